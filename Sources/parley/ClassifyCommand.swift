public import ArgumentParser
internal import BatchRunner
internal import LinearClassifier

extension Head: ExpressibleByArgument {}

struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Score sentences; one line of JSON each.",
    discussion: "Reads one sentence a line, or TSV, CSV or JSONL with id and text.")

  @Argument(help: ArgumentHelp("File, or - for standard input.", valueName: "file"))
  var file = "-"

  @Option(help: ArgumentHelp("Model file instead of the shipped one.", valueName: "file"))
  var model: String?

  @Option(help: "stance, sentiment or act.")
  var head = Head.stance

  private static let batch = 1024

  func run() throws {
    let classifier = SentenceClassifier(
      classifier: try LoadedModel(path: model).classifier,
      dictionary: try LoadedDictionary(path: nil).dictionary)
    let sentences = try SentenceInput(file).sentences
    for start in stride(from: 0, to: sentences.count, by: Self.batch) {
      let part = sentences[start..<min(start + Self.batch, sentences.count)]
      let predictions = try classifier.predict(part.map(\.text), head: head)
      var out: [UInt8] = []
      for (sentence, prediction) in zip(part, predictions) {
        out += prediction.jsonLine(id: sentence.id, head: head)
      }
      try Console.write(out)
    }
  }
}
