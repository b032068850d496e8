internal import Aggregates
internal import LinearClassifier
internal import Reports

/// What `evaluate` found: one model's figures, or those of two side by side with the test between them.
struct EvaluationReport {
  struct Judged {
    /// Path of the model file.
    let model: String
    let comparison: GoldComparison
  }

  /// A figure as tables name it.
  struct Figure {
    let name: String
    let value: Double
    let interval: ClosedRange<Double>?

    var valueText: String { value.isFinite ? Estimate.fourDecimals(value) : "undefined" }

    /// Empty where there is no interval.
    var intervalText: String {
      interval.map {
        "[\(Estimate.fourDecimals($0.lowerBound)), \(Estimate.fourDecimals($0.upperBound))]"
      } ?? ""
    }
  }

  let head: Head
  let first: Judged
  /// The model of `--against`.
  let second: Judged?

  /// The table form, line by line.
  var lines: [String] {
    guard let second else { return single }
    let test = McNemar(first: first.comparison.right, second: second.comparison.right)
    return sideBySide(second) + [""] + Self.lines(test)
  }

  private var single: [String] {
    func line(_ name: String, _ rest: String) -> String {
      name + String(repeating: " ", count: max(1, 34 - name.count)) + rest
    }
    let comparison = first.comparison
    return [
      line("n", String(comparison.evaluation.count)),
      line("decision by", comparison.mode.rawValue),
    ]
      + overall(comparison).map { figure in
        line(
          figure.name,
          figure.valueText + (figure.interval == nil ? "" : "   95% " + figure.intervalText))
      } + [""] + ConfusionTable.lines(comparison)
  }

  private func sideBySide(_ second: Judged) -> [String] {
    let comparisons = [first.comparison, second.comparison]
    var models = TerminalTable([.init("model"), .init(first.model)])
    models.append([StyledText("against"), StyledText(second.model)])
    var table = TerminalTable(
      ["", "model", "95 % interval", "against", "95 % interval"].map { .init($0) })
    func append(_ name: String, _ texts: [String]) {
      table.append([StyledText(name)] + texts.flatMap { [StyledText($0), StyledText("")] })
    }
    append("n", comparisons.map { String($0.evaluation.count) })
    append("decision by", comparisons.map(\.mode.rawValue))
    let figures = comparisons.map { overall($0) + Self.byClass($0) }
    for (a, b) in zip(figures[0], figures[1]) {
      table.append(
        [StyledText(a.name)]
          + [a, b].flatMap { [StyledText($0.valueText), StyledText($0.intervalText)] })
    }
    return models.lines(colour: false) + [""] + table.lines(colour: false)
  }

  private func overall(_ c: GoldComparison) -> [Figure] {
    let sides =
      head.classes.count > 3
      ? "ROC-AUC, conciliatory or hostile" : "ROC-AUC, first against last class"
    return [
      Figure(name: "accuracy", value: c.evaluation.accuracy, interval: c.accuracyInterval),
      Figure(name: "macro-F1", value: c.evaluation.macroF1, interval: c.macroF1Interval),
      Figure(name: sides, value: c.areaUnderCurve, interval: c.areaInterval),
      Figure(
        name: "calibration error (10 bins)", value: c.calibrationError,
        interval: c.calibrationInterval),
      Figure(
        name: "Brier score (0 best, 2 worst)", value: c.brierScore, interval: c.brierInterval),
    ]
  }

  private static func byClass(_ comparison: GoldComparison) -> [Figure] {
    zip(comparison.evaluation.classes, comparison.classIntervals).flatMap { figures, intervals in
      [
        Figure(
          name: "\(figures.label) (n \(figures.count)): precision", value: figures.precision,
          interval: intervals.precision),
        Figure(
          name: "  recall", value: figures.recall, interval: intervals.recall),
        Figure(name: "  F1", value: figures.f1, interval: intervals.f1),
      ]
    }
  }

  private static func lines(_ test: McNemar) -> [String] {
    let chance =
      test.pValue < 0.0001 ? "p < 0.0001" : "p = \(Estimate.fourDecimals(test.pValue))"
    let statistic = test.statistic.map { ", statistic \(Estimate.fourDecimals($0))" } ?? ""
    let better = test.onlyFirst > test.onlySecond ? "The model" : "The model of --against"
    let level = Estimate.fourDecimals(McNemar.level)
    let verdict =
      if test.onlyFirst == test.onlySecond {
        "The two are right on equally many rows: there is no difference to explain."
      } else if test.isMoreThanChance {
        "\(better) is right on more rows, and by more than chance explains (\(chance), below \(level))."
      } else {
        "\(better) is right on more rows, but chance alone may explain that (\(chance), not below \(level))."
      }
    return [
      "right on a row: both \(test.both), only the model \(test.onlyFirst), "
        + "only --against \(test.onlySecond), neither \(test.neither)",
      "McNemar's test (\(test.test.rawValue)): \(chance)\(statistic)", verdict,
    ]
  }
}
