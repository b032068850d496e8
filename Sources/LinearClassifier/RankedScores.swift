/// Scored rows of two sorts in ascending order, for the area under the ROC curve of any resample.
struct RankedScores: Sendable {
  private struct Entry {
    let row: Int
    let isPositive: Bool
    /// Its score is that of the entry before.
    let isTied: Bool
  }

  private let entries: [Entry]

  /// - Parameters:
  ///   - rows: the rows that take part.
  ///   - positive: whether a row is of the sort that ought to score higher, by row.
  ///   - score: by row.
  /// - Precondition: no score of these rows is NaN.
  /// - Complexity: O(*n* log *n*).
  init(rows: [Int], positive: [Bool], score: [Double]) {
    precondition(!rows.contains { score[$0].isNaN })
    let order = rows.sorted { score[$0] < score[$1] }
    entries = order.indices.map { i in
      Entry(
        row: order[i], isPositive: positive[order[i]],
        isTied: i > 0 && score[order[i]] == score[order[i - 1]])
    }
  }

  /// The chance that a positive row outscores a negative one, ties half (Hanley and McNeil 1982).
  ///
  /// - Parameter times: how often each row counts.
  /// - Returns: NaN without a row of either sort.
  /// - Complexity: O(*n*).
  func area(times: [Int]) -> Double {
    var sum = 0.0
    var positives = 0
    var negatives = 0
    var tiedPositives = 0
    var tiedNegatives = 0
    func endTie() {
      sum += Double(tiedPositives) * (Double(negatives) + Double(tiedNegatives) / 2)
      positives += tiedPositives
      negatives += tiedNegatives
      (tiedPositives, tiedNegatives) = (0, 0)
    }
    for entry in entries {
      if !entry.isTied { endTie() }
      if entry.isPositive {
        tiedPositives += times[entry.row]
      } else {
        tiedNegatives += times[entry.row]
      }
    }
    endTie()
    return sum / (Double(positives) * Double(negatives))
  }
}
