internal import ArgumentParser
internal import BatchRunner
internal import LinearClassifier

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Compare a model, or two, with hand labels.",
    discussion: """
      The gold file is TSV, CSV or JSONL with text and label (or stance, sentiment, act). All labels of the head: the \
      most probable class decides. Only the two outer ones of stance or sentiment: the sign of the score. hostile and \
      other: whether the most probable class is hostile.

      Intervals are 95 %, from 1000 bootstrap samples of rows. The Brier score is the mean squared distance between \
      the probabilities of all labels and the truth, from 0 to 2. The interval of the calibration error leans upward \
      and need not hold it: samples with repeats are rougher in their bins. For act the AUC is that of P(conciliatory \
      acts) - P(hostile acts).

      --against judges a second model on the same rows, and tests with McNemar's test whether the two differ in \
      accuracy by more than chance explains. Intervals and test take rows for independent: where many come from one \
      article, both promise too much.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  @Option(help: ArgumentHelp("Labelled file.", valueName: "file"))
  var gold: String

  @Option(help: ArgumentHelp("Model file instead of the shipped one.", valueName: "file"))
  var model: String?

  @Option(help: ArgumentHelp("Second model file to compare with.", valueName: "file"))
  var against: String?

  @Option(help: "stance, sentiment or act.")
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
    let rows = try LabelledFile([gold], columns: columns).gold(for: head)
    guard !rows.isEmpty else {
      throw ParleyError(
        .unusableInput,
        "\(gold): no row has a label in '\(head.rawValue)' or '\(labelColumn)'; see --label-column")
    }
    // Both files are read before either model is judged, so that a wrong path shows at once.
    let first = try LoadedModel(path: model)
    let second = try against.map { try LoadedModel(path: $0) }
    let dictionary = try LoadedDictionary(path: nil)
    let report = EvaluationReport(
      head: head, first: try judge(first, rows, dictionary),
      second: try second.map { try judge($0, rows, dictionary) })
    switch format {
    case .table: try Console.write(lines: report.lines)
    case .json: try Console.write(report.json)
    }
  }

  private func judge(
    _ model: LoadedModel, _ rows: [LabelledFile.GoldRow], _ dictionary: LoadedDictionary
  ) throws(ParleyError) -> EvaluationReport.Judged {
    let classifier = SentenceClassifier(
      classifier: model.classifier, dictionary: dictionary.dictionary)
    let predictions: [Prediction]
    do {
      predictions = try classifier.predict(rows.map(\.text), head: head)
    } catch {
      throw ParleyError(error.code, "\(model.path): \(error)")
    }
    let comparison = GoldComparison(
      head: head, gold: rows.map(\.label), decisions: predictions.map { $0.decision(of: head) })
    guard let comparison else {
      // Every word is known by itself; only `other` may stand in the wrong company.
      let found = Set(rows.map(\.label)).sorted().joined(separator: ", ")
      throw ParleyError(
        .unusableInput,
        "\(gold): labels are \(found); 'other' stands beside 'hostile' and nothing else")
    }
    return EvaluationReport.Judged(model: model.path, comparison: comparison)
  }
}
