/// Rows of a batch, sparse: rows × terms, compressed by row.
public struct FeatureMatrix: Sendable, Equatable {
  /// Where each row begins in ``columns`` and ``values``; one more entry than rows.
  public private(set) var rowStarts: [Int] = [0]
  /// Term columns, ascending within a row.
  public private(set) var columns: [Int32] = []
  /// Weights, same order.
  public private(set) var values: [Float] = []
  public let columnCount: Int

  public init(columnCount: Int) { self.columnCount = columnCount }

  public var rowCount: Int { rowStarts.count - 1 }

  /// The entries of a row.
  public func entries(ofRow row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  /// Appends a row from its entries, sorted by column.
  ///
  /// - Precondition: columns are in `0..<columnCount` and ascending; values are finite.
  public mutating func appendRow(_ entries: [(column: Int32, value: Float)]) {
    var last: Int32 = -1
    for entry in entries {
      precondition(
        entry.column > last && Int(entry.column) < columnCount,
        "columns must ascend within the matrix")
      precondition(entry.value.isFinite, "values must be finite")
      last = entry.column
      columns.append(entry.column)
      values.append(entry.value)
    }
    rowStarts.append(columns.count)
  }

  /// The rows in the given order, repeats allowed.
  public func selecting(_ rows: [Int]) -> FeatureMatrix {
    var result = FeatureMatrix(columnCount: columnCount)
    for row in rows {
      result.columns += columns[entries(ofRow: row)]
      result.values += values[entries(ofRow: row)]
      result.rowStarts.append(result.columns.count)
    }
    return result
  }

  /// The matrix without its empty columns, and which columns it kept, ascending.
  public func compacted() -> (matrix: FeatureMatrix, columns: [Int]) {
    var isUsed = [Bool](repeating: false, count: columnCount)
    for column in columns { isUsed[Int(column)] = true }
    let kept = isUsed.indices.filter { isUsed[$0] }
    var position = [Int32](repeating: -1, count: columnCount)
    for (new, old) in kept.enumerated() { position[old] = Int32(new) }
    var result = FeatureMatrix(columnCount: kept.count)
    result.rowStarts = rowStarts
    result.columns = columns.map { position[Int($0)] }
    result.values = values
    return (result, kept)
  }

  public mutating func removeAllRows() {
    rowStarts.removeAll(keepingCapacity: true)
    rowStarts.append(0)
    columns.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }
}
