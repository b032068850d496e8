/// How right a head was on rows that its weights had not seen: figures of the cross-validation by group, kept with
/// the model.
///
/// The temperature was fitted on the same predictions; being one number, it flatters the calibration little.
public struct HeadQuality: Sendable, Equatable, Codable {
  /// Labelled rows.
  public let rows: Int
  /// Share of rows decided right, in 0...1.
  public let accuracy: Double
  /// Mean F1 over the classes that occur in labels or decisions, in 0...1.
  public let macroF1: Double
  /// Ten bins of equal mass, least certain first; fewer where there are fewer rows.
  public let reliability: [ReliabilityBin]

  /// - Parameters: class numbers and held-out predictions of the same rows, at least one.
  init(_ head: Head, gold: [Int], predictions: [Prediction]) {
    precondition(!gold.isEmpty, "figures of no rows")
    let evaluation = Evaluation(
      labels: head.classes, gold: gold, decided: predictions.map(\.best))
    rows = gold.count
    accuracy = evaluation.accuracy
    macroF1 = evaluation.macroF1
    reliability = ReliabilityBin.table(gold: gold, predictions: predictions)
  }

  /// Expected calibration error over the bins of ``reliability``, in 0...1: see
  /// ``RankedClaims/calibrationError(times:bins:)``.
  public var calibrationError: Double {
    let total = reliability.reduce(0) { $0 + Double($1.rows) }
    return reliability.reduce(0) { $0 + Double($1.rows) * abs($1.certainty - $1.accuracy) } / total
  }

  /// Counts are counts and shares are shares; what a file says may be anything.
  var isPlausible: Bool {
    ([accuracy, macroF1] + reliability.flatMap { [$0.certainty, $0.accuracy] })
      .allSatisfy((0...1).contains)
      && ([rows] + reliability.map(\.rows)).allSatisfy { $0 > 0 } && !reliability.isEmpty
  }
}
