/// Sums over clusters for the mean of a vector of three, `Σ y / Σ n` (ratio estimator; Cochran 1977, chapter 6).
///
/// Integers only: order, threads and shards agree to the bit. A cluster is what is drawn (an article), not what it
/// holds (statements).
public struct ClusterSums: Sendable, Equatable {
  /// Clusters.
  public private(set) var clusters: Int64 = 0
  /// What the clusters hold.
  public private(set) var count: Int64 = 0
  /// Ten-thousandths by class, summed.
  public private(set) var sums = SIMD3<Int64>.zero
  // 128 bits: one article may hold 100,000 statements, and squares of sums are summed.
  private var nn: Int128 = 0
  private var yn: (Int128, Int128, Int128) = (0, 0, 0)
  /// Products of the sums: 00, 01, 02, 11, 12, 22.
  private var yy: (Int128, Int128, Int128, Int128, Int128, Int128) = (0, 0, 0, 0, 0, 0)

  public init() {}

  /// - Parameter sum: of vectors in ten-thousandths.
  public mutating func add(count n: Int64, sum y: SIMD3<Int64>) {
    clusters += 1
    count += n
    sums &+= y
    let (a, b, c, m) = (Int128(y[0]), Int128(y[1]), Int128(y[2]), Int128(n))
    nn += m * m
    yn = (yn.0 + a * m, yn.1 + b * m, yn.2 + c * m)
    yy = (yy.0 + a * a, yy.1 + a * b, yy.2 + a * c, yy.3 + b * b, yy.4 + b * c, yy.5 + c * c)
  }

  public mutating func merge(_ other: ClusterSums) {
    clusters += other.clusters
    count += other.count
    sums &+= other.sums
    nn += other.nn
    yn = (yn.0 + other.yn.0, yn.1 + other.yn.1, yn.2 + other.yn.2)
    yy = (
      yy.0 + other.yy.0, yy.1 + other.yy.1, yy.2 + other.yy.2, yy.3 + other.yy.3,
      yy.4 + other.yy.4, yy.5 + other.yy.5
    )
  }

  public static func == (a: ClusterSums, b: ClusterSums) -> Bool {
    a.clusters == b.clusters && a.count == b.count && a.sums == b.sums && a.nn == b.nn
      && a.yn == b.yn && a.yy == b.yy
  }

  /// Mean vector, each part in 0...1; `nil` of nothing.
  public var mean: [Double]? {
    count == 0 ? nil : (0..<3).map { Double(sums[$0]) / Double(count) / 10_000 }
  }

  /// Covariance of ``mean`` between clusters (3 × 3, row-major); `nil` for fewer than two of them.
  ///
  /// `m/(m-1) · Σ_c (y_c - R n_c)(y_c - R n_c)' / (Σ n)²`
  public var covariance: [Double]? {
    guard clusters >= 2 else { return nil }
    let m = Double(clusters)
    let n = Double(count) * 10_000
    let scale = m / (m - 1) / (n * n)
    let products = residualProducts(around: (0..<3).map { Double(sums[$0]) / Double(count) })
    return products.map { $0 * scale }
  }

  /// `Σ_c (y_c - r n_c)(y_c - r n_c)'` (3 × 3, row-major), in squared ten-thousandths.
  private func residualProducts(around r: [Double]) -> [Double] {
    let yy = [yy.0, yy.1, yy.2, yy.1, yy.3, yy.4, yy.2, yy.4, yy.5].map { Double($0) }
    let yn = [yn.0, yn.1, yn.2].map { Double($0) }
    return (0..<9).map { i in
      let (j, l) = (i / 3, i % 3)
      return yy[i] - r[j] * yn[l] - r[l] * yn[j] + r[j] * r[l] * Double(nn)
    }
  }

  /// The same clusters with the first part less the third as their value: means of scores.
  public var scores: ScoreSums {
    ScoreSums(
      clusters: clusters, n: count, y: sums[0] - sums[2], nn: nn, yn: yn.0 - yn.2,
      yy: yy.0 - 2 * yy.2 + yy.5)
  }
}

/// The same for one number a statement, its score in -1...1.
public struct ScoreSums: Sendable, Equatable {
  /// Clusters.
  public let clusters: Int64
  let n: Int64
  let y: Int64
  let nn: Int128
  let yn: Int128
  let yy: Int128

  /// Mean score in -1...1; `nil` without statements.
  public var mean: Double? { n == 0 ? nil : Double(y) / Double(n) / 10_000 }

  /// `Σ_c (y_c - r n_c)²` for a score `r`, in squared scores.
  func squares(around r: Double) -> Double {
    let ratio = r * 10_000
    return max(0, Double(yy) - 2 * ratio * Double(yn) + ratio * ratio * Double(nn)) / 1e8
  }

  /// Standard error of the mean between clusters; `nil` for fewer than two of them.
  ///
  /// `√( m/(m-1) · Σ (y_c - R n_c)² ) / Σ n`
  public var standardError: Double? {
    guard clusters >= 2 else { return nil }
    let ratio = Double(y) / Double(n)
    let squares = Double(yy) - 2 * ratio * Double(yn) + ratio * ratio * Double(nn)
    let m = Double(clusters)
    return (m / (m - 1) * max(0, squares)).squareRoot() / Double(n) / 10_000
  }

  /// 95 % interval of the mean, Student's t with one degree of freedom less than clusters, cut at ±1;
  /// `nil` for fewer than two clusters.
  public var interval: ClosedRange<Double>? { interval(besides: 0) }

  /// The same with the variance of another, independent source of error added.
  func interval(besides otherError: Double) -> ClosedRange<Double>? {
    guard let mean, let standardError else { return nil }
    let error = (standardError * standardError + otherError * otherError).squareRoot()
    let reach = StudentT.quantile975(degreesOfFreedom: Int(clusters) - 1) * error
    return max(-1, mean - reach)...min(1, mean + reach)
  }
}
