import ParleyTestSupport
import Testing

@testable import Aggregates

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("EM")
struct SaerensTests {
  typealias Weighted = [(posterior: SIMD3<Double>, count: Double)]

  @Test("posteriors without doubt are counted")
  func certain() throws {
    let posteriors: Weighted = [
      (SIMD3(1, 0, 0), 3), (SIMD3(0, 1, 0), 5), (SIMD3(0, 0, 1), 2),
    ]
    let found = try #require(Saerens.shares(of: posteriors, trainingShares: [0.2, 0.5, 0.3]))
    #expect(zip(found, [0.3, 0.5, 0.2]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("posteriors that say no more than the training shares leave these as they are")
  func uninformative() throws {
    let found = try #require(
      Saerens.shares(of: [(SIMD3(0.2, 0.5, 0.3), 7)], trainingShares: [0.2, 0.5, 0.3]))
    #expect(zip(found, [0.2, 0.5, 0.3]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("the shares have the highest likelihood of a fine grid")
  func likelihood() throws {
    var simulation = CoverageSimulation(seed: 71)
    let prior = CoverageSimulation.trainingShares
    let posteriors: Weighted = simulation.articles(statements: 300, shares: [0.5, 0.15, 0.35])
      .flatMap { $0 }.map { (SIMD3<Double>($0) / Double($0.wrappedSum()), 1) }
    func logLikelihood(_ shares: [Double]) -> Double {
      posteriors.reduce(0) { sum, row in
        sum + log((0..<3).reduce(0.0) { $0 + row.posterior[$1] * shares[$1] / prior[$1] })
      }
    }
    let found = try #require(Saerens.shares(of: posteriors, trainingShares: prior))
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    let best = logLikelihood(found)
    for a in 0...40 {
      for b in 0...(40 - a) {
        #expect(logLikelihood([a, b, 40 - a - b].map { Double($0) / 40 }) <= best + 1e-9)
      }
    }
    // 300 statements: a standard error of about 0.035.
    #expect(abs(found[0] - 0.5) < 0.12 && abs(found[2] - 0.35) < 0.12)
  }

  @Test("nothing gives nothing, and a class that training never saw gets nothing")
  func edges() throws {
    #expect(Saerens.shares(of: [], trainingShares: [0.2, 0.5, 0.3]) == nil)
    #expect(Saerens.shares(of: [(SIMD3(1, 0, 0), 1)], trainingShares: [0, 0, 0]) == nil)
    #expect(Saerens.shares(of: [(SIMD3(1, 0, 0), 1)], trainingShares: [0, 0.5, 0.5]) == nil)
    let found = try #require(
      Saerens.shares(of: [(SIMD3(0.5, 0.25, 0.25), 4)], trainingShares: [0, 0.5, 0.5]))
    #expect(found[0] == 0 && abs(found[1] - 0.5) < 1e-9)
  }
}

@Suite("Posterior counts")
struct PosteriorCountsTests {
  private func random(_ count: Int, seed: UInt64) -> [SIMD3<Int64>] {
    var simulation = CoverageSimulation(seed: seed)
    return simulation.articles(statements: count, shares: [0.3, 0.3, 0.4]).flatMap { $0 }
  }

  private func counts(_ posteriors: some Sequence<SIMD3<Int64>>) -> PosteriorCounts {
    var counts = PosteriorCounts()
    for posterior in posteriors { counts.add(posterior) }
    return counts
  }

  @Test(
    "any order and any partition give the same, below and above the limit",
    arguments: [0, 1, 700, 1024, 1025, 3000, 9000])
  func merges(count: Int) {
    var generator = SeededGenerator(seed: 72)
    let all = random(count, seed: 73)
    let whole = counts(all)
    for _ in 0..<4 {
      var parts = [PosteriorCounts](repeating: PosteriorCounts(), count: 5)
      for posterior in all.shuffled(using: &generator) {
        parts[Int.random(in: 0..<5, using: &generator)].add(posterior)
      }
      var merged = PosteriorCounts()
      for part in parts { merged.merge(part) }
      #expect(merged == whole)
      #expect(merged.weighted.map(\.posterior) == whole.weighted.map(\.posterior))
      #expect(merged.weighted.map(\.count) == whole.weighted.map(\.count))
      var ontoNothing = PosteriorCounts()
      ontoNothing.merge(whole)
      #expect(ontoNothing == whole)
    }
  }

  @Test("probabilities that miss 1 by rounding are kept as they are")
  func rounding() {
    for p in [SIMD3<Int64>(3333, 3333, 3333), SIMD3(5001, 2500, 2500), SIMD3(0, 0, 10_000)] {
      #expect(counts([p]).weighted[0].posterior == SIMD3<Double>(p) / Double(p.wrappedSum()))
    }
  }

  @Test("up to the limit every posterior is kept")
  func exact() {
    let found = counts([SIMD3(1, 2, 9997), SIMD3(1, 2, 9997), SIMD3(1, 3, 9996)]).weighted
    #expect(found.map(\.count) == [2, 1])
    #expect(found[0].posterior == SIMD3(0.0001, 0.0002, 0.9997))
  }

  @Test(
    "above the limit EM differs by less than 3e-4 from the posteriors themselves, in bounded memory",
    arguments: [1500, 5000, 20_000])
  func coarse(count: Int) throws {
    let all = random(count, seed: UInt64(count))
    let weighted = counts(all).weighted
    #expect(weighted.count < 5300)
    #expect(weighted.reduce(0) { $0 + $1.count } == Double(count))
    let prior = CoverageSimulation.trainingShares
    let found = try #require(Saerens.shares(of: weighted, trainingShares: prior))
    let full = try #require(
      Saerens.shares(
        of: all.map { (SIMD3<Double>($0) / Double($0.wrappedSum()), 1) }, trainingShares: prior))
    let error = zip(found, full).map { abs($0 - $1) }.max() ?? 1
    #expect(error < 3e-4, "\(error)")
  }
}
