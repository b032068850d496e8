import ParleyTestSupport
import Testing

@testable import Aggregates

/// The same posteriors as in `.ci/compare-quapy`, which made these numbers: `make compare-quapy` makes them again.
@Suite("QuaPy")
struct QuapyTests {
  /// QuaPy 0.2.3, PACC (solver "minimize", run to its end) and EMQ (epsilon 1e-11).
  static let samples: [(pattern: [Int], count: Int, pacc: [Double], emq: [Double])] = [
    ([0], 60, [0.928416212, 0.071583788, 0.000000000], [0.922737736, 0.000000000, 0.077262264]),
    (
      [0, 0, 1, 2], 200, [0.465112821, 0.269939375, 0.264947804],
      [0.404791768, 0.021205092, 0.574003140]
    ),
    (
      [2, 2, 2, 1], 90, [0.000000000, 0.339307989, 0.660692011],
      [0.053422319, 0.019137355, 0.927440326]
    ),
    (
      [1, 0, 2], 3000, [0.354748094, 0.302262453, 0.342989453],
      [0.302134063, 0.000000000, 0.697865936]
    ),
  ]

  /// Of a statement of class *t*, which three times in ten looks like any class.
  private static func posterior(_ t: Int, _ generator: inout SeededGenerator) -> SIMD3<Int64> {
    func below(_ n: UInt64) -> Int64 { Int64(generator.next() % n) }
    let looks = below(10) >= 7 ? Int(below(3)) : t
    let weights = (0..<3).map { 1 + below(2000) + ($0 == looks ? 2500 : 0) }
    let sum = weights.reduce(0, +)
    let (first, second) = (weights[0] * 10_000 / sum, weights[1] * 10_000 / sum)
    return SIMD3(first, second, 10_000 - first - second)
  }

  @Test("adjusted counts and EM are QuaPy's to 1e-6, on the edges of the simplex too")
  func agrees() throws {
    var generator = SeededGenerator(seed: 2001)
    let truth = (0..<400).map { [0, 1, 1, 1, 2, 1, 0, 2, 1, 0][$0 % 10] }
    var sums = [SIMD3<Int64>](repeating: .zero, count: 3)
    var counts = [0.0, 0, 0]
    for t in truth {
      sums[t] &+= Self.posterior(t, &generator)
      counts[t] += 1
    }
    let confusion = (0..<9).map { Double(sums[$0 / 3][$0 % 3]) / counts[$0 / 3] / 10_000 }
    for sample in Self.samples {
      var all = ClusterSums()
      var posteriors: [(posterior: SIMD3<Double>, count: Double)] = []
      var kept = PosteriorCounts()
      for i in 0..<sample.count {
        let p = Self.posterior(sample.pattern[i % sample.pattern.count], &generator)
        all.add(count: 1, sum: p)
        posteriors.append((SIMD3<Double>(p) / 10_000, 1))
        kept.add(p)
      }
      let pacc = PrevalenceCorrection.shares(
        meanPosterior: try #require(all.mean), softConfusion: confusion)
      let prior = counts.map { $0 / 400 }
      let emq = try #require(Saerens.shares(of: posteriors, trainingShares: prior))
      let coarse = try #require(Saerens.shares(of: kept.weighted, trainingShares: prior))
      for c in 0..<3 {
        #expect(abs(pacc[c] - sample.pacc[c]) < 1e-6)
        #expect(abs(emq[c] - sample.emq[c]) < 1e-6)
        // What the tables hold: exact up to 1,024 statements, and these posteriors are badly calibrated.
        #expect(abs(coarse[c] - sample.emq[c]) < (sample.count > 1024 ? 1e-3 : 1e-6))
      }
    }
  }
}
