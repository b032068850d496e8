import ParleyTestSupport
import Testing

@testable import Aggregates

@Suite("Corrected shares")
struct CorrectedSharesTests {
  /// A classifier that is never wrong, known without error.
  static let perfect = ClassifierErrors(
    softConfusion: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    spread: .init(
      covariance: [Double](repeating: 0, count: 81), within: [Double](repeating: 0, count: 27),
      trainingShares: [0.3, 0.4, 0.3]))

  private func sums(_ articles: [[SIMD3<Int64>]]) -> ClusterSums {
    var sums = ClusterSums()
    for article in articles {
      sums.add(count: Int64(article.count), sum: article.reduce(.zero) { $0 &+ $1 })
    }
    return sums
  }

  /// One statement an article, surely of its class.
  private func certain(_ counts: [Int]) -> ClusterSums {
    sums(
      counts.indices.flatMap { k -> [[SIMD3<Int64>]] in
        var p = SIMD3<Int64>.zero
        p[k] = 10_000
        return Array(repeating: [p], count: counts[k])
      })
  }

  /// Wilson 1927 with a squared quantile `q`.
  private func wilson(_ p: Double, _ n: Double, _ q: Double) -> ClosedRange<Double> {
    let centre = (p + q / (2 * n)) / (1 + q / n)
    let reach = (q * p * (1 - p) / n + q * q / (4 * n * n)).squareRoot() / (1 + q / n)
    return (centre - reach)...(centre + reach)
  }

  @Test("without errors and clustering the interval is Wilson's with Student's t")
  func isWilson() throws {
    let found = try #require(CorrectedShares(certain([30, 50, 20]), errors: Self.perfect))
    let intervals = try #require(found.intervals)
    let t = StudentT.quantile975(degreesOfFreedom: 99)
    // The variance between 100 single statements is 100/99 of p(1-p)/n: the design effect.
    for (k, share) in [0.3, 0.5, 0.2].enumerated() {
      let expected = wilson(share, 100, t * t * 100 / 99)
      #expect(abs(found.shares[k] - share) < 1e-12)
      #expect(abs(intervals[k].lowerBound - expected.lowerBound) < 1e-7)
      #expect(abs(intervals[k].upperBound - expected.upperBound) < 1e-7)
    }
    // Variance of the difference: 0.3 + 0.2 - 0.1² = 0.49, times 100/99 / 100.
    let reach = t * (0.49 / 99).squareRoot()
    let difference = try #require(found.differenceInterval)
    #expect(abs(difference.lowerBound - (0.1 - reach)) < 1e-9)
    #expect(abs(difference.upperBound - (0.1 + reach)) < 1e-9)
  }

  @Test("a class that was never seen has an interval all the same")
  func neverSeen() throws {
    let found = try #require(CorrectedShares(certain([20, 20, 0]), errors: Self.perfect))
    let interval = try #require(found.intervals?[2])
    let t = StudentT.quantile975(degreesOfFreedom: 39)
    #expect(interval.lowerBound == 0)
    #expect(abs(interval.upperBound - t * t / (40 + t * t)) < 1e-7)
  }

  @Test("statements that agree inside their articles count for less")
  func clustering() throws {
    let spread = try #require(
      CorrectedShares(certain([30, 30, 30]), errors: Self.perfect)?.intervals?[0])
    // The same 90 statements in 30 articles that each hold one class only.
    let grouped = sums(
      (0..<30).map { n in
        var p = SIMD3<Int64>.zero
        p[n % 3] = 10_000
        return [p, p, p]
      })
    let interval = try #require(CorrectedShares(grouped, errors: Self.perfect)?.intervals?[0])
    let ratio =
      (interval.upperBound - interval.lowerBound) / (spread.upperBound - spread.lowerBound)
    // √3 and a little for fewer degrees of freedom.
    #expect((1.6...1.85).contains(ratio))
  }

  @Test(
    "where there is too little to say, the reason stands instead",
    arguments: [
      (1, CorrectedShares.Refusal.oneArticle), (2, .twoArticles), (3, nil), (40, nil),
    ])
  func refuses(articles: Int, reason: CorrectedShares.Refusal?) throws {
    let found = try #require(
      CorrectedShares(certain([articles, 0, 0]), errors: CoverageSimulation.errors))
    #expect(found.refusal == reason)
    #expect((found.intervals == nil) == (reason != nil))
    #expect((found.differenceInterval == nil) == (reason != nil))
    #expect(abs(found.shares.reduce(0, +) - 1) < 1e-9)
  }

  @Test(
    "no statements have no shares; a silent model and one that tells nothing apart have no intervals"
  )
  func unusableModels() {
    #expect(CorrectedShares(ClusterSums(), errors: Self.perfect) == nil)
    let silent = ClassifierErrors(softConfusion: Self.perfect.softConfusion)
    #expect(CorrectedShares(certain([5, 5, 5]), errors: silent)?.refusal == .unknownErrors)
    let blind = ClassifierErrors(
      softConfusion: [0.3, 0.4, 0.3, 0.3, 0.4, 0.3, 0.3, 0.4, 0.3], spread: Self.perfect.spread)
    #expect(CorrectedShares(certain([5, 5, 5]), errors: blind)?.refusal == .inseparableClasses)
  }

  @Test("every interval lies in its range and holds its estimate")
  func holdsTheEstimate() throws {
    var simulation = CoverageSimulation(seed: 61)
    for n in 0..<300 {
      let p = Double(n % 11) / 10
      let articles = simulation.articles(
        statements: 3 + n,
        shares: [max(p, 1e-6), max((1 - p) * 0.9, 1e-6), max((1 - p) * 0.1, 1e-6)])
      let found = try #require(
        CorrectedShares(sums(articles), errors: CoverageSimulation.errors))
      guard let intervals = found.intervals, let difference = found.differenceInterval else {
        #expect(articles.count < 3)
        continue
      }
      for k in 0..<3 {
        #expect(intervals[k].contains(found.shares[k]))
        #expect(intervals[k].lowerBound >= 0 && intervals[k].upperBound <= 1)
      }
      #expect(difference.contains(found.difference))
      #expect(difference.lowerBound >= -1 && difference.upperBound <= 1)
    }
  }

  @Test("the delta method's standard error is the bootstrap's over articles and training rows")
  func bootstrap() throws {
    var simulation = CoverageSimulation(seed: 62)
    var generator = SeededGenerator(seed: 63)
    let rows = simulation.calibrationRows()
    let articles = simulation.articles(statements: 400, shares: [0.45, 0.3, 0.25])
    let found = try #require(
      CorrectedShares(sums(articles), errors: CoverageSimulation.errors(of: rows)))
    let difference = try #require(found.differenceInterval)
    let t = StudentT.quantile975(degreesOfFreedom: articles.count - 1)
    let delta = (difference.upperBound - difference.lowerBound) / 2 / t
    func redrawn<Element>(_ all: [Element]) -> [Element] {
      all.map { _ in all[Int.random(in: 0..<all.count, using: &generator)] }
    }
    let replicates = try (0..<500).map { _ in
      let errors = CoverageSimulation.errors(of: rows.map { redrawn($0) })
      return try #require(CorrectedShares(sums(redrawn(articles)), errors: errors)).difference
    }
    let ratio = replicates.variance.squareRoot() / delta
    // 500 replicates know their own deviation to 3 %.
    #expect((0.9...1.1).contains(ratio), "\(ratio)")
  }
}

@Suite("Classifier errors")
struct ClassifierErrorsTests {
  @Test("the inverse undoes the confusion")
  func inverse() throws {
    let errors = CoverageSimulation.errors
    let a = try #require(errors.inverse)
    let shares = [0.2, 0.7, 0.1]
    let mixed = (0..<3).map { c in
      (0..<3).reduce(0) { $0 + shares[$1] * errors.softConfusion[$1 * 3 + c] }
    }
    for k in 0..<3 {
      #expect(abs((0..<3).reduce(0) { $0 + a[k * 3 + $1] * mixed[$1] } - shares[k]) < 1e-12)
    }
  }

  @Test("the variance of one statement is that of drawing its class and its posterior")
  func variance() {
    // Inside class 0 the posterior is (0.9, 0.1, 0) or (0.5, 0.5, 0): mean (0.7, 0.3, 0), variance 0.04.
    var within = [Double](repeating: 0, count: 27)
    (within[0], within[1], within[3], within[4]) = (0.04, -0.04, -0.04, 0.04)
    var covariance = [Double](repeating: 0, count: 81)
    covariance[0] = 0.01
    covariance[4 * 9 + 4] = 0.02
    let spread = ClassifierErrors.Spread(
      covariance: covariance, within: within, trainingShares: [0.3, 0.4, 0.3])
    let confusion = [0.7, 0.3, 0, 0.2, 0.8, 0, 0, 0, 1]
    // First part: 0.9, 0.5 (a quarter each) and 0.2 (a half): mean 0.45, mean square 0.285.
    let found = spread.variance(of: [1, 0, 0], shares: [0.5, 0.5, 0], softConfusion: confusion)
    #expect(abs(found - (0.285 - 0.45 * 0.45)) < 1e-12)
    // 0.5² · (2² · 0.01 + 3² · 0.02)
    let calibration = spread.calibrationVariance(of: [2, 3, 0], shares: [0.5, 0.5, 0])
    #expect(abs(calibration - 0.055) < 1e-12)
  }
}
