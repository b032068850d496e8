import Foundation
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("L-BFGS")
struct LBFGSTests {
  /// Evaluates until the search ends; the count guards against one that never does.
  private func minimise(
    from start: [Double], tolerance: Double = 1e-9, memory: Int = 10, iterations: Int = 500,
    _ f: ([Double]) -> (value: Double, gradient: [Double])
  ) -> (search: LBFGS, evaluations: Int) {
    var search = LBFGS(
      start: start,
      options: .init(
        memory: memory, maximumIterations: iterations, relativeTolerance: tolerance))
    var evaluations = 0
    while search.status == .running, evaluations < 20_000 {
      let result = f(search.trial)
      search.receive(value: result.value, gradient: result.gradient)
      evaluations += 1
    }
    return (search, evaluations)
  }

  @Test("a diagonal quadratic ends at its minimum", arguments: [1, 2, 5, 20, 60])
  func diagonalQuadratic(count: Int) {
    var generator = SeededGenerator(seed: 31)
    let goal = randomNumbers(count, in: -5...5, using: &generator)
    // Curvatures from 1 to 1000.
    let curvature = (0..<count).map { pow(1000, Double($0) / Double(max(1, count - 1))) }
    let (search, _) = minimise(from: [Double](repeating: 0, count: count)) { x in
      let gradient = x.indices.map { curvature[$0] * (x[$0] - goal[$0]) }
      return (zip(gradient, zip(x, goal)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) / 2 }, gradient)
    }
    #expect(search.status == .converged)
    #expect(distance(search.point, goal) < 1e-4)
  }

  @Test("a quadratic with every variable coupled ends at its minimum", arguments: [1, 3, 10])
  func coupledQuadratic(memory: Int) {
    var generator = SeededGenerator(seed: 32)
    let n = 12
    let root = (0..<n).map { _ in randomNumbers(n, using: &generator) }
    // A = BᵀB + I is positive definite.
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for i in 0..<n {
      matrix[i][i] = 1
      for j in 0..<n {
        for k in 0..<n { matrix[i][j] += root[k][i] * root[k][j] }
      }
    }
    let goal = randomNumbers(n, in: -3...3, using: &generator)
    let (search, _) = minimise(from: [Double](repeating: 1, count: n), memory: memory) { x in
      let offset: [Double] = zip(x, goal).map { $0 - $1 }
      let gradient: [Double] = matrix.map { BLAS.dot($0, offset) }
      return (7 + BLAS.dot(gradient, offset) / 2, gradient)
    }
    #expect(search.status == .converged)
    #expect(distance(search.point, goal) < 1e-6)
    #expect(abs(search.value - 7) < 1e-12)
  }

  @Test(
    "Rosenbrock's valley ends at (1, 1)",
    arguments: [[-1.2, 1], [0, 0], [3, -4], [-5, 8], [1, 1.5]])
  func rosenbrock(start: [Double]) {
    let (search, evaluations) = minimise(from: start, tolerance: 1e-12) { x in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return (a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
    }
    #expect(distance(search.point, [1, 1]) < 1e-7)
    #expect(search.value < 1e-14)
    #expect(evaluations < 300)
  }

  @Test("a start at the minimum takes no step")
  func startAtMinimum() {
    let (search, evaluations) = minimise(from: [0, 0]) { x in
      (x[0] * x[0] + x[1] * x[1], [2 * x[0], 2 * x[1]])
    }
    #expect(search.status == .converged)
    #expect(search.iterations == 0 && evaluations == 1)
    #expect(search.point == [0, 0])
  }

  @Test("a start near the minimum ends at once, measured by a gradient from afar")
  func reference() {
    func search(_ referenceNorm: Double) -> LBFGS {
      var search = LBFGS(
        start: [1e-4, 0], options: .init(relativeTolerance: 1e-3), referenceNorm: referenceNorm)
      search.receive(value: 1e-8, gradient: [2e-4, 0])
      return search
    }
    // 2e-4 is a thousandth of 0.2, and more of anything shorter, itself included.
    #expect(search(0.2001).status == .converged && search(0.2001).iterations == 0)
    #expect(search(0.1999).status == .running)
    #expect(search(0).status == .running)
  }

  @Test("a step to where the function is not finite is taken back")
  func barrier() {
    // x - ln x is least at 1 and infinite at and below 0.
    let (search, _) = minimise(from: [40]) { x in
      x[0] > 0 ? (x[0] - log(x[0]), [1 - 1 / x[0]]) : (.infinity, [.nan])
    }
    #expect(abs(search.point[0] - 1) < 1e-6)
  }

  @Test("a function without a minimum ends, and never goes up")
  func unbounded() {
    let (search, evaluations) = minimise(from: [1], iterations: 50) { x in (-x[0], [-1]) }
    #expect(search.status != .running)
    #expect(search.value <= -1)
    #expect(evaluations < 10_000)
  }

  @Test("every accepted point is better than the one before")
  func descends() {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<10 {
      var search = LBFGS(start: randomNumbers(4, in: -2...2, using: &generator))
      var values: [Double] = []
      while search.status == .running, values.count < 2_000 {
        let x = search.trial
        let value = x.enumerated().reduce(0) { $0 + cosh($1.element - Double($1.offset)) }
        search.receive(
          value: value, gradient: x.enumerated().map { sinh($0.element - Double($0.offset)) })
        values.append(search.value)
      }
      #expect(search.status == .converged)
      #expect(zip(values, values.dropFirst()).allSatisfy { $1 <= $0 })
      #expect(distance(search.point, [0, 1, 2, 3]) < 1e-3)
    }
  }
}
