import Foundation
import ParleyTestSupport
import Testing

@Suite("parley sample and suggest")
struct SampleTests {
  private let folder: ScratchFolder
  private let parley: ParleyBinary
  private let corpus = ScoredCorpus(documents: 300, seed: 7)

  init() throws {
    folder = try ScratchFolder()
    parley = try ParleyBinary(in: folder)
    try corpus.write(to: folder)
  }

  private func sample(_ arguments: String..., output: String = "sheet.csv") async throws
    -> [[String]]
  {
    let outcome = try await parley.run(["sample", "out", "--output", output] + arguments)
    try #require(outcome.code == 0, "\(outcome.errors)")
    return ScoredCorpus.table(try folder.text(output))
  }

  @Test(
    "writes so many statements as they stand, with empty labels and nothing of the model's opinion")
  func rows() async throws {
    let table = try await sample("--size", "80")
    #expect(
      table[0] == [
        "id", "document", "date", "kind", "speaker", "cue", "text", "stance", "sentiment",
        "stratum",
        "inclusion_probability", "sample_design",
      ])
    #expect(table.count == 81 && table.allSatisfy { $0.count == 12 })
    let statements = Dictionary(uniqueKeysWithValues: corpus.statements.map { ($0.id, $0) })
    for row in table.dropFirst() {
      let statement = try #require(statements[row[0]])
      #expect(row[1] == statement.document && row[6] == statement.text)
      #expect(row[4] == statement.speaker ?? "" && row[7] == "" && row[8] == "")
    }
    #expect(Set(table.dropFirst().map { $0[0] }).count == 80)
    for word in ScoredCorpus.classes { #expect(try !folder.text("sheet.csv").contains(word)) }
    // Excel reads UTF-8 by this mark.
    #expect(try folder.bytes("sheet.csv").starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test("stores the chance to be drawn in full: its inverses add up to the corpus")
  func probabilities() async throws {
    let table = try await sample("--size", "100")
    var ofStratum: [String: [Double]] = [:]
    for row in table.dropFirst() { ofStratum[row[9], default: []].append(Double(row[10]) ?? 0) }
    var total = 0.0
    for (stratum, chances) in ofStratum {
      #expect(Set(chances).count == 1, "\(stratum)")
      // Labels over statements: a whole number of statements, to the last digit.
      let statements = Double(chances.count) / chances[0]
      #expect(statements == statements.rounded(), "\(stratum)")
      total += statements
    }
    #expect(total == Double(corpus.statements.count))
    // Two actors have a group of their own, beside all others and nobody: three bands each.
    #expect(Set(ofStratum.keys.map { $0.dropLast() }).sorted() == ["1", "2", "3", "4"])
  }

  @Test("the same seed draws the same bytes, another one others")
  func seeds() async throws {
    let first = try await sample("--size", "60", "--seed", "5")
    let again = try await sample("--size", "60", "--seed", "5", output: "again.csv")
    let other = try await sample("--size", "60", "--seed", "6", output: "other.csv")
    #expect(first == again)
    #expect(try folder.bytes("sheet.csv") == folder.bytes("again.csv"))
    let ids = Set(first.dropFirst().map { $0[0] })
    #expect(ids != Set(other.dropFirst().map { $0[0] }))
  }

  @Test("the order of the rows says nothing of the strata")
  func order() async throws {
    let table = try await sample("--size", "200")
    let strata = table.dropFirst().map { $0[9] }
    let neighbours = zip(strata, strata.dropFirst()).count { $0 == $1 }
    #expect(neighbours < 60, "\(neighbours) of 199")
  }

  @Test("takes a small corpus whole")
  func census() async throws {
    let table = try await sample("--size", "5000")
    #expect(table.count == corpus.statements.count + 1)
    #expect(table.dropFirst().allSatisfy { $0[10] == "1.0" })
  }

  @Test("no field can start a formula in a spreadsheet")
  func formulas() async throws {
    var hostile = corpus
    for n in hostile.statements.indices {
      hostile.statements[n].text = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx"][n % 5]
      hostile.statements[n].speaker = "=1"
    }
    try hostile.write(to: folder)
    let table = try await sample("--size", "60")
    for row in table.dropFirst() {
      #expect(row[6].hasPrefix("'") && row[4] == "'=1")
    }
  }

  @Test("never overwrites a sheet that may hold labels")
  func overwriting() async throws {
    try folder.write("sheet.csv", "mine")
    for command in ["sample", "suggest"] {
      let outcome = try await parley(command, "out", "--output", "sheet.csv")
      outcome.expectOneErrorLine(code: 73)
    }
    #expect(try folder.text("sheet.csv") == "mine")
  }

  @Test("errors name file and line, or what to run first")
  func failures() async throws {
    let missing = try await parley("sample", "nowhere", "--output", "x.csv")
    missing.expectOneErrorLine(code: 66)
    let tiny = try await parley("sample", "out", "--size", "19", "--output", "x.csv")
    #expect(tiny.code == 64)
    for broken in ["nonsense", "{\"id\":\"a#1\"}", "\0"] {
      let whole = try folder.text("out/statements.jsonl")
      try folder.write("broken/statements.jsonl", whole + broken + "\n")
      try folder.write("broken/manifest.json", folder.bytes("out/manifest.json"))
      for command in ["sample", "suggest"] {
        let outcome = try await parley(command, "broken", "--output", "x.csv")
        outcome.expectOneErrorLine(code: 65)
        #expect(
          outcome.errors.contains("broken/statements.jsonl:\(corpus.statements.count + 1):"))
      }
    }
    var impossible = corpus
    impossible.statements[3].stance = [20_000, 0, -10_000]
    try impossible.write(to: folder, as: "impossible")
    let outcome = try await parley("sample", "impossible", "--output", "x.csv")
    outcome.expectOneErrorLine(code: 65)
    #expect(outcome.errors.contains("impossible/statements.jsonl:4:"))
    #expect(folder.files().filter { $0.hasPrefix("x.csv") }.isEmpty)
  }

  @Test("suggests what the model doubts most, spread over documents, the same words once")
  func suggestions() async throws {
    var plain = ScoredCorpus(documents: 40, seed: 3)
    for n in plain.statements.indices { plain.statements[n].stance = [9800, 100, 100] }
    // One document full of doubt, and one statement of doubt in each of three others; twice the same words.
    let crowded = plain.statements[0].document
    let doubt = [3400, 3300, 3300]
    for n in plain.statements.indices where plain.statements[n].document == crowded {
      plain.statements[n].stance = doubt
    }
    let others = [10, 20, 30].map { n in
      plain.statements.indices.filter { plain.statements[$0].document == "d\(n)" }[0]
    }
    for n in others { plain.statements[n].stance = doubt }
    plain.statements[others[2]].text = plain.statements[others[1]].text
    try plain.write(to: folder, as: "doubt")
    let outcome = try await parley("suggest", "doubt", "--size", "3", "--output", "teach.csv")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let table = ScoredCorpus.table(try folder.text("teach.csv"))
    #expect(table[0].last == "training_only")
    #expect(table.dropFirst().allSatisfy { $0.last?.contains("not a probability sample") == true })
    #expect(table.dropFirst().map { $0[1] } == [crowded, "d10", "d20"])
  }
}
