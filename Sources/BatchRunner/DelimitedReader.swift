/// Rows of CSV (RFC 4180: quotes, doubled quotes, line breaks inside quotes) or TSV (a quote is just a character).
///
/// A quotation mark that is never closed costs its own row, not the rest of the file: what was read in search
/// of the closing mark is read again, line by line.
struct DelimitedReader {
  enum Row: Equatable {
    case fields([[UInt8]])
    case tooLong
    /// No mark closes the one that opens on this row before the limit or the end of the file.
    case unclosedQuote
  }

  private let file: InputFile
  private let delimiter: UInt8
  private let quotes: Bool
  private let limit: Int
  private(set) var line = 0
  private var linesRead = 0
  /// The line at which reading stands.
  var lineReached: Int { linesRead }
  /// Lines to read again.
  private var again: [UInt8] = []
  private var nextAgain = 0
  /// After them comes a line that was too long to keep.
  private var skippedLine = false
  /// How many bytes may still be read twice: a file of stray marks must not take quadratic time.
  private var credit: Int

  init(_ file: InputFile, format: InputFormat, limit: Int) {
    self.file = file
    delimiter = UInt8(ascii: format == .csv ? "," : "\t")
    quotes = format == .csv
    self.limit = limit
    credit = 4 * limit
  }

  /// The next row that is not blank, `nil` at the end. ``line`` is then the line on which it began.
  mutating func nextRow() throws(ParleyError) -> Row? {
    while let first = try nextLine() {
      line = linesRead
      guard case .bytes(let bytes) = first else { return .tooLong }
      if let row = try row(beginningWith: bytes) { return row }
    }
    return nil
  }

  /// The next line with its end.
  private mutating func nextLine() throws(ParleyError) -> InputFile.Line? {
    linesRead += 1
    guard nextAgain < again.count else {
      if skippedLine {
        skippedLine = false
        return .tooLong(limit + 1)
      }
      guard let line = try file.nextRawLine(limit: limit) else { return nil }
      if case .bytes(let bytes) = line { credit += bytes.count }
      return line
    }
    let rest = again[nextAgain...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? again.count
    nextAgain = end
    let line = Array(rest[..<end])
    if end == again.count { (again, nextAgain) = ([], 0) }
    return .bytes(line)
  }

  /// The row that begins with this line, `nil` for a blank one.
  private mutating func row(beginningWith first: [UInt8]) throws(ParleyError) -> Row? {
    var bytes = first
    var scan = QuoteScan(delimiter: delimiter)
    if quotes { scan.read(bytes, from: line == 1 ? Self.lengthOfByteOrderMark(bytes) : 0) }
    let allowed = min(limit, credit)
    while scan.isInside {
      let next = bytes.count > allowed ? nil : try nextLine()
      guard case .bytes(let more) = next else {
        readAgain(bytes[first.count...])
        skippedLine = skippedLine || next != nil
        return .unclosedQuote
      }
      let end = bytes.count
      bytes += more
      scan.read(bytes, from: end)
    }
    // The line feed does not count against the limit.
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.count > limit { return .tooLong }
    return fields(of: bytes)
  }

  /// Goes back to the line after the row's first.
  private mutating func readAgain(_ bytes: ArraySlice<UInt8>) {
    credit = max(credit - bytes.count, 0)
    linesRead = line
    if nextAgain >= bytes.count, nextAgain > 0 {
      nextAgain -= bytes.count
    } else {
      // What was left to read again came to its end within this row.
      (again, nextAgain) = (Array(bytes), 0)
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func lengthOfByteOrderMark(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: byteOrderMark) && bytes.dropFirst(3).first == UInt8(ascii: "\"") ? 3 : 0
  }

  /// Cuts a whole row at its delimiters; `nil` for a blank one.
  private func fields(of bytes: [UInt8]) -> Row? {
    var fields: [[UInt8]] = []
    var hasQuotes = false
    var i = line == 1 ? Self.lengthOfByteOrderMark(bytes) : 0
    // A carriage return before the line feed is part of the line's end, unless a mark closes after it.
    let end = bytes.last == UInt8(ascii: "\r") ? bytes.count - 1 : bytes.count
    while true {
      var field: [UInt8] = []
      if quotes, i < end, bytes[i] == UInt8(ascii: "\"") {
        hasQuotes = true
        i = Self.unquote(bytes, from: i + 1, into: &field)
      }
      let next = bytes[min(i, end)..<end].firstIndex(of: delimiter) ?? end
      field += bytes[min(i, end)..<next]
      fields.append(field)
      if next == end { break }
      i = next + 1
    }
    return fields.count == 1 && fields[0].isEmpty && !hasQuotes ? nil : .fields(fields)
  }

  /// Appends what stands inside quotes; returns the place after the closing mark.
  private static func unquote(_ bytes: [UInt8], from start: Int, into field: inout [UInt8]) -> Int {
    var i = start
    while let mark = bytes[i...].firstIndex(of: UInt8(ascii: "\"")) {
      field += bytes[i..<mark]
      guard mark + 1 < bytes.count, bytes[mark + 1] == UInt8(ascii: "\"") else { return mark + 1 }
      field.append(UInt8(ascii: "\""))
      i = mark + 2
    }
    return bytes.count
  }
}

/// Follows a row from mark to mark, to know whether its end lies inside quotes.
private struct QuoteScan {
  let delimiter: UInt8
  private(set) var isInside = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Reads on to the end of `bytes`, which is the end of a line.
  mutating func read(_ bytes: [UInt8], from start: Int) {
    var i = start
    var beginsField = true
    while i < bytes.count {
      if isInside {
        guard let mark = bytes[i...].firstIndex(of: UInt8(ascii: "\"")) else { return }
        if mark + 1 < bytes.count, bytes[mark + 1] == UInt8(ascii: "\"") {
          i = mark + 2
        } else {
          isInside = false
          beginsField = false
          i = mark + 1
        }
      } else if beginsField, bytes[i] == UInt8(ascii: "\"") {
        isInside = true
        i += 1
      } else {
        guard let end = bytes[i...].firstIndex(of: delimiter) else { return }
        i = end + 1
        beginsField = true
      }
    }
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
