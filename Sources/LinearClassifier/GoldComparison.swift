/// Predictions against hand labels, counted as the field's judges count.
///
/// What is decided depends on the gold's labels: all three of a head: the most probable class; two of them (first
/// and last): the sign of the score; `hostile` and `other`: whether the most probable class is `hostile`.
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

  public let mode: Mode
  public let evaluation: Evaluation
  public let areaUnderCurve: Double
  /// Expected calibration error in 10 bins of equal mass.
  public let calibrationError: Double
  /// 95 % bootstrap intervals of accuracy, macro-F1 and AUC (1000 samples of rows).
  public let accuracyInterval: ClosedRange<Double>?
  public let macroF1Interval: ClosedRange<Double>?
  public let areaInterval: ClosedRange<Double>?

  /// - Returns: `nil` for a set of labels that no head and no known gold has.
  public init?(head: Head, gold: [String], decisions: [Decision]) {
    precondition(gold.count == decisions.count)
    let present = Set(gold)
    let classes = head.classes
    let labels: [String]
    if present == ["hostile", "other"], head == .stance {
      (mode, labels) = (.hostileOrOther, ["hostile", "other"])
    } else if present == [classes[0], classes[2]] {
      (mode, labels) = (.signOfScore, [classes[0], classes[2]])
    } else if !present.isEmpty, present.isSubset(of: classes) {
      (mode, labels) = (.label, classes)
    } else {
      return nil
    }
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let goldNumbers = gold.map { numbers[$0] ?? 0 }
    let mode = self.mode
    let decided = decisions.map { decision -> Int in
      switch mode {
      case .label: decision.best
      case .signOfScore: decision.score > 0 ? 0 : 1
      case .hostileOrOther: decision.best == 2 ? 0 : 1
      }
    }
    let scores = decisions.map(\.score)
    let isSide = gold.map { mode == .hostileOrOther || $0 != classes[1] }
    let isPositive = gold.map { $0 != classes[2] }
    let (certainty, outcome) = Self.calibrationPairs(
      mode, decisions, gold: goldNumbers, decided: decided)

    func area(_ rows: [Int]) -> Double {
      let sided = rows.filter { isSide[$0] }
      return Evaluation.areaUnderCurve(
        positive: sided.map { isPositive[$0] }, score: sided.map { scores[$0] })
    }
    func evaluated(_ rows: [Int]) -> Evaluation {
      Evaluation(
        labels: labels, gold: rows.map { goldNumbers[$0] }, decided: rows.map { decided[$0] })
    }
    let all = Array(gold.indices)
    evaluation = evaluated(all)
    areaUnderCurve = area(all)
    calibrationError = Evaluation.calibrationError(probability: certainty, outcome: outcome)
    accuracyInterval = Evaluation.bootstrapInterval(rows: all.count) { evaluated($0).accuracy }
    macroF1Interval = Evaluation.bootstrapInterval(rows: all.count) { evaluated($0).macroF1 }
    areaInterval = Evaluation.bootstrapInterval(rows: all.count, area)
  }

  /// What was claimed, and whether it was so, for the calibration error of each mode.
  private static func calibrationPairs(
    _ mode: Mode, _ decisions: [Decision], gold: [Int], decided: [Int]
  ) -> ([Double], [Bool]) {
    switch mode {
    case .label:
      return (decisions.map { $0.probabilities[$0.best] }, zip(gold, decided).map { $0 == $1 })
    case .signOfScore:
      return (
        decisions.map { decision in
          let (first, last) = (
            decision.probabilities[0], decision.probabilities[decision.probabilities.count - 1]
          )
          return first + last > 0 ? first / (first + last) : 0.5
        }, gold.map { $0 == 0 }
      )
    case .hostileOrOther:
      return (decisions.map { $0.probabilities[2] }, gold.map { $0 == 0 })
    }
  }
}
