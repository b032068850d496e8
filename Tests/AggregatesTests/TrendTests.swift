import ParleyTestSupport
import Testing

@testable import Aggregates

@Suite("Trend")
struct TrendTests {
  private func month(_ documents: [[(score: Int64, replicates: [Int64])]]) -> ActorAggregate {
    var sums = ActorAggregate()
    for document in documents {
      sums.add(
        document: document.map {
          ScoredStatement(
            stance: .init(
              label: 1,
              probabilities: SIMD3(max(0, $0.score), 10_000 - abs($0.score), max(0, -$0.score))),
            sentiment: nil, replicateScores: $0.replicates)
        })
    }
    return sums
  }

  @Test("three months on a line have its slope and no width")
  func line() throws {
    let months = (0..<3).map { (month: 24_000 + $0, sums: month([[(1000 + 500 * Int64($0), [])]])) }
    let found = try #require(Trend(months))
    #expect(abs(found.slope - 0.05) < 1e-12)
    #expect(abs(found.interval.lowerBound - 0.05) < 1e-6)
    #expect(abs(found.interval.upperBound - 0.05) < 1e-6)
  }

  @Test("slope and interval equal a slow reference over statements")
  func reference() throws {
    var generator = SeededGenerator(seed: 95)
    for _ in 0..<50 {
      var articles: [(x: Double, scores: [Double], replicates: [[Double]])] = []
      var months: [(month: Int, sums: ActorAggregate)] = []
      for x in [3, 4, 9, 10] {
        let documents = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            (
              score: Int64.random(in: -10_000...10_000, using: &generator),
              replicates: (0..<3).map { _ in Int64.random(in: -10_000...10_000, using: &generator) }
            )
          }
        }
        months.append((x, month(documents)))
        for document in documents {
          articles.append(
            (
              Double(x), document.map { Double($0.score) / 10_000 },
              document.map { $0.replicates.map { Double($0) / 10_000 } }
            ))
        }
      }
      let n = articles.reduce(0.0) { $0 + Double($1.scores.count) }
      let centre = articles.reduce(0.0) { $0 + $1.x * Double($1.scores.count) } / n
      let spread = articles.reduce(0.0) {
        $0 + ($1.x - centre) * ($1.x - centre) * Double($1.scores.count)
      }
      func slope(_ value: (Int, Int) -> Double) -> Double {
        articles.indices.reduce(0.0) { sum, a in
          sum
            + articles[a].scores.indices.reduce(0.0) {
              $0 + (articles[a].x - centre) * value(a, $1)
            }
        } / spread
      }
      let b = slope { articles[$0].scores[$1] }
      let mean = articles.reduce(0.0) { $0 + $1.scores.reduce(0, +) } / n
      let meat = articles.reduce(0.0) { sum, article in
        let residual = article.scores.reduce(0.0) { $0 + $1 - mean - b * (article.x - centre) }
        return sum + (article.x - centre) * (article.x - centre) * residual * residual
      }
      let m = Double(articles.count)
      let model = (0..<3).map { r in slope { articles[$0].replicates[$1][r] } }.variance
      let error = (m / (m - 2) * meat / spread / spread + model).squareRoot()
      let reach = StudentT.quantile975(degreesOfFreedom: articles.count - 2) * error
      let found = try #require(Trend(months.shuffled(using: &generator)))
      #expect(abs(found.slope - b) < 1e-9)
      #expect(abs(found.interval.lowerBound - (b - reach)) < 1e-6)
      #expect(abs(found.interval.upperBound - (b + reach)) < 1e-6)
    }
  }

  @Test("two months, or one article a month less, draw no line", arguments: 0...2)
  func tooFew(months: Int) {
    #expect(
      Trend((0..<months).map { (month: $0, sums: month([[(100, [])], [(200, [])]])) }) == nil)
    // A month without statements is none.
    #expect(
      Trend(
        (0..<months).map { (month: $0, sums: month([[(100, [])]])) } + [(7, ActorAggregate())])
        == nil)
  }
}

@Suite("Unattributed statements")
struct UnattributedSumsTests {
  @Test("bounds are the least and greatest over every choice of labels, and hold the estimate")
  func bounds() throws {
    var simulation = CoverageSimulation(seed: 96)
    let errors = CoverageSimulation.errors
    for n in 1...40 {
      var own = ClusterSums()
      for article in simulation.articles(statements: n, shares: [0.4, 0.3, 0.3]) {
        own.add(count: Int64(article.count), sum: article.reduce(.zero) { $0 &+ $1 })
      }
      var unattributed = UnattributedSums()
      var byLabel = [SIMD3<Int64>](repeating: .zero, count: 3)
      for p in simulation.articles(statements: n / 2, shares: [0.3, 0.3, 0.4]).flatMap({ $0 }) {
        let label = p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2
        unattributed.add(.init(label: label, probabilities: p))
        byLabel[label] &+= p
      }
      let shares = try #require(CorrectedShares(own, errors: errors)).shares
      let found = unattributed.bounds(own: own, shares: shares, errors: errors)
      #expect(found.conciliatory.contains(shares[0]) && found.hostile.contains(shares[2]))
      #expect(found.difference.contains(shares[0] - shares[2]))
      // Any choice of labels lies inside, but for the half a per mille that the simplex bends.
      for choice in 0..<8 {
        let sum = (0..<3).filter { choice >> $0 & 1 == 1 }.reduce(own.sums) { $0 &+ byLabel[$1] }
        let total = Double(sum.wrappedSum())
        let other = PrevalenceCorrection.shares(
          meanPosterior: (0..<3).map { Double(sum[$0]) / total },
          softConfusion: errors.softConfusion)
        #expect(other[0] <= found.conciliatory.upperBound + 0.02)
        #expect(other[2] <= found.hostile.upperBound + 0.02)
      }
      #expect(unattributed.counts.wrappedSum() == Int64(n / 2))
    }
  }

  @Test("nobody unknown leaves no room")
  func none() {
    var own = ClusterSums()
    own.add(count: 1, sum: SIMD3(5000, 2500, 2500))
    let found = UnattributedSums().bounds(
      own: own, shares: [0.5, 0.25, 0.25], errors: CorrectedSharesTests.perfect)
    #expect(found.conciliatory == 0.5...0.5 && found.hostile == 0.25...0.25)
    #expect(found.difference == 0.25...0.25)
  }
}
