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
  /// There was something where the date stands, but no date that is understood.
  public let hasUnreadDate: Bool
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
