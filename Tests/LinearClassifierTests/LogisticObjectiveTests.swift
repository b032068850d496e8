import Features
import Foundation
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Logistic objective")
struct LogisticObjectiveTests {
  @Test("a tiny problem has the value worked out by hand")
  func handComputed() {
    // Scores (1.1, -1.2) for a row of class 0 and weight 1, (1.1, -0.2) for one of class 1 and weight 3:
    // (ln(1 + e^-2.3) + 3 ln(1 + e^1.3)) / 4 + (1 + 1 + 0.25) / (2 · 0.5 · 4)
    let problem = LogisticProblem(
      classCount: 2, labels: [0, 1], weights: [1, 3], inversePenalty: 0.5)
    let found = LogisticRegression.objective(
      featureMatrix([[1, 0], [0, 2]]), problem, at: [1, -1, 0.5, 0, 0.1, -0.2])
    #expect(abs(found.value - 1.742142706524235) < 1e-14)
  }

  @Test("all zeros cost the logarithm of the number of classes", arguments: [2, 3, 5])
  func zeroPoint(classes: Int) {
    let labels = (0..<10).map { Int32($0 % classes) }
    let problem = LogisticProblem(
      classCount: classes, labels: labels, weights: labels.map { Double($0) + 1 }, inversePenalty: 1
    )
    let rows = featureMatrix(labels.map { [1, Float($0)] })
    let logarithms = [2: 0.6931471805599453, 3: 1.0986122886681098, 5: 1.6094379124341003]
    let value = LogisticRegression.objective(
      rows, problem, at: [Double](repeating: 0, count: 3 * classes)
    ).value
    #expect(abs(value - (logarithms[classes] ?? .nan)) < 1e-14)
  }

  @Test("intercepts cost no penalty")
  func interceptsAreFree() {
    // Scores (3, -3) for one row of each class, no weights: (ln(1 + e^-6) + ln(1 + e^6)) / 2.
    let problem = LogisticProblem(
      classCount: 2, labels: [0, 1], weights: [1, 1], inversePenalty: 1e-6)
    let value = LogisticRegression.objective(
      featureMatrix([[1], [1]]), problem, at: [0, 0, 3, -3]
    ).value
    #expect(abs(value - 3.00247568513773) < 1e-13)
  }

  @Test("huge scores neither overflow nor lose the loss")
  func hugeScores() {
    let problem = LogisticProblem(
      classCount: 2, labels: [0, 1], weights: [1, 1], inversePenalty: 1)
    let found = LogisticRegression.objective(
      featureMatrix([[1], [1]]), problem, at: [0, 0, 1e5, -1e5])
    #expect(abs(found.value - 1e5) < 1e-6)
    #expect(found.gradient.allSatisfy { $0.isFinite })
  }

  struct Size: CustomTestStringConvertible, Sendable {
    let rows: Int
    let terms: Int
    let classes: Int
    let penalty: Double
    var testDescription: String { "\(rows)×\(terms), \(classes) classes, C = \(penalty)" }
  }

  @Test(
    "the gradient is the slope that central differences measure",
    arguments: [
      Size(rows: 1, terms: 1, classes: 2, penalty: 1),
      Size(rows: 4, terms: 3, classes: 2, penalty: 0.1),
      Size(rows: 9, terms: 6, classes: 3, penalty: 3),
      Size(rows: 25, terms: 12, classes: 4, penalty: 100),
      Size(rows: 60, terms: 5, classes: 6, penalty: 0.01),
    ], [false, true])
  func gradient(size: Size, isShaped: Bool) {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<4 {
      let rows = RandomRows(
        rows: size.rows, columns: size.terms, density: 0.6, using: &generator
      ).sparse
      let problem = Self.problem(size, isShaped: isShaped, using: &generator)
      let point = randomNumbers((size.terms + 1) * size.classes, using: &generator)
      let gradient = LogisticRegression.objective(rows, problem, at: point).gradient
      let step = 1e-5
      let measured = point.indices.map { i -> Double in
        var (up, down) = (point, point)
        up[i] += step
        down[i] -= step
        return
          (LogisticRegression.objective(rows, problem, at: up).value
          - LogisticRegression.objective(rows, problem, at: down).value) / (2 * step)
      }
      #expect(distance(gradient, measured) < 1e-7 * max(1, 1 / size.penalty))
    }
  }

  @Test(
    "value and gradient equal a dense reference, with and without prior, factors and scales",
    arguments: [2, 3, 5], [false, true])
  func denseReference(classes k: Int, isShaped: Bool) {
    var generator = SeededGenerator(seed: 12)
    let size = Size(rows: 20, terms: 8, classes: k, penalty: 0.7)
    let x = RandomRows(rows: size.rows, columns: size.terms, density: 0.5, using: &generator)
    let problem = Self.problem(size, isShaped: isShaped, using: &generator)
    let point = randomNumbers((size.terms + 1) * k, using: &generator)
    let found = LogisticRegression.objective(x.sparse, problem, at: point)
    // r / √f by weight and 1 by intercept; w = w0 + z r / √f.
    let widths = point.indices.map { i in
      i < size.terms * k
        ? (problem.termScales?[i / k] ?? 1) / problem.penaltyFactors[i % k].squareRoot() : 1
    }
    let weights = point.indices.map { i in
      (i < size.terms * k ? problem.priorMean?[i] ?? 0 : 0) + widths[i] * point[i]
    }

    let present = (0..<k).map { c in
      zip(problem.labels, problem.weights).contains { $0 == c && $1 > 0 }
    }
    let total = problem.weights.reduce(0, +)
    var value = 0.0
    var gradient = [Double](repeating: 0, count: point.count)
    for i in 0..<size.rows where problem.labels[i] >= 0 {
      let inputs = x.dense[i] + [1]
      let odds = (0..<k).map { c -> Double in
        present[c] ? exp((0..<inputs.count).reduce(0) { $0 + inputs[$1] * weights[$1 * k + c] }) : 0
      }
      let sum = odds.reduce(0, +)
      let share = problem.weights[i] / total
      value -= share * log(odds[Int(problem.labels[i])] / sum)
      for c in 0..<k {
        let residual = odds[c] / sum - (c == problem.labels[i] ? 1 : 0)
        for j in 0..<inputs.count {
          gradient[j * k + c] += share * residual * inputs[j] * widths[j * k + c]
        }
      }
    }
    for i in 0..<size.terms * k {
      let strayed = weights[i] - (problem.priorMean?[i] ?? 0)
      let scale = problem.termScales?[i / k] ?? 1
      value +=
        problem.penaltyFactors[i % k] * strayed * strayed
        / (2 * problem.inversePenalty * total * scale * scale)
      gradient[i] += point[i] / (problem.inversePenalty * total)
    }
    #expect(abs(found.value - value) < 1e-12)
    #expect(distance(found.gradient, gradient) < 1e-12)
  }

  @Test("rows without a label and rows of weight 0 count for nothing")
  func ignoredRows() {
    var generator = SeededGenerator(seed: 13)
    let rows = RandomRows(rows: 6, columns: 4, density: 0.7, using: &generator).sparse
    let point = randomNumbers(5 * 3, using: &generator)
    let all = LogisticProblem(
      classCount: 3, labels: [0, -1, 1, 2, 1, -1], weights: [1, 5, 2, 0, 0.5, 0],
      inversePenalty: 2)
    let some = LogisticProblem(
      classCount: 3, labels: [0, 1, 1], weights: [1, 2, 0.5], inversePenalty: 2)
    let a = LogisticRegression.objective(rows, all, at: point)
    let b = LogisticRegression.objective(rows.selecting([0, 2, 4]), some, at: point)
    #expect(abs(a.value - b.value) < 1e-14)
    #expect(distance(a.gradient, b.gradient) < 1e-14)
  }

  @Test("a row of weight 2 is that row twice")
  func weightIsRepetition() {
    var generator = SeededGenerator(seed: 14)
    let rows = RandomRows(rows: 3, columns: 5, density: 0.7, using: &generator).sparse
    let point = randomNumbers(6 * 3, using: &generator)
    let weighted = LogisticProblem(
      classCount: 3, labels: [0, 1, 2], weights: [1, 2, 3], inversePenalty: 0.5)
    let repeated = LogisticProblem(
      classCount: 3, labels: [0, 1, 1, 2, 2, 2], weights: [1, 1, 1, 1, 1, 1], inversePenalty: 0.5)
    let a = LogisticRegression.objective(rows, weighted, at: point)
    let b = LogisticRegression.objective(rows.selecting([0, 1, 1, 2, 2, 2]), repeated, at: point)
    #expect(abs(a.value - b.value) < 1e-14)
    #expect(distance(a.gradient, b.gradient) < 1e-14)
  }

  /// Random labels, some missing, and random weights, some 0; the first row always counts. A shaped problem has
  /// random prior, penalty factors and scales besides.
  private static func problem(
    _ size: Size, isShaped: Bool, using generator: inout SeededGenerator
  ) -> LogisticProblem {
    var labels = (0..<size.rows).map { _ in
      Int32.random(in: -1..<Int32(size.classes), using: &generator)
    }
    var weights = (0..<size.rows).map { _ in
      max(0, Double.random(in: -0.5...3, using: &generator))
    }
    (labels[0], weights[0]) = (0, 1)
    return LogisticProblem(
      classCount: size.classes, labels: labels, weights: weights, inversePenalty: size.penalty,
      priorMean: isShaped ? randomNumbers(size.terms * size.classes, using: &generator) : nil,
      penaltyFactors: isShaped ? randomNumbers(size.classes, in: 0.2...9, using: &generator) : nil,
      termScales: isShaped ? randomNumbers(size.terms, in: 0.1...3, using: &generator) : nil)
  }
}
