/// How right a classifier is on labelled rows.
///
/// Precision without decisions and recall without gold rows are 0; F1 of a class neither in the gold nor decided is
/// NaN and left out of means.
public struct Evaluation: Sendable, Equatable {
  public struct ClassFigures: Sendable, Equatable {
    public let label: String
    /// Rows of this gold label.
    public let count: Int
    public let precision: Double
    public let recall: Double
    public let f1: Double
  }

  public let labels: [String]
  /// Rows: gold; columns: decided.
  public let confusion: [[Int]]

  /// - Parameters: class numbers of equal length.
  public init(labels: [String], gold: [Int], decided: [Int]) {
    precondition(gold.count == decided.count)
    self.labels = labels
    var confusion = [[Int]](
      repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
    for (g, d) in zip(gold, decided) { confusion[g][d] += 1 }
    self.confusion = confusion
  }

  public var count: Int { confusion.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Share of rows decided right; NaN without rows.
  public var accuracy: Double {
    Double(labels.indices.reduce(0) { $0 + confusion[$1][$1] }) / Double(count)
  }

  public func decidedCount(_ c: Int) -> Int { confusion.reduce(0) { $0 + $1[c] } }

  public var classes: [ClassFigures] {
    labels.indices.map { c in
      let gold = confusion[c].reduce(0, +)
      let decided = decidedCount(c)
      let right = Double(confusion[c][c])
      return ClassFigures(
        label: labels[c], count: gold, precision: decided == 0 ? 0 : right / Double(decided),
        recall: gold == 0 ? 0 : right / Double(gold), f1: 2 * right / Double(gold + decided))
    }
  }

  /// Mean F1 over the classes that occur in gold or decisions.
  public var macroF1: Double {
    let defined = classes.map(\.f1).filter { !$0.isNaN }
    return defined.isEmpty ? .nan : defined.reduce(0, +) / Double(defined.count)
  }

  /// Area under the ROC curve: the chance that a positive row outscores a negative one, ties half.
  ///
  /// NaN without a row of either sort.
  /// - Precondition: no score is NaN.
  /// - Complexity: O(*n* log *n*).
  public static func areaUnderCurve(positive: [Bool], score: [Double]) -> Double {
    precondition(positive.count == score.count && !score.contains(where: \.isNaN))
    let order = score.indices.sorted { score[$0] < score[$1] }
    var sum = 0.0
    var negatives = 0.0
    var positives = 0.0
    var i = 0
    while i < order.count {
      var j = i
      var tiedPositive = 0.0
      var tiedNegative = 0.0
      while j < order.count, score[order[j]] == score[order[i]] {
        if positive[order[j]] { tiedPositive += 1 } else { tiedNegative += 1 }
        j += 1
      }
      sum += tiedPositive * (negatives + tiedNegative / 2)
      positives += tiedPositive
      negatives += tiedNegative
      i = j
    }
    return sum / (positives * negatives)
  }

  /// Expected calibration error in bins of equal mass: mean over bins of |mean probability - share of outcomes|,
  /// weighted by size (Naeini et al. 2015, with equal-mass bins).
  ///
  /// - Complexity: O(*n* log *n*). NaN without rows.
  public static func calibrationError(probability: [Double], outcome: [Bool], bins: Int = 10)
    -> Double
  {
    precondition(probability.count == outcome.count && bins > 0)
    let n = probability.count
    let order = probability.indices.sorted {
      probability[$0] != probability[$1] ? probability[$0] < probability[$1] : $0 < $1
    }
    let parts = min(bins, n)
    var total = 0.0
    var start = 0
    for part in 0..<parts {
      // Like numpy's array_split: the first n mod parts bins hold one row more.
      let size = n / parts + (part < n % parts ? 1 : 0)
      let bin = order[start..<start + size]
      let mean = bin.reduce(0) { $0 + probability[$1] } / Double(size)
      let share = Double(bin.count { outcome[$0] }) / Double(size)
      total += Double(size) * abs(mean - share)
      start += size
    }
    return total / Double(n)
  }

  /// 95 % percentile interval of a statistic under resampling of rows.
  ///
  /// - Parameter statistic: from drawn row numbers to a value; values that are not finite are left out.
  public static func bootstrapInterval(
    rows: Int, samples: Int = 1000, seed: UInt64 = 1, _ statistic: ([Int]) -> Double
  ) -> ClosedRange<Double>? {
    guard rows > 0 else { return nil }
    var generator = SplitMix64(seed: seed)
    var values: [Double] = []
    for _ in 0..<samples {
      let drawn = (0..<rows).map { _ in Int.random(in: 0..<rows, using: &generator) }
      let value = statistic(drawn)
      if value.isFinite { values.append(value) }
    }
    guard !values.isEmpty else { return nil }
    values.sort()
    return percentile(values, 0.025)...percentile(values, 0.975)
  }

  /// Linear interpolation between order statistics, as numpy's default.
  private static func percentile(_ sorted: [Double], _ q: Double) -> Double {
    let position = q * Double(sorted.count - 1)
    let low = Int(position)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
  }
}
