import Testing

@testable import LinearClassifier

@Suite("McNemar's test")
struct McNemarTests {
  private func test(both: Int = 0, first: Int, second: Int, neither: Int = 0) -> McNemar {
    func rows(_ counts: [(Int, Bool)]) -> [Bool] {
      counts.flatMap { [Bool](repeating: $1, count: $0) }
    }
    return McNemar(
      first: rows([(both, true), (first, true), (second, false), (neither, false)]),
      second: rows([(both, true), (first, false), (second, true), (neither, false)]))
  }

  @Test("rows are counted by who got them right")
  func counts() {
    let found = McNemar(
      first: [true, false, true, false, true, false],
      second: [true, true, false, false, true, true]
    )
    #expect(found.both == 2 && found.neither == 1)
    #expect(found.onlyFirst == 1 && found.onlySecond == 2)
    #expect(found.discordant == 3)
  }

  @Test(
    "below 25 discordant rows p is the two-sided binomial tail, worked out by hand",
    arguments: [
      // 2 · 1 / 2^5; 2 · (1 + 10) / 2^10; 2 · (1 + 9 + 36) / 2^9.
      (0, 5, 0.0625), (1, 9, 0.021484375), (7, 2, 0.1796875),
      // Sums of C(24, k) to k = 6 and to k = 7, doubled, over 2^24.
      (6, 18, 380102.0 / 16_777_216), (17, 7, 1_072_310.0 / 16_777_216),
      // The doubled half of equal counts would exceed 1.
      (3, 3, 1), (12, 12, 1), (0, 0, 1), (1, 0, 1),
    ] as [(Int, Int, Double)])
  func exact(_ first: Int, _ second: Int, _ p: Double) {
    let found = test(both: 40, first: first, second: second, neither: 9)
    #expect(found.test == .exactBinomial)
    #expect(found.statistic == nil)
    #expect(found.pValue == p)
  }

  @Test(
    "from 25 discordant rows on p is that of chi-squared, as tables of the normal have it",
    arguments: [
      // (|5 - 20| - 1)² / 25 = 2.8²; (|60 - 40| - 1)² / 100 = 1.9²; (|400 - 300| - 1)² / 700.
      (5, 20, 7.84, 0.005110), (60, 40, 3.61, 0.057433), (400, 300, 9801.0 / 700, 0.000183),
      // (|10 - 15| - 1)² / 25 = 0.8².
      (10, 15, 0.64, 0.423711),
    ] as [(Int, Int, Double, Double)])
  func chiSquared(_ first: Int, _ second: Int, _ statistic: Double, _ p: Double) throws {
    let found = test(both: 7, first: first, second: second)
    #expect(found.test == .chiSquared)
    #expect(abs(try #require(found.statistic) - statistic) < 1e-12)
    #expect(abs(found.pValue - p) < 5e-7)
  }

  @Test("equal counts leave no distance for the correction to shorten", arguments: [13, 500])
  func equalCounts(_ count: Int) {
    let found = test(first: count, second: count)
    #expect(found.statistic == 0)
    #expect(found.pValue == 1)
    #expect(!found.isMoreThanChance)
  }

  @Test("neither the order of the two nor rows on which they agree change p")
  func symmetry() {
    for (b, c) in [(3, 11), (9, 30)] {
      let p = test(first: b, second: c).pValue
      #expect(test(first: c, second: b).pValue == p)
      #expect(test(both: 1000, first: b, second: c, neither: 77).pValue == p)
    }
  }

  @Test("where chi-squared takes over it is within 0.003 of the exact tail")
  func branchesMeet() {
    // The row of Pascal's triangle for 25 discordant rows, by repeated addition.
    var row = [1.0]
    for _ in 0..<25 { row = zip([0] + row, row + [0]).map { $0 + $1 } }
    for smaller in 0...12 {
      let exact = min(1, 2 * row[...smaller].reduce(0, +) / row.reduce(0, +))
      let found = test(first: smaller, second: 25 - smaller)
      #expect(found.test == .chiSquared)
      #expect(abs(found.pValue - exact) < 0.003)
    }
  }

  @Test("more than chance is a p below 0.05")
  func level() {
    #expect(test(first: 1, second: 9).isMoreThanChance)
    #expect(!test(first: 0, second: 5).isMoreThanChance)
    #expect(test(first: 0, second: 6).isMoreThanChance)
    #expect(!test(first: 60, second: 40).isMoreThanChance)
    #expect(!test(first: 0, second: 0).isMoreThanChance)
  }
}
