internal import ArgumentParser
internal import BatchRunner

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Print statements without scores, one line of JSON each.",
    discussion: "--explain prints a few lines a statement for people instead.")

  @OptionGroup var input: InputOptions

  @Flag(help: "One line for each part of an interrupted statement.")
  var byPart = false

  @Flag(
    help:
      "Say for people what was found, by which rule and cue, and why the speaker is who it is."
  )
  var explain = false

  func validate() throws {
    if byPart, explain { throw ValidationError("Give --by-part or --explain, not both.") }
  }

  func run() throws {
    let dictionary = try LoadedDictionary(path: input.actors)
    let extraction = ExtractionRun(
      options: input.batchOptions(output: "-"), dictionary: dictionary.dictionary,
      form: explain ? .explanations : byPart ? .parts : .statements)
    try extraction.run {
      try Console.write($0)
    } reject: { reject in
      Console.error(
        "\(reject.source)\(reject.line.map { ":\($0)" } ?? ""): passed over: \(reject.reason)")
    }
  }
}
