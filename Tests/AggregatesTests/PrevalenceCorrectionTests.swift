import Aggregates
import ParleyTestSupport
import Testing

@Suite("Prevalence correction")
struct PrevalenceCorrectionTests {
  static let confusion = [0.8, 0.15, 0.05, 0.2, 0.6, 0.2, 0.1, 0.1, 0.8]

  private func mixture(_ shares: [Double], _ m: [Double]) -> [Double] {
    let k = shares.count
    return (0..<k).map { c in (0..<k).reduce(0) { $0 + shares[$1] * m[$1 * k + c] } }
  }

  private func squares(_ shares: [Double], _ target: [Double], _ m: [Double]) -> Double {
    zip(mixture(shares, m), target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  private func largest(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  /// Each row a random distribution with more on its own class.
  private func randomConfusion(_ k: Int, using generator: inout SeededGenerator) -> [Double] {
    (0..<k).flatMap { t -> [Double] in
      let row = (0..<k).map { Double.random(in: 0...1, using: &generator) + ($0 == t ? 1.5 : 0) }
      return row.map { $0 / row.reduce(0, +) }
    }
  }

  private func randomShares(_ k: Int, using generator: inout SeededGenerator) -> [Double] {
    let row = (0..<k).map { _ in max(0, Double.random(in: -0.3...1, using: &generator)) }
    let sum = row.reduce(0, +)
    return sum > 0 ? row.map { $0 / sum } : row.indices.map { $0 == 0 ? 1 : 0 }
  }

  @Test("a classifier without errors needs no correction")
  func identity() {
    let found = PrevalenceCorrection.shares(
      meanPosterior: [0.5, 0.3, 0.2], softConfusion: [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(largest(found, [0.5, 0.3, 0.2]) < 1e-12)
  }

  @Test(
    "shares that were mixed by the confusion are recovered",
    arguments: [
      [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0], [0.5, 0, 0.5], [0.2, 0.3, 0.5],
      [0.34, 0.33, 0.33],
    ])
  func recovers(shares: [Double]) {
    let found = PrevalenceCorrection.shares(
      meanPosterior: mixture(shares, Self.confusion), softConfusion: Self.confusion)
    #expect(largest(found, shares) < 1e-6)
  }

  @Test("a mixture worked out by hand is undone")
  func handComputed() {
    // Half of class 0 at (0.9, 0.1), half of class 1 at (0.3, 0.7): (0.6, 0.4).
    let found = PrevalenceCorrection.shares(
      meanPosterior: [0.6, 0.4], softConfusion: [0.9, 0.1, 0.3, 0.7])
    #expect(largest(found, [0.5, 0.5]) < 1e-12)
  }

  @Test("random shares of two to five classes are recovered", arguments: 2...5)
  func recoversRandom(k: Int) {
    var generator = SeededGenerator(seed: 84)
    for _ in 0..<50 {
      let m = randomConfusion(k, using: &generator)
      let shares = randomShares(k, using: &generator)
      let found = PrevalenceCorrection.shares(
        meanPosterior: mixture(shares, m), softConfusion: m)
      #expect(largest(found, shares) < 1e-6)
    }
  }

  @Test("whatever comes in, shares are at least 0 and sum to 1", arguments: 1...5)
  func simplex(k: Int) {
    var generator = SeededGenerator(seed: 85)
    for _ in 0..<200 {
      // Any rows, singular ones among them.
      var m = (0..<k).flatMap { _ in randomShares(k, using: &generator) }
      if Bool.random(using: &generator) { m.replaceSubrange(0..<k, with: m[(k * k - k)...]) }
      let found = PrevalenceCorrection.shares(
        meanPosterior: randomShares(k, using: &generator), softConfusion: m)
      #expect(found.count == k)
      #expect(found.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 })
      #expect(abs(found.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("no point of a fine grid fits better, and the best of them lies beside the solution")
  func gridSearch() {
    var generator = SeededGenerator(seed: 86)
    let n = 100
    for _ in 0..<30 {
      let m = randomConfusion(3, using: &generator)
      // Often outside of what any shares can mix, so that the solution lies on an edge.
      let target = randomShares(3, using: &generator)
      let found = PrevalenceCorrection.shares(meanPosterior: target, softConfusion: m)
      let loss = squares(found, target, m)
      var best = (loss: Double.infinity, shares: [0.0])
      for a in 0...n {
        for b in 0...(n - a) {
          let shares = [a, b, n - a - b].map { Double($0) / Double(n) }
          let here = squares(shares, target, m)
          if here < best.loss { best = (here, shares) }
        }
      }
      #expect(loss <= best.loss + 1e-12)
      #expect(best.loss - loss < 1e-3)
      #expect(largest(found, best.shares) < 0.05)
    }
  }

  @Test("a posterior beyond the purest class is that class alone")
  func beyondTheSimplex() {
    let found = PrevalenceCorrection.shares(
      meanPosterior: [1, 0, 0], softConfusion: Self.confusion)
    #expect(largest(found, [1, 0, 0]) < 1e-12)
  }

  @Test("one class has all")
  func oneClass() {
    #expect(PrevalenceCorrection.shares(meanPosterior: [1], softConfusion: [1]) == [1])
  }
}
