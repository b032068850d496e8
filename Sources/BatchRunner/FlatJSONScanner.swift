/// Reads JSON as this program writes it: no blanks between tokens, keys without escapes, lists kept as they stand.
struct FlatJSONScanner {
  enum Value: Equatable {
    case null
    /// mantissa / 10^decimals; at most 15 digits.
    case number(Int64, decimals: Int)
    /// Without its quotation marks.
    case text(Range<Int>, isEscaped: Bool)
    /// With its brackets.
    case list(Range<Int>)
  }

  static let powersOfTen: [Double] = (0..<16).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next >= bytes.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next < bytes.count, bytes[next] == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  /// Skips a key with its quotation marks and the colon.
  mutating func skip(key: [UInt8]) -> Bool {
    let end = next + key.count + 3
    guard end <= bytes.count, bytes[next] == UInt8(ascii: "\""),
      bytes[end - 2] == UInt8(ascii: "\""), bytes[end - 1] == UInt8(ascii: ":")
    else { return false }
    for place in key.indices where bytes[next + 1 + place] != key[place] { return false }
    next = end
    return true
  }

  /// The value that begins here; `nil` if there is none.
  mutating func value() -> Value? {
    guard next < bytes.count else { return nil }
    switch bytes[next] {
    case UInt8(ascii: "n"):
      for byte in "null".utf8 {
        guard next < bytes.count, bytes[next] == byte else { return nil }
        next += 1
      }
      return .null
    case UInt8(ascii: "\""): return text()
    case UInt8(ascii: "["): return list()
    default: return number()
    }
  }

  private mutating func text() -> Value? {
    let start = next + 1
    var isEscaped = false
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        next = place + 1
        return .text(start..<place, isEscaped: isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        place += 2
      case UInt8(ascii: "\n"): return nil
      default: place += 1
      }
    }
    return nil
  }

  private mutating func list() -> Value? {
    let start = next
    var depth = 0
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        guard text() != nil else { return nil }
        continue
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\n"): return nil
      default: break
      }
      next += 1
      if depth == 0 { return .list(start..<next) }
    }
    return nil
  }

  private mutating func number() -> Value? {
    let isNegative = skip("-")
    var mantissa: Int64 = 0
    var digits = 0
    var decimals = 0
    var isFraction = false
    while next < bytes.count {
      let byte = bytes[next]
      if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 15 {
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if isFraction { decimals += 1 }
      } else {
        break
      }
      next += 1
    }
    guard digits > 0 else { return nil }
    return .number(isNegative ? -mantissa : mantissa, decimals: decimals)
  }

  /// A string's characters without their escapes. Surrogates come in pairs or become U+FFFD.
  static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(raw.count)
    var place = raw.startIndex
    func unit(_ at: Int) -> UInt32? {
      guard at + 4 <= raw.endIndex else { return nil }
      return UInt32(String(decoding: raw[at..<at + 4], as: UTF8.self), radix: 16)
    }
    while place < raw.endIndex {
      guard raw[place] == UInt8(ascii: "\\"), place + 1 < raw.endIndex else {
        out.append(raw[place])
        place += 1
        continue
      }
      let letter = raw[place + 1]
      place += 2
      switch letter {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "u"):
        var code = unit(place) ?? 0xFFFD
        place = min(place + 4, raw.endIndex)
        if (0xD800..<0xDC00).contains(code), place + 1 < raw.endIndex,
          raw[place] == UInt8(ascii: "\\"), raw[place + 1] == UInt8(ascii: "u"),
          let low = unit(place + 2), (0xDC00..<0xE000).contains(low)
        {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          place += 6
        }
        out += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      default: out.append(letter)
      }
    }
    return out
  }
}
