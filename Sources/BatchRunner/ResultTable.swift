internal import Aggregates
internal import ResultDatabase

/// A finished table: what a CSV file and a table of `parley.sqlite` are both written from.
struct ResultTable: Sendable {
  private let key: Estimate.Key
  let count: Int
  /// The fields of a row as text, in the order of the columns; empty where unknown.
  let row: @Sendable (Int) -> [String]

  var fileName: String { key.fileName }
  var columns: [String] { Estimate.columns(by: key) }

  /// A row is worked out anew each time that it is asked for: rows are many and wide.
  init(_ rows: ActorTable.Rows, by key: Estimate.Key) {
    self.key = key
    count = rows.count
    row = { rows[$0].fields(by: key) }
  }

  var schema: TableSchema {
    TableSchema(
      String(fileName.dropLast(".csv".count)),
      columns.enumerated().map { place, name in
        .init(name, Estimate.isText(column: place, by: key) ? .text : .numeric)
      }, indexed: columns.filter { ["actor", "period"].contains($0) })
  }

  /// Writes the table as CSV with its header.
  func write(to file: inout OutputFile) throws(ParleyError) {
    try file.write(Array(CSVText.row(columns).utf8))
    for n in 0..<count { try file.write(Array(CSVText.row(row(n)).utf8)) }
  }
}
