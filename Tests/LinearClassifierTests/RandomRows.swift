import Features
import ParleyTestSupport

/// Random sparse rows together with the same numbers written out in full.
struct RandomRows {
  let sparse: FeatureMatrix
  /// Rows × columns, zeros included.
  let dense: [[Double]]

  init(rows: Int, columns: Int, density: Double, using generator: inout SeededGenerator) {
    var sparse = FeatureMatrix(columnCount: columns)
    var dense: [[Double]] = []
    for _ in 0..<rows {
      var full = [Double](repeating: 0, count: columns)
      var entries: [(column: Int32, value: Float)] = []
      for column in 0..<columns where Double.random(in: 0..<1, using: &generator) < density {
        let value = Float.random(in: -2...2, using: &generator)
        full[column] = Double(value)
        entries.append((Int32(column), value))
      }
      sparse.appendRow(entries)
      dense.append(full)
    }
    self.sparse = sparse
    self.dense = dense
  }
}

/// A matrix from rows written out in full; zeros are left out.
func featureMatrix(_ rows: [[Float]]) -> FeatureMatrix {
  var matrix = FeatureMatrix(columnCount: rows.first?.count ?? 0)
  for row in rows {
    matrix.appendRow(
      row.enumerated().filter { $0.element != 0 }.map { (Int32($0.offset), $0.element) })
  }
  return matrix
}

func randomNumbers(
  _ count: Int, in range: ClosedRange<Double> = -1...1, using generator: inout SeededGenerator
) -> [Double] {
  (0..<count).map { _ in Double.random(in: range, using: &generator) }
}

/// The largest difference between two lists; infinite where their lengths or a NaN differ.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).map { $0 == $1 ? 0 : abs($0 - $1) }.reduce(0) {
    $1.isNaN ? .infinity : max($0, $1)
  }
}
