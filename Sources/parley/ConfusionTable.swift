internal import Aggregates
internal import LinearClassifier
internal import Reports

/// Counts of gold against decided labels, with precision and recall, as lines for a terminal.
enum ConfusionTable {
  static func lines(_ evaluation: Evaluation) -> [String] {
    var table = TerminalTable(
      [.init("gold \\ decided")] + evaluation.labels.map { .init($0, right: true) }
        + [.init("precision", right: true), .init("recall", right: true), .init("F1", right: true)])
    for (row, figures) in zip(evaluation.confusion, evaluation.classes) {
      table.append(
        [StyledText(figures.label)] + row.map { StyledText(String($0)) }
          + [figures.precision, figures.recall, figures.f1].map {
            StyledText($0.isFinite ? Estimate.fourDecimals($0) : "-")
          })
    }
    return table.lines(colour: false)
  }
}
