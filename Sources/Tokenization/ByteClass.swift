/// What one byte can begin or continue.
enum ByteClass: UInt8, Sendable {
  case blank, newline, upper, lower, digit, punctuation
  /// Part of a scalar above ASCII.
  case lead

  var isLetter: Bool { self == .lower || self == .upper }
  var isBlank: Bool { self == .blank || self == .newline }

  static let table: [ByteClass] = (0...255).map { (value: Int) -> ByteClass in
    switch UInt8(value) {
    case 0x0A: .newline
    case 0...0x20, 0x7F: .blank
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x80...: .lead
    default: .punctuation
    }
  }
}

extension Unicode.Scalar {
  /// A letter of any script.
  var isLetterScalar: Bool {
    switch value {
    case 0xC0...0x24F: value != 0xD7 && value != 0xF7
    case 0x370...0x52F, 0x4E00...0x9FFF: properties.isAlphabetic
    case 0x2BC, 0x2000...0x206F: false  // U+02BC is written as an apostrophe.
    default: properties.isAlphabetic
    }
  }

  /// A letter, or a mark or digit that belongs to a word.
  var isWordScalar: Bool {
    if isLetterScalar { return true }
    if value < 0x300 || (0x2000...0x2BFF).contains(value) { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber: return true
    default: return false
    }
  }

  /// A mark goes on a word, but begins none.
  var beginsWord: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: false
    default: isWordScalar
    }
  }
}
