/// Shares of small actors, drawn towards those of the corpus (empirical Bayes).
///
/// Actor *i* has shares `θ_i` around the corpus's μ with the variance τ² between actors, and an estimate `θ̂_i` around
/// `θ_i` with the sampling variance `v_i` (both summed over the classes). The best linear guess is
/// `θ̂_i + B_i (μ - θ̂_i)` with `B_i = v_i / (v_i + τ²)` (Fay and Herriot 1979; Morris 1983). τ² is the root of
/// `Σ_i |θ̂_i - μ|² / (v_i + τ²) = I`, or 0 without one (Paule and Mandel 1982). No actor is moved by more than one
/// standard error `√v_i` (limited translation, Efron and Morris 1972): who truly differs from all others must not be
/// drawn to them because they are many.
///
/// `v_i` is that of as many statements at the corpus's shares, times the actor's design effect: an actor's own
/// variance is too noisy where it has few articles. A single article counts as one statement.
public struct Shrinkage: Sendable, Equatable {
  /// μ: corrected shares of all actors' statements together.
  public let centre: [Double]
  /// τ², at least 0.
  public let betweenVariance: Double
  private let single: Double
  private let inverse: [Double]
  private let errors: ClassifierErrors

  /// `nil` without statements, without the spread of the model's errors or where they cannot be inverted.
  ///
  /// - Parameter actors: in an order that does not vary, since sums of fractions depend on it.
  /// - Complexity: O(actors), some 60 times.
  public init?(_ actors: [ClusterSums], errors: ClassifierErrors) {
    var all = ClusterSums()
    for actor in actors { all.merge(actor) }
    guard let spread = errors.spread, let inverse = errors.inverse,
      let centre = CorrectedShares(all, errors: errors)?.shares
    else { return nil }
    self.centre = centre
    self.inverse = inverse
    self.errors = errors
    single = (0..<3).reduce(0) {
      $0
        + spread.variance(
          of: Array(inverse[$1 * 3..<$1 * 3 + 3]), shares: centre,
          softConfusion: errors.softConfusion)
    }
    var rows: [(distance: Double, variance: Double)] = []
    for actor in actors {
      guard let mean = actor.mean else { continue }
      rows.append(
        (
          Self.distance(Self.product(inverse, mean), centre),
          Self.variance(actor, inverse, single)
        ))
    }
    func excess(_ tau: Double) -> Double {
      rows.reduce(-Double(rows.count)) { $0 + $1.distance / ($1.variance + tau) }
    }
    // Shares differ by at most √2, and estimates without the simplex by little more.
    var (low, high) = (0.0, 8.0)
    if single == 0 || excess(0) <= 0 {
      betweenVariance = 0
    } else {
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if excess(middle) > 0 { low = middle } else { high = middle }
      }
      betweenVariance = (low + high) / 2
    }
  }

  /// The shrunken shares of one actor, on the simplex.
  ///
  /// - Parameter shares: its corrected shares.
  public func shares(of sums: ClusterSums, corrected shares: [Double]) -> [Double] {
    let v = Self.variance(sums, inverse, single)
    guard v > 0 else { return shares }
    let distance = Self.distance(shares, centre).squareRoot()
    let wanted = v / (v + betweenVariance)
    let factor = min(wanted, distance > 0 ? v.squareRoot() / distance : wanted, 1)
    return (0..<3).map { shares[$0] + factor * (centre[$0] - shares[$0]) }
  }

  /// v_i
  private static func variance(_ sums: ClusterSums, _ inverse: [Double], _ single: Double) -> Double
  {
    let n = Double(max(1, sums.count))
    guard sums.clusters >= 2, let covariance = sums.covariance else { return single }
    var between = 0.0
    for k in 0..<3 {
      for a in 0..<3 {
        for b in 0..<3 {
          between += inverse[k * 3 + a] * inverse[k * 3 + b] * covariance[a * 3 + b]
        }
      }
    }
    return single / n
      * CorrectedShares.designEffect(between: between, single: single / n, clusters: sums.clusters)
  }

  private static func product(_ inverse: [Double], _ p: [Double]) -> [Double] {
    let total = p.reduce(0, +)
    return (0..<3).map { k in (0..<3).reduce(0) { $0 + inverse[k * 3 + $1] * p[$1] / total } }
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
