/// Predictions against hand labels, counted as the field's judges count.
///
/// What is decided depends on the gold's labels: all of a head: the most probable class; the two outer ones of three:
/// the sign of the score; `hostile` and `other`: whether the most probable class is `hostile`.
public struct GoldComparison: Sendable {
  /// What one prediction says, in the units of the output (probabilities of 4 decimals).
  public struct Decision: Sendable {
    public let best: Int
    public let score: Double
    /// By class, normalised here.
    public let probabilities: [Double]

    public init(best: Int, score: Double, probabilities: [Double]) {
      self.best = best
      self.score = score
      let total = probabilities.reduce(0, +)
      self.probabilities =
        total > 0
        ? probabilities.map { $0 / total }
        : probabilities.map { _ in 1 / Double(probabilities.count) }
    }
  }

  public enum Mode: String, Sendable {
    case label, signOfScore = "sign of score", hostileOrOther = "label = hostile"
  }

  /// 95 % intervals of one class's figures; `nil` where no resample defines the figure.
  public struct ClassIntervals: Sendable, Equatable {
    public let precision: ClosedRange<Double>?
    public let recall: ClosedRange<Double>?
    public let f1: ClosedRange<Double>?
  }

  public let mode: Mode
  public let evaluation: Evaluation
  /// Rows of the head's first side against rows of its last, by the score; rows between the sides stay out.
  ///
  /// With more than three classes the score is the probability of all classes before the neutral one less that of all
  /// after it. NaN without rows of either side.
  public let areaUnderCurve: Double
  /// Expected calibration error in 10 bins of equal mass: of the class decided on in mode `label`, else of the first
  /// label.
  public let calibrationError: Double
  /// Mean squared distance between the probabilities of the labels and the truth (Brier 1950), in 0...2.
  ///
  /// Mode `label`: over all classes of the head. By sign: over the two outer classes, whose probabilities are brought
  /// to sum 1 (one half each where both are 0). `hostile` or `other`: over these two, `other` being all that is not
  /// hostile.
  public let brierScore: Double

  /// 95 % bootstrap intervals from 1000 samples of rows.
  public let accuracyInterval: ClosedRange<Double>?
  public let macroF1Interval: ClosedRange<Double>?
  public let areaInterval: ClosedRange<Double>?
  /// Leans upward and need not hold the error itself: a sample with repeats is rougher in its bins than the rows.
  public let calibrationInterval: ClosedRange<Double>?
  public let brierInterval: ClosedRange<Double>?
  /// In the order of the evaluation's labels.
  public let classIntervals: [ClassIntervals]

  /// Whether each row was decided right, for ``McNemar``.
  public let right: [Bool]

  /// - Returns: `nil` for a set of labels that no head and no known gold has.
  /// - Complexity: O(*n* log *n* + 1000 *n*) for *n* rows.
  public init?(head: Head, gold: [String], decisions: [Decision]) {
    precondition(gold.count == decisions.count)
    precondition(decisions.allSatisfy { $0.probabilities.count == head.classes.count })
    guard let (mode, labels) = Self.question(head, Set(gold)) else { return nil }
    let rows = JudgedRows(
      mode: mode, head: head, labels: labels, gold: gold, decisions: decisions)
    let figures = rows.figures(times: gold.map { _ in 1 })
    self.mode = mode
    evaluation = figures.evaluation
    areaUnderCurve = figures.areaUnderCurve
    calibrationError = figures.calibrationError
    brierScore = figures.brierScore
    right = rows.right
    let intervals = Bootstrap().intervals(rows: gold.count) { rows.figures(times: $0).values }
    (accuracyInterval, macroF1Interval) = (intervals[0], intervals[1])
    (areaInterval, calibrationInterval, brierInterval) = (intervals[2], intervals[3], intervals[4])
    classIntervals = stride(from: 5, to: intervals.count, by: 3).map {
      ClassIntervals(precision: intervals[$0], recall: intervals[$0 + 1], f1: intervals[$0 + 2])
    }
  }

  /// Area under the curve and calibration error alone, without the samples that their intervals take; `nil` as for
  /// ``init(head:gold:decisions:)``.
  /// - Complexity: O(*n* log *n*) for *n* rows.
  public static func ranking(head: Head, gold: [String], decisions: [Decision])
    -> (areaUnderCurve: Double, calibrationError: Double)?
  {
    guard let (mode, labels) = question(head, Set(gold)) else { return nil }
    let figures = JudgedRows(
      mode: mode, head: head, labels: labels, gold: gold, decisions: decisions
    ).figures(times: gold.map { _ in 1 })
    return (figures.areaUnderCurve, figures.calibrationError)
  }

  /// What these labels ask of the head, and the labels that can be decided on.
  private static func question(_ head: Head, _ present: Set<String>) -> (Mode, [String])? {
    let classes = head.classes
    if present == ["hostile", "other"], head == .stance {
      return (.hostileOrOther, ["hostile", "other"])
    }
    if classes.count == 3, present == [classes[0], classes[2]] {
      return (.signOfScore, [classes[0], classes[2]])
    }
    return present.isEmpty || !present.isSubset(of: classes) ? nil : (.label, classes)
  }
}
