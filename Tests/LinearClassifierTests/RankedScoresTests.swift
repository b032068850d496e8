import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Ranked scores")
struct RankedScoresTests {
  /// Over all rows, each counted once.
  private func area(_ positive: [Bool], _ score: [Double]) -> Double {
    RankedScores(rows: Array(score.indices), positive: positive, score: score)
      .area(times: score.map { _ in 1 })
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
    #expect(area(c.positive, c.score) == c.area)
  }

  @Test("the area is undefined without rows of both sorts")
  func undefinedArea() {
    #expect(area([], []).isNaN)
    #expect(area([true, true], [1, 2]).isNaN)
    #expect(area([false], [1]).isNaN)
    let ranked = RankedScores(rows: [0, 1], positive: [true, false], score: [1, 0])
    #expect(ranked.area(times: [3, 0]).isNaN)
  }

  @Test("rows that take no part change nothing, whatever their score")
  func partOfTheRows() {
    let ranked = RankedScores(
      rows: [0, 2], positive: [true, true, false], score: [1, .nan, 0])
    #expect(ranked.area(times: [1, 9, 1]) == 1)
  }

  @Test("the area equals a count over all pairs, each row as often as it counts")
  func areaAgainstPairs() {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<100 {
      let n = Int.random(in: 2...40, using: &generator)
      let levels = Int.random(in: 1...12, using: &generator)
      let score = (0..<n).map { _ in Double(Int.random(in: 0..<levels, using: &generator)) }
      var positive = (0..<n).map { _ in Bool.random(using: &generator) }
      (positive[0], positive[1]) = (true, false)
      var times = (0..<n).map { _ in Int.random(in: 0...3, using: &generator) }
      (times[0], times[1]) = (1, 2)
      var won = 0.0
      var pairs = 0.0
      for i in 0..<n where positive[i] {
        for j in 0..<n where !positive[j] {
          let weight = Double(times[i] * times[j])
          pairs += weight
          won += weight * (score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0)
        }
      }
      let ranked = RankedScores(rows: Array(0..<n), positive: positive, score: score)
      #expect(abs(ranked.area(times: times) - won / pairs) < 1e-14)
    }
  }
}
