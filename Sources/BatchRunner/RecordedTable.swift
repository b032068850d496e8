internal import Glibc

/// A table of a results folder by the names of its columns, so that columns added at the end disturb nobody.
public struct RecordedTable: Sendable {
  public let rows: [Row]

  /// One row.
  public struct Row: Sendable {
    fileprivate let columns: [String: Int]
    fileprivate let fields: [String]

    /// Empty for a column that the table lacks.
    public func text(_ column: String) -> String { columns[column].map { fields[$0] } ?? "" }

    /// `nil` for an empty field and for a column that the table lacks.
    public func number(_ column: String) -> Double? { Double(text(column)) }

    /// 0 for a column that the table lacks.
    public func count(_ column: String) -> Int { Int(text(column)) ?? 0 }
  }

  /// The tables that a report reads.
  public enum Name: String, Sendable {
    case actors = "actors.csv"
    case dyads = "dyads.csv"
    case timeline = "timeline.csv"

    /// Columns that say whose figures a row has.
    fileprivate var names: [String] {
      switch self {
      case .actors: ["actor"]
      case .dyads: ["affiliation", "target"]
      case .timeline: ["period", "actor"]
      }
    }
  }

  private static let figures = ["statements", "documents", "stance"]

  /// - Returns: `nil` where the folder has no such table.
  /// - Throws: ``ParleyError`` 65 with file and line.
  init?(_ name: Name, folder: String) throws(ParleyError) {
    let path = folder + "/" + name.rawValue
    guard access(path, F_OK) == 0 else { return nil }
    var reader = DelimitedReader(try InputFile(path), format: .csv, limit: 1 << 20)
    var header: [String] = []
    var columns: [String: Int] = [:]
    var rows: [Row] = []
    while let row = try reader.nextRow() {
      func damaged(_ what: String) -> ParleyError {
        ParleyError(.unusableInput, "\(path):\(reader.line): \(what); run parley score again")
      }
      guard case .fields(let raw) = row else { throw damaged("not a row of CSV") }
      let fields = raw.map { String(decoding: $0, as: UTF8.self) }
      if header.isEmpty {
        header = fields
        for (n, column) in header.enumerated() where columns[column] == nil { columns[column] = n }
        if let missing = (name.names + Self.figures).first(where: { columns[$0] == nil }) {
          throw damaged("no column '\(missing)'")
        }
        continue
      }
      guard fields.count == header.count else {
        throw damaged("\(fields.count) fields, the header has \(header.count)")
      }
      for (column, field) in zip(header, fields) where !Self.isPlausible(field, of: column) {
        throw damaged("'\(column)' is no such number as belongs there")
      }
      rows.append(Row(columns: columns, fields: fields))
    }
    self.rows = rows
  }

  /// Columns that the report does not read may hold anything.
  private static func isPlausible(_ field: String, of column: String) -> Bool {
    if counts.contains(column) {
      return Int(field).map { (0...1_000_000_000_000).contains($0) } == true
    }
    guard numbers.contains(column), !field.isEmpty else { return true }
    return Double(field)?.isFinite == true
  }

  private static let counts: Set<String> = [
    "statements", "documents", "conciliatory", "neutral", "hostile",
  ]
  private static let numbers: Set<String> = [
    "stance", "stance_low", "stance_high", "conciliatory_share", "hostile_share", "sentiment",
    "net_cooperation", "net_cooperation_low", "net_cooperation_high",
  ]
}

extension ResultFolder {
  /// A table by column names.
  ///
  /// - Returns: `nil` where the folder has no such table.
  /// - Throws: ``ParleyError`` 65 with file and line.
  public func table(_ name: RecordedTable.Name) throws(ParleyError) -> RecordedTable? {
    try RecordedTable(name, folder: path)
  }
}
