/// The score of Brier (1950): how far stated probabilities lie from what came true.
enum Brier {
  /// Squared distance of a distribution from the one-hot truth: `Σ_c (p_c - y_c)²` over all classes.
  ///
  /// This is the score's first, multi-class form: 0 for certainty that was right, 2 for certainty that was wrong,
  /// `1 - 1/k` for an equal share of *k* classes. For two classes it is twice the form that counts one of them.
  /// - Parameters:
  ///   - probabilities: by class, of sum 1.
  ///   - truth: the number of the true class.
  static func squaredDistance(_ probabilities: [Double], truth: Int) -> Double {
    precondition(probabilities.indices.contains(truth))
    return probabilities.enumerated().reduce(0) { sum, claim in
      let error = claim.element - (claim.offset == truth ? 1 : 0)
      return sum + error * error
    }
  }

  /// Mean of the rows' squared distances, each counted so many times; NaN without rows.
  static func mean(_ distances: [Double], times: [Int]) -> Double {
    precondition(distances.count == times.count)
    var sum = 0.0
    var count = 0
    for (distance, n) in zip(distances, times) {
      sum += Double(n) * distance
      count += n
    }
    return sum / Double(count)
  }
}
