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

  /// The matrix without its empty columns, the most frequent first, and which columns it kept, in that order.
  ///
  /// Frequent columns side by side stay in the cache while the rows go by: training on 100,000 sentences and 200,000
  /// terms took 7.0 s for 7.6 s in alphabetical order.
  /// - Complexity: O(*nnz* log *row* + columns log columns).
  public func compacted() -> (matrix: FeatureMatrix, columns: [Int]) {
    var counts = [Int](repeating: 0, count: columnCount)
    for column in columns { counts[Int(column)] += 1 }
    let kept = counts.indices.filter { counts[$0] > 0 }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
    var position = [Int32](repeating: -1, count: columnCount)
    for (new, old) in kept.enumerated() { position[old] = Int32(new) }
    var result = FeatureMatrix(columnCount: kept.count)
    result.columns.reserveCapacity(columns.count)
    result.values.reserveCapacity(values.count)
    for row in 0..<rowCount {
      result.appendRow(
        entries(ofRow: row).map { (column: position[Int(columns[$0])], value: values[$0]) }
          .sorted { $0.column < $1.column })
    }
    return (result, kept)
  }

  public mutating func removeAllRows() {
    rowStarts.removeAll(keepingCapacity: true)
    rowStarts.append(0)
    columns.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }
}
