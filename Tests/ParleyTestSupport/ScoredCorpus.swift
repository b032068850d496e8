internal import Foundation

/// A results folder made up for tests: what `score` would have written, with labels that are known.
public struct ScoredCorpus {
  public struct Statement {
    public var id: String
    public var document: String
    public var text: String
    public var speaker: String?
    public var actor: String?
    public var affiliation: String?
    /// Ten-thousandths: conciliatory, neutral, hostile.
    public var stance: [Int]
    /// What a hand would say: class number.
    public var truth: Int

    var object: [String: Any] {
      func value(_ text: String?) -> Any { text.map { $0 as Any } ?? NSNull() }
      let best = stance.indices.max { stance[$0] < stance[$1] } ?? 0
      let shares = stance.map { Double($0) / 10_000 }
      return [
        "id": id, "document": document, "date": "2021-01-11", "kind": "direct", "text": text,
        "speaker": value(speaker), "actor": value(actor),
        "actor_type": value(actor == nil ? nil : "person"), "affiliation": value(affiliation),
        "stance": ScoredCorpus.classes[best], "conciliatory": shares[0], "neutral": shares[1],
        "hostile": shares[2], "score": shares[0] - shares[2],
        "score_low": max(-1, shares[0] - shares[2] - 0.1),
        "score_high": min(1, shares[0] - shares[2] + 0.1),
        "sentiment": "neutral", "sentiment_score": 0, "positive": 0.2, "neutral_sentiment": 0.6,
        "negative": 0.2,
      ]
    }
  }

  public static let classes = ["conciliatory", "neutral", "hostile"]

  public var statements: [Statement] = []

  /// Two actors who speak often, forty who speak seldom, and nobody; a model that leans to the hostile side.
  public init(documents: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for d in 0..<documents {
      for n in 1...Int.random(in: 1...5, using: &generator) {
        let who = Int.random(in: 0..<10, using: &generator)
        let seldom = Int.random(in: 1...40, using: &generator)
        let actor: String? =
          who < 3 ? "Ada" : who < 6 ? "Bela" : who < 9 ? "Person \(seldom)" : nil
        let truth = Int.random(in: 0..<(who < 3 ? 2 : 3), using: &generator)
        var odds = (0..<3).map { _ in Int.random(in: 1...100, using: &generator) }
        odds[truth] += 120
        odds[2] += 60
        let total = odds.reduce(0, +)
        let first = odds[0] * 10_000 / total
        let middle = odds[1] * 10_000 / total
        statements.append(
          Statement(
            id: "d\(d)#\(n)", document: "d\(d)", text: "Words, \"\(d)\", and more words \(n).",
            speaker: actor == nil ? nil : "she", actor: actor,
            affiliation: actor == "Ada" ? "KOR" : actor == "Bela" ? "PRK" : nil,
            stance: [first, middle, 10_000 - first - middle], truth: truth))
      }
    }
  }

  /// Writes `statements.jsonl` and `manifest.json`.
  public func write(to folder: ScratchFolder, as name: String = "out") throws {
    let lines = try statements.map {
      String(
        decoding: try JSONSerialization.data(withJSONObject: $0.object, options: .sortedKeys),
        as: UTF8.self) + "\n"
    }
    try folder.write(name + "/statements.jsonl", lines.joined())
    let counts = [
      "documents": 0, "rejected": 0, "statements": statements.count, "direct": 0, "mixed": 0,
      "indirect": 0, "unattributed": 0, "repaired": 0,
    ]
    let file = ["file": "none", "sha256": ""]
    let manifest: [String: Any] = [
      "format": "parley-results-1", "version": "0.1.0", "command": "score", "model": file,
      "actors": file, "inputs": [String](), "counts": counts, "start": "", "end": "", "seconds": 0,
      "throughput": ["megabytes_per_second": 0, "statements_per_second": 0],
    ]
    try folder.write(
      name + "/manifest.json", Array(try JSONSerialization.data(withJSONObject: manifest)))
  }

  /// A sheet as its rows by column, first the header; quotation marks as RFC 4180 has them.
  public static func table(_ csv: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    for scalar in csv.unicodeScalars where scalar != "\u{FEFF}" {
      switch scalar {
      case "\"":
        // A doubled quotation mark closes and opens again: the second puts the mark itself.
        if !isQuoted, !field.isEmpty { field.unicodeScalars.append(scalar) }
        isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }

  public static func csv(_ table: [[String]]) -> String {
    table.map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        .joined(separator: ",") + "\n"
    }.joined()
  }

  /// The sheet with the truth in its stance column, by id; rows for which `isLabelled` is false stay empty.
  public func labelled(
    _ csv: String, where isLabelled: (_ row: Int) -> Bool = { _ in true }
  ) -> String {
    var table = Self.table(csv)
    let truth = Dictionary(uniqueKeysWithValues: statements.map { ($0.id, $0.truth) })
    let stance = table[0].firstIndex(of: "stance") ?? 0
    for row in 1..<table.count where isLabelled(row - 1) {
      table[row][stance] = Self.classes[truth[table[row][0]] ?? 0]
    }
    return Self.csv(table)
  }
}
