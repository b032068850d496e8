import Features
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("BLAS layer")
struct BLASTests {
  /// Lengths around the unrolling of the libraries.
  static let lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 100, 257]

  @Test("dot is the sum of products", arguments: lengths)
  func dot(count: Int) {
    var generator = SeededGenerator(seed: 1 + UInt64(count))
    let x = randomNumbers(count, using: &generator)
    let y = randomNumbers(count, using: &generator)
    var sum = 0.0
    for i in 0..<count { sum += x[i] * y[i] }
    #expect(abs(BLAS.dot(x, y) - sum) <= 1e-13 * Double(count + 1))
  }

  @Test("dot of slices reads the slice, not the whole")
  func dotOfSlices() {
    let x: [Double] = [100, 1, 2, 3, 100]
    let y: [Double] = [100, 100, 4, 5, 6]
    #expect(BLAS.dot(x[1..<4], y[2...]) == 32)
  }

  @Test("norm is the Euclidean length", arguments: lengths)
  func norm(count: Int) {
    var generator = SeededGenerator(seed: 2 + UInt64(count))
    let x = randomNumbers(count, using: &generator)
    var squares = 0.0
    for value in x { squares += value * value }
    #expect(abs(BLAS.norm(x) - squares.squareRoot()) <= 1e-13 * Double(count + 1))
  }

  @Test("norm of huge numbers does not overflow")
  func normOfHugeNumbers() {
    #expect(abs(BLAS.norm([3e200, -4e200]) / 5e200 - 1) < 1e-14)
  }

  @Test("add adds a multiple", arguments: lengths)
  func add(count: Int) {
    var generator = SeededGenerator(seed: 3 + UInt64(count))
    let x = randomNumbers(count, using: &generator)
    let y = randomNumbers(count, using: &generator)
    var sum = y
    BLAS.add(-1.75, x[...], to: &sum)
    #expect(distance(sum, (0..<count).map { y[$0] - 1.75 * x[$0] }) < 1e-14)
  }

  @Test("scale multiplies every number", arguments: lengths)
  func scale(count: Int) {
    var generator = SeededGenerator(seed: 4 + UInt64(count))
    let x = randomNumbers(count, using: &generator)
    var scaled = x
    BLAS.scale(&scaled, by: -3)
    #expect(scaled == x.map { $0 * -3 })
  }

  struct Shape: CustomTestStringConvertible, Sendable {
    let rows: Int
    let terms: Int
    let columns: Int
    let density: Double
    var testDescription: String { "\(rows)×\(terms), \(columns) columns, density \(density)" }
  }

  static let shapes = [
    Shape(rows: 0, terms: 5, columns: 3, density: 0.5),
    Shape(rows: 4, terms: 0, columns: 3, density: 0.5),
    Shape(rows: 1, terms: 1, columns: 1, density: 1),
    Shape(rows: 5, terms: 7, columns: 3, density: 0),
    Shape(rows: 6, terms: 4, columns: 6, density: 1),
    Shape(rows: 40, terms: 90, columns: 3, density: 0.05),
    Shape(rows: 33, terms: 50, columns: 17, density: 0.2),
    Shape(rows: 12, terms: 20, columns: 36, density: 0.4),
  ]

  @Test("the sparse product adds what the dense product adds", arguments: shapes)
  func product(shape: Shape) {
    var generator = SeededGenerator(seed: 5)
    let x = RandomRows(
      rows: shape.rows, columns: shape.terms, density: shape.density, using: &generator)
    let k = shape.columns
    let weights = randomNumbers(shape.terms * k, using: &generator)
    let start = randomNumbers(shape.rows * k, using: &generator)
    var expected = start
    for i in 0..<shape.rows {
      for j in 0..<shape.terms {
        for c in 0..<k { expected[i * k + c] += x.dense[i][j] * weights[j * k + c] }
      }
    }
    var sums = start
    BLAS.addProduct(x.sparse, weights, columns: k, to: &sums)
    #expect(distance(sums, expected) < 1e-12)

    var single = start.map { Float($0) }
    BLAS.addProduct(x.sparse, weights.map { Float($0) }, columns: k, to: &single)
    #expect(distance(single.map { Double($0) }, expected) < 1e-4)
  }

  @Test("the transposed product adds what the dense one adds", arguments: shapes)
  func transposedProduct(shape: Shape) {
    var generator = SeededGenerator(seed: 6)
    let x = RandomRows(
      rows: shape.rows, columns: shape.terms, density: shape.density, using: &generator)
    let k = shape.columns
    let residuals = randomNumbers(shape.rows * k, using: &generator)
    let start = randomNumbers(shape.terms * k, using: &generator)
    var expected = start
    for j in 0..<shape.terms {
      for c in 0..<k {
        for i in 0..<shape.rows { expected[j * k + c] += x.dense[i][j] * residuals[i * k + c] }
      }
    }
    var gradient = start
    BLAS.addTransposedProduct(x.sparse, residuals, columns: k, to: &gradient)
    #expect(distance(gradient, expected) < 1e-12)
  }

  @Test("the two products are each other's transpose: r·(Xw) = (Xᵀr)·w")
  func productsAreAdjoint() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let (rows, terms, k) = (9, 14, 4)
      let x = RandomRows(rows: rows, columns: terms, density: 0.3, using: &generator).sparse
      let w = randomNumbers(terms * k, using: &generator)
      let r = randomNumbers(rows * k, using: &generator)
      var xw = [Double](repeating: 0, count: rows * k)
      var xr = [Double](repeating: 0, count: terms * k)
      BLAS.addProduct(x, w, columns: k, to: &xw)
      BLAS.addTransposedProduct(x, r, columns: k, to: &xr)
      #expect(abs(BLAS.dot(r, xw) - BLAS.dot(xr, w)) < 1e-12)
    }
  }
}
