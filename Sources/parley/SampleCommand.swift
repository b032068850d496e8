internal import ArgumentParser
internal import BatchRunner

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw a probability sample of statements to label by hand.",
    discussion: """
      Writes a CSV file with the statements' words and context, empty columns stance and sentiment, and nothing of \
      the model's opinion. Fill the columns with the codebook's words, in parley label or in a spreadsheet, and give \
      the file to parley correct. Leave all other columns as they are; order and further columns are free.

      The sample is stratified: by actor (each that can have 20 labels of the sample, all others together, and statements of nobody we could name) \
      and by score (below -1/3, between, above +1/3). Labels are shared out among actors by the square root of their \
      statements, within an actor in proportion, at least two a stratum; within a stratum every statement has the same \
      chance, and inclusion_probability is that chance. stratum is the number of the actor group and a letter that \
      stands for another band of scores in each group. sample_design tells parley correct how to draw the sample again.
      """)

  @Argument(help: ArgumentHelp("Folder that parley score wrote.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Statements to draw, from \(StatementSample.smallestSize) to \(StatementSample.largestSize).",
      valueName: "n"))
  var size = 200

  @Option(name: .shortAndLong, help: ArgumentHelp("CSV file to make.", valueName: "file"))
  var output: String

  @Option(help: "Seed of the draw: another one draws other statements.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (StatementSample.smallestSize...StatementSample.largestSize).contains(size) else {
      throw ValidationError(
        "--size must be from \(StatementSample.smallestSize) to \(StatementSample.largestSize).")
    }
  }

  func run() throws {
    let sample = try StatementSample(folder: folder, size: size, seed: seed)
    try LabelSheet.create(sample.csv(), at: output)
    Console.note(
      "\(sample.rows.count) of \(sample.statements) statements to label in \(output); next: parley label \(output)"
    )
  }
}
