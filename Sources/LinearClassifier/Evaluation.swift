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
    self.init(labels: labels, gold: gold, decided: decided, times: gold.map { _ in 1 })
  }

  /// - Parameter times: how often each row counts.
  init(labels: [String], gold: [Int], decided: [Int], times: [Int]) {
    precondition(gold.count == decided.count && gold.count == times.count)
    self.labels = labels
    var confusion = [[Int]](
      repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
    for row in gold.indices { confusion[gold[row]][decided[row]] += times[row] }
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
}
