internal import ArgumentParser
internal import BatchRunner
internal import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make one web page of a results folder.",
    discussion: """
      The page needs no network and holds everything: actors with their intervals, months, sides and targets, the furthest \
      statements with the words that made their scores, how good the model is, a paragraph on methods with the run's \
      figures, and the manifest. It is also made to be printed.

      Words are underlined with the model that scored, looked for where the manifest says; --model tells where it is \
      now. Without it, the page says what is missing.
      """)

  @Argument(help: ArgumentHelp("Folder that parley score wrote.", valueName: "folder"))
  var folder: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("HTML file to make; report.html in the folder.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Folder for every picture as an SVG file; made if absent.", valueName: "folder"))
  var figures: String?

  @Option(help: ArgumentHelp("Where the model that scored is now.", valueName: "file"))
  var model: String?

  @Option(help: "At most so many actors in the picture: the most quoted.")
  var top = 20

  func validate() throws {
    guard (1...100).contains(top) else { throw ValidationError("--top must be from 1 to 100.") }
  }

  func run() throws {
    let report = try ReportContent(ResultFolder(folder), model: model, top: top)
    let page = output ?? folder + "/report.html"
    try WholeFile.write(Array(report.page.utf8), to: page)
    if let figures {
      try WholeFile.makeFolder(figures)
      for figure in report.figures {
        try WholeFile.write(Array(figure.file.utf8), to: "\(figures)/\(figure.name).svg")
      }
      let count = report.figures.count
      Console.note(
        "report in \(page); \(count) \(count == 1 ? "picture" : "pictures") in \(figures)")
    } else {
      Console.note("report in \(page)")
    }
  }
}
