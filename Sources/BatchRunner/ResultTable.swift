internal import Aggregates
internal import ResultDatabase

/// A finished table: what a CSV file and a table of `parley.sqlite` are both written from.
struct ResultTable: Sendable {
  let name: String
  let columns: [String]
  let count: Int
  /// The fields of a row as text, in the order of the columns; empty where unknown.
  let row: @Sendable (Int) -> [String]

  var fileName: String { name + ".csv" }

  init(_ name: String, _ estimates: [Estimate], by key: Estimate.Key) {
    self.name = name
    columns = Estimate.columns(by: key)
    count = estimates.count
    row = { estimates[$0].fields(by: key) }
  }

  /// Columns of words; all others hold numbers.
  private static let texts: Set = [
    "actor", "actor_type", "affiliation", "target", "period", "reason",
  ]

  var schema: TableSchema {
    TableSchema(
      name, columns.map { .init($0, Self.texts.contains($0) ? .text : .numeric) },
      indexed: columns.filter { ["actor", "period"].contains($0) })
  }

  /// Writes the table as CSV with its header.
  func write(to file: inout OutputFile) throws(ParleyError) {
    try file.write(Array(CSVText.row(columns).utf8))
    for n in 0..<count { try file.write(Array(CSVText.row(row(n)).utf8)) }
  }
}
