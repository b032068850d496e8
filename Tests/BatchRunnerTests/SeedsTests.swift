import Foundation
import LinearClassifier
import Testing

@testable import BatchRunner

/// The labelled seeds keep what seeds/README.md promises.
@Suite("Seeds")
struct SeedsTests {
  private struct Row {
    let id: String
    let text: String
    let fields: [String: String]
    subscript(_ name: String) -> String { fields[name] ?? "" }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func table(_ url: URL) throws -> [[String]] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  private static let rows: [Row] = {
    let lines = (try? table(root.appending(path: "seeds/statements.tsv"))) ?? []
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      let fields = Dictionary(uniqueKeysWithValues: zip(header, line))
      return Row(id: fields["id"] ?? "", text: fields["text"] ?? "", fields: fields)
    }
  }()

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  @Test("there are at least 5,000 statements, with unique ids and texts")
  func areUnique() {
    #expect(Self.rows.count >= 5000)
    #expect(Set(Self.rows.map(\.id)).count == Self.rows.count)
    let texts = Dictionary(grouping: Self.rows) { Self.words($0.text).joined(separator: " ") }
    #expect(texts.filter { $0.value.count > 1 }.keys.sorted() == [])
  }

  @Test("every label is the codebook's")
  func labelsAreAllowed() {
    let allowed: [String: Set<String>] = [
      "stance": Set(Head.stance.classes), "sentiment": Set(Head.sentiment.classes),
      "strength": ["1", "2", "3"],
      "act": [
        "agree", "consult", "support", "cooperate", "aid", "concede", "request", "accuse", "reject",
        "threaten",
        "protest", "sanction", "mobilize", "coerce", "assault", "state",
      ],
      "arena": [
        "interstate-conflict", "ceasefire", "nuclear", "sanctions", "trade", "borders-maritime",
        "migration",
        "elections", "legislatures", "protest-policing", "labour", "climate-aid", "sport-culture",
        "corporate",
        "un-council",
      ],
      "register": [
        "first-person", "press-release", "state-media", "diplomatic", "campaign", "plain",
        "translated",
        "un-council", "fragment", "reported", "long",
      ],
    ]
    for (column, words) in allowed {
      let unknown = Self.rows.filter { !words.contains($0[column]) }.map(\.id)
      #expect(unknown == [], "unknown \(column)")
    }
    #expect(
      Self.rows.allSatisfy { !$0["group"].isEmpty && !$0["actor"].isEmpty && !$0.text.isEmpty })
  }

  @Test("minimal pairs are two rows of one group whose stance differs, at least 400 of them")
  func pairsDiffer() {
    let pairs = Dictionary(grouping: Self.rows.filter { !$0["pair"].isEmpty }) { $0["pair"] }
    #expect(pairs.count >= 400)
    let broken = pairs.filter { _, rows in
      rows.count != 2 || rows[0]["group"] != rows[1]["group"]
        || rows[0]["stance"] == rows[1]["stance"]
    }
    #expect(broken.keys.sorted() == [])
  }

  /// More than half of the shorter text's five-word runs in common.
  @Test("no two statements outside a minimal pair are nearly the same")
  func noNearDuplicates() {
    var owners: [String: [Int]] = [:]
    var sizes: [Int] = []
    for (n, row) in Self.rows.enumerated() {
      let runs = Self.runs(row.text)
      sizes.append(runs.count)
      for run in runs { owners[run, default: []].append(n) }
    }
    var shared: [[Int]: Int] = [:]
    for list in owners.values where list.count > 1 {
      for (a, first) in list.enumerated() {
        for second in list[(a + 1)...] { shared[[first, second], default: 0] += 1 }
      }
    }
    let near = shared.filter { pair, count in
      let (a, b) = (Self.rows[pair[0]], Self.rows[pair[1]])
      return 2 * count > min(sizes[pair[0]], sizes[pair[1]])
        && (a["pair"].isEmpty || a["pair"] != b["pair"])
    }
    #expect(near.keys.map { "\(Self.rows[$0[0]].id) \(Self.rows[$0[1]].id)" }.sorted() == [])
  }

  private static func runs(_ text: String) -> Set<String> {
    let words = words(text)
    guard words.count >= 5 else { return [] }
    return Set((0...words.count - 5).map { words[$0..<$0 + 5].joined(separator: " ") })
  }

  @Test(
    "no statement stands in the evaluation data",
    .enabled(
      if: FileManager.default.fileExists(atPath: root.appending(path: "../shared/data/dev").path),
      "the evaluation data is not here"))
  func doesNotOverlapEvaluationData() throws {
    let folder = Self.root.appending(path: "../shared/data/dev")
    var evaluation: Set<String> = []
    for file in [
      "stance/statements.tsv", "stance/plv.tsv", "stance/cameo.tsv", "stance/unsc.tsv",
      "sentiment/nyt.tsv",
    ] {
      for line in try Self.table(folder.appending(path: file)).dropFirst() {
        for field in line where field.count > 30 { evaluation.formUnion(Self.runs(field)) }
      }
    }
    let overlapping = Self.rows.filter { row in
      let runs = Self.runs(row.text)
      return runs.count >= 4 && 2 * runs.intersection(evaluation).count > runs.count
    }
    #expect(overlapping.map(\.id) == [])
  }

  @Test("every class, act, arena and register has its planned share")
  func sharesAreAsPlanned() {
    func share(_ column: String, _ value: String) -> Double {
      Double(Self.rows.count { $0[column] == value }) / Double(Self.rows.count)
    }
    for (stance, least) in [("conciliatory", 0.24), ("neutral", 0.33), ("hostile", 0.3)] {
      #expect(share("stance", stance) >= least, "\(stance)")
    }
    for arena in Set(Self.rows.map { $0["arena"] }) {
      #expect(share("arena", arena) >= 0.03, "\(arena)")
    }
    #expect(share("register", "first-person") >= 0.42)
    for (register, least) in [
      ("fragment", 0.03), ("reported", 0.05), ("un-council", 0.03), ("long", 0.01),
    ] {
      #expect(share("register", register) >= least, "\(register)")
    }
    let mirrored = ["conciliatory": "positive", "neutral": "neutral", "hostile": "negative"]
    let apart = Self.rows.count { mirrored[$0["stance"]] != $0["sentiment"] }
    #expect(Double(apart) / Double(Self.rows.count) >= 0.12)
  }

  @Test("the lexicon has at least 4,000 terms, and reads without fault")
  func lexiconReads() throws {
    let bytes = [UInt8](try Data(contentsOf: Self.root.appending(path: "seeds/lexicon.tsv")))
    #expect(try Lexicon(tsv: bytes).entries.count >= 4000)
  }

  private struct Gold: Decodable {
    let document: String
    let text: String
    let parts: [String]?
    let stance: String
    let sentiment: String
    let kind: String
  }

  @Test("every gold statement stands word for word in its article")
  func goldStandsInArticles() throws {
    let corpus = Self.root.appending(path: "seeds/corpus")
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: corpus.path) {
      let content = try String(contentsOf: corpus.appending(path: name), encoding: .utf8)
      if name.hasSuffix(".txt") {
        texts[String(name.dropLast(4))] = content
      } else {
        for line in content.split(separator: "\n") {
          let record = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
          texts[record["id"] ?? ""] = record["text"]
        }
      }
    }
    #expect(texts.count >= 60)
    let lines = try String(
      contentsOf: Self.root.appending(path: "seeds/gold.jsonl"), encoding: .utf8)
    let gold = try lines.split(separator: "\n").map {
      try JSONDecoder().decode(Gold.self, from: Data($0.utf8))
    }
    let missing = gold.filter { statement in
      let text = texts[statement.document] ?? ""
      return (statement.parts ?? [statement.text]).contains { !text.contains($0) }
    }
    #expect(missing.map { "\($0.document): \($0.text)" } == [])
    #expect(Set(gold.map(\.document)).count >= 30)
    #expect(
      gold.allSatisfy {
        Head.stance.classes.contains($0.stance) && Head.sentiment.classes.contains($0.sentiment)
      })
  }

  @Test("the shipped model was trained on the seeds and the lexicon as they stand")
  func shippedModelIsOfTheseSeeds() throws {
    func path(_ name: String) -> String { Self.root.appending(path: name).path }
    let facts = try LoadedModel(path: path("models/stance-en.safetensors")).classifier.facts
    #expect(
      facts["training_sha256"] == (try LabelledFile([path("seeds/statements.tsv")]).trainingHash))
    #expect(facts["lexicon_sha256"] == (try LoadedLexicon(path: path("seeds/lexicon.tsv")).sha256))
  }
}
