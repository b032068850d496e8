/// HTML or SVG, ready to stand in a page: whatever is put into it as text is escaped, so that nothing of a corpus can
/// become markup by being forgotten.
///
/// A literal is markup; a string put in by interpolation is text; markup put in stays markup:
/// `"<td>\(name)</td>"`. Attributes stand in double quotes.
public struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  public private(set) var source: String

  public init(stringLiteral value: String) { source = value }
  public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { source += literal }
    public mutating func appendInterpolation(_ text: String) { source += Markup.escaped(text) }
    public mutating func appendInterpolation(_ number: Int) { source += String(number) }
    public mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
    public mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { source += part.source }
    }
    /// A coordinate, at most two decimals.
    public mutating func appendInterpolation(_ place: Double) {
      source += SignedNumber.coordinate(place)
    }
  }

  static func + (left: Markup, right: Markup) -> Markup { "\(left)\(right)" }
  static func += (left: inout Markup, right: Markup) { left.source += right.source }

  /// Text as content or in a quoted attribute, scalar by scalar: `<` before a combining mark is `<` all the same.
  ///
  /// Characters that turn the direction of text or cannot be seen are written out (`[U+202E]`), except the two that
  /// scripts and emoji need inside words; what no page may hold becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t", "\u{200C}", "\u{200D}": result.append(scalar)
      case "\r", "\u{2028}", "\u{2029}": result.append(" ")
      case "\u{AD}": break
      default:
        let isNoncharacter =
          scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
        switch scalar.properties.generalCategory {
        case .control: result.append("\u{FFFD}")
        case _ where isNoncharacter: result.append("\u{FFFD}")
        case .format:
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let filled = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
          result.append(contentsOf: "[U+\(filled)]".unicodeScalars)
        default: result.append(scalar)
        }
      }
    }
    return String(result)
  }
}

extension [Markup] {
  func joined(_ separator: Markup) -> Markup {
    var result: Markup = ""
    for (n, part) in enumerated() {
      if n > 0 { result += separator }
      result += part
    }
    return result
  }
}

/// Numbers as the report prints them.
enum SignedNumber {
  /// Two decimals with their sign, a true minus: `+0.29`, `−0.08`, `0.00`.
  static func text(_ value: Double) -> String {
    let hundredths = Int((max(-1e12, min(1e12, value)) * 100).rounded())
    let sign = hundredths > 0 ? "+" : hundredths < 0 ? "\u{2212}" : ""
    return sign + decimals(hundredths.magnitude)
  }

  /// Two decimals of a number that is never negative.
  static func share(_ value: Double) -> String {
    decimals(Int((max(0, min(1e12, value)) * 100).rounded()).magnitude)
  }

  /// `18 %`.
  static func percent(_ value: Double) -> String {
    "\(Int((max(0, min(1e12, value)) * 100).rounded())) %"
  }

  /// At most two decimals, no exponent: a place in a picture.
  static func coordinate(_ value: Double) -> String {
    let hundredths = Int((max(-1e9, min(1e9, value)) * 100).rounded())
    var text = (hundredths < 0 ? "-" : "") + decimals(hundredths.magnitude)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// `12,345`.
  static func count(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.utf8.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "\u{2212}" : "") + ([digits] + groups).joined(separator: ",")
  }

  private static func decimals(_ hundredths: UInt) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
