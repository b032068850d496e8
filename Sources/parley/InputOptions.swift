public import ArgumentParser
internal import BatchRunner

extension InputFormat: ExpressibleByArgument {}

/// Options that every command with articles shares.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (walked in name order) or - for standard input; .gz and .zst are read as they are.",
      valueName: "input"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "A list of more inputs, one a line (or NUL-terminated, as find -print0 writes); - for standard input.",
      valueName: "file"))
  var filesFrom: String?

  @Option(
    help: """
      How the input holds articles: auto (by extension, else by content), text, jsonl, csv, tsv, html, or gdelt (GDELT's \
      tables without a header, with the article's text as one more column).
      """)
  var format = InputFormat.auto

  @Option(
    help: ArgumentHelp(
      "Names for the columns of CSV or TSV without a header: id,date,text; an empty one is passed over.",
      valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("Field or column of the article's id.", valueName: "name"))
  var idField: String?

  @Option(
    help: ArgumentHelp(
      "Field or column of its date (docs/inputs.md has the forms).", valueName: "name"))
  var dateField: String?

  @Option(help: ArgumentHelp("Field or column of its title.", valueName: "name"))
  var titleField: String?

  @Option(help: ArgumentHelp("Field or column of its text.", valueName: "name"))
  var textField: String?

  @Option(
    help: ArgumentHelp(
      "Longest article in MiB, unpacked; a longer one is rejected.", valueName: "number"))
  var maxArticleMb = 16

  @Option(
    help: ArgumentHelp(
      "Actors that add to the shipped dictionary or override it (TSV or PETRARCH format).",
      valueName: "file"))
  var actors: String?

  func validate() throws {
    if inputs.isEmpty, filesFrom == nil {
      throw ValidationError("Missing expected argument '<input> ...', or --files-from.")
    }
    if filesFrom == "-", inputs.contains("-") {
      throw ValidationError("Standard input cannot be both an input and --files-from.")
    }
    if !(1...1024).contains(maxArticleMb) {
      throw ValidationError("--max-article-mb must be from 1 to 1024.")
    }
    if let columns, !columns.split(separator: ",").contains(where: { !$0.isEmpty }) {
      throw ValidationError("--columns needs names, parted by commas.")
    }
  }

  func batchOptions(output: String) -> BatchOptions {
    var options = BatchOptions(inputs: inputs, output: output)
    options.format = format
    options.filesFrom = filesFrom
    options.columns =
      columns?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    options.articleLimit = maxArticleMb << 20
    if let idField { options.fields.id = [idField] }
    if let dateField { options.fields.date = [dateField] }
    if let titleField { options.fields.title = [titleField] }
    if let textField { options.fields.text = [textField] }
    return options
  }
}
