/// What is known of a classifier's errors: the mean posterior of each true class, how sure that mean is, and how
/// single posteriors scatter around it.
public struct ClassifierErrors: Sendable, Equatable {
  /// Classes × classes, row-major; row *t* is the mean posterior of statements whose true class is *t*.
  public let softConfusion: [Double]
  /// What intervals need; `nil` where the model does not tell.
  public let spread: Spread?

  /// How sure the soft confusion is, and how posteriors scatter.
  public struct Spread: Sendable, Equatable {
    /// Covariance of the entries of the soft confusion (9 × 9, row-major).
    public let covariance: [Double]
    /// Covariance of one posterior inside each true class (3 × 3 × 3: class, then row-major).
    public let within: [Double]
    /// Shares of the classes that the posteriors take for granted.
    public let trainingShares: [Double]

    public init(covariance: [Double], within: [Double], trainingShares: [Double]) {
      precondition(covariance.count == 81 && within.count == 27 && trainingShares.count == 3)
      self.covariance = covariance
      self.within = within
      self.trainingShares = trainingShares
    }
  }

  /// - Precondition: three classes.
  public init(softConfusion: [Double], spread: Spread? = nil) {
    precondition(softConfusion.count == 9)
    self.softConfusion = softConfusion
    self.spread = spread
  }

  /// The inverse of the transposed confusion, `A` in `θ = A p̄` (3 × 3, row-major); `nil` where the classes look too
  /// much alike to the classifier to be told apart: a determinant below 1e-3.
  var inverse: [Double]? {
    let m = softConfusion
    // Cofactors of m; the inverse of the transpose is their matrix, not transposed, over the determinant.
    let cofactors = [
      m[4] * m[8] - m[5] * m[7], m[5] * m[6] - m[3] * m[8], m[3] * m[7] - m[4] * m[6],
      m[2] * m[7] - m[1] * m[8], m[0] * m[8] - m[2] * m[6], m[1] * m[6] - m[0] * m[7],
      m[1] * m[5] - m[2] * m[4], m[2] * m[3] - m[0] * m[5], m[0] * m[4] - m[1] * m[3],
    ]
    let determinant = m[0] * cofactors[0] + m[1] * cofactors[1] + m[2] * cofactors[2]
    return abs(determinant) < 1e-3 ? nil : cofactors.map { $0 / determinant }
  }
}

extension ClassifierErrors.Spread {
  /// Variance of `direction · p` for the posterior `p` of one statement, drawn where the classes have these shares.
  ///
  /// `Σ_t θ_t (d' W_t d + g_t²) - (Σ_t θ_t g_t)²` with `g_t = d · M_t`: the scatter inside the classes and the draw of
  /// the class itself (law of total variance).
  func variance(of direction: [Double], shares: [Double], softConfusion m: [Double]) -> Double {
    var (mean, square) = (0.0, 0.0)
    for t in 0..<3 {
      let g = (0..<3).reduce(0) { $0 + direction[$1] * m[t * 3 + $1] }
      let inside = Self.form(direction, within, from: t * 9, stride: 3)
      mean += shares[t] * g
      square += shares[t] * (inside + g * g)
    }
    return max(0, square - mean * mean)
  }

  /// Variance of `direction · Σ_t θ_t M_t` that the soft confusion owes to its own training rows.
  func calibrationVariance(of direction: [Double], shares: [Double]) -> Double {
    let weights = (0..<9).map { shares[$0 / 3] * direction[$0 % 3] }
    return max(0, Self.form(weights, covariance, from: 0, stride: 9))
  }

  /// `d' Q d`
  private static func form(_ d: [Double], _ q: [Double], from start: Int, stride: Int) -> Double {
    var sum = 0.0
    for a in d.indices {
      for b in d.indices { sum += d[a] * d[b] * q[start + a * stride + b] }
    }
    return sum
  }
}
