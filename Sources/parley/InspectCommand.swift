internal import Aggregates
internal import ArgumentParser
internal import BatchRunner
internal import Features
internal import LinearClassifier
internal import Reports

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a model is, how it was trained and how good it is.",
    discussion: """
      All figures come from the model file: those of quality are from cross-validation by group at its training. \
      The soft confusion is the mean probability that rows of a label got for each class.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  @Argument(help: ArgumentHelp("Model file (.safetensors).", valueName: "model"))
  var model: String

  @Option(help: "table or json.")
  var format = Format.table

  func run() throws {
    let loaded = try LoadedModel(path: model)
    switch format {
    case .table: try Console.write(lines: Self.lines(loaded))
    case .json: try Console.write(try loaded.json())
    }
  }

  private static func lines(_ model: LoadedModel) -> [String] {
    let classifier = model.classifier
    let options = classifier.vectorizer.options
    let properties = [
      ("sha256", model.sha256), ("size", "\(model.byteCount) bytes"),
      ("format", TextClassifier.format), ("terms", "\(classifier.termCount)"),
      ("term families", families(options)),
      ("term weights", "\(options.sublinear ? "1 + ln(count)" : "count") times idf"),
      (
        "vocabulary",
        "in \(options.minimumRows) rows or more, at most \(options.maximumTerms) terms"
      ),
      ("replicates", "\(classifier.replicateCount)"),
    ]
    var table = TerminalTable([.init("model"), .init(model.path)])
    for (name, value) in properties { table.append([StyledText(name), StyledText(value)]) }
    var facts = TerminalTable([.init("fact of the training"), .init("value")])
    for (name, value) in classifier.facts.sorted(by: { $0.key < $1.key }) {
      facts.append([StyledText(name), StyledText(value)])
    }
    return table.lines(colour: false) + [""] + facts.lines(colour: false)
      + classifier.heads.flatMap(lines)
  }

  private static func families(_ options: FeatureOptions) -> String {
    let families = [
      ("words", true),
      ("runs of up to \(options.longestRun) words", options.longestRun > 1),
      ("pairs with a gap", options.skipPairs), ("beginnings of words", options.beginnings),
      ("characters", options.characters), ("words after but", options.contrast),
      ("negated words (reach \(options.negationReach))", options.negationScope),
    ]
    return families.filter(\.1).map(\.0).joined(separator: ", ")
  }

  private static func lines(_ trained: TextClassifier.TrainedHead) -> [String] {
    let classes = trained.head.classes
    let number = Estimate.fourDecimals
    var confusion = TerminalTable(
      [.init("label \\ mean probability")] + classes.map { .init($0, right: true) })
    for (t, label) in classes.enumerated() {
      let row = trained.softConfusion[t * classes.count..<(t + 1) * classes.count]
      confusion.append([StyledText(label)] + row.map { StyledText(number($0)) })
    }
    var lines = ["", "\(trained.head.rawValue): temperature \(number(trained.temperature))"]
    if let quality = trained.quality {
      lines.append(
        "\(quality.rows) rows out of fold: accuracy \(number(quality.accuracy)), macro-F1 \(number(quality.macroF1)), "
          + "calibration error \(number(quality.calibrationError))")
    }
    lines += confusion.lines(colour: false)
    guard let bins = trained.quality?.reliability else { return lines }
    var table = TerminalTable(
      ["rows", "certainty", "accuracy"].map { .init($0, right: true) })
    for bin in bins {
      table.append(
        [String(bin.rows), number(bin.certainty), number(bin.accuracy)].map { StyledText($0) })
    }
    return lines + ["reliability, least certain rows first"] + table.lines(colour: false)
  }
}
