/// Shares of the classes by expectation and maximisation (Saerens, Latinne and Decaestecker 2002, equation 2.9).
///
/// Under a shift of the classes' shares alone, a statement of posterior `p` under the training shares π has the
/// posterior `θ_c p_c / π_c / Σ_k θ_k p_k / π_k` under shares θ; the shares are the mean of the posteriors that they
/// themselves imply. The likelihood is concave in θ, so that the fixed point is its maximum.
public enum Saerens {
  /// Iterations at most; the shares of the last one are returned in any case.
  public static let iterationLimit = 1000

  /// Shares by class, summing to 1; `nil` without posteriors or where a class that occurs has no training share.
  ///
  /// - Parameters:
  ///   - posteriors: calibrated, summing to 1, with how often each occurred.
  ///   - trainingShares: what they take for granted; a class with share 0 is left out.
  ///   - tolerance: the largest change of a share in the last iteration.
  /// - Complexity: O(*d*) an iteration, *d* posteriors.
  public static func shares(
    of posteriors: [(posterior: SIMD3<Double>, count: Double)], trainingShares: [Double],
    tolerance: Double = 1e-10
  ) -> [Double]? {
    let total = posteriors.reduce(0) { $0 + $1.count }
    guard total > 0, trainingShares.contains(where: { $0 > 0 }) else { return nil }
    let prior = SIMD3<Double>(trainingShares[0], trainingShares[1], trainingShares[2])
    let inverse = SIMD3<Double>(prior.indices.map { prior[$0] > 0 ? 1 / prior[$0] : 0 })
    var shares = prior
    for _ in 0..<iterationLimit {
      let ratio = shares * inverse
      var sums = SIMD3<Double>.zero
      for (posterior, count) in posteriors {
        let weighted = posterior * ratio
        let mass = weighted.sum()
        // A posterior that denies every class the shares allow says nothing of them.
        if mass > 0 { sums += weighted * (count / mass) }
      }
      let mass = sums.sum()
      guard mass > 0 else { return nil }
      let next = sums / mass
      let change = (next - shares).magnitudes.max()
      shares = next
      if change < tolerance { break }
    }
    return [shares[0], shares[1], shares[2]]
  }
}

extension SIMD3<Double> {
  fileprivate var magnitudes: SIMD3<Double> { self.replacing(with: -self, where: self .< 0) }
}
