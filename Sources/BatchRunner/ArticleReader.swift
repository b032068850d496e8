internal import Tokenization

/// One document's raw bytes on their way to a worker, which parses them.
struct RawRecord: Sendable {
  enum Body: Sendable {
    case text([UInt8])
    case json([UInt8])
    case row(header: [String], fields: [[UInt8]])
    case html([UInt8])
    case unreadable(reason: String)
  }

  /// File as given.
  let source: String
  /// 1-based; `nil` for a whole file.
  let line: Int?
  /// The id of a record without one.
  let fallbackID: String
  let body: Body

  var byteCount: Int {
    switch body {
    case .text(let bytes), .json(let bytes), .html(let bytes): bytes.count
    case .row(_, let fields): fields.reduce(0) { $0 + $1.count }
    case .unreadable: 0
    }
  }
}

/// One input file with size and hash, for the manifest.
struct InputRecord: Sendable, Equatable, Encodable {
  let path: String
  let bytes: Int
  let sha256: String
}

/// Reads documents one after the other; never holds more than one.
struct ArticleReader {
  private let entries: [InputList.Entry]
  private let limit: Int
  private let names: FieldNames
  /// Names for the columns of tables without a header.
  private let columns: [String]
  private var nextEntry = 0
  private var current: OpenFile?
  private(set) var inputs: [InputRecord] = []
  /// Files that held no record; each became one unreadable record.
  private(set) var emptyFiles = 0

  private struct OpenFile {
    let entry: InputList.Entry
    let format: InputFormat
    let file: InputFile
    var line = 0
    var rows: DelimitedReader?
    var header: [String] = []
    var isFinished = false
    var hasYielded = false

    /// The line at which a file broke off; `nil` where a file is one document.
    var lineAfterFailure: Int? {
      switch format {
      case .text, .html, .auto: nil
      case .jsonl: line + 1
      case .csv, .tsv, .gdelt: rows?.lineReached
      }
    }
  }

  /// - Parameters:
  ///   - limit: longest document, bytes.
  ///   - names: which columns make a first line a header, where neither name nor option tells the format.
  ///   - columns: names for the columns of tables without a header; empty where the first row is one.
  init(
    _ list: InputList, limit: Int, names: FieldNames = FieldNames(), columns: [String] = []
  ) {
    entries = list.entries
    self.limit = limit
    self.names = names
    self.columns = columns
  }

  /// The next document, `nil` after the last.
  ///
  /// A file that cannot be opened or breaks off becomes an unreadable record: the rest goes on.
  mutating func next() -> RawRecord? {
    while true {
      if current == nil {
        guard nextEntry < entries.count else { return nil }
        let entry = entries[nextEntry]
        nextEntry += 1
        do throws(ParleyError) {
          current = try open(entry)
        } catch {
          return Self.unreadable(entry, reason: error.description)
        }
      }
      let entry = entries[nextEntry - 1]
      do throws(ParleyError) {
        if let record = try nextInFile() {
          current?.hasYielded = true
          return record
        }
        let wasEmpty = current?.hasYielded == false
        finishFile()
        if wasEmpty {
          emptyFiles += 1
          return Self.unreadable(entry, reason: "empty file: it holds no article")
        }
      } catch {
        let line = current?.lineAfterFailure
        finishFile()
        return Self.unreadable(entry, line: line, reason: error.description)
      }
    }
  }

  private static func unreadable(_ entry: InputList.Entry, line: Int? = nil, reason: String)
    -> RawRecord
  {
    // The reject names the file already.
    let name = entry.path + ": "
    let reason = reason.hasPrefix(name) ? String(reason.dropFirst(name.count)) : reason
    return RawRecord(
      source: entry.path, line: line, fallbackID: entry.stem, body: .unreadable(reason: reason))
  }

  private mutating func finishFile() {
    if let file = current?.file {
      // The hash reads what is left, and so counts it.
      let digest = file.digest()
      inputs.append(InputRecord(path: file.name, bytes: file.byteCount, sha256: digest))
    }
    current = nil
  }

  private func open(_ entry: InputList.Entry) throws(ParleyError) -> OpenFile {
    if let problem = entry.problem { throw ParleyError(.inputOutput, problem) }
    let file = try InputFile(entry.path)
    var format = entry.format
    if format == .auto {
      let preview = try file.preview(limit: InputFormat.previewLength)
      if InputFormat.beginsArray(preview) {
        throw ParleyError(
          .unusableInput,
          "\(entry.path): a JSON array, not one object a line; use: jq -c '.[]' FILE | parley ... -"
        )
      }
      format = .byContent(preview, names: names)
    }
    var open = OpenFile(entry: entry, format: format, file: file)
    switch format {
    case .csv, .tsv:
      open.rows = DelimitedReader(file, format: format, limit: limit)
      open.header = columns
    case .gdelt: open.rows = DelimitedReader(file, format: format, limit: limit)
    case .text, .html, .jsonl, .auto: break
    }
    return open
  }

  private mutating func nextInFile() throws(ParleyError) -> RawRecord? {
    guard var open = current, !open.isFinished else { return nil }
    defer { current = open }
    switch open.format {
    case .text, .auto:
      open.isFinished = true
      return record(open, line: nil, try open.file.rest(limit: limit), body: RawRecord.Body.text)
    case .html:
      open.isFinished = true
      return record(open, line: nil, try open.file.rest(limit: limit), body: RawRecord.Body.html)
    case .jsonl:
      while let line = try open.file.nextLine(limit: limit) {
        open.line += 1
        if case .bytes(let bytes) = line, bytes.allSatisfy({ $0 <= 0x20 }) { continue }
        return record(open, line: open.line, line, body: RawRecord.Body.json)
      }
      return nil
    case .csv, .tsv, .gdelt:
      return try nextRow(&open)
    }
  }

  private func record(
    _ open: OpenFile, line: Int?, _ content: InputFile.Line, body: ([UInt8]) -> RawRecord.Body
  ) -> RawRecord {
    let made: RawRecord.Body =
      switch content {
      case .bytes(let bytes): body(bytes)
      case .tooLong(let length):
        .unreadable(reason: "\(length) bytes in one document; the limit is \(limit)")
      }
    return RawRecord(
      source: open.entry.path, line: line, fallbackID: fallbackID(open, line), body: made)
  }

  private func fallbackID(_ open: OpenFile, _ line: Int?) -> String {
    line.map { "\(open.entry.stem):\($0)" } ?? open.entry.stem
  }

  private mutating func nextRow(_ open: inout OpenFile) throws(ParleyError) -> RawRecord? {
    guard var rows = open.rows else { return nil }
    defer { open.rows = rows }
    if open.header.isEmpty, open.format != .gdelt {
      guard let header = try rows.nextRow() else { return nil }
      guard case .fields(let names) = header else {
        open.isFinished = true
        let reason = Self.problem(header, limit: limit)
        return record(
          open, rows,
          .unreadable(reason: reason + "; without a header the file is passed over"))
      }
      open.header = names.map { String(decoding: RepairedText($0).bytes, as: UTF8.self) }
    }
    guard let row = try rows.nextRow() else { return nil }
    if open.format == .gdelt, case .fields(let fields) = row {
      let body: RawRecord.Body =
        GDELTTable.header(columns: fields.count).map { .row(header: $0, fields: fields) }
        ?? .unreadable(reason: GDELTTable.problem(columns: fields.count))
      return record(open, rows, body)
    }
    if case .fields(let fields) = row, fields.count == open.header.count {
      return record(open, rows, .row(header: open.header, fields: fields))
    }
    return record(
      open, rows, .unreadable(reason: Self.problem(row, header: open.header.count, limit: limit)))
  }

  private func record(_ open: OpenFile, _ rows: DelimitedReader, _ body: RawRecord.Body)
    -> RawRecord
  {
    RawRecord(
      source: open.entry.path, line: rows.line, fallbackID: fallbackID(open, rows.line), body: body)
  }

  /// Why a row is no record.
  private static func problem(_ row: DelimitedReader.Row, header: Int = 0, limit: Int)
    -> String
  {
    switch row {
    case .fields(let fields):
      "\(fields.count) fields, but the header has \(header)"
    case .tooLong:
      "a row above the limit of \(limit) bytes; is a quotation mark missing?"
    case .unclosedQuote:
      "a quotation mark opens in this row and is never closed"
    }
  }
}
