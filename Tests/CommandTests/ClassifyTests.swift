import Foundation
import ParleyTestSupport
import Testing

@Suite("parley classify, evaluate and extract")
struct ClassifyTests {
  private static let sentences = [
    "We welcome dialogue and peace", "The report has forty pages", "We will destroy the enemy",
  ]

  private func withoutIDs(_ outcome: ParleyBinary.Outcome) -> [String] {
    outcome.lines.map { String($0.drop { $0 != "," }) }
  }

  @Test("lines, TSV, CSV, JSONL and standard input score alike")
  func formatsDoNotMatter() async throws {
    let bench = try await Workbench.trained()
    let s = Self.sentences
    try bench.folder.write("s.txt", s.joined(separator: "\n"))
    try bench.folder.write("s.tsv", "id\ttext\n" + s.map { "x-\($0.count)\t\($0)\n" }.joined())
    try bench.folder.write("s.csv", "text,id\n" + s.map { "\"\($0)\",x-\($0.count)\n" }.joined())
    let json = s.map { "{\"id\":\"x-\($0.count)\",\"text\":\"\($0)\"}\n" }.joined()
    try bench.folder.write("s.jsonl", json)
    let model = ["--model", "model.safetensors"]
    let plain = try await bench.parley.run(["classify", "s.txt"] + model)
    #expect(plain.code == 0)
    #expect(plain.errors.isEmpty)
    let numbers = try plain.objects().map { $0["id"] as? String }
    #expect(numbers == ["1", "2", "3"])
    #expect(
      try plain.objects().map { $0["label"] as? String } == ["conciliatory", "neutral", "hostile"])
    for file in ["s.tsv", "s.csv", "s.jsonl"] {
      let outcome = try await bench.parley.run(["classify", file] + model)
      #expect(withoutIDs(outcome) == withoutIDs(plain), "\(file)")
      #expect(try outcome.objects().map { $0["id"] as? String } == s.map { "x-\($0.count)" })
    }
    let piped = try await bench.parley.run(
      ["classify", "-"] + model, input: s.joined(separator: "\r\n"))
    #expect(piped.output == plain.output)
    #expect(try await bench.parley.run(["classify"] + model, input: json).lines.count == 3)
  }

  @Test(
    "every line adds up",
    arguments: [("stance", "conciliatory", "hostile"), ("sentiment", "positive", "negative")])
  func linesAddUp(_ head: String, _ first: String, _ last: String) async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley(
      "classify", "labelled.tsv", "--model", "model.safetensors", "--head", head)
    let objects = try outcome.objects()
    #expect(objects.count == 27)
    for object in objects {
      #expect(object.keys.sorted() == ["id", "label", "score", first, "neutral", last].sorted())
      let values = [first, "neutral", last].compactMap { object[$0] as? Double }
      try #require(values.count == 3)
      #expect(abs(values.reduce(0, +) - 1) < 0.0002)
      let score = try #require(object["score"] as? Double)
      #expect(abs(score - (values[0] - values[2])) < 1e-9)
      let label = try #require(object["label"] as? String)
      #expect(object[label] as? Double == values.max())
    }
  }

  @Test("no sentences give no lines")
  func emptyInput() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley("classify", "-", "--model", "model.safetensors")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test("a reader that goes away ends it quietly", arguments: ["", "trap '' PIPE; "])
  func readerGoesAway(_ setting: String) async throws {
    let bench = try await Workbench.trained()
    let many = String(repeating: "We agree to resume talks\n", count: 5000)
    try bench.folder.write("many.txt", many)
    let outcome = try await bench.parley.shell(
      setting + "parley classify many.txt --model model.safetensors | head -n 1")
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.isEmpty, "\(outcome.errors.prefix(300))")
  }

  @Test("evaluate counts what classify decides", arguments: ["stance", "sentiment"])
  func evaluateCounts(_ head: String) async throws {
    let bench = try await Workbench.trained()
    // One gold label in four is turned, so that not all is right.
    let rows = Workbench.labelled.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let column = head == "stance" ? 2 : 3
    let gold = rows.dropFirst().enumerated().map { n, row in
      n % 4 == 0 ? rows[1 + (n + 3) % 27][column] : row[column]
    }
    let text = zip(gold, rows.dropFirst()).map { "\($1[1])\t\($0)\n" }.joined()
    try bench.folder.write("gold.tsv", "text\tlabel\n" + text)
    let model = ["--model", "model.safetensors", "--head", head]
    let decided = try await bench.parley.run(["classify", "gold.tsv"] + model).objects()
      .map { $0["label"] as? String }
    let right = zip(gold, decided).filter { $0 == $1 }.count
    #expect(right > 13 && right < 27)
    let json = try await bench.parley.run(
      ["evaluate", "--gold", "gold.tsv", "--format", "json"] + model)
    #expect(json.code == 0)
    let figures = try #require(try json.objects().first)
    #expect(figures["n"] as? Int == 27)
    let accuracy = try #require(figures["accuracy"] as? Double)
    #expect(abs(accuracy - Double(right) / 27) < 1e-12)
    let labels = try #require(figures["labels"] as? [String: [String: Any]])
    for (label, counts) in labels {
      #expect(counts["n"] as? Int == gold.filter { $0 == label }.count)
      let hits = zip(gold, decided).filter { $0 == label && $1 == label }.count
      let recall = try #require(counts["recall"] as? Double)
      #expect(abs(recall - Double(hits) / Double(gold.filter { $0 == label }.count)) < 1e-12)
    }
    let table = try await bench.parley.run(["evaluate", "--gold", "gold.tsv"] + model)
    let line = try #require(table.lines.first { $0.hasPrefix("accuracy") })
    #expect(line.contains(String(format: "%.4f", Double(right) / 27)))
  }

  @Test("extract finds what score finds, without scores")
  func extractAgreesWithScore() async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley("extract", "articles.jsonl")
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    let extracted = try outcome.objects()
    let scored = try bench.folder.objects("out/statements.jsonl")
    #expect(extracted.count == 7)
    #expect(scored.count == 7)
    for (a, b) in zip(extracted, scored) {
      #expect(a["score"] == nil && a["stance"] == nil)
      for name in a.keys where name != "rule" && name != "link" {
        let (left, right) = (a[name] as? NSObject, b[name] as? NSObject)
        #expect(left == right && left != nil, "\(name)")
      }
    }
  }

  @Test("extract names what it passes over, and goes on")
  func extractGoesOn() async throws {
    let bench = try Workbench()
    try bench.folder.write("in.jsonl", "broken\n" + Workbench.articles)
    let outcome = try await bench.parley("extract", "in.jsonl")
    #expect(outcome.code == 0)
    #expect(outcome.lines.count == 7)
    #expect(outcome.errors == "parley: in.jsonl:1: passed over: not a JSON object on one line\n")
  }

  @Test(
    "help and version are no failure",
    arguments: [["--help"], ["--version"], ["score", "--help"], ["help", "train"]])
  func helps(_ arguments: [String]) async throws {
    let outcome = try await Workbench().parley.run(arguments)
    #expect(outcome.code == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }
}
