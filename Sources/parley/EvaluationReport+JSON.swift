internal import BatchRunner
internal import LinearClassifier

extension EvaluationReport {
  /// One line of JSON: the model's figures and, with a second model, `against` with the same members and `mcnemar`.
  ///
  /// Numbers are written in full; what is undefined is null. Rows of `confusion` are gold labels, columns decided
  /// ones, both in the order of `classes`.
  var json: [UInt8] {
    var members = Self.members(first)
    if let second {
      let test = McNemar(first: first.comparison.right, second: second.comparison.right)
      members.append(("against", Self.object(Self.members(second))))
      members.append(("mcnemar", Self.object(Self.members(test))))
    }
    return Array((Self.object(members) + "\n").utf8)
  }

  private typealias Member = (name: String, value: String)

  private static func members(_ judged: Judged) -> [Member] {
    let c = judged.comparison
    let evaluation = c.evaluation
    let labels = zip(evaluation.classes, c.classIntervals).map { figures, intervals in
      (figures.label, object(members(figures, intervals)))
    }
    let confusion = evaluation.confusion.map { "[" + list($0.map(String.init)) + "]" }
    return [
      ("n", String(evaluation.count)), ("decision", string(c.mode.rawValue)),
      ("accuracy", number(evaluation.accuracy)), ("macro_f1", number(evaluation.macroF1)),
      ("auc", number(c.areaUnderCurve)), ("ece", number(c.calibrationError)),
      ("labels", object(labels)),
      (
        "interval",
        object([
          ("accuracy", interval(c.accuracyInterval)), ("macro_f1", interval(c.macroF1Interval)),
          ("auc", interval(c.areaInterval)), ("ece", interval(c.calibrationInterval)),
          ("brier", interval(c.brierInterval)),
        ])
      ),
      ("brier", number(c.brierScore)), ("model", string(judged.model)),
      ("classes", "[" + list(evaluation.labels.map(string)) + "]"),
      ("confusion", "[" + list(confusion) + "]"),
    ]
  }

  private static func members(
    _ figures: Evaluation.ClassFigures, _ intervals: GoldComparison.ClassIntervals
  ) -> [Member] {
    [
      ("n", String(figures.count)), ("precision", number(figures.precision)),
      ("recall", number(figures.recall)), ("f1", number(figures.f1)),
      (
        "interval",
        object([
          ("precision", interval(intervals.precision)), ("recall", interval(intervals.recall)),
          ("f1", interval(intervals.f1)),
        ])
      ),
    ]
  }

  private static func members(_ test: McNemar) -> [Member] {
    [
      ("both", String(test.both)), ("only_first", String(test.onlyFirst)),
      ("only_second", String(test.onlySecond)), ("neither", String(test.neither)),
      ("test", string(test.test.rawValue)),
      ("statistic", test.statistic.map(number) ?? "null"), ("p", number(test.pValue)),
      ("more_than_chance", String(test.isMoreThanChance)),
    ]
  }

  private static func object(_ members: [Member]) -> String {
    "{" + list(members.map { string($0.name) + ": " + $0.value }) + "}"
  }

  private static func list(_ values: [String]) -> String { values.joined(separator: ", ") }

  private static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.append(string: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? String(value) : "null"
  }

  private static func interval(_ range: ClosedRange<Double>?) -> String {
    range.map { "[\(number($0.lowerBound)), \(number($0.upperBound))]" } ?? "null"
  }
}
