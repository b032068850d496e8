internal import ArgumentParser
internal import BatchRunner
internal import FoundationEssentials
internal import Quotations
internal import Reports

struct ActorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actors",
    abstract:
      "Show whom a text mentions and why the words mean them, or which names the dictionary lacks.",
    discussion: """
      Give a file, a folder, - for standard input, or a sentence in quotation marks. With --unresolved, a folder of \
      results or of articles: its most frequent names that the dictionary lacks; --format tsv prints them as rows for a \
      file of your own, which --actors takes once you have checked and completed them.

        parley actors "South Korea's president told the North that he was ready to talk." --date 2021-01-11
        parley actors --unresolved results --format tsv > mine.tsv
        parley score articles/ --actors mine.tsv --output results
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, tsv }

  @Argument(help: "A text, a file, a folder, or - for standard input.")
  var text: String?

  @Option(
    help: ArgumentHelp(
      "List the most frequent names of this folder that the dictionary lacks.", valueName: "folder")
  )
  var unresolved: String?

  @Option(
    help: ArgumentHelp(
      "Actors that add to the shipped dictionary or override it (TSV or PETRARCH format).",
      valueName: "file"))
  var actors: String?

  @Option(
    help: ArgumentHelp(
      "Day of texts that have none (ISO 8601): it decides who holds an office.", valueName: "date"))
  var date: String?

  @Option(help: "table, json (one object a line), or tsv with --unresolved.")
  var format = Format.table

  @Option(help: "At most so many names with --unresolved.")
  var top = 50

  func validate() throws {
    guard (text == nil) != (unresolved == nil) else {
      throw ValidationError("Give a text or file, or --unresolved and a folder.")
    }
    if top < 1 { throw ValidationError("--top must be at least 1.") }
    if format == .tsv, unresolved == nil {
      throw ValidationError("--format tsv needs --unresolved.")
    }
    if let date, !Self.isDay(date) {
      throw ValidationError("--date must be a day such as 2021-01-11, not '\(date)'.")
    }
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  func run() throws {
    let dictionary = try LoadedDictionary(path: actors).dictionary
    if let unresolved {
      let names = try UnresolvedNames(folder: unresolved, dictionary: dictionary)
      try show(names) { $0.dictionaryRow(dictionary: dictionary) }
    } else if let text {
      try show(text, listing: ActorListing(dictionary: dictionary))
    }
  }

  // MARK: Mentions

  private func show(_ text: String, listing: ActorListing) throws {
    guard text == "-" || FileManager.default.fileExists(atPath: text) else {
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw ParleyError(
          .unusableInput, "the text is empty; give a sentence in quotation marks, or a file")
      }
      // A name without blanks that no file bears is a misspelled path rather than a text.
      guard text.contains(where: \.isWhitespace) || !text.contains("/") else {
        throw ParleyError(.cannotOpenInput, "\(text): no such file or folder")
      }
      return try show(listing.rows(text: text, date: date))
    }
    let options = BatchOptions(inputs: [text], output: "-")
    try listing.run(options, date: date) { rows in
      try show(rows)
    } reject: { reject in
      Console.error(
        "\(reject.source)\(reject.line.map { ":\($0)" } ?? ""): passed over: \(reject.reason)")
    }
  }

  private func show(_ rows: [ActorListing.Row]) throws {
    guard format == .table else { return try Console.write(rows.flatMap(\.json)) }
    guard let first = rows.first else { return try Console.write(lines: ["no actor found"]) }
    var table = TerminalTable(
      [
        .init("\(first.document): words"), .init("at", right: true), .init("actor"), .init("side"),
        .init("reason"),
      ])
    for row in rows {
      let reference = row.reference
      table.append([
        StyledText(row.text), StyledText("\(row.start)"),
        StyledText(reference.actor.name + (reference.isInDictionary ? "" : " *")),
        StyledText(reference.affiliation ?? ""), StyledText(reference.reason.rawValue),
      ])
    }
    let note = rows.contains { !$0.reference.isInDictionary } ? ["* not in the dictionary"] : []
    try Console.write(lines: table.lines(colour: Console.hasColour) + note)
  }

  // MARK: Unresolved names

  private func show(_ names: UnresolvedNames, row: (UnresolvedNames.Row) -> String) throws {
    let shown = names.rows.prefix(top)
    if names.rejected > 0 {
      Console.error("\(names.rejected) documents could not be read; parley score lists them")
    }
    switch format {
    case .json:
      try Console.write(shown.flatMap { $0.json(countsStatements: names.countsStatements) })
    case .tsv:
      let header = "id\tname\ttype\taliases\taffiliation\trole\tfrom\tto\tgender\tsource"
      try Console.write(lines: [header] + shown.map(row))
    case .table:
      var table = TerminalTable([
        .init("name"), .init("type"), .init("side"),
        .init(names.countsStatements ? "statements" : "mentions", right: true),
        .init("articles", right: true),
      ])
      for name in shown {
        table.append([
          StyledText(name.name), StyledText(name.kind.rawValue), StyledText(name.affiliation ?? ""),
          StyledText("\(name.count)"), StyledText("\(name.documents)"),
        ])
      }
      let more = names.rows.count - shown.count
      try Console.write(
        lines: table.lines(colour: Console.hasColour)
          + (more > 0 ? ["", "\(more) more names; --top shows them."] : []))
    }
  }
}
