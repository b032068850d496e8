/// The straight line through an actor's scores over the months: how much its mean stance changes a month.
///
/// Least squares over statements, with the month's number as the only regressor; the variance is between articles
/// (clustered, Liang and Zeger 1986, with the factor `m/(m-2)` for two fitted numbers) and between the model's
/// replicates, whose own slopes show what it owes to the training sentences. Inside a month the regressor is
/// constant, so the sums of each month are enough: `Σ_c (y_c - (a + b x) n_c)²` follows from ``ScoreSums``.
public struct Trend: Sendable, Equatable {
  /// Change of the mean score a month.
  public let slope: Double
  /// 95 %, Student's t with two degrees of freedom less than articles.
  public let interval: ClosedRange<Double>

  /// Months with statements below which no line is drawn.
  public static let monthsNeeded = 3

  /// `nil` for fewer months or fewer than three articles.
  ///
  /// - Parameter months: number of the month on any scale, and the sums of its statements; each month once.
  public init?(_ months: [(month: Int, sums: ActorAggregate)]) {
    let own = months.filter { $0.sums.statements > 0 }.sorted { $0.month < $1.month }
    let clusters = own.reduce(0) { $0 + $1.sums.documents }
    guard own.count >= Self.monthsNeeded, clusters >= 3 else { return nil }
    let scores = own.map(\.sums.stance.scores)
    let n = scores.map { Double($0.n) }
    let y = scores.map { Double($0.y) / 10_000 }
    let total = n.reduce(0, +)
    let x0 = zip(own, n).reduce(0.0) { $0 + Double($1.0.month) * $1.1 } / total
    let x = own.map { Double($0.month) - x0 }
    let spread = zip(x, n).reduce(0.0) { $0 + $1.0 * $1.0 * $1.1 }
    guard spread > 0 else { return nil }
    func slope(_ sums: [Double]) -> Double {
      zip(x, sums).reduce(0.0) { $0 + $1.0 * $1.1 } / spread
    }
    let b = slope(y)
    let mean = y.reduce(0, +) / total
    let meat = zip(x, scores).reduce(0.0) {
      $0 + $1.0 * $1.0 * $1.1.squares(around: mean + b * $1.0)
    }
    let m = Double(clusters)
    let between = m / (m - 2) * meat / (spread * spread)
    let replicates = own.map { $0.sums.replicateSums.count }.min() ?? 0
    let slopes = (0..<replicates).map { r in
      slope(own.map { Double($0.sums.replicateSums[r]) / 10_000 })
    }
    let error = (between + slopes.variance).squareRoot()
    let reach = StudentT.quantile975(degreesOfFreedom: Int(clusters) - 2) * error
    self.slope = b
    interval = (b - reach)...(b + reach)
  }
}

extension [Double] {
  /// Sample variance; 0 for fewer than two numbers.
  var variance: Double {
    guard count >= 2 else { return 0 }
    let mean = reduce(0, +) / Double(count)
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }
}
