/// Shares of the three classes with the classifier's errors taken out, and their 95 % intervals.
///
/// **Assumption.** Inside each true class the classifier errs here as it did in cross-validation; only the shares of
/// the classes differ (prior probability shift). No interval below covers a breach of it.
///
/// **Estimate.** Probabilistic adjusted count (Bella et al. 2010): the mean posterior is `p̄ = M' θ`, so `θ̂ = A p̄`
/// with `A` the inverse of `M'`, taken to the nearest point of the simplex (``PrevalenceCorrection``).
///
/// **Variance.** With `dθ̂ = A (dp̄ - dM' θ)` the delta method gives, for a direction `a` of the shares and `l = A' a`,
/// `Var(a · θ̂) = l' S l + (θ ⊗ l)' V (θ ⊗ l)`: S the covariance of `p̄` between articles (``ClusterSums/covariance``),
/// V the covariance of the confusion's entries. The two add because the training rows are not among the articles.
/// What the ensemble shows, how the mean score moves with the training sentences, is not added: the correction takes
/// out whatever bias this classifier has, and V is how well that bias is known.
///
/// **Interval of a share.** Near 0 and 1 the variance at the estimate misleads: no hostile statement seen does not
/// mean a standard error of 0. So shares `c` are tested one by one, as Wilson (1927) did: `c` lies inside where
/// `(θ̂_k - c)² ≤ t² v(c)`, `v(c)` the variance if `c` were the share, the other two shares in the proportion of their
/// estimates. The design effect `f = l' S l / (σ²(θ̂) / n)`, with σ² the variance of one statement
/// (``ClassifierErrors/Spread/variance(of:shares:softConfusion:)``), carries the clustering over: the first term of
/// `v(c)` is `f σ²(c) / n` (for design effects in score intervals see Kott and Carr 1997). An f from few articles is
/// noisy; where it is below 1 it is moderated towards 1 as if six more articles had shown 1 (the manner of Smyth
/// 2004). t is Student's with one degree of freedom less than articles. Cut at 0 and 1.
///
/// **Interval of the difference**: conciliatory less hostile share, ± t √v, moderated the same way. Cut at ±1.
public struct CorrectedShares: Sendable, Equatable {
  /// By class, at least 0, summing to 1.
  public let shares: [Double]
  /// 95 % intervals by class; `nil` with a reason in ``refusal``.
  public let intervals: [ClosedRange<Double>]?
  /// Of the first share less the third; `nil` where ``intervals`` is.
  public let differenceInterval: ClosedRange<Double>?
  /// Why there are no intervals.
  public let refusal: Refusal?

  /// First share less third, in -1...1: net cooperation of stance.
  public var difference: Double { shares[0] - shares[2] }

  /// Articles below which the variance between them says too little: with two, one degree of freedom makes every
  /// interval span nearly everything.
  public static let clustersNeeded: Int64 = 3

  /// Why an interval is empty.
  public enum Refusal: String, Sendable, CaseIterable {
    case oneArticle = "one article"
    case twoArticles = "two articles"
    /// Retrain: the model's file has no spread of its errors.
    case unknownErrors = "model without error variance"
    /// The confusion cannot be inverted.
    case inseparableClasses = "classes the model cannot tell apart"
  }

  /// Articles that a design effect of 1 is worth where fewer show less.
  private static let designEffectWeight = 6.0

  /// f, moderated.
  ///
  /// - Parameters:
  ///   - between: variance of a mean between clusters.
  ///   - single: what it would be with as many independent statements.
  static func designEffect(between: Double, single: Double, clusters: Int64) -> Double {
    guard single > 1e-12 else { return 1 }
    let raw = max(0, between) / single
    let freedom = Double(clusters - 1)
    return max(
      raw, (freedom * raw + designEffectWeight) / (freedom + designEffectWeight))
  }

  /// `nil` without statements.
  public init?(_ sums: ClusterSums, errors: ClassifierErrors) {
    guard let mean = sums.mean, let total = Optional(mean.reduce(0, +)), total > 0 else {
      return nil
    }
    shares = PrevalenceCorrection.shares(
      meanPosterior: mean.map { $0 / total }, softConfusion: errors.softConfusion)
    let refusal: Refusal? =
      if sums.clusters < 2 {
        .oneArticle
      } else if sums.clusters < Self.clustersNeeded {
        .twoArticles
      } else if errors.spread == nil {
        .unknownErrors
      } else if errors.inverse == nil {
        .inseparableClasses
      } else {
        nil
      }
    self.refusal = refusal
    guard refusal == nil, let spread = errors.spread, let inverse = errors.inverse,
      let covariance = sums.covariance
    else {
      intervals = nil
      differenceInterval = nil
      return
    }
    let solver = IntervalSolver(
      shares: shares, meanPosterior: mean.map { $0 / total }, inverse: inverse,
      covariance: covariance.map { $0 / (total * total) }, confusion: errors.softConfusion,
      spread: spread, statements: Double(sums.count), clusters: sums.clusters)
    intervals = (0..<3).map { solver.interval(ofShare: $0) }
    differenceInterval = solver.differenceInterval
  }
}

/// The searches behind ``CorrectedShares``; its symbols.
private struct IntervalSolver {
  let shares: [Double]
  let meanPosterior: [Double]
  let inverse: [Double]
  let covariance: [Double]
  let confusion: [Double]
  let spread: ClassifierErrors.Spread
  let statements: Double
  let clusters: Int64

  private var quantile: Double { StudentT.quantile975(degreesOfFreedom: Int(clusters) - 1) }

  /// `A' a` for the share of one class.
  private func direction(_ k: Int) -> [Double] { Array(inverse[k * 3..<k * 3 + 3]) }

  private func product(_ l: [Double], _ p: [Double]) -> Double {
    (0..<3).reduce(0) { $0 + l[$1] * p[$1] }
  }

  private func variance(_ l: [Double], at shares: [Double]) -> Double {
    spread.variance(of: l, shares: shares, softConfusion: confusion)
  }

  private func designEffect(_ l: [Double]) -> Double {
    var between = 0.0
    for a in 0..<3 { for b in 0..<3 { between += l[a] * l[b] * covariance[a * 3 + b] } }
    return CorrectedShares.designEffect(
      between: between, single: variance(l, at: shares) / statements, clusters: clusters)
  }

  func interval(ofShare k: Int) -> ClosedRange<Double> {
    let l = direction(k)
    let estimate = product(l, meanPosterior)
    let effect = designEffect(l)
    let t = quantile
    let others = (0..<3).filter { $0 != k }
    let rest = others.reduce(0) { $0 + shares[$1] }
    func v(_ c: Double) -> Double {
      var tested = [Double](repeating: 0, count: 3)
      tested[k] = c
      for other in others {
        tested[other] = (1 - c) * (rest > 0 ? shares[other] / rest : 0.5)
      }
      return effect * variance(l, at: tested) / statements
        + spread.calibrationVariance(of: l, shares: tested)
    }
    // The shares are linear in c and both variances quadratic in the shares: three points tell v everywhere.
    let (v0, v1, v2) = (v(0), v(0.5), v(1))
    func isInside(_ c: Double) -> Bool {
      let tested = max(0, v0 + c * (4 * v1 - 3 * v0 - v2) + c * c * 2 * (v0 + v2 - 2 * v1))
      return (estimate - c) * (estimate - c) <= t * t * tested
    }
    let centre = max(0, min(1, estimate))
    guard isInside(centre) else { return min(centre, shares[k])...max(centre, shares[k]) }
    let low = Self.boundary(from: centre, to: 0, isInside)
    let high = Self.boundary(from: centre, to: 1, isInside)
    // On an edge of the simplex the estimate moves a little from the solution without it; it stays inside.
    return min(low, shares[k])...max(high, shares[k])
  }

  /// The last point inside on the way to `end`, to 1e-9.
  private static func boundary(from start: Double, to end: Double, _ isInside: (Double) -> Bool)
    -> Double
  {
    if isInside(end) { return end }
    var (inside, outside) = (start, end)
    while abs(outside - inside) > 1e-9 {
      let middle = (inside + outside) / 2
      if isInside(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }

  var differenceInterval: ClosedRange<Double> {
    let l = zip(direction(0), direction(2)).map { $0 - $1 }
    let estimate = product(l, meanPosterior)
    let v =
      designEffect(l) * variance(l, at: shares) / statements
      + spread.calibrationVariance(of: l, shares: shares)
    let reach = quantile * v.squareRoot()
    let shown = shares[0] - shares[2]
    return max(-1, min(estimate - reach, shown))...min(1, max(estimate + reach, shown))
  }
}
