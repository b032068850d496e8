import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Evaluation")
struct EvaluationTests {
  @Test("figures of six rows are those worked out by hand")
  func handComputed() {
    let evaluation = Evaluation(
      labels: ["a", "b", "c"], gold: [0, 0, 0, 1, 1, 2], decided: [0, 0, 1, 1, 2, 2])
    #expect(evaluation.confusion == [[2, 1, 0], [0, 1, 1], [0, 0, 1]])
    #expect(evaluation.count == 6)
    #expect(evaluation.accuracy == 4.0 / 6)
    #expect((0..<3).map(evaluation.decidedCount) == [2, 2, 2])
    let classes = evaluation.classes
    #expect(classes.map(\.label) == ["a", "b", "c"])
    #expect(classes.map(\.count) == [3, 2, 1])
    #expect(classes.map(\.precision) == [1, 0.5, 0.5])
    #expect(classes.map(\.recall) == [2.0 / 3, 0.5, 1])
    #expect(distance(classes.map(\.f1), [0.8, 0.5, 2.0 / 3]) < 1e-15)
    #expect(abs(evaluation.macroF1 - (0.8 + 0.5 + 2.0 / 3) / 3) < 1e-15)
  }

  @Test("a class neither in the gold nor decided is left out of the mean")
  func absentClass() {
    let evaluation = Evaluation(labels: ["a", "b", "c"], gold: [0, 0, 1], decided: [0, 1, 1])
    #expect(evaluation.classes[2].f1.isNaN)
    #expect(abs(evaluation.macroF1 - 2.0 / 3) < 1e-15)
  }

  @Test("a class decided but not in the gold has F1 0 and counts in the mean")
  func wronglyDecidedClass() {
    let evaluation = Evaluation(labels: ["a", "b", "c"], gold: [0, 1], decided: [0, 2])
    #expect(evaluation.classes.map(\.f1) == [1, 0, 0])
    #expect(evaluation.classes.map(\.precision) == [1, 0, 0])
    #expect(abs(evaluation.macroF1 - 1.0 / 3) < 1e-15)
  }

  @Test("without rows accuracy and macro-F1 are undefined")
  func empty() {
    let evaluation = Evaluation(labels: ["a", "b"], gold: [], decided: [])
    #expect(evaluation.count == 0)
    #expect(evaluation.accuracy.isNaN && evaluation.macroF1.isNaN)
  }

  struct AreaCase: Sendable {
    let positive: [Bool]
    let score: [Double]
    let area: Double
  }

  @Test(
    "the area counts pairs, ties half",
    arguments: [
      AreaCase(positive: [true, false], score: [1, 0], area: 1),
      AreaCase(positive: [true, false], score: [0, 1], area: 0),
      AreaCase(positive: [true, false], score: [1, 1], area: 0.5),
      // Pairs of 1, 2, 2 against 2, 0: lost, won, tied, won, tied, won.
      AreaCase(
        positive: [true, true, true, false, false], score: [1, 2, 2, 2, 0], area: 4.0 / 6),
      AreaCase(positive: [true, true, false], score: [-0.0, 0.0, 0.0], area: 0.5),
    ])
  func area(c: AreaCase) {
    #expect(Evaluation.areaUnderCurve(positive: c.positive, score: c.score) == c.area)
  }

  @Test("the area is undefined without rows of both sorts")
  func undefinedArea() {
    #expect(Evaluation.areaUnderCurve(positive: [], score: []).isNaN)
    #expect(Evaluation.areaUnderCurve(positive: [true, true], score: [1, 2]).isNaN)
    #expect(Evaluation.areaUnderCurve(positive: [false], score: [1]).isNaN)
  }

  @Test("the area equals a count over all pairs")
  func areaAgainstPairs() {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<100 {
      let n = Int.random(in: 2...40, using: &generator)
      let levels = Int.random(in: 1...12, using: &generator)
      let score = (0..<n).map { _ in Double(Int.random(in: 0..<levels, using: &generator)) }
      var positive = (0..<n).map { _ in Bool.random(using: &generator) }
      (positive[0], positive[1]) = (true, false)
      var won = 0.0
      var pairs = 0.0
      for i in 0..<n where positive[i] {
        for j in 0..<n where !positive[j] {
          pairs += 1
          won += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0
        }
      }
      #expect(
        abs(Evaluation.areaUnderCurve(positive: positive, score: score) - won / pairs) < 1e-14)
    }
  }

  @Test("the calibration error of four rows in two bins is that worked out by hand")
  func calibrationByHand() {
    // Bins (.1, .2) with half right and (.8, .9) all right: (.35 + .15) / 2.
    let found = Evaluation.calibrationError(
      probability: [0.9, 0.1, 0.8, 0.2], outcome: [true, false, true, true], bins: 2)
    #expect(abs(found - 0.25) < 1e-15)
  }

  @Test("of unequal bins the first are the larger")
  func unequalBins() {
    // Five rows in two bins: (0, .1, .2) none right, (.6, .8) one right: 3/5 · .1 + 2/5 · .2.
    let found = Evaluation.calibrationError(
      probability: [0, 0.1, 0.2, 0.6, 0.8], outcome: [false, false, false, true, false], bins: 2)
    #expect(abs(found - 0.14) < 1e-15)
  }

  @Test("fewer rows than bins make one bin a row; none make it undefined")
  func fewRows() {
    let found = Evaluation.calibrationError(probability: [0.25, 1], outcome: [false, true])
    #expect(found == 0.125)
    #expect(Evaluation.calibrationError(probability: [], outcome: []).isNaN)
  }

  @Test("the calibration error equals a slow reference")
  func calibrationAgainstReference() {
    var generator = SeededGenerator(seed: 52)
    for _ in 0..<100 {
      let n = Int.random(in: 1...45, using: &generator)
      let bins = Int.random(in: 1...12, using: &generator)
      // Few levels, so that ties cross the bins' bounds and rows must keep their order.
      let probability = (0..<n).map { _ in Double(Int.random(in: 0...8, using: &generator)) / 8 }
      let outcome = (0..<n).map { _ in Bool.random(using: &generator) }
      var left = (0..<n).sorted { (probability[$0], $0) < (probability[$1], $1) }
      var total = 0.0
      for binsLeft in (1...min(bins, n)).reversed() {
        let bin = left.prefix((left.count + binsLeft - 1) / binsLeft)
        left.removeFirst(bin.count)
        total += abs(bin.reduce(0) { $0 + probability[$1] - (outcome[$1] ? 1 : 0) })
      }
      let found = Evaluation.calibrationError(
        probability: probability, outcome: outcome, bins: bins)
      #expect(abs(found - total / Double(n)) < 1e-14)
    }
  }

  @Test("the bootstrap interval interpolates the 2.5th and the 97.5th percentile")
  func percentiles() {
    // The statistic counts its calls, so that the values are 0...999 whatever is drawn.
    var calls = -1.0
    let interval = Evaluation.bootstrapInterval(rows: 3) { _ in
      calls += 1
      return calls
    }
    #expect(calls == 999)
    #expect(abs((interval?.lowerBound ?? .nan) - 24.975) < 1e-9)
    #expect(abs((interval?.upperBound ?? .nan) - 974.025) < 1e-9)
  }

  @Test("each sample draws as many rows as there are, with repeats, the same for the same seed")
  func draws() {
    func drawn(seed: UInt64) -> [[Int]] {
      var samples: [[Int]] = []
      _ = Evaluation.bootstrapInterval(rows: 20, samples: 30, seed: seed) {
        samples.append($0)
        return 0
      }
      return samples
    }
    let samples = drawn(seed: 5)
    #expect(samples.count == 30)
    #expect(samples.allSatisfy { $0.count == 20 && $0.allSatisfy { (0..<20).contains($0) } })
    #expect(samples.contains { Set($0).count < 20 })
    #expect(samples == drawn(seed: 5))
    #expect(samples != drawn(seed: 6))
  }

  @Test("values that are not finite are left out; without any there is no interval")
  func undefinedStatistics() {
    var calls = 0
    let interval = Evaluation.bootstrapInterval(rows: 2, samples: 10) { _ in
      calls += 1
      return calls.isMultiple(of: 2) ? .nan : 4
    }
    #expect(interval == 4...4)
    #expect(Evaluation.bootstrapInterval(rows: 2, samples: 10) { _ in .nan } == nil)
    #expect(Evaluation.bootstrapInterval(rows: 0) { _ in 1 } == nil)
  }
}
