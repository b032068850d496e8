/// Shares of the classes, corrected for what the classifier confuses.
///
/// A classifier that is wrong one time in ten makes averages of its output biased towards the middle. If it errs here
/// as it did in cross-validation, the mean posterior is `Σ_t θ_t M_t`, with `M_t` the mean posterior of rows of true
/// class *t*; θ is found by least squares on the simplex (probabilistic adjusted count; Bella et al. 2010).
public enum PrevalenceCorrection {
  /// Shares by true class, at least 0, summing to 1.
  ///
  /// - Parameters:
  ///   - meanPosterior: by class, summing to about 1.
  ///   - softConfusion: classes × classes, row-major; row *t* is the mean posterior of true class *t*.
  /// - Complexity: O(2^*k* *k*³): every support is tried, and the best feasible one is the exact solution.
  public static func shares(meanPosterior: [Double], softConfusion: [Double]) -> [Double] {
    let k = meanPosterior.count
    precondition(softConfusion.count == k * k && k >= 1 && k <= 8)
    var best: (loss: Double, shares: [Double])?
    for support in 1..<(1 << k) {
      let members = (0..<k).filter { support >> $0 & 1 == 1 }
      guard let solution = minimum(on: members, meanPosterior, softConfusion),
        solution.allSatisfy({ $0 >= -1e-12 })
      else { continue }
      var shares = [Double](repeating: 0, count: k)
      for (member, share) in zip(members, solution) { shares[member] = max(0, share) }
      let loss = squaredDistance(shares, meanPosterior, softConfusion)
      if best.map({ loss < $0.loss - 1e-15 }) ?? true { best = (loss, shares) }
    }
    return best?.shares ?? meanPosterior
  }

  private static func squaredDistance(_ shares: [Double], _ target: [Double], _ m: [Double])
    -> Double
  {
    let k = target.count
    return (0..<k).reduce(0) { sum, c in
      let mixed = (0..<k).reduce(0.0) { $0 + shares[$1] * m[$1 * k + c] }
      return sum + (mixed - target[c]) * (mixed - target[c])
    }
  }

  /// Least squares with shares of `members` summing to 1: the stationary point of the Lagrangian.
  private static func minimum(on members: [Int], _ target: [Double], _ m: [Double]) -> [Double]? {
    let k = target.count
    let n = members.count
    func dot(_ a: Int, _ b: Int) -> Double {
      (0..<k).reduce(0) { $0 + m[a * k + $1] * m[b * k + $1] }
    }
    var system = [[Double]](repeating: [Double](repeating: 0, count: n + 2), count: n + 1)
    for i in 0..<n {
      for j in 0..<n { system[i][j] = dot(members[i], members[j]) }
      system[i][n] = 1
      system[i][n + 1] = (0..<k).reduce(0) { $0 + m[members[i] * k + $1] * target[$1] }
      system[n][i] = 1
    }
    system[n][n + 1] = 1
    return solve(&system).map { Array($0.prefix(n)) }
  }

  /// Gaussian elimination with partial pivoting; `nil` for a singular system.
  private static func solve(_ a: inout [[Double]]) -> [Double]? {
    let n = a.count
    for column in 0..<n {
      let pivot = (column..<n).max { abs(a[$0][column]) < abs(a[$1][column]) } ?? column
      guard abs(a[pivot][column]) > 1e-12 else { return nil }
      a.swapAt(column, pivot)
      for row in 0..<n where row != column {
        let factor = a[row][column] / a[column][column]
        for k in column...n { a[row][k] -= factor * a[column][k] }
      }
    }
    return (0..<n).map { a[$0][n] / a[$0][$0] }
  }
}
