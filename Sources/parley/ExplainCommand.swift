internal import ArgumentParser
internal import BatchRunner
internal import LinearClassifier
internal import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show which terms of a sentence made its score.",
    discussion: """
      The score is taken apart exactly: what the terms contribute and the intercept add up to the log-odds behind the \
      probabilities. Give the sentence in quotation marks, or - to read one line of standard input.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, html }

  @Argument(help: "A sentence, or - for one line of standard input.")
  var text: String

  @Option(help: ArgumentHelp("Model file instead of the shipped one.", valueName: "file"))
  var model: String?

  @Option(help: "stance, sentiment or act.")
  var head = Head.stance

  @Option(help: "table, json or html (one whole page).")
  var format = Format.table

  @Option(help: "At most so many terms in the table, the others in one row; JSON holds all.")
  var top = 25

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    let sentence = text == "-" ? try SentenceInput.firstLine() : text
    guard sentence.contains(where: { !$0.isWhitespace }) else {
      throw ParleyError(
        .unusableInput,
        "the text is empty; give a sentence in quotation marks, or - and a line on standard input")
    }
    let classifier = SentenceClassifier(
      classifier: try LoadedModel(path: model).classifier,
      dictionary: try LoadedDictionary(path: nil).dictionary)
    let explained = try classifier.explain(sentence, head: head)
    switch format {
    case .table:
      try Console.write(
        lines: ScoreParts(explained).lines(top: top, colour: Console.hasColour))
    case .json: try Console.write(explained.json)
    case .html: try Console.write(Array(ScoreParts(explained).page(top: top).utf8))
    }
  }
}

extension ScoreParts {
  fileprivate init(_ explained: SentenceExplanation) {
    let e = explained.explanation
    self.init(
      head: e.head.rawValue, classes: e.head.classes,
      probabilities: e.prediction.probabilities.map { Double($0) }, decided: e.prediction.best,
      poles: e.poles,
      pieces: explained.pieces.map { piece in
        let pulls = piece.words.map { e.pull(e.words[$0].contributions) }
        return Piece(piece.text, pull: pulls.isEmpty ? nil : pulls.reduce(0, +))
      },
      terms: e.termsByPull.map {
        Term($0.spelling, value: $0.value, contributions: $0.contributions)
      },
      intercepts: e.intercepts, sums: e.logOdds, temperature: e.temperature,
      unknownWords: e.unknownWords)
  }
}
