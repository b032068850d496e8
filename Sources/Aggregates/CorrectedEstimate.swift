/// A mean over a part of the corpus, estimated from the model's predictions for all statements and hand labels for a
/// probability sample of them.
///
/// The mean prediction, corrected by the weighted mean error of the predictions in the sample:
/// `θ = Σ f / N + Σ w (y - f) / Σ w` (design-based supervised learning, Egami et al. 2023; prediction-powered
/// inference, Angelopoulos et al. 2023; the difference estimator of survey sampling). It holds whatever the model's
/// errors: doubly robust, because the chance to be drawn is known.
///
/// Two things vary: which documents the corpus holds, and which statements of it were labelled. With the linearised
/// terms `z = w (y - f - ē) / Σ w` and `b = (Σ f - f̄ n) / N` of a document, the variance is
/// `m/(m-1) · Σ_documents (b + Σ z)² - Σ (1-φ) z² + Σ_g (1-φ_g) m_g/(m_g-1) · Σ (z - z̄_g)²`:
/// the first sum holds both, but as if every statement had been drawn by itself; what that costs is taken out and
/// replaced by what the strata cost (φ_g the labelled share of response group *g*, m_g its labels). Without strata
/// and clusters this is the variance of Angelopoulos et al. (2023, proposition 1) to terms of order 1/n², with the
/// covariance that labelled statements have with the corpus that they are part of.
///
/// A share gets a variance of 1/(4 n²) more, *n* its labels, as if one more of them had missed by one half: a rare
/// label that no labelled statement happens to have would seem sure without it (in the manner of Agresti and Coull
/// 1998).
public struct CorrectedEstimate: Sendable, Equatable {
  public let value: Double
  public let standardError: Double
  /// Documents with labels less response groups, at least 1.
  public let degreesOfFreedom: Int
  /// 95 % interval by Student's t, cut at the outcome's range.
  public let interval: ClosedRange<Double>
  /// The mean of the model's predictions, uncorrected.
  public let raw: Double
  /// The same of the model's labels: what counting them gives.
  public let counted: Double

  /// Labels below which nothing is estimated: intervals from fewer do not hold (see the coverage test).
  public static let leastLabels = 15
  /// Documents with labels below which nothing is estimated.
  public static let leastDocuments = 10

  /// Why there is no estimate.
  public enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    case fewLabels(Int)
    case fewDocuments(Int)

    public var description: String {
      switch self {
      case .fewLabels(let labels):
        "\(labels) \(labels == 1 ? "label" : "labels"), at least \(leastLabels) needed"
      case .fewDocuments(let documents):
        "labels in \(documents) \(documents == 1 ? "document" : "documents"), at least \(leastDocuments) needed"
      }
    }
  }

  /// - Throws: ``Refusal``.
  /// - Complexity: O(labels).
  public init(_ sums: LabelledSums, of outcome: Outcome, groups: ResponseGroups)
    throws(Refusal)
  {
    try Self.check(sums)
    let k = outcome.rawValue
    let error = WeightedMean(sums) { point in
      outcome.value(ofLabel: point.label.value) - Double(point.outcomes[k]) / 10_000
    }
    let n = Double(sums.statements)
    let mean = Double(sums.outcomes[k]) / n
    // Documents without labels: Σ (f - f̄ n)² = Σ f² - 2 f̄ Σ n f + f̄² Σ n².
    let rest =
      Double(sums.ff[k]) - 2 * mean * Double(sums.nf[k]) + mean * mean * Double(sums.nn)
    let bases = sums.clusters.map {
      (Double($0.outcomes[k]) - mean * Double($0.statements)) / n / 10_000
    }
    let spread = SampleSpread(
      error.terms, bases: bases, otherSquares: max(0, rest) / (n * n) / 1e8, sums: sums,
      groups: groups, floor: outcome == .score ? 0 : 0.25 / Double(sums.labels * sums.labels))
    raw = mean / 10_000
    counted =
      (0..<3).reduce(0) { $0 + outcome.value(ofLabel: $1) * Double(sums.decidedCounts[$1]) } / n
    value = min(max(raw + error.mean, outcome.range.lowerBound), outcome.range.upperBound)
    standardError = spread.standardError
    degreesOfFreedom = spread.degreesOfFreedom
    interval = spread.interval(around: raw + error.mean, in: outcome.range)
  }

  static func check(_ sums: LabelledSums) throws(Refusal) {
    guard sums.labels >= leastLabels else { throw .fewLabels(sums.labels) }
    guard sums.clusters.count >= leastDocuments else { throw .fewDocuments(sums.clusters.count) }
  }
}

/// `Σ w x / Σ w` over the labelled statements, with its linearised terms `w (x - x̄) / Σ w`.
struct WeightedMean {
  let mean: Double
  /// By document with labels, and by label in it.
  let terms: [[Double]]

  init(_ sums: LabelledSums, of value: (LabelledSums.Point) -> Double) {
    var weight = 0.0
    var total = 0.0
    for cluster in sums.clusters {
      for point in cluster.points {
        weight += point.label.weight
        total += point.label.weight * value(point)
      }
    }
    let mean = total / weight
    self.mean = mean
    terms = sums.clusters.map {
      $0.points.map { $0.label.weight * (value($0) - mean) / weight }
    }
  }
}

/// The variance of ``CorrectedEstimate``, of any statistic with linearised terms.
struct SampleSpread {
  let standardError: Double
  let degreesOfFreedom: Int

  /// - Parameters:
  ///   - terms: by document with labels, and by label in it.
  ///   - bases: what such a document adds by its predictions; empty for nothing.
  ///   - otherSquares: Σ b² of the documents without labels.
  ///   - floor: variance that there is at least.
  init(
    _ terms: [[Double]], bases: [Double] = [], otherSquares: Double = 0, sums: LabelledSums,
    groups: ResponseGroups, floor: Double = 0
  ) {
    var clustered = otherSquares
    var sumOfGroup = [Double](repeating: 0, count: groups.labelled.count)
    var squaresOfGroup = sumOfGroup
    var isPresent = [Bool](repeating: false, count: groups.labelled.count)
    for (c, cluster) in sums.clusters.enumerated() {
      var sum = bases.isEmpty ? 0 : bases[c]
      for (point, term) in zip(cluster.points, terms[c]) {
        let group = point.label.responseGroup
        sum += term
        sumOfGroup[group] += term
        squaresOfGroup[group] += term * term
        isPresent[group] = true
      }
      clustered += sum * sum
    }
    var independent = 0.0
    var stratified = 0.0
    for g in groups.labelled.indices {
      let (m, left) = (Double(groups.labelled[g]), 1 - groups.fractions[g])
      independent += left * squaresOfGroup[g]
      guard m > 1 else { continue }
      stratified +=
        left * m / (m - 1) * max(0, squaresOfGroup[g] - sumOfGroup[g] * sumOfGroup[g] / m)
    }
    let documents = Double(sums.documents)
    let variance = documents / (documents - 1) * clustered - independent + stratified
    // Chance may take out more than there is; which statements were labelled costs at least its own part.
    standardError = (max(variance, stratified) + floor).squareRoot()
    degreesOfFreedom = max(1, sums.clusters.count - isPresent.count { $0 })
  }

  /// 95 % interval, cut at `range`.
  func interval(around value: Double, in range: ClosedRange<Double>) -> ClosedRange<Double> {
    let reach = StudentT.quantile975(degreesOfFreedom: degreesOfFreedom) * standardError
    let cut = { min(max($0, range.lowerBound), range.upperBound) }
    return cut(value - reach)...cut(value + reach)
  }
}
