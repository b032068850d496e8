internal import ArgumentParser
internal import BatchRunner

struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "Print the articles as parley reads them, one line of JSON each.",
    discussion: """
      Start and end of every statement count code points of "text" as it is printed here: the main text of a web \
      page, the field of a record, a whole text file. What is printed can be scored in place of the input, with the same \
      statements.
      """)

  @OptionGroup var input: InputOptions

  func run() throws {
    try ArticleListing(options: input.batchOptions(output: "-")).run {
      try Console.write($0)
    } reject: { reject in
      Console.error(
        "\(reject.source)\(reject.line.map { ":\($0)" } ?? ""): passed over: \(reject.reason)")
    }
  }
}
