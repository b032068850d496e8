internal import Aggregates
internal import LinearClassifier
internal import Reports

/// Gold against decided labels as lines for a terminal.
enum ConfusionTable {
  /// More classes than these make the counts of every pair too wide to read.
  private static let widest = 4

  /// Counts of every pair with precision and recall; one line a class without the pairs where there are many classes.
  static func lines(_ evaluation: Evaluation) -> [String] {
    evaluation.labels.count > widest ? list(evaluation) : matrix(evaluation)
  }

  /// The same with a 95 % interval beside or below each figure.
  static func lines(_ comparison: GoldComparison) -> [String] {
    let evaluation = comparison.evaluation
    let intervals = comparison.classIntervals
    guard evaluation.labels.count <= widest else { return list(evaluation, intervals: intervals) }
    var table = TerminalTable(
      ["95 % intervals", "precision", "recall", "F1"].map { .init($0) })
    for (label, interval) in zip(evaluation.labels, intervals) {
      table.append(
        [label, text(interval.precision), text(interval.recall), text(interval.f1)]
          .map { StyledText($0) })
    }
    return matrix(evaluation) + [""] + table.lines(colour: false)
  }

  private static func matrix(_ evaluation: Evaluation) -> [String] {
    var table = TerminalTable(
      [.init("gold \\ decided")] + evaluation.labels.map { .init($0, right: true) }
        + [.init("precision", right: true), .init("recall", right: true), .init("F1", right: true)])
    for (row, figures) in zip(evaluation.confusion, evaluation.classes) {
      table.append(
        [StyledText(figures.label)] + row.map { StyledText(String($0)) }
          + [figures.precision, figures.recall, figures.f1].map { StyledText(text($0)) })
    }
    return table.lines(colour: false)
  }

  private static func list(
    _ evaluation: Evaluation, intervals: [GoldComparison.ClassIntervals]? = nil
  ) -> [String] {
    let isRight = intervals == nil
    var table = TerminalTable(
      [.init("class"), .init("n", right: true)]
        + ["precision", "recall", "F1"].map { .init($0, right: isRight) })
    for (c, figures) in evaluation.classes.enumerated() {
      var cells = [figures.precision, figures.recall, figures.f1].map { text($0) }
      if let own = intervals?[c] {
        cells = zip(cells, [own.precision, own.recall, own.f1]).map { $0 + " " + text($1) }
      }
      table.append(
        [StyledText(figures.label), StyledText(String(figures.count))]
          + cells.map { StyledText($0) })
    }
    return table.lines(colour: false)
  }

  private static func text(_ value: Double) -> String {
    value.isFinite ? Estimate.fourDecimals(value) : "-"
  }

  private static func text(_ interval: ClosedRange<Double>?) -> String {
    interval.map { "[\(text($0.lowerBound)), \(text($0.upperBound))]" } ?? "-"
  }
}
