public import ArgumentParser
internal import BatchRunner
internal import LinearClassifier

struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Estimate stance from hand labels of a sample, whatever the model's errors.",
    discussion: """
      Takes the file of parley sample with labels in it. The mean of the model's predictions over all statements is \
      corrected by the mean error of the predictions in the sample (design-based supervised learning, Egami et al. \
      2023; prediction-powered inference, Angelopoulos et al. 2023): the better the model, the narrower the interval, \
      and no assumption about its errors is needed. Intervals are 95 %, clustered by document, and hold for documents \
      like these; the model's own mean stands beside. Who said what is taken as parley found it.

      A part with fewer than 15 labels, or with labels in fewer than 10 documents, is refused. Rows without a label \
      are taken for missing at random within their stratum. The model's accuracy and macro-F1 are those of all \
      statements of the corpus. --second gives Cohen's kappa between two labellers of one sample.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, json }

  @Argument(help: ArgumentHelp("Folder that parley score wrote.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("Labelled file of parley sample.", valueName: "file"))
  var labels: String

  @Option(help: ArgumentHelp("The same file labelled by somebody else.", valueName: "file"))
  var second: String?

  @Option(help: "One row for each actor or affiliation, or the whole corpus only: all.")
  var by = Correction.Key.actor

  @Option(help: "stance or sentiment.")
  var head = Head.stance

  @Option(help: "table, csv or json.")
  var format = Format.table

  func validate() throws {
    if head == .act { throw ValidationError("--head must be stance or sentiment.") }
  }

  func run() throws {
    let sheet = try LabelSheet(labels)
    let other = try second.map { try LabelSheet($0) }
    let correction = try Correction(
      folder: folder, sheet: sheet, second: other, head: head, by: by)
    let report = CorrectionReport(correction)
    switch format {
    case .table: try Console.write(lines: report.lines(colour: Console.hasColour))
    case .csv: try Console.write(report.csv)
    case .json: try Console.write(report.json)
    }
  }
}

extension Correction.Key: ExpressibleByArgument {}
