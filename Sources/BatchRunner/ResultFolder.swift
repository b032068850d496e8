public import Aggregates
internal import FoundationEssentials

/// What a finished run left in its folder, read back.
public struct ResultFolder: Sendable {
  public let path: String
  /// All statements of the run.
  public let statements: Int
  /// Those without a known actor.
  public let unattributed: Int

  /// - Throws: ``ParleyError`` 66 where there are no results, 65 where they cannot be read.
  public init(_ path: String) throws(ParleyError) {
    self.path = path
    let counts = try ResultManifest(folder: path).counts
    statements = counts.statements
    unattributed = counts.unattributed
  }

  /// The rows of a table.
  public func estimates(by key: Estimate.Key) throws(ParleyError) -> [Estimate] {
    let file = path + "/" + key.fileName
    var reader = DelimitedReader(try InputFile(file), format: .csv, limit: 1 << 20)
    var rows: [Estimate] = []
    var isHeader = true
    while let row = try reader.nextRow() {
      guard case .fields(let raw) = row else {
        throw ParleyError(
          .unusableInput, "\(file):\(reader.line): not a row of CSV; run parley score again")
      }
      let fields = raw.map { String(decoding: $0, as: UTF8.self) }
      if isHeader {
        isHeader = false
        guard fields == Estimate.columns(by: key) else {
          throw ParleyError(
            .unusableInput,
            "\(file):1: other columns than this version of parley writes; run parley score again")
        }
      } else if let estimate = Estimate(fields: fields, by: key) {
        rows.append(estimate)
      } else {
        throw ParleyError(
          .unusableInput, "\(file):\(reader.line): a field is no number; run parley score again")
      }
    }
    return rows
  }
}

extension Estimate {
  /// The rows as a JSON array of objects with the columns' names; unknown numbers are null.
  public static func json(_ rows: [Estimate], by key: Key) -> [UInt8] {
    var out: [UInt8] = []
    JSONText.append("[", to: &out)
    for (n, row) in rows.enumerated() {
      JSONText.append(n == 0 ? "\n{" : ",\n{", to: &out)
      for (c, (column, field)) in zip(columns(by: key), row.fields(by: key)).enumerated() {
        JSONText.append((c > 0 ? "," : "") + "\"\(column)\":", to: &out)
        if isText(column: c, by: key) {
          JSONText.append(string: field, to: &out)
        } else {
          JSONText.append(field.isEmpty ? "null" : field, to: &out)
        }
      }
      JSONText.append("}", to: &out)
    }
    JSONText.append("\n]\n", to: &out)
    return out
  }
}
