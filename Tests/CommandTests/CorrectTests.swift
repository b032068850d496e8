import Foundation
import ParleyTestSupport
import Testing

@Suite("parley correct")
struct CorrectTests {
  private let folder: ScratchFolder
  private let parley: ParleyBinary
  private let corpus = ScoredCorpus(documents: 400, seed: 11)

  init() async throws {
    folder = try ScratchFolder()
    parley = try ParleyBinary(in: folder)
    try corpus.write(to: folder)
    let outcome = try await parley("sample", "out", "--size", "200", "--output", "empty.csv")
    try #require(outcome.code == 0, "\(outcome.errors)")
    try folder.write("sheet.csv", corpus.labelled(try folder.text("empty.csv")))
  }

  private func json(_ arguments: String...) async throws -> [String: Any] {
    let outcome = try await parley.run(
      ["correct", "out", "--labels", "sheet.csv", "--format", "json"] + arguments)
    try #require(outcome.code == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func row(_ name: String, in found: [String: Any]) throws -> [String: Any] {
    let rows = try #require(found["estimates"] as? [[String: Any]])
    return try #require(rows.first { $0["name"] as? String == name })
  }

  private func figures(_ value: Any?) throws -> (
    value: Double, low: Double, high: Double, model: Double
  ) {
    let object = try #require(value as? [String: Double])
    return try (
      #require(object["value"]), #require(object["low"]), #require(object["high"]),
      object["model"] ?? .nan
    )
  }

  @Test("holds the truth of the corpus and its actors, which the model's own mean misses")
  func truth() async throws {
    let found = try await json()
    #expect(found["sampled"] as? Int == 200 && found["labelled"] as? Int == 200)
    for name in ["", "Ada", "Bela"] {
      let members = corpus.statements.filter { name.isEmpty || $0.actor == name }
      let row = try row(name, in: found)
      #expect(row["statements"] as? Int == members.count)
      let mean = Double(members.reduce(0) { $0 + 1 - $1.truth }) / Double(members.count)
      let stance = try figures(row["stance"])
      #expect((stance.low...stance.high).contains(mean), "\(name)")
      #expect(!(stance.low...stance.high).contains(stance.model), "\(name)")
      let score = members.reduce(0) { $0 + $1.stance[0] - $1.stance[2] }
      #expect(abs(stance.model - Double(score) / Double(members.count) / 10_000) < 1e-12)
      for (c, word) in ScoredCorpus.classes.enumerated() {
        let share = Double(members.count { $0.truth == c }) / Double(members.count)
        let estimate = try figures(row[word + "_share"])
        #expect((estimate.low...estimate.high).contains(share), "\(name) \(word)")
      }
    }
    let model = try #require(found["model"] as? [String: Any])
    let right = corpus.statements.count {
      $0.stance.firstIndex(of: $0.stance.max() ?? 0) == $0.truth
    }
    let accuracy = try figures(model["accuracy"])
    #expect(
      (accuracy.low...accuracy.high).contains(Double(right) / Double(corpus.statements.count)))
  }

  @Test("with every statement labelled, gives the labels' own mean to the last digit")
  func census() async throws {
    let outcome = try await parley("sample", "out", "--size", "5000", "--output", "all.csv")
    try #require(outcome.code == 0)
    try folder.write("sheet.csv", corpus.labelled(try folder.text("all.csv")))
    let stance = try figures(try row("", in: try await json())["stance"])
    let mean =
      Double(corpus.statements.reduce(0) { $0 + 1 - $1.truth }) / Double(corpus.statements.count)
    #expect(abs(stance.value - mean) < 1e-12)
  }

  @Test("has one row for each actor or affiliation, or none, and says why some are empty")
  func keys() async throws {
    let actors = try await json("--by", "actor")
    let refused = try row("Person 1", in: actors)
    #expect(refused["stance"] is NSNull)
    #expect((refused["refused"] as? String)?.contains("at least 15 needed") == true)
    let sides = try await json("--by", "affiliation")
    #expect(
      (sides["estimates"] as? [[String: Any]])?.map { $0["name"] as? String } == ["", "KOR", "PRK"]
        || (sides["estimates"] as? [[String: Any]])?.map { $0["name"] as? String }
          == ["", "PRK", "KOR"]
    )
    let whole = try await json("--by", "all")
    #expect((whole["estimates"] as? [Any])?.count == 1)
  }

  @Test("CSV and table say the same as JSON")
  func formats() async throws {
    let found = try await json()
    let csv = try await parley("correct", "out", "--labels", "sheet.csv", "--format", "csv")
    let table = ScoredCorpus.table(csv.output)
    #expect(table[0].count == 27 && table.allSatisfy { $0.count == 27 })
    #expect(
      table[0].prefix(9) == [
        "part", "name", "actor_type", "statements", "documents", "labels", "stance", "stance_low",
        "stance_high",
      ])
    #expect(table[1][0] == "corpus" && table[2][0] == "actor")
    for fields in table.dropFirst() {
      let object = try row(fields[1], in: found)
      if object["refused"] is NSNull {
        let stance = try figures(object["stance"])
        let written = fields[6...8].compactMap(Double.init)
        for (a, b) in zip(written, [stance.value, stance.low, stance.high]) {
          #expect(abs(a - b) < 0.000051)
        }
        #expect(written.count == 3 && fields[26].isEmpty)
      } else {
        #expect(fields[6...25].allSatisfy(\.isEmpty) && !fields[26].isEmpty)
      }
    }
    let shown = try await parley("correct", "out", "--labels", "sheet.csv")
    #expect(shown.lines.contains { $0.hasPrefix("all statements") })
    #expect(shown.lines.contains { $0.hasPrefix("Ada") } && !shown.output.contains("Person"))
    #expect(shown.lines.allSatisfy { $0.count <= 120 })
    #expect(shown.output.contains("200 of 200 drawn statements have a label."))
  }

  @Test("a file that somebody sorted, saved from Excel or labelled halfway is as good")
  func tolerance() async throws {
    let before = try figures(try row("", in: try await json())["stance"])
    var table = ScoredCorpus.table(try folder.text("sheet.csv"))
    // Sorted, fewer digits, a column more, capitals, and line ends of Windows.
    table = [table[0]] + table.dropFirst().sorted { $0[0] < $1[0] }
    for n in table.indices {
      table[n].append(n == 0 ? "note" : "checked")
      guard n > 0, let chance = Double(table[n][10]) else { continue }
      table[n][10] = String(format: "%.9g", chance)
      table[n][7] = " " + table[n][7].uppercased()
    }
    try folder.write(
      "sheet.csv", ScoredCorpus.csv(table).replacingOccurrences(of: "\n", with: "\r\n"))
    let after = try figures(try row("", in: try await json())["stance"])
    #expect(before == after)

    let half = corpus.labelled(try folder.text("empty.csv")) { $0 % 3 != 0 }
    try folder.write("sheet.csv", half)
    let found = try await json()
    #expect(found["labelled"] as? Int == 133)
    let less = try figures(try row("", in: found)["stance"])
    #expect(less.high - less.low > before.high - before.low)
    #expect(abs(less.value - before.value) < before.high - before.low)
  }

  @Test("Cohen's kappa of two labellers who differ on every fourth row")
  func kappa() async throws {
    var table = ScoredCorpus.table(try folder.text("sheet.csv"))
    let words = ScoredCorpus.classes
    for n in stride(from: 1, to: table.count, by: 4) {
      table[n][7] = words[((words.firstIndex(of: table[n][7]) ?? 0) + 1) % 3]
    }
    table[2][7] = ""
    try folder.write("other.csv", ScoredCorpus.csv(table))
    let found = try await json("--second", "other.csv")
    let labellers = try #require(found["labellers"] as? [String: Any])
    #expect(labellers["rows"] as? Int == 199)
    #expect(abs((labellers["agreement"] as? Double ?? 0) - 149.0 / 199) < 1e-12)
    let kappa = try figures(labellers["kappa"])
    #expect((0.5..<0.749).contains(kappa.value) && kappa.low < kappa.value)
  }

  /// What was done to the sheet, on which line of it, and what the error must say.
  struct Damage: Sendable, CustomTestStringConvertible {
    let column: Int
    let value: String
    let says: String
    var testDescription: String { says }
  }

  @Test(
    "a changed row is an error with file and line",
    arguments: [
      Damage(column: 0, value: "d9999#1", says: "is not in the sample"),
      Damage(column: 6, value: "Other words.", says: "sorted without the others"),
      Damage(column: 7, value: "friendly", says: "'friendly' is no stance"),
      Damage(column: 9, value: "9z", says: "drawn in stratum"),
      Damage(column: 10, value: "0.5001", says: "inclusion_probability '0.5001' is not the"),
      Damage(column: 10, value: "nan", says: "inclusion_probability 'nan' is not the"),
      Damage(column: 10, value: "", says: "restore it"),
      Damage(column: 11, value: "stratified-1 size=200 seed=2 statements=0", says: "do not mix"),
    ])
  func damage(_ damage: Damage) async throws {
    var table = ScoredCorpus.table(try folder.text("sheet.csv"))
    table[7][damage.column] = damage.value
    try folder.write("sheet.csv", ScoredCorpus.csv(table))
    let outcome = try await parley("correct", "out", "--labels", "sheet.csv")
    outcome.expectOneErrorLine(code: 65)
    #expect(outcome.errors.contains("sheet.csv:8: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(damage.says), "\(outcome.errors)")
  }

  @Test("a file that is not this sample is refused with the reason")
  func strangers() async throws {
    func refused(_ says: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
      let outcome = try await parley("correct", "out", "--labels", "sheet.csv")
      outcome.expectOneErrorLine(code: 65, sourceLocation: sourceLocation)
      #expect(outcome.errors.contains(says), "\(outcome.errors)", sourceLocation: sourceLocation)
    }
    let whole = ScoredCorpus.table(try folder.text("sheet.csv"))
    try folder.write("sheet.csv", ScoredCorpus.csv(Array(whole.dropLast())))
    try await refused("of the sample is missing")
    try folder.write("sheet.csv", ScoredCorpus.csv(whole + [whole[4]]))
    try await refused("sheet.csv:202: id '\(whole[4][0])' stands on sheet.csv:5 already")
    try folder.write("sheet.csv", ScoredCorpus.csv(whole.map { Array($0.dropLast()) }))
    try await refused("not a file of parley sample")
    for design in [
      "stratified-1 size=9999999999999999999 seed=1 statements=0", "x",
      "stratified-1 size=2 seed=1 statements=0",
    ] {
      try folder.write(
        "sheet.csv",
        ScoredCorpus.csv([whole[0]] + whole.dropFirst().map { $0.dropLast() + [design] }))
      try await refused("sheet.csv:2: no usable 'sample_design'")
    }
    try folder.write("sheet.csv", try folder.text("empty.csv"))
    try await refused("no row has a label")
    try folder.write("sheet.csv", "id;text;stance\na;b;c\n")
    try await refused("not separated by commas")
    try folder.write("sheet.csv", "id,text,stance\n\"a,b,c\n")
    try await refused("sheet.csv:2: not a row of CSV")
    try folder.write("sheet.csv", "id,text,stance\na,b\n")
    try await refused("sheet.csv:2: 2 fields, but the header has 3")
    try folder.write("sheet.csv", "id,text,stance\na,b\0,c\n")
    try await refused("NUL")
    try folder.write("sheet.csv", "")
    try await refused("no rows")

    let suggested = try await parley("suggest", "out", "--size", "30", "--output", "teach.csv")
    try #require(suggested.code == 0)
    try folder.write("sheet.csv", corpus.labelled(try folder.text("teach.csv")))
    try await refused("no probability sample")

    var changed = corpus
    changed.statements[0].stance = [1, 9998, 1]
    try changed.write(to: folder)
    try folder.write("sheet.csv", ScoredCorpus.csv(whole))
    try await refused("drawn from other statements")
  }

  @Test("results without a sentiment are refused for that head, and acts always")
  func heads() async throws {
    let lines = try folder.text("out/statements.jsonl").replacingOccurrences(
      of: "\"sentiment\":\"neutral\"", with: "\"sentiment\":null")
    try folder.write("mute/statements.jsonl", lines)
    try folder.write("mute/manifest.json", folder.bytes("out/manifest.json"))
    let sampled = try await parley("sample", "mute", "--output", "mute.csv")
    try #require(sampled.code == 0, "\(sampled.errors)")
    let table = ScoredCorpus.table(try folder.text("mute.csv"))
    try folder.write(
      "mute.csv",
      ScoredCorpus.csv([table[0]] + table.dropFirst().map { $0[..<8] + ["neutral"] + $0[9...] }))
    let outcome = try await parley("correct", "mute", "--labels", "mute.csv", "--head", "sentiment")
    outcome.expectOneErrorLine(code: 65)
    #expect(outcome.errors.contains("has no sentiment"))
    let acts = try await parley("correct", "out", "--labels", "sheet.csv", "--head", "act")
    #expect(acts.code == 64)
  }

  @Test("articles that share an id do not share labels")
  func sharedIds() async throws {
    var shared = corpus
    // The same id as a statement that is drawn, on one that is not.
    let drawn = Set(ScoredCorpus.table(try folder.text("sheet.csv")).dropFirst().map { $0[0] })
    let whole = corpus.statements.first { drawn.contains($0.id) }?.id ?? ""
    let other = corpus.statements.firstIndex { !drawn.contains($0.id) } ?? 0
    shared.statements[other].id = whole
    try shared.write(to: folder, as: "shared")
    let outcome = try await parley("sample", "shared", "--size", "200", "--output", "shared.csv")
    try #require(outcome.code == 0, "\(outcome.errors)")
    let table = ScoredCorpus.table(try folder.text("shared.csv"))
    let labels = Dictionary(corpus.statements.map { ($0.id, $0.truth) }) { first, _ in first }
    let labelled =
      [table[0]]
      + table.dropFirst().map { row in
        var row = row
        row[7] = ScoredCorpus.classes[labels[row[0]] ?? 0]
        return row
      }
    try folder.write("shared.csv", ScoredCorpus.csv(labelled))
    let found = try await parley(
      "correct", "shared", "--labels", "shared.csv", "--by", "all", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    #expect(try row("", in: object)["labels"] as? Int == 200)
  }
}
