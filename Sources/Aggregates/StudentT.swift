#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Quantiles of Student's t distribution.
enum StudentT {
  /// The 0.975 quantile.
  ///
  /// Bisection of the distribution function, which is exact in a finite sum for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). Above 200 the expansion
  /// of A&S 26.7.5, whose error is below 1e-9 there.
  /// - Precondition: at least 1 degree of freedom.
  static func quantile975(degreesOfFreedom nu: Int) -> Double {
    precondition(nu >= 1)
    return nu <= table.count ? table[nu - 1] : expansion(nu)
  }

  /// For 1 to 200 degrees of freedom; tables of estimates ask several times a row.
  private static let table = (1...200).map(bisection)

  private static func expansion(_ nu: Int) -> Double {
    let z = 1.959963984540054
    let v = Double(nu)
    let z3 = z * z * z
    let z5 = z3 * z * z
    let z7 = z5 * z * z
    return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v)
  }

  private static func bisection(_ nu: Int) -> Double {
    var low = 0.0
    var high = 13.0
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if central(middle, nu) < 0.95 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(|T| < t) for `nu` degrees of freedom.
  static func central(_ t: Double, _ nu: Int) -> Double {
    let theta = atan(t / Double(nu).squareRoot())
    let cosine = cos(theta)
    var term = nu.isMultiple(of: 2) ? 1.0 : cosine
    var sum = nu == 1 ? 0.0 : term
    var k = nu.isMultiple(of: 2) ? 2 : 3
    while k <= nu - 2 {
      term *= cosine * cosine * Double(k - 1) / Double(k)
      sum += term
      k += 2
    }
    if nu.isMultiple(of: 2) { return sin(theta) * sum }
    return 2 / Double.pi * (theta + sin(theta) * sum)
  }
}
