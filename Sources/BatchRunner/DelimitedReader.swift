/// Rows of CSV (RFC 4180: quotes, doubled quotes, line breaks inside quotes) or TSV (a quote is just a character).
struct DelimitedReader {
  enum Row: Equatable {
    case fields([[UInt8]])
    case tooLong
    /// The file ended inside quotes that began on this row.
    case unclosedQuote
  }

  private let file: InputFile
  private let delimiter: UInt8
  private let quotes: Bool
  private let limit: Int
  private(set) var line = 0
  private var linesRead = 0

  init(_ file: InputFile, format: InputFormat, limit: Int) {
    self.file = file
    delimiter = UInt8(ascii: format == .tsv ? "\t" : ",")
    quotes = format != .tsv
    self.limit = limit
  }

  /// The next row that is not blank, `nil` at the end. ``line`` is then the line on which it began.
  mutating func nextRow() throws(ParleyError) -> Row? {
    while try file.peek() != nil {
      if let row = try readRow() { return row }
    }
    return nil
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The row that begins here, `nil` for a blank line.
  private mutating func readRow() throws(ParleyError) -> Row? {
    linesRead += 1
    line = linesRead
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var length = 0
    var insideQuotes = false
    var hasQuotes = false
    var previous: UInt8 = 0
    while let byte = try file.nextByte() {
      length += 1
      if byte == UInt8(ascii: "\n"), !insideQuotes { break }
      defer { previous = byte }
      if insideQuotes {
        if byte == UInt8(ascii: "\"") {
          if try file.peek() == UInt8(ascii: "\"") {
            _ = try file.nextByte()
            Self.append(byte, to: &field, while: length <= limit)
          } else {
            insideQuotes = false
          }
        } else {
          if byte == UInt8(ascii: "\n") { linesRead += 1 }
          Self.append(byte, to: &field, while: length <= limit)
        }
      } else if byte == delimiter {
        fields.append(field)
        field = []
      } else if quotes, byte == UInt8(ascii: "\""),
        field.isEmpty || line == 1 && fields.isEmpty && field == Self.byteOrderMark
      {
        field = []
        insideQuotes = true
        hasQuotes = true
      } else {
        Self.append(byte, to: &field, while: length <= limit)
      }
    }
    if insideQuotes { return .unclosedQuote }
    if length > limit { return .tooLong }
    // A carriage return inside quotes belongs to the field.
    if previous == UInt8(ascii: "\r") { field.removeLast() }
    return fields.isEmpty && field.isEmpty && !hasQuotes ? nil : .fields(fields + [field])
  }

  private static func append(_ byte: UInt8, to field: inout [UInt8], while isKept: Bool) {
    if isKept { field.append(byte) }
  }
}

/// A row of CSV as text.
public enum CSVText {
  /// Fields joined by commas, quoted where RFC 4180 asks for it, with a line feed.
  public static func row(_ fields: [String]) -> String {
    fields.map { field in
      let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      guard needsQuotes else { return field }
      // By code point: a quote before a combining mark is no character of its own.
      let doubled = field.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
      return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
    }.joined(separator: ",") + "\n"
  }
}
