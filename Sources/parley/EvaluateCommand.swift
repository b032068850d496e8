internal import Aggregates
internal import ArgumentParser
internal import BatchRunner
internal import LinearClassifier

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Compare a model with hand labels.",
    discussion: """
      The gold file is TSV, CSV or JSONL with text and label (or stance, or sentiment). All three labels of the head: \
      the most probable class decides. Only the two outer ones: the sign of the score. hostile and other: whether the \
      most probable class is hostile.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  @Option(help: ArgumentHelp("Labelled file.", valueName: "file"))
  var gold: String

  @Option(help: ArgumentHelp("Model file instead of the shipped one.", valueName: "file"))
  var model: String?

  @Option(help: "stance or sentiment.")
  var head = Head.stance

  @Option(help: ArgumentHelp("Column of the labels.", valueName: "name"))
  var labelColumn = "label"

  @Option(help: ArgumentHelp("Column of the text.", valueName: "name"))
  var textColumn = "text"

  @Option(help: "table or json.")
  var format = Format.table

  func run() throws {
    var columns = LabelledFile.Columns()
    columns.label = labelColumn
    columns.text = textColumn
    let rows = try LabelledFile([gold], columns: columns).rows
    let labelled = rows.compactMap { row in
      // The head's own column wins; a plain "label" stands for it.
      (row.labels[head.rawValue] ?? row.labels["label"]).map { (row.text, $0) }
    }
    guard !labelled.isEmpty else {
      throw ParleyError(
        .unusableInput,
        "\(gold): no row has a label in '\(head.rawValue)' or '\(labelColumn)'; see --label-column")
    }
    let classifier = SentenceClassifier(
      classifier: try LoadedModel(path: model).classifier,
      dictionary: try LoadedDictionary(path: nil).dictionary)
    let decisions = try classifier.predict(labelled.map(\.0), head: head).map { $0.decision(of: head) }
    guard let comparison = GoldComparison(head: head, gold: labelled.map(\.1), decisions: decisions)
    else {
      let found = Set(labelled.map(\.1)).sorted().prefix(6).joined(separator: ", ")
      throw ParleyError(
        .unusableInput,
        "\(gold): labels are \(found); known: \(head.classes.joined(separator: ", "))\(head == .stance ? ", or hostile and other" : "")"
      )
    }
    switch format {
    case .table: try Console.write(lines: Self.table(comparison))
    case .json: try Console.write(Self.json(comparison))
    }
  }

  private static func table(_ c: GoldComparison) -> [String] {
    func line(_ name: String, _ value: Double, _ interval: ClosedRange<Double>? = nil) -> String {
      let range = interval.map {
        "   95% [\(Estimate.fourDecimals($0.lowerBound)), \(Estimate.fourDecimals($0.upperBound))]"
      }
      return padded(name, 34) + number(value) + (range ?? "")
    }
    return [
      padded("n", 34) + "\(c.evaluation.count)", padded("decision by", 34) + c.mode.rawValue,
      line("accuracy", c.evaluation.accuracy, c.accuracyInterval),
      line("macro-F1", c.evaluation.macroF1, c.macroF1Interval),
      line("ROC-AUC, first against last class", c.areaUnderCurve, c.areaInterval),
      line("calibration error (10 bins)", c.calibrationError),
    ] + ConfusionTable.lines(c.evaluation)
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? Estimate.fourDecimals(value) : "undefined"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func json(_ c: GoldComparison) -> [UInt8] {
    func value(_ x: Double) -> String { x.isFinite ? String(x) : "null" }
    func interval(_ range: ClosedRange<Double>?) -> String {
      range.map { "[\(value($0.lowerBound)), \(value($0.upperBound))]" } ?? "null"
    }
    let classes = c.evaluation.classes.map {
      "\"\($0.label)\": {\"n\": \($0.count), \"precision\": \(value($0.precision)), \"recall\": \(value($0.recall)), \"f1\": \(value($0.f1))}"
    }
    let text = """
      {"n": \(c.evaluation.count), "decision": "\(c.mode.rawValue)", "accuracy": \(value(c.evaluation.accuracy)), \
      "macro_f1": \(value(c.evaluation.macroF1)), "auc": \(value(c.areaUnderCurve)), "ece": \(value(c.calibrationError)), \
      "labels": {\(classes.joined(separator: ", "))}, \
      "interval": {"accuracy": \(interval(c.accuracyInterval)), "macro_f1": \(interval(c.macroF1Interval)), "auc": \(interval(c.areaInterval))}}

      """
    return Array(text.utf8)
  }
}
