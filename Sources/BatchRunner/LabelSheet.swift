public import LinearClassifier
internal import Tokenization

/// A CSV file of statements to label: what `sample` and `suggest` write, people fill and `correct` reads.
///
/// Columns that parley does not know are kept.
public struct LabelSheet: Sendable {
  public let path: String
  public let columns: [String]
  public private(set) var rows: [[String]]
  /// 1-based line on which each row begins.
  private let lines: [Int]

  enum Column {
    static let context = ["id", "document", "date", "kind", "speaker", "cue", "text"]
    static let labels = ["stance", "sentiment"]
    static let stratum = "stratum"
    static let probability = "inclusion_probability"
    static let design = "sample_design"
    static let training = "training_only"
  }

  /// - Throws: ``ParleyError`` 66, or 65 with file and line.
  public init(_ path: String) throws(ParleyError) {
    self.path = path
    var reader = DelimitedReader(try InputFile(path), format: .csv, limit: 16 << 20)
    var columns: [String]?
    var rows: [[String]] = []
    var lines: [Int] = []
    while let row = try reader.nextRow() {
      let place = "\(path):\(reader.line)"
      let fields = try Self.fields(row, place: place)
      guard let columns else {
        columns = fields
        try Self.check(header: fields, path: path)
        continue
      }
      guard fields.count == columns.count else {
        throw ParleyError(
          .unusableInput, "\(place): \(fields.count) fields, but the header has \(columns.count)")
      }
      rows.append(fields)
      lines.append(reader.line)
    }
    guard let columns, !rows.isEmpty else {
      throw ParleyError(
        .unusableInput, "\(path): no rows; make some with: parley sample DIR --output FILE")
    }
    self.columns = columns
    self.rows = rows
    self.lines = lines
  }

  private static func fields(_ row: DelimitedReader.Row, place: String) throws(ParleyError)
    -> [String]
  {
    guard case .fields(let raw) = row else {
      throw ParleyError(
        .unusableInput, "\(place): not a row of CSV; is a quotation mark missing or too many?")
    }
    guard !raw.contains(where: { $0.contains(0) }) else {
      throw ParleyError(.unusableInput, "\(place): a NUL byte; save the file as CSV in UTF-8")
    }
    return raw.map { String(decoding: RepairedText($0).bytes, as: UTF8.self) }
  }

  private static func check(header: [String], path: String) throws(ParleyError) {
    if header.count == 1, header[0].contains(";") || header[0].contains("\t") {
      throw ParleyError(
        .unusableInput,
        "\(path):1: columns are not separated by commas; save it as CSV with commas, in UTF-8")
    }
    if Set(header).count < header.count {
      throw ParleyError(.unusableInput, "\(path):1: two columns have the same name")
    }
    for name in ["id", "text"] where !header.contains(name) {
      throw ParleyError(
        .unusableInput,
        "\(path):1: no column '\(name)'; columns found: \(header.joined(separator: ", "))")
    }
  }

  /// File and line of a row.
  public func place(ofRow row: Int) -> String { "\(path):\(lines[row])" }

  /// A field, empty where the column is missing.
  public func value(_ column: String, row: Int) -> String {
    columns.firstIndex(of: column).map { rows[row][$0] } ?? ""
  }

  /// Whether `suggest` made the file.
  public var isForTraining: Bool { columns.contains(Column.training) }

  /// Class number of a row's label, `nil` where there is none.
  ///
  /// - Throws: ``ParleyError`` 65 with file and line for a word that is not the codebook's.
  public func label(of head: Head, row: Int) throws(ParleyError) -> Int? {
    let written = value(head.rawValue, row: row)
    let mended = LabelledFile.mended(written)
    guard !mended.isEmpty else { return nil }
    guard let column = head.column(of: mended) else {
      throw ParleyError(
        .unusableInput,
        "\(place(ofRow: row)): row '\(value("id", row: row))': '\(written)' is no \(head.rawValue); the codebook knows \(head.classes.joined(separator: ", "))"
      )
    }
    return column
  }

  /// Writes a label into a row, or takes it away.
  ///
  /// - Precondition: the sheet has a column for the head.
  public mutating func set(_ label: Int?, of head: Head, row: Int) {
    guard let column = columns.firstIndex(of: head.rawValue) else {
      preconditionFailure("a sheet without a column '\(head.rawValue)'")
    }
    rows[row][column] = label.map { head.classes[$0] } ?? ""
  }

  /// The file's bytes.
  public var bytes: [UInt8] { Self.bytes([columns] + rows) }

  /// With a byte order mark, without which Excel takes UTF-8 for the system's old code page.
  static func bytes(_ table: [[String]]) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(table.map(CSVText.row).joined().utf8)
  }

  /// A field that no spreadsheet takes for a formula: an apostrophe before `=`, `+`, `-`, `@` and control characters
  /// at the beginning.
  static func guarded(_ field: String) -> String {
    guard let first = field.utf8.first, "=+-@".utf8.contains(first) || first < 0x20 else {
      return field
    }
    return "'" + field
  }
}
