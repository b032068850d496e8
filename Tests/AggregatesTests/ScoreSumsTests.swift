import ParleyTestSupport
import Testing

@testable import Aggregates

@Suite("Ratio estimator of scores")
struct ScoreSumsTests {
  typealias Cluster = (count: Int, sum: Int64)

  private func sums(_ clusters: [Cluster]) -> ScoreSums {
    var sums = ClusterSums()
    for cluster in clusters {
      // Any vector whose first part less its third is the sum.
      let last = 7 * Int64(cluster.count)
      sums.add(count: Int64(cluster.count), sum: SIMD3(cluster.sum + last, 11, last))
    }
    return sums.scores
  }

  @Test("two clusters have the interval worked out by hand")
  func handComputed() throws {
    // Means 0.5 and 0.1 of one statement each: R = 0.3, residuals ±0.2,
    // standard error √(2 · 0.08) / 2 = 0.2; t(1) = 12.706: far beyond ±1, and so cut.
    let found = sums([(1, 5000), (1, 1000)])
    #expect(abs((found.mean ?? .nan) - 0.3) < 1e-15)
    #expect(abs((found.standardError ?? .nan) - 0.2) < 1e-12)
    #expect(found.interval == -1...1)
  }

  @Test("four clusters of unequal size have the interval worked out by hand")
  func unequalClusters() throws {
    // Scores in hundredths: sums 10, 30, 0, 20 over 1, 2, 1, 2 statements: R = 10,
    // residuals 0, 10, -10, 0; standard error √(4/3 · 200) / 6 = 2.7217; t(3) = 3.18245.
    let found = sums([(1, 1000), (2, 3000), (1, 0), (2, 2000)])
    #expect(abs((found.mean ?? .nan) - 0.1) < 1e-15)
    #expect(abs((found.standardError ?? .nan) - 0.027216552697590868) < 1e-12)
    let interval = try #require(found.interval)
    #expect(abs(interval.lowerBound - (0.1 - 0.0866152175750)) < 1e-10)
    #expect(abs(interval.upperBound - (0.1 + 0.0866152175750)) < 1e-10)
  }

  @Test("no statements have no mean, and one cluster has no interval")
  func unknown() {
    #expect(sums([]).mean == nil)
    #expect(sums([]).standardError == nil && sums([]).interval == nil)
    #expect(sums([(4, 8000)]).mean == 0.2)
    #expect(sums([(4, 8000)]).standardError == nil && sums([(4, 8000)]).interval == nil)
  }

  @Test(
    "clusters that agree leave an interval narrower than any printed digit",
    arguments: [3333, -9999, 10_000, 1, 0] as [Int64])
  func agreement(score: Int64) throws {
    let found = sums((1...50).map { ($0, score * Int64($0)) })
    let interval = try #require(found.interval)
    #expect(interval.upperBound - interval.lowerBound < 1e-7)
    #expect(abs(interval.lowerBound - Double(score) / 10_000) < 1e-7)
  }

  @Test("mean, standard error and interval equal a slow reference")
  func reference() throws {
    var generator = SeededGenerator(seed: 83)
    for _ in 0..<200 {
      let clusters: [Cluster] = (0..<Int.random(in: 2...60, using: &generator)).map { _ in
        let count = Int.random(in: 1...20, using: &generator)
        return (
          count,
          (0..<count).reduce(0) { sum, _ in
            sum + Int64.random(in: -10_000...10_000, using: &generator)
          }
        )
      }
      let n = clusters.reduce(0.0) { $0 + Double($1.count) }
      let y = clusters.map { Double($0.sum) / 10_000 }
      let mean = y.reduce(0, +) / n
      let squares = zip(clusters, y).reduce(0.0) { total, pair in
        let residual = pair.1 - mean * Double(pair.0.count)
        return total + residual * residual
      }
      let m = Double(clusters.count)
      let error = (m / (m - 1) * squares).squareRoot() / n
      let reach = error * StudentT.quantile975(degreesOfFreedom: clusters.count - 1)
      let found = sums(clusters)
      let interval = try #require(found.interval)
      #expect(abs((found.mean ?? .nan) - mean) < 1e-12)
      #expect(abs((found.standardError ?? .nan) - error) < 1e-9)
      #expect(abs(interval.lowerBound - max(-1, mean - reach)) < 1e-7)
      #expect(abs(interval.upperBound - min(1, mean + reach)) < 1e-7)
    }
  }

  @Test("millions of statements of one document do not overflow")
  func huge() throws {
    let found = sums([(5_000_000, 50_000_000_000), (5_000_000, -50_000_000_000), (1, 0)])
    #expect(found.mean == 0)
    #expect(found.interval == -1...1)
  }
}
