import Features
import ParleyTestSupport
import Testing

@Suite("Feature matrix")
struct FeatureMatrixTests {
  typealias Row = [(column: Int32, value: Float)]

  private func matrix(_ rows: [Row], columns: Int) -> FeatureMatrix {
    var matrix = FeatureMatrix(columnCount: columns)
    for row in rows { matrix.appendRow(row) }
    return matrix
  }

  @Test("rows are compressed one after another")
  func layout() {
    let matrix = matrix([[(1, 0.5), (3, -2)], [], [(0, 1)]], columns: 4)
    #expect(matrix.rowStarts == [0, 2, 2, 3])
    #expect(matrix.columns == [1, 3, 0])
    #expect(matrix.values == [0.5, -2, 1])
    #expect(matrix.rowCount == 3)
    #expect(matrix.entries(ofRow: 0) == 0..<2)
    #expect(matrix.entries(ofRow: 1).isEmpty)
    #expect(matrix.entries(ofRow: 2) == 2..<3)
  }

  @Test("rows are selected in the order asked for, with repeats")
  func selects() {
    let rows: [Row] = [[(1, 0.5), (3, -2)], [], [(0, 1)]]
    let all = matrix(rows, columns: 4)
    #expect(
      all.selecting([2, 0, 1, 2]) == matrix([rows[2], rows[0], rows[1], rows[2]], columns: 4))
    #expect(all.selecting([]) == FeatureMatrix(columnCount: 4))
    #expect(all.selecting([0, 1, 2]) == all)
  }

  @Test("a matrix without its rows is as new")
  func removesRows() {
    var matrix = matrix([[(0, 1)], [(1, 1)]], columns: 2)
    matrix.removeAllRows()
    #expect(matrix == FeatureMatrix(columnCount: 2))
    #expect(matrix.rowCount == 0)
    matrix.appendRow([(1, 2)])
    #expect(matrix.rowStarts == [0, 1])
  }

  @Test(
    "a compacted matrix lacks the empty columns and nothing else, the most frequent column first")
  func compacts() {
    let (compact, kept) = matrix([[(1, 0.5), (3, -2)], [], [(3, 1), (6, 4)]], columns: 8)
      .compacted()
    #expect(kept == [3, 1, 6])
    #expect(compact == matrix([[(0, -2), (1, 0.5)], [], [(0, 1), (2, 4)]], columns: 3))
    #expect(compact.compacted().matrix == compact)
    #expect(compact.compacted().columns == [0, 1, 2])
  }

  @Test("a matrix without entries compacts to one without columns")
  func compactsNothing() {
    let (compact, kept) = matrix([[], []], columns: 5).compacted()
    #expect(kept.isEmpty)
    #expect(compact == matrix([[], []], columns: 0))
  }

  @Test(
    "products with a vector over the kept columns stay what they were",
    arguments: 1...20 as ClosedRange<UInt64>)
  func compactedKeepsProducts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let columns = 40
    let rows: [Row] = (0..<8).map { _ in
      (0..<columns).filter { _ in Int.random(in: 0..<12, using: &generator) == 0 }
        .map { (Int32($0), Float.random(in: -1...1, using: &generator)) }
    }
    let weights = (0..<columns).map { _ in Float.random(in: -1...1, using: &generator) }
    func products(_ matrix: FeatureMatrix, _ weights: [Float]) -> [Float] {
      (0..<matrix.rowCount).map { row in
        matrix.entries(ofRow: row).reduce(0) {
          $0 + matrix.values[$1] * weights[Int(matrix.columns[$1])]
        }
      }
    }
    let whole = matrix(rows, columns: columns)
    let (compact, kept) = whole.compacted()
    let counts = Dictionary(grouping: rows.flatMap { $0.map { Int($0.column) } }) { $0 }
      .mapValues(\.count)
    #expect(kept == counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) })
    #expect(kept.count < columns && compact.columnCount == kept.count)
    // In another order of summation.
    for (a, b) in zip(products(compact, kept.map { weights[$0] }), products(whole, weights)) {
      #expect(abs(a - b) < 1e-6)
    }
  }

  @Test(
    "what was appended is read back, and a permutation and its inverse cancel out",
    arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rows: [Row] = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
      (0..<12).filter { _ in Bool.random(using: &generator) }
        .map { (Int32($0), Float.random(in: -1...1, using: &generator)) }
    }
    let all = matrix(rows, columns: 12)
    #expect(all.rowCount == rows.count)
    for (i, row) in rows.enumerated() {
      #expect(Array(all.columns[all.entries(ofRow: i)]) == row.map(\.column))
      #expect(Array(all.values[all.entries(ofRow: i)]) == row.map(\.value))
    }
    let order = Array(rows.indices).shuffled(using: &generator)
    let inverse = order.indices.sorted { order[$0] < order[$1] }
    #expect(all.selecting(order).selecting(inverse) == all)
  }

  @Test("columns that do not ascend, columns outside and values that are no numbers are refused")
  func refuses() async {
    await #expect(processExitsWith: .failure) {
      var matrix = FeatureMatrix(columnCount: 3)
      matrix.appendRow([(2, 1), (1, 1)])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = FeatureMatrix(columnCount: 3)
      matrix.appendRow([(1, 1), (1, 1)])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = FeatureMatrix(columnCount: 3)
      matrix.appendRow([(3, 1)])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = FeatureMatrix(columnCount: 3)
      matrix.appendRow([(-1, 1)])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = FeatureMatrix(columnCount: 3)
      matrix.appendRow([(0, .nan)])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = FeatureMatrix(columnCount: 3)
      matrix.appendRow([(0, .infinity)])
    }
    await #expect(processExitsWith: .failure) {
      _ = FeatureMatrix(columnCount: 3).selecting([0])
    }
  }
}
