public import ArgumentParser
internal import BatchRunner

extension InputFormat: ExpressibleByArgument {}

/// Options that every command with articles shares.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (walked in name order) or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(help: "How the input holds articles: auto, text, jsonl, csv or tsv.")
  var format = InputFormat.auto

  @Option(help: ArgumentHelp("Field or column of the article's id.", valueName: "name"))
  var idField: String?

  @Option(help: ArgumentHelp("Field or column of its date (ISO 8601).", valueName: "name"))
  var dateField: String?

  @Option(help: ArgumentHelp("Field or column of its title.", valueName: "name"))
  var titleField: String?

  @Option(help: ArgumentHelp("Field or column of its text.", valueName: "name"))
  var textField: String?

  @Option(
    help: ArgumentHelp(
      "Actors that add to the shipped dictionary or override it (TSV or PETRARCH format).",
      valueName: "file"))
  var actors: String?

  func batchOptions(output: String) -> BatchOptions {
    var options = BatchOptions(inputs: inputs, output: output)
    options.format = format
    if let idField { options.fields.id = [idField] }
    if let dateField { options.fields.date = [dateField] }
    if let titleField { options.fields.title = [titleField] }
    if let textField { options.fields.text = [textField] }
    return options
  }
}
