/// How sure the soft confusion of a head of three classes is, and how its posteriors scatter: what an interval of
/// corrected shares needs besides the confusion itself.
public struct ConfusionSpread: Sendable, Equatable {
  /// Covariance of the nine entries of the soft confusion, clustered by training group (9 × 9, row-major).
  ///
  /// With `M_tj` the mean posterior of class *j* over the `N_t` held-out rows of true class *t*, a group *g* adds
  /// `z_g,tj = Σ_{i in g of class t} (p_ij - M_tj) / N_t`, and the covariance is `G/(G-1) · Σ_g z_g z_g'`, the
  /// linearised variance of a ratio (Cochran 1977, chapter 6): rows of one group are alike and count as one draw.
  public let covariance: [Double]
  /// Covariance of one row's posterior inside each true class (3 × 3 × 3: class, then row-major); 0 for a class of
  /// fewer than two rows.
  public let within: [Double]
  /// Weighted shares of the classes among the training rows, which the posteriors take for granted; sum to 1.
  public let classShares: [Double]

  init(covariance: [Double], within: [Double], classShares: [Double]) {
    precondition(covariance.count == 81 && within.count == 27 && classShares.count == 3)
    self.covariance = covariance
    self.within = within
    self.classShares = classShares
  }

  /// - Parameters:
  ///   - gold: class numbers of the labelled rows.
  ///   - predictions: their calibrated out-of-fold predictions.
  ///   - groups: their groups' numbers.
  ///   - weights: their training weights, at least 0, not all 0.
  ///   - softConfusion: of the same rows.
  /// - Complexity: O(*n* + 81 · groups).
  init(
    gold: [Int], predictions: [Prediction], groups: [Int], weights: [Double],
    softConfusion: [Double]
  ) {
    let k = 3
    var counts = [Double](repeating: 0, count: k)
    var shares = [Double](repeating: 0, count: k)
    for (t, weight) in zip(gold, weights) {
      counts[t] += 1
      shares[t] += weight
    }
    var within = [Double](repeating: 0, count: k * k * k)
    var byGroup: [Int: [Double]] = [:]
    for row in gold.indices {
      let t = gold[row]
      let residual = (0..<k).map {
        Double(predictions[row].probabilities[$0]) - softConfusion[t * k + $0]
      }
      for j in 0..<k {
        byGroup[groups[row], default: [Double](repeating: 0, count: k * k)][t * k + j] +=
          residual[j] / counts[t]
        guard counts[t] >= 2 else { continue }
        for l in 0..<k {
          within[(t * k + j) * k + l] += residual[j] * residual[l] / (counts[t] - 1)
        }
      }
    }
    var covariance = [Double](repeating: 0, count: 81)
    let count = Double(byGroup.count)
    let factor = count > 1 ? count / (count - 1) : 1
    // In the order of the groups' numbers: sums of fractions depend on their order.
    for (_, z) in byGroup.sorted(by: { $0.key < $1.key }) {
      for a in 0..<9 where z[a] != 0 {
        for b in 0..<9 { covariance[a * 9 + b] += factor * z[a] * z[b] }
      }
    }
    let total = shares.reduce(0, +)
    self.init(
      covariance: covariance, within: within, classShares: shares.map { $0 / total })
  }
}
