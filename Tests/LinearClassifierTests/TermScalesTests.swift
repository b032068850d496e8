import Features
import Foundation
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Naive-Bayes scales")
struct TermScalesTests {
  private func scales(
    _ rows: [[Float]], labels: [Int32], weights: [Double]? = nil, classes: Int,
    floor: Double = 0.1
  ) -> [Double] {
    TermScales.naiveBayes(
      featureMatrix(rows), labels: labels, weights: weights ?? labels.map { _ in 1 },
      classCount: classes, floor: floor)
  }

  @Test("scales of three terms in two classes are those worked out by hand")
  func twoClasses() {
    // Weighted rows by term and class: (3, 0), (1, 1), (0, 1); 4 in the first class, 2 in the second.
    // ln (4/7)/(1/5) = ln 20/7, |ln (2/7)/(2/5)| = ln 7/5, |ln (1/7)/(2/5)| = ln 14/5, and the same by the second class.
    let found = scales(
      [[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1]], labels: [0, 0, 1, -1], weights: [1, 2, 1, 5],
      classes: 2)
    #expect(
      distance(found, [0.1 + log(20.0 / 7), 0.1 + log(7.0 / 5), 0.1 + log(14.0 / 5)]) < 1e-14)
  }

  @Test("of three classes the one that a term tells apart best counts")
  func threeClasses() {
    // Rows by term and class: (1, 1, 0) and (0, 1, 1); totals (1, 2, 1). The first term's ratios are
    // (2/3)/(2/5) = 5/3, (2/4)/(2/4) = 1 and (1/3)/(3/5) = 5/9; the second's the same, turned round.
    let found = scales(
      [[1, 0], [1, 1], [0, 1]], labels: [0, 1, 2], classes: 3, floor: 0.5)
    #expect(distance(found, [0.5 + log(9.0 / 5), 0.5 + log(9.0 / 5)]) < 1e-14)
  }

  @Test("a term that is as frequent in every class keeps the floor", arguments: [0.01, 0.1, 3])
  func floor(floor: Double) {
    let found = scales(
      [[1, 1, 0], [1, 0, 1]], labels: [0, 1], classes: 2, floor: floor)
    #expect(found[0] == floor)
    #expect(found[1] > floor && found[1] == found[2])
  }

  @Test("a class without rows changes nothing, and one class alone tells nothing apart")
  func absentClasses() {
    let rows: [[Float]] = [[1, 1, 0], [1, 0, 1], [0, 1, 1], [0, 0, 1]]
    #expect(
      scales(rows, labels: [0, 0, 2, 2], classes: 3)
        == scales(rows, labels: [0, 0, 1, 1], classes: 2))
    #expect(scales(rows, labels: [1, 1, 1, 1], classes: 3) == [0.1, 0.1, 0.1])
    #expect(
      scales(rows, labels: [0, 0, 1, 1], weights: [1, 1, 0, 0], classes: 2) == [0.1, 0.1, 0.1])
  }

  @Test("how often a term stands in a row does not count, only that it does")
  func binary() {
    var generator = SeededGenerator(seed: 61)
    let x = RandomRows(rows: 30, columns: 12, density: 0.3, using: &generator)
    let labels = (0..<30).map { Int32($0 % 4) - 1 }
    let ones = x.dense.map { $0.map { $0 == 0 ? Float(0) : 1 } }
    let found = TermScales.naiveBayes(
      x.sparse, labels: labels, weights: [Double](repeating: 1, count: 30), classCount: 3,
      floor: 0.1)
    #expect(found == scales(ones, labels: labels, classes: 3))
  }

  @Test("weight 2 counts like the row twice, weight 0 and no label like no row")
  func weights() {
    let rows: [[Float]] = [[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 0, 0], [0, 0, 1]]
    let found = scales(rows, labels: [0, 1, 2, 0, -1], weights: [2, 1, 3, 0, 1], classes: 3)
    let repeated = scales(
      [rows[0], rows[0], rows[1], rows[2], rows[2], rows[2]], labels: [0, 0, 1, 2, 2, 2],
      classes: 3)
    #expect(distance(found, repeated) < 1e-14)
  }

  @Test("a fit with scales is the fit on columns multiplied by them", arguments: [nil, 0.5, 3])
  func equalsScaledColumns(prior: Double?) {
    var generator = SeededGenerator(seed: 62)
    let (n, terms, k) = (40, 10, 3)
    let x = RandomRows(rows: n, columns: terms, density: 0.5, using: &generator)
    // Powers of two, so that single precision multiplies without rounding.
    let scales = (0..<terms).map { _ in pow(2, Double(Int.random(in: -3...3, using: &generator))) }
    let labels = (0..<n).map { Int32($0 % k) }
    let weights = (0..<n).map { _ in Double.random(in: 0.5...2, using: &generator) }
    let mean = prior.map { prior in
      randomNumbers(terms * k, using: &generator).map { $0 * prior }
    }
    func problem(_ scales: [Double]?, _ mean: [Double]?) -> LogisticProblem {
      LogisticProblem(
        classCount: k, labels: labels, weights: weights, inversePenalty: 2, priorMean: mean,
        penaltyFactors: [1, 9, 1], termScales: scales)
    }
    let multiplied = featureMatrix(
      x.dense.map { zip($0, scales).map { Float($0 * $1) } })
    let a = LogisticRegression.fit(x.sparse, [problem(scales, mean)], tolerance: 1e-10)[0]
    let b = LogisticRegression.fit(
      multiplied,
      [problem(nil, mean.map { $0.enumerated().map { $1 / scales[$0 / k] } })],
      tolerance: 1e-10)[0]
    #expect(abs(a.objective - b.objective) < 1e-12)
    #expect(
      distance(a.weights, b.weights.enumerated().map { $1 * scales[$0 / k] }) < 1e-6)
    #expect(distance(a.intercepts, b.intercepts) < 1e-6)
    let plain = LogisticRegression.fit(x.sparse, [problem(nil, mean)], tolerance: 1e-10)[0]
    #expect(distance(a.weights, plain.weights) > 0.01)
  }

  @Test("a stricter penalty for one class is what narrower scales for it would be")
  func penaltyFactors() {
    // One term, one row of each class: with factors (4, 4) the penalty is that of scale 1/2 and of a quarter of C.
    func fit(_ c: Double, factors: [Double]?, scales: [Double]?) -> LogisticFit {
      LogisticRegression.fit(
        featureMatrix([[1], [-1]]),
        [
          LogisticProblem(
            classCount: 2, labels: [0, 1], weights: [1, 1], inversePenalty: c,
            penaltyFactors: factors, termScales: scales)
        ], tolerance: 1e-12)[0]
    }
    let expected = fit(0.5, factors: nil, scales: nil)
    for same in [fit(2, factors: [4, 4], scales: nil), fit(2, factors: nil, scales: [0.5])] {
      #expect(distance(same.weights, expected.weights) < 1e-7)
      #expect(abs(same.objective - expected.objective) < 1e-12)
    }
    let oneSided = fit(2, factors: [1, 1e6], scales: nil)
    #expect(oneSided.weights[0] > 0.5 && abs(oneSided.weights[1]) < 1e-5)
  }

  @Test("scales and factors that are not above 0 are refused")
  func refuses() async {
    await #expect(processExitsWith: .failure) {
      _ = LogisticProblem(
        classCount: 2, labels: [0], weights: [1], inversePenalty: 1, termScales: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = LogisticProblem(
        classCount: 2, labels: [0], weights: [1], inversePenalty: 1, termScales: [.infinity])
    }
    await #expect(processExitsWith: .failure) {
      _ = LogisticProblem(
        classCount: 2, labels: [0], weights: [1], inversePenalty: 1, penaltyFactors: [1, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = TermScales.naiveBayes(
        FeatureMatrix(columnCount: 1), labels: [], weights: [], classCount: 2, floor: 0)
    }
  }
}
