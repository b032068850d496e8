import ParleyTestSupport
import Testing

@testable import Aggregates

@Suite("Shrinkage")
struct ShrinkageTests {
  private static let errors = CoverageSimulation.errors

  private func actor(_ articles: [[SIMD3<Int64>]]) -> ActorAggregate {
    var sums = ActorAggregate()
    for article in articles {
      sums.add(
        document: article.map {
          ScoredStatement(stance: .init(label: 1, probabilities: $0), sentiment: nil)
        })
    }
    return sums
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// Actors whose shares scatter, with their true shares.
  private func actors(_ count: Int, statements: (Int) -> Int, seed: UInt64) -> [(
    sums: ActorAggregate, truth: [Double]
  )] {
    var simulation = CoverageSimulation(seed: seed)
    var generator = SeededGenerator(seed: seed + 1)
    return (0..<count).map { n in
      let p = Double.random(in: 0.1...0.5, using: &generator)
      let truth = [p, 0.9 - p, 0.1]
      return (actor(simulation.articles(statements: statements(n), shares: truth)), truth)
    }
  }

  @Test("small actors come nearer to the truth, large ones hardly move")
  func helps() throws {
    let all = actors(120, statements: { $0 % 2 == 0 ? 8 : 600 }, seed: 91)
    let shrinkage = try #require(Shrinkage(all.map(\.sums.stance), errors: Self.errors))
    var (before, after) = (0.0, 0.0)
    for (n, actor) in all.enumerated() {
      let own = try #require(CorrectedShares(actor.sums.stance, errors: Self.errors)).shares
      let shrunk = shrinkage.shares(of: actor.sums.stance, corrected: own)
      #expect(abs(shrunk.reduce(0, +) - 1) < 1e-9 && shrunk.allSatisfy { $0 >= 0 })
      if n % 2 == 0 {
        before += distance(own, actor.truth)
        after += distance(shrunk, actor.truth)
      } else {
        #expect(distance(own, shrunk).squareRoot() < 0.05)
      }
    }
    #expect(after < 0.6 * before, "\(after) of \(before)")
  }

  @Test("the variance between actors is found again")
  func betweenVariance() throws {
    let all = actors(300, statements: { _ in 150 }, seed: 93)
    let shrinkage = try #require(Shrinkage(all.map(\.sums.stance), errors: Self.errors))
    // Two shares uniform over 0.4, mirrored: 2 · 0.4² / 12.
    #expect((0.018...0.036).contains(shrinkage.betweenVariance), "\(shrinkage.betweenVariance)")
    #expect(abs(shrinkage.centre[2] - 0.1) < 0.03)
  }

  @Test("actors that are all alike are drawn together, but by no more than one standard error")
  func alike() throws {
    var simulation = CoverageSimulation(seed: 94)
    let all = (0..<60).map { _ in
      actor(simulation.articles(statements: 10, shares: [0.3, 0.4, 0.3])).stance
    }
    let shrinkage = try #require(Shrinkage(all, errors: Self.errors))
    #expect(shrinkage.betweenVariance < 0.05)
    let far = try #require(
      Shrinkage(
        all + [actor(Array(repeating: [SIMD3(10_000, 0, 0)], count: 400)).stance],
        errors: Self.errors))
    let sums = actor(Array(repeating: [SIMD3(10_000, 0, 0)], count: 400)).stance
    let moved = far.shares(of: sums, corrected: [1, 0, 0])
    // Hundreds of statements in single articles: a standard error below 0.1.
    #expect(moved[0] > 0.9)
  }

  @Test("nothing to learn from gives nothing")
  func edges() {
    #expect(Shrinkage([], errors: Self.errors) == nil)
    #expect(Shrinkage([ClusterSums()], errors: Self.errors) == nil)
    let silent = ClassifierErrors(softConfusion: Self.errors.softConfusion)
    #expect(Shrinkage([actor([[SIMD3(1, 2, 9997)]]).stance], errors: silent) == nil)
  }
}
