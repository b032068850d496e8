import Features
import Foundation
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Logistic regression")
struct LogisticRegressionTests {
  @Test("a separable problem reaches the optimum its penalty sets", arguments: [0.1, 1, 10, 1000])
  func separable(inversePenalty c: Double) {
    // Rows +1 and -1 of the two classes: by symmetry w = (u, -u), b = 0, and the objective is
    // ln(1 + e^-2u) + u²/2C, least where u/C = 2 / (1 + e^2u).
    var (low, high) = (0.0, 50.0)
    for _ in 0..<100 {
      let u = (low + high) / 2
      if u / c < 2 / (1 + exp(2 * u)) { low = u } else { high = u }
    }
    let problem = LogisticProblem(
      classCount: 2, labels: [0, 1], weights: [1, 1], inversePenalty: c)
    let fit = LogisticRegression.fit(featureMatrix([[1], [-1]]), [problem], tolerance: 1e-12)[0]
    #expect(distance(fit.weights, [low, -low]) < 1e-6)
    #expect(distance(fit.intercepts, [0, 0]) < 1e-6)
    #expect(abs(fit.objective - (log(1 + exp(-2 * low)) + low * low / (2 * c))) < 1e-12)
  }

  @Test("no point near the fit costs less")
  func isMinimum() {
    var generator = SeededGenerator(seed: 21)
    let (rows, problem) = Self.random(rows: 40, terms: 10, classes: 3, using: &generator)
    let fit = LogisticRegression.fit(rows, [problem], tolerance: 1e-7)[0]
    #expect(fit.converged)
    #expect(fit.gradientNorm < 1e-7)
    let best = fit.weights + fit.intercepts
    #expect(
      abs(LogisticRegression.objective(rows, problem, at: best).value - fit.objective) < 1e-14)
    for _ in 0..<200 {
      let near = zip(best, randomNumbers(best.count, in: -0.1...0.1, using: &generator)).map(+)
      #expect(LogisticRegression.objective(rows, problem, at: near).value > fit.objective)
    }
  }

  @Test("problems trained side by side equal the same problems alone")
  func lockstep() {
    var generator = SeededGenerator(seed: 22)
    let rows = RandomRows(rows: 50, columns: 15, density: 0.4, using: &generator).sparse
    let problems = [(2, 0.1), (3, 1), (3, 30), (5, 3), (2, 1000)].map { classes, c in
      Self.problem(rows: 50, classes: classes, inversePenalty: c, using: &generator)
    }
    let together = LogisticRegression.fit(rows, problems, tolerance: 1e-10)
    for (fit, problem) in zip(together, problems) {
      let alone = LogisticRegression.fit(rows, [problem], tolerance: 1e-10)[0]
      #expect(fit.gradientNorm < 1e-7 && alone.gradientNorm < 1e-7)
      #expect(abs(fit.objective - alone.objective) < 1e-12)
      #expect(distance(fit.weights, alone.weights) < 1e-5)
      #expect(distance(fit.intercepts, alone.intercepts) < 1e-5)
    }
  }

  @Test("a class without rows gets probability 0, and the others are as if it were not asked for")
  func absentClass() {
    var generator = SeededGenerator(seed: 23)
    let rows = RandomRows(rows: 30, columns: 8, density: 0.5, using: &generator).sparse
    let labels = (0..<30).map { _ in Int32.random(in: 0...1, using: &generator) }
    let ones = [Double](repeating: 1, count: 30)
    let two = LogisticProblem(classCount: 2, labels: labels, weights: ones, inversePenalty: 1)
    let three = LogisticProblem(
      classCount: 3, labels: labels.map { $0 * 2 }, weights: ones, inversePenalty: 1)
    let fits = LogisticRegression.fit(rows, [two, three], tolerance: 1e-10)
    let a = Self.probabilities(rows, fits[0], classes: 2)
    let b = Self.probabilities(rows, fits[1], classes: 3)
    for i in 0..<30 {
      #expect(b[i * 3 + 1] < 1e-15)
      #expect(abs(b[i * 3] - a[i * 2]) < 1e-6)
      #expect(abs(b[i * 3 + 2] - a[i * 2 + 1]) < 1e-6)
    }
    #expect((0..<8).allSatisfy { fits[1].weights[$0 * 3 + 1] == 0 })
  }

  @Test("a class whose rows all weigh 0 is a class without rows")
  func weightlessClass() {
    let problem = LogisticProblem(
      classCount: 3, labels: [0, 1, 2], weights: [1, 0, 1], inversePenalty: 1)
    let rows = featureMatrix([[1, 0], [1, 1], [0, 1]])
    let fit = LogisticRegression.fit(rows, [problem])[0]
    #expect(fit.intercepts[1] == LogisticRegression.absentIntercept)
    #expect(Self.probabilities(rows, fit, classes: 3)[4] < 1e-15)
  }

  @Test("weight 2 trains like the row twice")
  func weightIsRepetition() {
    var generator = SeededGenerator(seed: 24)
    let rows = RandomRows(rows: 12, columns: 6, density: 0.5, using: &generator).sparse
    let labels = (0..<12).map { Int32($0 % 3) }
    let weighted = LogisticProblem(
      classCount: 3, labels: labels, weights: (0..<12).map { $0 < 5 ? 2 : 1 }, inversePenalty: 1)
    let order = Array(0..<12) + Array(0..<5)
    let repeated = LogisticProblem(
      classCount: 3, labels: order.map { labels[$0] }, weights: order.map { _ in 1 },
      inversePenalty: 1)
    let a = LogisticRegression.fit(rows, [weighted], tolerance: 1e-10)[0]
    let b = LogisticRegression.fit(rows.selecting(order), [repeated], tolerance: 1e-10)[0]
    #expect(distance(a.weights, b.weights) < 1e-6)
    #expect(distance(a.intercepts, b.intercepts) < 1e-6)
  }

  @Test("a stronger penalty pulls the weights towards zero")
  func penaltyShrinks() {
    var generator = SeededGenerator(seed: 25)
    let (rows, problem) = Self.random(rows: 40, terms: 10, classes: 3, using: &generator)
    let norms = [100, 10, 1, 0.1, 0.01, 0.0001].map { c in
      BLAS.norm(
        LogisticRegression.fit(
          rows,
          [
            LogisticProblem(
              classCount: 3, labels: problem.labels, weights: problem.weights, inversePenalty: c)
          ])[0].weights)
    }
    for (weaker, stronger) in zip(norms, norms.dropFirst()) { #expect(stronger < weaker) }
    #expect(norms[norms.count - 1] < 0.01)
  }

  @Test("under the strongest penalty the intercepts still tell the shares of the classes")
  func interceptIsFree() {
    let problem = LogisticProblem(
      classCount: 3, labels: [0, 0, 0, 0, 0, 1, 1, 2], weights: [1, 1, 1, 1, 1, 1, 1, 3],
      inversePenalty: 1e-9)
    let rows = featureMatrix((0..<8).map { [Float($0), 1] })
    let fit = LogisticRegression.fit(rows, [problem], tolerance: 1e-12)[0]
    #expect(BLAS.norm(fit.weights) < 1e-6)
    let odds = fit.intercepts.map { exp($0) }
    #expect(distance(odds.map { $0 / odds.reduce(0, +) }, [0.5, 0.2, 0.3]) < 1e-5)
  }

  @Test("the iteration limit is kept and told")
  func iterationLimit() {
    var generator = SeededGenerator(seed: 26)
    let (rows, problem) = Self.random(rows: 40, terms: 10, classes: 3, using: &generator)
    let fit = LogisticRegression.fit(rows, [problem], tolerance: 1e-12, maximumIterations: 2)[0]
    #expect(fit.iterations == 2)
    #expect(!fit.converged)
  }

  private static func problem(
    rows: Int, classes: Int, inversePenalty: Double, using generator: inout SeededGenerator
  ) -> LogisticProblem {
    LogisticProblem(
      classCount: classes, labels: (0..<rows).map { Int32($0 % (classes + 1)) - 1 },
      weights: (0..<rows).map { _ in Double.random(in: 0.5...2, using: &generator) },
      inversePenalty: inversePenalty)
  }

  private static func random(
    rows: Int, terms: Int, classes: Int, using generator: inout SeededGenerator
  ) -> (FeatureMatrix, LogisticProblem) {
    let matrix = RandomRows(rows: rows, columns: terms, density: 0.5, using: &generator).sparse
    return (
      matrix, problem(rows: rows, classes: classes, inversePenalty: 1, using: &generator)
    )
  }

  /// Rows × classes, row-major.
  private static func probabilities(_ rows: FeatureMatrix, _ fit: LogisticFit, classes k: Int)
    -> [Double]
  {
    var scores: [Double] = []
    for _ in 0..<rows.rowCount { scores += fit.intercepts }
    BLAS.addProduct(rows, fit.weights, columns: k, to: &scores)
    return (0..<rows.rowCount).flatMap { i -> [Double] in
      let odds = scores[i * k..<(i + 1) * k].map { exp($0) }
      return odds.map { $0 / odds.reduce(0, +) }
    }
  }
}
