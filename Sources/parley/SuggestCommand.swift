internal import ArgumentParser
internal import BatchRunner

struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Pick the statements whose labels would teach a model most.",
    discussion: """
      For training only. It picks what the model is least sure of: statements whose two most probable stances are \
      close, and whose score hangs on which sentences the model was trained on; the second of an article counts half, \
      the third a third, and of the same words one is taken. Such statements are the hardest of the corpus, so that no \
      estimate may be made from them: parley correct refuses the file. Use parley sample for estimates, and keep the \
      two apart: a model trained on a sample is no longer judged fairly by it.

      Label the file with parley label, the most useful first, and train on it together with other labelled sentences.
      """)

  @Argument(help: ArgumentHelp("Folder that parley score wrote.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("Statements to pick, at most 100000.", valueName: "n"))
  var size = 200

  @Option(name: .shortAndLong, help: ArgumentHelp("CSV file to make.", valueName: "file"))
  var output: String

  func validate() throws {
    guard (1...100_000).contains(size) else {
      throw ValidationError("--size must be from 1 to 100000.")
    }
  }

  func run() throws {
    let suggestion = try StatementSuggestion(folder: folder, size: size)
    try LabelSheet.create(suggestion.csv(), at: output)
    Console.note(
      "\(suggestion.count) statements to label for training in \(output); next: parley label \(output)"
    )
  }
}
