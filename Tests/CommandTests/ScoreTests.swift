import Foundation
import ParleyTestSupport
import Testing

@Suite("parley score")
struct ScoreTests {
  private static let results = [
    "actors.csv", "affiliation_timeline.csv", "affiliations.csv", "dyads.csv", "estimates.json",
    "manifest.json", "rejects.jsonl", "statements.jsonl", "timeline.csv",
  ]

  @Test("writes its files, one closing line and nothing on standard output")
  func writesResults() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley(
      "score", "articles.jsonl", "--output", "out", "--model", "model.safetensors")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "7 statements in 4 articles, 0 rejected; results in out\n")
    #expect(bench.folder.files(in: "out") == Self.results)
    let statements = try bench.folder.objects("out/statements.jsonl")
    #expect(
      statements.map { $0["id"] as? String } == ["a#1", "a#2", "b#1", "b#2", "c#1", "c#2", "d#1"])
    #expect(
      statements.map { $0["actor"] as? String } == [
        "Angela Merkel", "Wang Yi", "Angela Merkel", "Wang Yi", "Barack Obama", "Angela Merkel",
        nil,
      ])
    #expect(
      statements.map { $0["stance"] as? String } == [
        "conciliatory", "hostile", "conciliatory", "hostile", "neutral", "conciliatory", "hostile",
      ])
    #expect(try bench.folder.text("out/rejects.jsonl").isEmpty)
  }

  @Test("a statement carries the ensemble's interval around its score, and an act")
  func intervalsAndActs() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley("score", "articles.jsonl", "--output", "out")
    #expect(outcome.code == 0)
    let statements = try bench.folder.objects("out/statements.jsonl")
    #expect(statements.count == 7)
    for statement in statements {
      let score = try #require(statement["score"] as? Double)
      let low = try #require(statement["score_low"] as? Double)
      let high = try #require(statement["score_high"] as? Double)
      #expect(-1 <= low && low <= score && score <= high && high <= 1)
      #expect(low < high || abs(score) > 0.99)
      let act = try #require(statement["act"] as? String)
      #expect(!act.isEmpty)
      let probability = try #require(statement["act_probability"] as? Double)
      #expect(probability > 1.0 / 16 && probability <= 1)
    }
  }

  @Test("a file where the output folder should stand is named, and stays as it is")
  func fileInTheWay() async throws {
    let bench = try await Workbench.trained()
    let path = try bench.folder.write("taken", "mine")
    let outcome = try await bench.parley("score", "articles.jsonl", "--output", path)
    #expect(outcome.code == 73)
    #expect(outcome.errors == "parley: \(path): is a file, not a folder; give another --output\n")
    #expect(try bench.folder.text("taken") == "mine")
  }

  @Test("two same runs give the same bytes, whatever the jobs")
  func isDeterministic() async throws {
    let bench = try await Workbench.trained()
    for (name, jobs) in [("one", "1"), ("two", "1"), ("three", "7")] {
      let outcome = try await bench.parley(
        "score", "articles.jsonl", "-o", name, "--model", "model.safetensors", "--jobs", jobs)
      #expect(outcome.code == 0)
    }
    for file in Self.results where file != "manifest.json" {
      let first = try bench.folder.bytes("one/" + file)
      #expect(try bench.folder.bytes("two/" + file) == first, "\(file)")
      #expect(try bench.folder.bytes("three/" + file) == first, "\(file)")
    }
  }

  @Test("existing results are replaced with --overwrite")
  func overwrites() async throws {
    let bench = try await Workbench.scored()
    try bench.folder.write("other.txt", "“We agree,” Wang Yi said.")
    let outcome = try await bench.parley(
      "score", "other.txt", "--output", "out", "--model", "model.safetensors", "--overwrite")
    #expect(outcome.code == 0)
    #expect(
      try bench.folder.objects("out/statements.jsonl").map { $0["id"] as? String } == ["other#1"])
    #expect(bench.folder.files(in: "out") == Self.results)
  }

  @Test("finds the shipped model from any folder", .enabled(if: shippedModel != nil))
  func findsShippedModel() async throws {
    let bench = try Workbench()
    let outcome = try await bench.parley("score", "articles.jsonl", "--output", "out")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let data = Data(try bench.folder.bytes("out/manifest.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let file = try #require((manifest["model"] as? [String: Any])?["file"] as? String)
    #expect(URL(fileURLWithPath: file).resolvingSymlinksInPath().path == Self.shippedModel)
  }

  private static let shippedModel: String? = {
    let url = URL(fileURLWithPath: ParleyBinary.root + "/models/stance-en.safetensors")
    return FileManager.default.fileExists(atPath: url.path)
      ? url.resolvingSymlinksInPath().path : nil
  }()

  @Test("PARLEY_MODEL names the model of those who give none")
  func modelFromEnvironment() async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley(
      "score", "articles.jsonl", "--output", "again",
      environment: ["PARLEY_MODEL": "model.safetensors"])
    #expect(outcome.code == 0)
    #expect(
      try bench.folder.bytes("again/statements.jsonl") == bench.folder.bytes("out/statements.jsonl")
    )
  }

  @Test("reads standard input as it reads a file")
  func readsStandardInput() async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley.run(
      ["score", "-", "--output", "piped", "--model", "model.safetensors"], input: Workbench.articles
    )
    #expect(outcome.code == 0)
    #expect(
      try bench.folder.bytes("piped/statements.jsonl") == bench.folder.bytes("out/statements.jsonl")
    )
  }

  @Test("reads fields under the names it is given")
  func readsNamedFields() async throws {
    let bench = try await Workbench.trained()
    try bench.folder.write(
      "a.csv", "nr,day,copy,text\n5,2020-02-29,\"“We agree,” Wang Yi said.\",wrong\n")
    let outcome = try await bench.parley(
      "score", "a.csv", "--output", "out", "--model", "model.safetensors", "--id-field", "nr",
      "--date-field", "day", "--text-field", "copy")
    #expect(outcome.code == 0)
    let statement = try #require(try bench.folder.objects("out/statements.jsonl").first)
    #expect(statement["document"] as? String == "5")
    #expect(statement["date"] as? String == "2020-02-29")
    #expect(statement["text"] as? String == "We agree,")
  }

  @Test("what cannot be read is rejected with file, line and reason, and the rest is scored")
  func rejectsAndGoesOn() async throws {
    let bench = try await Workbench.trained()
    let good = Workbench.article("good", "“We agree to resume talks,” Wang Yi said.")
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
    var lines =
      Array(good.utf8) + long + Array("\n{\"text\":\"unfinished\n{\"id\":\"no text\"}\n".utf8)
    lines += Array("{\"text\":\"a\\u0000b\"}\n{\"text\":\"\"}\n[1,2]\n".utf8)
    lines +=
      Array(#"{"id":"mended","text":"Caf"#.utf8) + [0xE9]
      + Array(#". “We agree,” Wang Yi said."}"#.utf8)
    try bench.folder.write("in/a.jsonl", lines + Array("\n".utf8) + Array(good.utf8))
    try bench.folder.write("in/b.txt", "")
    try bench.folder.write("in/c.txt", Array("a\0b".utf8))
    try bench.folder.write("in/d.csv", "id,text\n1,\"“We agree,” Wang Yi said.\"\n2\n")
    let outcome = try await bench.parley(
      "score", "in", "--output", "out", "--model", "model.safetensors")
    #expect(outcome.code == 0)
    #expect(outcome.errors == "4 statements in 4 articles, 9 rejected; results in out\n")
    let expected: [(String, Int?, String)] = [
      ("in/a.jsonl", 2, "20000000 bytes"), ("in/a.jsonl", 3, "JSON"), ("in/a.jsonl", 4, "no text"),
      ("in/a.jsonl", 5, "NUL"), ("in/a.jsonl", 6, "no text"), ("in/a.jsonl", 7, "JSON"),
      ("in/b.txt", nil, "empty"), ("in/c.txt", nil, "NUL"), ("in/d.csv", 3, "fields"),
    ]
    let rejects = try bench.folder.objects("out/rejects.jsonl")
    #expect(rejects.count == expected.count)
    for (reject, (source, line, reason)) in zip(rejects, expected) {
      #expect(reject.keys.sorted() == ["line", "reason", "source"])
      #expect(reject["source"] as? String == source)
      #expect(reject["line"] as? Int == line)
      #expect((reject["reason"] as? String)?.contains(reason) == true, "\(reject)")
    }
    let statements = try bench.folder.objects("out/statements.jsonl")
    #expect(statements.map { $0["document"] as? String } == ["good", "mended", "good", "1"])
    // The byte that was replaced counts as one code point.
    #expect(statements[1]["start"] as? Int == 7)
  }
}
