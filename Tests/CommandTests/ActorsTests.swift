import Foundation
import ParleyTestSupport
import Testing

@Suite("parley actors")
struct ActorsTests {
  private static let text =
    "Moon Jae-in told the North that he was ready. Tomas Varga, a spokesman for the Kenyan army, came. “We wait,” he said."
  private static let header =
    "id\tname\ttype\taliases\taffiliation\trole\tfrom\tto\tgender\tsource\n"

  @Test("JSON holds every mention with its place, its actor and the reason")
  func json() async throws {
    let bench = try Workbench()
    let outcome = try await bench.parley(
      "actors", Self.text, "--format", "json", "--date", "2019-05-01")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    let found = try outcome.objects()
    #expect(
      found.map { $0["text"] as? String }
        == ["Moon Jae-in", "North", "Tomas Varga", "Kenyan", "he"])
    let scalars = Array(Self.text.unicodeScalars)
    for mention in found {
      let start = try #require(mention["start"] as? Int)
      let end = try #require(mention["end"] as? Int)
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == mention["text"] as? String)
    }
    let varga = try #require(found.first { $0["text"] as? String == "Tomas Varga" })
    #expect(varga["affiliation"] as? String == "KEN")
    #expect(varga["in_dictionary"] as? Bool == false)
    #expect(varga["reason"] as? String == "name-in-article")
    let north = try #require(found.first { $0["text"] as? String == "North" })
    #expect(north["affiliation"] as? String == "PRK" && north["reason"] as? String == "direction")
  }

  @Test("the table says the same to a person, of a text, a file and standard input")
  func table() async throws {
    let bench = try Workbench()
    try bench.folder.write("one.txt", Self.text)
    let outcomes = [
      try await bench.parley("actors", Self.text), try await bench.parley("actors", "one.txt"),
      try await bench.parley("actors", "-", input: Self.text),
    ]
    for outcome in outcomes {
      #expect(outcome.code == 0 && outcome.errors.isEmpty)
      #expect(
        outcome.lines.contains { $0.hasPrefix("Tomas Varga ") && $0.hasSuffix("name-in-article") })
      #expect(outcome.lines.last == "* not in the dictionary")
    }
    #expect(outcomes[0].lines.dropFirst() == outcomes[1].lines.dropFirst())
    let nobody = try await bench.parley("actors", "It rained all day.")
    #expect(nobody.lines == ["no actor found"])
  }

  @Test("a user's rows decide, and a broken row is named with file and line")
  func ownDictionary() async throws {
    let bench = try Workbench()
    try bench.folder.write(
      "mine.tsv", Self.header + "v\tTomas Varga\tperson\t\tUSA\t\t\t\tm\tmine\n")
    let own = try await bench.parley(
      "actors", Self.text, "--actors", "mine.tsv", "--format", "json")
    let varga = try own.objects().first { $0["text"] as? String == "Tomas Varga" }
    #expect(varga?["affiliation"] as? String == "USA" && varga?["in_dictionary"] as? Bool == true)
    try bench.folder.write(
      "broken.tsv", Self.header + "v\tTomas Varga\tplanet\t\tUSA\t\t\t\tm\tmine\n")
    for command in [["actors", Self.text], ["extract", "articles.jsonl"]] {
      let broken = try await bench.parley.run(command + ["--actors", "broken.tsv"])
      broken.expectOneErrorLine(code: 65)
      #expect(broken.errors.contains("broken.tsv:2: unknown type 'planet'"))
    }
  }

  @Test(
    "the names that the dictionary lacks come most frequent first, from articles and from results")
  func unresolved() async throws {
    let bench = try await Workbench.trained()
    try bench.folder.write(
      "news.jsonl",
      Workbench.article("a", "“We wait,” Tomas Varga said.\n\n“We come,” Varga said.")
        + Workbench.article(
          "b", "“We wait,” Tomas Varga said.\n\n“We go,” Anna Brandt said. “We go,” Wang Yi said."))
    let scored = try await bench.parley(
      "score", "news.jsonl", "--output", "out", "--model", "model.safetensors")
    try #require(scored.code == 0, "\(scored.errors)")
    for (folder, unit) in [("news.jsonl", "mentions"), ("out", "statements")] {
      let outcome = try await bench.parley("actors", "--unresolved", folder, "--format", "json")
      #expect(outcome.code == 0 && outcome.errors.isEmpty)
      let rows = try outcome.objects()
      #expect(rows.map { $0["name"] as? String } == ["Tomas Varga", "Anna Brandt"])
      #expect(rows.map { $0[unit] as? Int } == [3, 1])
      #expect(rows.map { $0["documents"] as? Int } == [2, 1])
    }
    let rows = try await bench.parley("actors", "--unresolved", "out", "--format", "tsv").output
    #expect(rows.hasPrefix(Self.header + "tomas-varga\tTomas Varga\tperson\tfamily:Varga\t"))
    try bench.folder.write("next.tsv", rows)
    let next = try await bench.parley(
      "actors", "--unresolved", "out", "--actors", "next.tsv", "--format", "json")
    #expect(next.code == 0 && next.output.isEmpty)
  }

  @Test("wrong usage is 64, what is not there 66, an empty text 65")
  func failures() async throws {
    let bench = try Workbench()
    for arguments in [
      ["actors"], ["actors", "a b", "--unresolved", "out"], ["actors", "a b", "--format", "tsv"],
      ["actors", "a b", "--date", "11.1.2021"], ["actors", "--unresolved", "out", "--top", "0"],
    ] {
      try await bench.parley.run(arguments).expectOneErrorLine(code: 64)
    }
    try await bench.parley("actors", "no/such/file").expectOneErrorLine(code: 66)
    try await bench.parley("actors", "--unresolved", "nowhere").expectOneErrorLine(code: 66)
    try await bench.parley("actors", "a b", "--actors", "nowhere").expectOneErrorLine(code: 66)
    try await bench.parley("actors", " ").expectOneErrorLine(code: 65)
  }
}
