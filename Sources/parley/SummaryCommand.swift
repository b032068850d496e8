internal import Aggregates
public import ArgumentParser
internal import BatchRunner
internal import Reports

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Print the stance table of a results folder.")

  enum Key: String, CaseIterable, ExpressibleByArgument {
    case actor, affiliation, dyad
    var estimateKey: Estimate.Key {
      switch self {
      case .actor: .actor
      case .affiliation: .affiliation
      case .dyad: .dyad
      }
    }
  }

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, json }

  @Argument(help: ArgumentHelp("Folder that parley score wrote.", valueName: "folder"))
  var folder: String

  @Option(help: "One row for each actor, affiliation, or dyad of affiliation and target.")
  var by = Key.actor

  @Option(help: "At most so many rows: the most quoted.")
  var top = 25

  @Option(help: "Order of the rows: stance, statements or name.")
  var sort = StanceSummary.Order.stance

  @Option(help: "table, csv or json.")
  var format = Format.table

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    let results = try ResultFolder(folder)
    let key = by.estimateKey
    let summary = StanceSummary(try results.estimates(by: key), by: key, top: top, order: sort)
    switch format {
    case .table:
      try Console.write(
        lines: summary.lines(
          colour: Console.hasColour, statements: results.statements,
          unattributed: results.unattributed))
    case .csv: try Console.write(Array(Estimate.csv(summary.estimates, by: key).utf8))
    case .json: try Console.write(Estimate.json(summary.estimates, by: key))
    }
  }
}

extension StanceSummary.Order: ExpressibleByArgument {}
