import Foundation
import ParleyTestSupport
import Testing

@Suite("parley summary")
struct SummaryTests {
  private func names(_ csv: String) -> [String] {
    csv.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  @Test(
    "CSV of everything is the file that score wrote",
    arguments: [
      ("actor", "actors.csv"), ("affiliation", "affiliations.csv"), ("dyad", "dyads.csv"),
    ])
  func csvIsTheFile(_ key: String, _ file: String) async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley(
      "summary", "out", "--by", key, "--format", "csv", "--sort", "statements", "--top", "1000")
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output == (try bench.folder.text("out/" + file)))
  }

  @Test(
    "sorts by stance, statements or name",
    arguments: [
      ("stance", ["Angela Merkel", "Barack Obama", "Wang Yi"]),
      ("statements", ["Angela Merkel", "Wang Yi", "Barack Obama"]),
      ("name", ["Angela Merkel", "Barack Obama", "Wang Yi"]),
    ])
  func sorts(_ order: String, _ expected: [String]) async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley("summary", "out", "--sort", order, "--format", "csv")
    #expect(names(outcome.output) == expected)
  }

  @Test("--top keeps the most quoted, whatever the order")
  func keepsTheMostQuoted() async throws {
    let bench = try await Workbench.scored()
    for order in ["stance", "statements", "name"] {
      let outcome = try await bench.parley(
        "summary", "out", "--sort", order, "--format", "csv", "--top", "2")
      #expect(names(outcome.output) == ["Angela Merkel", "Wang Yi"], "\(order)")
    }
  }

  @Test("JSON holds the figures of the CSV, null where they are unknown")
  func jsonHoldsTheFigures() async throws {
    let bench = try await Workbench.scored()
    let csv = try await bench.parley("summary", "out", "--format", "csv").lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let json = try await bench.parley("summary", "out", "--format", "json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == csv.count - 1)
    var unknown = 0
    for (row, fields) in zip(rows, csv.dropFirst()) {
      #expect(row.count == csv[0].count)
      for (name, field) in zip(csv[0], fields) {
        let value = try #require(row[name])
        if name == "refused" {
          #expect(value as? String == field)
        } else if field.isEmpty {
          unknown += 1
          #expect(value is NSNull, "\(name)")
        } else if let number = Double(field) {
          #expect((value as? NSNumber)?.doubleValue == number, "\(name)")
        } else {
          #expect(value as? String == field)
        }
      }
    }
    // One month draws no trend (3 figures each). Barack Obama speaks in one article: no interval of stance,
    // sentiment, two shares and their difference (10). Wang Yi in two: none of shares (6).
    #expect(unknown == 9 + 10 + 6)
  }

  @Test("the table shows every actor with its counts, and says who is in no row")
  func tableShowsActors() async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley("summary", "out")
    #expect(outcome.code == 0)
    let rows = outcome.lines.filter {
      $0.contains("DEU") || $0.contains("USA") || $0.contains("CHN")
    }
    #expect(rows.isEmpty == false)
    for (name, counts) in [
      ("Angela Merkel", ["3", "3"]), ("Wang Yi", ["2", "2"]), ("Barack Obama", ["1", "1"]),
    ] {
      let row = try #require(outcome.lines.first { $0.hasPrefix(name) })
      let numbers = row.split(separator: " ").filter { Int($0) != nil }.map(String.init)
      #expect(Array(numbers.prefix(2)) == counts, "\(row)")
    }
    #expect(outcome.lines.contains { $0.hasPrefix("7 statements; 1 of them by nobody") })
    let short = try await bench.parley("summary", "out", "--top", "1")
    #expect(short.lines.contains { $0.hasPrefix("2 more rows") })
  }

  @Test("colours a terminal only, and not against NO_COLOR or a dumb one")
  func coloursTerminalsOnly() async throws {
    let bench = try await Workbench.scored()
    let escape = "\u{1B}["
    #expect(try await bench.parley.onTerminal("summary", "out").contains(escape))
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let shown = try await bench.parley.onTerminal("summary", "out", environment: environment)
      #expect(shown.contains("Angela Merkel"))
      #expect(!shown.contains(escape))
    }
    #expect(try await !bench.parley("summary", "out").output.contains(escape))
    let piped = try await bench.parley.shell("parley summary out | cat")
    #expect(piped.output.contains("Angela Merkel"))
    #expect(!piped.output.contains(escape))
  }
}
