/// An HTML character reference left in a text: `&quot;`, `&#8220;`, `&#x201C;`.
///
/// News archives are full of half-decoded pages. A reference is read as the character it stands for, and the
/// offsets of its token span the whole reference, so that nothing moves.
struct CharacterReference {
  let scalar: Unicode.Scalar
  /// UTF-8 offset after the semicolon.
  let end: Int

  /// The longest reference that is read, with its ampersand and semicolon.
  private static let longest = 10

  /// The reference that begins with the ampersand at `start`; `nil` where none does, or an unknown one.
  ///
  /// - Complexity: O(1): at most ten bytes.
  init?(_ bytes: Span<UInt8>, at start: Int) {
    let limit = min(bytes.count, start + Self.longest)
    var end = start + 1
    while end < limit, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, end > start + 1 else { return nil }
    let body = bytes.extracting(start + 1..<end)
    let found = body[0] == UInt8(ascii: "#") ? Self.numeric(body) : Self.named(body)
    guard let found else { return nil }
    scalar = found
    self.end = end + 1
  }

  private static func numeric(_ body: Span<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = body.count > 1 && body[1] | 0x20 == UInt8(ascii: "x")
    let first = isHexadecimal ? 2 : 1
    guard body.count > first else { return nil }
    var value: UInt32 = 0
    for i in first..<body.count {
      let byte = body[i]
      let digit: UInt32
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
        digit = UInt32(byte - UInt8(ascii: "a")) + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal:
        digit = UInt32(byte - UInt8(ascii: "A")) + 10
      default: return nil
      }
      // Eight digits at most: no overflow.
      value = value * (isHexadecimal ? 16 : 10) + digit
    }
    // Windows-1252 numbers of marks, which browsers read as what was meant.
    switch value {
    case 0x91: return "\u{2018}"
    case 0x92: return "\u{2019}"
    case 0x93: return "\u{201C}"
    case 0x94: return "\u{201D}"
    case 0x96: return "\u{2013}"
    case 0x97: return "\u{2014}"
    case 0..<0x20: return nil
    default: return Unicode.Scalar(value)
    }
  }

  private static func named(_ body: Span<UInt8>) -> Unicode.Scalar? {
    for (name, scalar) in names where name.count == body.count {
      if name.indices.allSatisfy({ name[$0] == body[$0] }) { return scalar }
    }
    return nil
  }

  /// What stands in news text; letters with accents are rarely written so, and stay what they are.
  private static let names: [(name: [UInt8], scalar: Unicode.Scalar)] =
    ([
      ("quot", "\""), ("apos", "'"), ("amp", "&"), ("lt", "<"), ("gt", ">"), ("nbsp", "\u{A0}"),
      ("ldquo", "\u{201C}"), ("rdquo", "\u{201D}"), ("lsquo", "\u{2018}"), ("rsquo", "\u{2019}"),
      ("bdquo", "\u{201E}"), ("sbquo", "\u{201A}"), ("laquo", "\u{AB}"), ("raquo", "\u{BB}"),
      ("ndash", "\u{2013}"), ("mdash", "\u{2014}"), ("hellip", "\u{2026}"), ("shy", "\u{AD}"),
    ] as [(String, Unicode.Scalar)]).map { (Array($0.0.utf8), $0.1) }
}
