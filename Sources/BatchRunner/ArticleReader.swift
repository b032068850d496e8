internal import Tokenization

/// One document's raw bytes on their way to a worker, which parses them.
struct RawRecord: Sendable {
  enum Body: Sendable {
    case text([UInt8])
    case json([UInt8])
    case row(header: [String], fields: [[UInt8]])
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
    case .text(let bytes), .json(let bytes): bytes.count
    case .row(_, let fields): fields.reduce(0) { $0 + $1.count }
    case .unreadable: 0
    }
  }
}

/// One input file with size and hash, for the manifest.
struct InputRecord: Sendable, Equatable, Codable {
  let path: String
  let bytes: Int
  let sha256: String
}

/// Reads documents one after the other; never holds more than one.
struct ArticleReader {
  private let entries: [InputList.Entry]
  private let limit: Int
  private var nextEntry = 0
  private var current: OpenFile?
  private(set) var inputs: [InputRecord] = []
  /// Files that held no record; each became one unreadable record.
  private(set) var emptyFiles = 0
  private var finishedBytes = 0

  /// Bytes of the inputs that were read so far.
  var bytesRead: Int { finishedBytes + (current?.file.byteCount ?? 0) }

  private struct OpenFile {
    let entry: InputList.Entry
    let format: InputFormat
    let file: InputFile
    var line = 0
    var rows: DelimitedReader?
    var header: [String] = []
    var isFinished = false
    var hasYielded = false
  }

  /// - Parameter limit: longest document, bytes.
  init(_ list: InputList, limit: Int) {
    entries = list.entries
    self.limit = limit
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
          current = try Self.open(entry, limit: limit)
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
        finishFile()
        return Self.unreadable(entry, reason: error.description)
      }
    }
  }

  private static func unreadable(_ entry: InputList.Entry, reason: String) -> RawRecord {
    RawRecord(
      source: entry.path, line: nil, fallbackID: entry.stem, body: .unreadable(reason: reason))
  }

  private mutating func finishFile() {
    if let file = current?.file {
      finishedBytes += file.byteCount
      inputs.append(InputRecord(path: file.name, bytes: file.byteCount, sha256: file.digest()))
    }
    current = nil
  }

  private static func open(_ entry: InputList.Entry, limit: Int) throws(ParleyError) -> OpenFile {
    let file = try InputFile(entry.path)
    var format = entry.format
    if format == .auto { format = try file.peek() == UInt8(ascii: "{") ? .jsonl : .text }
    var open = OpenFile(entry: entry, format: format, file: file)
    if format == .csv || format == .tsv {
      open.rows = DelimitedReader(file, format: format, limit: limit)
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
    case .jsonl:
      while let line = try open.file.nextLine(limit: limit) {
        open.line += 1
        if line == .bytes([]) { continue }
        return record(open, line: open.line, line, body: RawRecord.Body.json)
      }
      return nil
    case .csv, .tsv:
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
    if open.header.isEmpty {
      guard let header = try rows.nextRow() else { return nil }
      guard case .fields(let names) = header else {
        open.isFinished = true
        return record(open, rows, Self.problem(header, limit: limit))
      }
      open.header = names.map { String(decoding: RepairedText($0).bytes, as: UTF8.self) }
    }
    guard let row = try rows.nextRow() else { return nil }
    if case .fields(let fields) = row, fields.count == open.header.count {
      return record(open, rows, .row(header: open.header, fields: fields))
    }
    return record(open, rows, Self.problem(row, header: open.header.count, limit: limit))
  }

  private func record(_ open: OpenFile, _ rows: DelimitedReader, _ body: RawRecord.Body)
    -> RawRecord
  {
    RawRecord(
      source: open.entry.path, line: rows.line, fallbackID: fallbackID(open, rows.line), body: body)
  }

  /// Why a row is no record.
  private static func problem(_ row: DelimitedReader.Row, header: Int = 0, limit: Int)
    -> RawRecord.Body
  {
    switch row {
    case .fields(let fields):
      .unreadable(reason: "\(fields.count) fields, but the header has \(header)")
    case .tooLong:
      .unreadable(reason: "a row above the limit of \(limit) bytes; is a quotation mark missing?")
    case .unclosedQuote:
      .unreadable(reason: "the file ends inside quotation marks that open in this row")
    }
  }
}

extension Article {
  /// Parses a record.
  /// - Throws: ``Reject`` reasons in words.
  init(_ record: RawRecord, names: FieldNames) throws(ArticleFields.Failure) {
    switch record.body {
    case .text(let bytes):
      let repaired = RepairedText(bytes)
      try self.init(
        id: record.fallbackID, date: nil, title: nil, checkedText: repaired.bytes, url: nil,
        source: nil,
        repairs: repaired.repairs)
    case .json(let line):
      try self.init(
        fields: try ArticleFields(jsonLine: line), fallbackID: record.fallbackID, names: names)
    case .row(let header, let fields):
      try self.init(
        fields: ArticleFields(header: header, row: fields), fallbackID: record.fallbackID,
        names: names)
    case .unreadable(let reason):
      throw ArticleFields.Failure(reason: reason)
    }
  }

  private init(fields: ArticleFields, fallbackID: String, names: FieldNames) throws(ArticleFields
    .Failure)
  {
    guard let text = fields.value(names.text) else {
      throw ArticleFields.Failure(
        reason:
          "no text: looked for \(names.text.joined(separator: ", ")); found \(fields.names.joined(separator: ", "))"
      )
    }
    try self.init(
      id: fields.value(names.id) ?? fallbackID,
      date: fields.value(names.date).flatMap(ISODay.parse),
      title: fields.value(names.title), checkedText: Array(text.utf8), url: fields.value(names.url),
      source: fields.value(names.source), repairs: fields.repairs)
  }

  private init(
    id: String, date: String?, title: String?, checkedText text: [UInt8], url: String?,
    source: String?, repairs: Int
  ) throws(ArticleFields.Failure) {
    guard text.contains(where: { $0 > 0x20 }) else {
      throw ArticleFields.Failure(reason: "empty text")
    }
    guard !text.contains(0) else { throw ArticleFields.Failure(reason: "NUL byte: not a text") }
    self.id = id
    self.date = date
    self.title = title
    self.text = text
    self.url = url
    self.source = source
    self.repairs = repairs
  }
}
