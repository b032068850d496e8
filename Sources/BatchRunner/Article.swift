/// One article as it was read.
public struct Article: Sendable, Equatable {
  public let id: String
  /// ISO 8601 day; `nil` where missing or no date.
  public let date: String?
  public let title: String?
  /// Valid UTF-8.
  public let text: [UInt8]
  public let url: String?
  /// The outlet.
  public let source: String?
  /// How many ill-formed byte sequences were replaced.
  public let repairs: Int
}

/// A document that could not be processed: a line of `rejects.jsonl`.
public struct Reject: Sendable, Equatable {
  /// File name as given, `-` for standard input.
  public let source: String
  /// 1-based line on which the document begins; `nil` for a whole file.
  public let line: Int?
  public let reason: String

  public init(source: String, line: Int?, reason: String) {
    self.source = source
    self.line = line
    self.reason = reason
  }

  func appendJSON(to bytes: inout [UInt8]) {
    JSONText.append("{\"source\":", to: &bytes)
    JSONText.append(string: source, to: &bytes)
    JSONText.append(",\"line\":" + (line.map(String.init) ?? "null") + ",\"reason\":", to: &bytes)
    JSONText.append(string: reason, to: &bytes)
    JSONText.append("}\n", to: &bytes)
  }
}

/// An ISO 8601 day, checked against the calendar.
enum ISODay {
  /// The day at the start of `text` ("2021-01-11", "2021-01-11T02:20:00Z"), else `nil`.
  static func parse(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    if bytes.count == 11, bytes[10] != UInt8(ascii: "T"), bytes[10] != UInt8(ascii: " ") {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    let leap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
    return String(decoding: bytes[..<10], as: UTF8.self)
  }
}
