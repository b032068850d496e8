internal import ArgumentParser
internal import BatchRunner

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Print statements without scores, one line of JSON each.")

  @OptionGroup var input: InputOptions

  @Flag(help: "One line for each part of an interrupted statement.")
  var byPart = false

  func run() throws {
    let dictionary = try LoadedDictionary(path: input.actors)
    let extraction = ExtractionRun(
      options: input.batchOptions(output: "-"), dictionary: dictionary.dictionary, byPart: byPart)
    try extraction.run {
      try Console.write($0)
    } reject: { reject in
      Console.error(
        "\(reject.source)\(reject.line.map { ":\($0)" } ?? ""): passed over: \(reject.reason)")
    }
  }
}
