import Foundation
import ParleyTestSupport

@testable import Aggregates

/// Corpora of which the truth is known, to see how often intervals hold it.
///
/// A statement of true class *t* has two features, normal around the class's centre with variance 1; the classifier
/// gives the exact posterior under its training shares, rounded to ten-thousandths as in the output. It is calibrated
/// and right four times in five. Its confusion is not known but estimated, anew for each corpus, from a finite set of
/// labelled rows. Statements stand in articles of one or more (1 + Poisson 1.5), and an article's own shares scatter
/// around the actor's (Dirichlet), so that statements of one article are alike.
struct CoverageSimulation {
  static let centres: [SIMD2<Double>] = [SIMD2(0, 1.7), SIMD2(1.4, 0), SIMD2(0, -1.7)]
  static let trainingShares = [0.3, 0.4, 0.3]
  static let calibrationRows = 900
  /// Larger means that articles of one actor are more alike.
  static let concentration = 6.0

  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func uniform() -> Double { Double.random(in: 0..<1, using: &generator) }

  private mutating func normalPair() -> SIMD2<Double> {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    return SIMD2(radius * cos(angle), radius * sin(angle))
  }

  private mutating func gamma(_ shape: Double) -> Double {
    // Marsaglia and Tsang 2000; below 1 by one power of a uniform.
    if shape < 1 { return gamma(shape + 1) * pow(1 - uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normalPair()[0]
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(1 - uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }

  private mutating func poisson(_ mean: Double) -> Int {
    var (count, product) = (0, uniform())
    while product > exp(-mean) {
      count += 1
      product *= uniform()
    }
    return count
  }

  private mutating func drawClass(_ shares: [Double]) -> Int {
    let u = uniform() * shares.reduce(0, +)
    return u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2
  }

  /// The posterior of one statement, ten-thousandths.
  private mutating func posterior(ofClass t: Int) -> SIMD3<Int64> {
    let x = Self.centres[t] + normalPair()
    var odds = SIMD3<Double>.zero
    for k in 0..<3 {
      let d = x - Self.centres[k]
      odds[k] = Self.trainingShares[k] * exp(-0.5 * (d[0] * d[0] + d[1] * d[1]))
    }
    let p = odds / odds.sum() * 10_000
    return SIMD3(Int64(p[0].rounded()), Int64(p[1].rounded()), Int64(p[2].rounded()))
  }

  /// Held-out posteriors of labelled rows, by true class, in 0...1.
  mutating func calibrationRows() -> [[SIMD3<Double>]] {
    var rows: [[SIMD3<Double>]] = [[], [], []]
    for _ in 0..<Self.calibrationRows {
      let t = drawClass(Self.trainingShares)
      rows[t].append(SIMD3<Double>(posterior(ofClass: t)) / 10_000)
    }
    return rows
  }

  /// What cross-validation would tell of the classifier.
  static func errors(of rows: [[SIMD3<Double>]]) -> ClassifierErrors {
    var confusion = [Double](repeating: 0, count: 9)
    var within = [Double](repeating: 0, count: 27)
    var covariance = [Double](repeating: 0, count: 81)
    for t in 0..<3 {
      let n = Double(rows[t].count)
      let mean = rows[t].reduce(.zero, +) / n
      for j in 0..<3 { confusion[t * 3 + j] = mean[j] }
      for row in rows[t] {
        let d = row - mean
        for j in 0..<3 {
          for l in 0..<3 { within[t * 9 + j * 3 + l] += d[j] * d[l] / (n - 1) }
        }
      }
      for j in 0..<3 {
        for l in 0..<3 {
          covariance[(t * 3 + j) * 9 + t * 3 + l] = within[t * 9 + j * 3 + l] / n
        }
      }
    }
    return ClassifierErrors(
      softConfusion: confusion,
      spread: .init(covariance: covariance, within: within, trainingShares: trainingShares))
  }

  /// One such classifier.
  static let errors: ClassifierErrors = {
    var simulation = CoverageSimulation(seed: 5)
    return errors(of: simulation.calibrationRows())
  }()

  /// Articles of one actor, posteriors by statement.
  mutating func articles(statements: Int, shares: [Double]) -> [[SIMD3<Int64>]] {
    var left = statements
    var articles: [[SIMD3<Int64>]] = []
    while left > 0 {
      let size = min(left, 1 + poisson(1.5))
      left -= size
      let own = shares.map { gamma($0 * Self.concentration) }
      articles.append((0..<size).map { _ in posterior(ofClass: drawClass(own)) })
    }
    return articles
  }

  /// How often intervals held the truth.
  struct Cell {
    var actors = 0
    var share = 0
    var difference = 0
    /// Classify and count with the interval of textbooks, `p ± 1.96 √(p(1-p)/n)`.
    var counted = 0
    /// Classify and count with an interval between articles: clustering alone does not save it.
    var countedClustered = 0

    func coverage(_ path: KeyPath<Cell, Int>) -> Double {
      Double(self[keyPath: path]) / Double(actors)
    }
  }

  /// Adds one actor. Its class of interest, conciliatory or hostile, has the prevalence; of the rest 60 % are neutral.
  mutating func add(
    to cell: inout Cell, prevalence: Double, statements: Int, isHostile: Bool,
    errors: ClassifierErrors
  ) {
    let rest = 1 - prevalence
    let shares = [
      isHostile ? rest * 0.4 : prevalence, rest * 0.6, isHostile ? prevalence : rest * 0.4,
    ]
    let k = isHostile ? 2 : 0
    let articles = articles(statements: statements, shares: shares)
    var sums = ClusterSums()
    var labels = ClusterSums()
    for article in articles {
      sums.add(count: Int64(article.count), sum: article.reduce(.zero) { $0 &+ $1 })
      var own = SIMD3<Int64>.zero
      for p in article { own[p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2] += 10_000 }
      labels.add(count: Int64(article.count), sum: own)
    }
    cell.actors += 1
    guard let corrected = CorrectedShares(sums, errors: errors),
      let intervals = corrected.intervals,
      let difference = corrected.differenceInterval, let counted = labels.mean?[k],
      let spread = labels.covariance?[k * 4]
    else { return }
    if intervals[k].contains(prevalence) { cell.share += 1 }
    if difference.contains(shares[0] - shares[2]) { cell.difference += 1 }
    let textbook = 1.959964 * (counted * (1 - counted) / Double(statements)).squareRoot()
    if abs(counted - prevalence) <= textbook { cell.counted += 1 }
    let reach =
      StudentT.quantile975(degreesOfFreedom: articles.count - 1) * max(0, spread).squareRoot()
    if abs(counted - prevalence) <= reach { cell.countedClustered += 1 }
  }

  struct Setting: Hashable {
    let prevalence: Double
    let statements: Int
  }

  /// Many corpora with some actors of every setting each.
  static func run(
    corpora: Int, actors: Int, prevalences: [Double], statements: [Int], seed: UInt64
  ) -> [(Setting, Cell)] {
    var cells: [Setting: Cell] = [:]
    var simulation = CoverageSimulation(seed: seed)
    let settings = prevalences.flatMap { p in
      statements.map { Setting(prevalence: p, statements: $0) }
    }
    for _ in 0..<corpora {
      let errors = Self.errors(of: simulation.calibrationRows())
      for setting in settings {
        for actor in 0..<actors {
          simulation.add(
            to: &cells[setting, default: Cell()], prevalence: setting.prevalence,
            statements: setting.statements, isHostile: actor % 2 == 1, errors: errors)
        }
      }
    }
    return settings.map { ($0, cells[$0] ?? Cell()) }
  }
}
