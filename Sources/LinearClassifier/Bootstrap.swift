/// Percentile intervals of figures under resampling of rows (Efron and Tibshirani 1993, section 13.3).
///
/// Rows are taken for independent: where many stand in one article the true intervals are wider.
struct Bootstrap: Sendable, Equatable {
  /// How often the rows are drawn anew.
  var samples = 1000
  /// The same seed and number of rows give the same samples, so that two models are judged on the same draws.
  var seed: UInt64 = 1

  /// The 95 % interval of each figure, from the 2.5th to the 97.5th percentile.
  ///
  /// - Parameter figures: from how often each row was drawn to the values, as many in every call. Values that are not
  ///   finite are left out; a figure without a finite value has no interval, and without rows there are no figures.
  /// - Complexity: O(`samples` · `rows`) draws, and `samples` calls.
  func intervals(rows: Int, _ figures: (_ times: [Int]) -> [Double]) -> [ClosedRange<Double>?] {
    guard rows > 0 else { return [] }
    var generator = SplitMix64(seed: seed)
    var values: [[Double]] = []
    for _ in 0..<samples {
      var times = [Int](repeating: 0, count: rows)
      for _ in 0..<rows { times[Int.random(in: 0..<rows, using: &generator)] += 1 }
      values.append(figures(times))
    }
    return (values.first ?? []).indices.map { figure in
      let finite = values.map { $0[figure] }.filter(\.isFinite).sorted()
      guard !finite.isEmpty else { return nil }
      return Self.percentile(finite, 0.025)...Self.percentile(finite, 0.975)
    }
  }

  /// Linear interpolation between order statistics, as numpy's default.
  private static func percentile(_ sorted: [Double], _ q: Double) -> Double {
    let position = q * Double(sorted.count - 1)
    let low = Int(position)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
  }
}
