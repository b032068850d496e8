/// The hash behind ``TermID``: FNV-1a over the lower-cased bytes, then a 64-bit finaliser.
///
/// FNV-1a (Fowler, Noll and Vo) needs one multiplication a byte and no look-ahead, which suits words of
/// four to eight bytes; the finaliser (Stafford's variant 13 of MurmurHash3's) spreads its weak low bits,
/// because tables take their slots from them.
public struct TermHash: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  public func finish() -> TermID { Self.spread(state) }

  /// A bijection of 64-bit words that makes every input bit reach every output bit.
  public static func spread(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xbf58_476d_1ce4_e5b9
    x = (x ^ (x >> 27)) &* 0x94d0_49bb_1331_11eb
    return x ^ (x >> 31)
  }

  /// The id of `first` followed by `second`; order matters.
  public static func pair(_ first: TermID, _ second: TermID) -> TermID {
    spread(first &* 0x9e37_79b9_7f4a_7c15 &+ second)
  }

  /// The id that the tokenizer gives to `word`, which must be one word already.
  ///
  /// - Complexity: O(*n*) for *n* bytes. For tables at start-up, not for text.
  public static func id(of word: String) -> TermID {
    var hash = TermHash()
    for scalar in word.unicodeScalars {
      if let scalar = scalar.inWordIdentity { hash.combine(lowercased: scalar) }
    }
    return hash.finish()
  }

  /// Adds the UTF-8 of the scalar's lower-case form.
  mutating func combine(lowercased scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar.simpleLowercase) ?? UTF8.encodedReplacementCharacter {
      combine(byte)
    }
  }
}

extension Unicode.Scalar {
  /// The scalar as a word's identity has it: lower-case, each apostrophe straight; `nil` for points, commas
  /// and invisible characters, which are no part of it.
  package var inWordIdentity: Unicode.Scalar? {
    switch self {
    case "\u{2019}", "\u{02BC}", "\u{2018}": "'"
    case ".", ",", "\u{AD}", "\u{200C}", "\u{200D}": nil
    default: simpleLowercase
    }
  }

  /// The one-scalar lower-case form, itself where there is none (İ maps to i, as case folding of words wants).
  var simpleLowercase: Unicode.Scalar {
    let value = self.value
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(value + 32) ?? self
    case 0..<0xC0: return self
    case 0xC0...0xDE: return value == 0xD7 ? self : Unicode.Scalar(value + 32) ?? self
    case 0xDF...0xFF: return self
    default: return properties.lowercaseMapping.unicodeScalars.first ?? self
    }
  }
}
