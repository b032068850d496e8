internal import Features

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How far each term's weights may stray from their prior, as multiples of a column (``LogisticProblem/termScales``).
enum TermScales {
  /// Naive-Bayes scaling: `floor + max_c |r_jc|`, with `r_jc = ln (p_jc / |p_c|) / (q_jc / |q_c|)` the smoothed
  /// log-count ratio of term *j* in rows of class *c* (p) against all others (q).
  ///
  /// Wang and Manning 2012 (NB-SVM) scale binary columns so before a linear classifier; here for several classes,
  /// and without the sign, which a penalty does not feel. Terms that tell no class apart ("the", "he", "campaign")
  /// are held near their prior, whatever a few rows say.
  /// - Parameter floor: what a term without any tendency keeps; above 0.
  /// - Complexity: O(*nnz* + terms · classes).
  static func naiveBayes(
    _ rows: FeatureMatrix, labels: [Int32], weights: [Double], classCount: Int, floor: Double
  ) -> [Double] {
    precondition(floor > 0)
    let terms = rows.columnCount
    var counts = [Double](repeating: 0, count: terms * classCount)
    for row in 0..<rows.rowCount where labels[row] >= 0 && weights[row] > 0 {
      for k in rows.entries(ofRow: row) {
        counts[Int(rows.columns[k]) * classCount + Int(labels[row])] += weights[row]
      }
    }
    var totals = [Double](repeating: 0, count: classCount)
    for j in 0..<terms {
      for c in 0..<classCount { totals[c] += counts[j * classCount + c] }
    }
    let whole = totals.reduce(0, +)
    return (0..<terms).map { j in
      let own = counts[j * classCount..<(j + 1) * classCount]
      let sum = own.reduce(0, +)
      var largest = 0.0
      for (count, total) in zip(own, totals) where total > 0 && total < whole {
        let inside = (count + 1) / (total + Double(terms))
        let outside = (sum - count + 1) / (whole - total + Double(terms))
        largest = max(largest, abs(log(inside / outside)))
      }
      return floor + largest
    }
  }
}
