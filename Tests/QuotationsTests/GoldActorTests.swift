import Foundation
import Quotations
import Testing
import Tokenization

/// Actors, sides and targets of the gold's statements, as far as the extraction finds them.
@Suite("Gold actors")
struct GoldActorTests {
  private struct Gold: Decodable {
    let document: String
    let text: String
    let parts: [String]?
    let actor: String?
    let affiliation: String?
    let targets: [String]

    var content: [String] { GoldActorTests.words((parts ?? [text]).joined(separator: " ")) }
  }

  private struct Found {
    let content: [String]
    let statement: Statement
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Twice the words in common over all words.
  private static func overlap(_ a: [String], _ b: [String]) -> Double {
    var left: [String: Int] = [:]
    for word in a { left[word, default: 0] += 1 }
    var shared = 0
    for word in b where left[word, default: 0] > 0 {
      left[word, default: 0] -= 1
      shared += 1
    }
    return a.isEmpty || b.isEmpty ? 0 : 2 * Double(shared) / Double(a.count + b.count)
  }

  private static func articles() throws -> [String: (text: String, date: String?)] {
    let corpus = root.appending(path: "seeds/corpus")
    var articles: [String: (text: String, date: String?)] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: corpus.path) {
      let content = try String(contentsOf: corpus.appending(path: name), encoding: .utf8)
      if name.hasSuffix(".txt") {
        articles[String(name.dropLast(4))] = (content, nil)
      } else {
        for line in content.split(separator: "\n") {
          let record = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
          articles[record["id"] ?? ""] = (record["text"] ?? "", record["date"])
        }
      }
    }
    return articles
  }

  /// A name as it is compared: apostrophes straight, lower case, aliases of the dictionary's parties by their short name.
  private static func folded(_ name: String?) -> String? {
    let known = ["Republicans": "GOP", "Democrats": "Democratic Party"]
    return name.map { (known[$0] ?? $0).replacing("’", with: "'").lowercased() }
  }

  @Test(
    "actors, sides and targets of the gold are right as often as they were when this was written")
  func accuracy() throws {
    let articles = try Self.articles()
    let lines = try String(
      contentsOf: Self.root.appending(path: "seeds/gold.jsonl"), encoding: .utf8)
    let gold = try lines.split(separator: "\n").map {
      try JSONDecoder().decode(Gold.self, from: Data($0.utf8))
    }
    var found: [String: [Found]] = [:]
    for document in Set(gold.map(\.document)) {
      let article = try #require(articles[document])
      let text = TokenizedText(article.text)
      found[document] = StatementExtractor().statements(in: text, date: article.date).map {
        statement in
        Found(
          content: Self.words(statement.parts.map { text.string($0) }.joined(separator: " ")),
          statement: statement)
      }
    }
    var (pairs, actors, sides) = (0, 0, 0)
    var (shared, expected, named) = (0, 0, 0)
    for row in gold {
      let ranked = (found[row.document] ?? []).map { ($0, Self.overlap(row.content, $0.content)) }
      guard let best = ranked.max(by: { $0.1 < $1.1 }), best.1 >= 0.5 else { continue }
      let statement = best.0.statement
      pairs += 1
      if Self.folded(statement.actor?.name) == Self.folded(row.actor) { actors += 1 }
      if Self.folded(statement.affiliation) == Self.folded(row.affiliation) { sides += 1 }
      let right = Set(row.targets.compactMap(Self.folded))
      let said = Set(statement.targets.compactMap(Self.folded))
      shared += right.intersection(said).count
      expected += right.count
      named += said.count
    }
    let actor = Double(actors) / Double(pairs)
    let side = Double(sides) / Double(pairs)
    let f1 = 2 * Double(shared) / Double(expected + named)
    print(
      "gold: \(pairs) of \(gold.count) found; actor right \(actor), affiliation right \(side), target F1 \(f1) (precision \(Double(shared) / Double(named)), recall \(Double(shared) / Double(expected)))"
    )
    #expect(pairs >= 480)
    #expect(actor >= 0.93)
    #expect(side >= 0.92)
    #expect(f1 >= 0.65)
    // What is wanted and not reached; when it is, these lines go.
    withKnownIssue { #expect(side >= 0.95) }
    withKnownIssue { #expect(f1 >= 0.8) }
  }
}

extension GoldActorTests {
  private static let seeds = root.appending(path: "../shared/seeds")

  private func statements(_ file: String, on date: String) throws -> (TokenizedText, [Statement]) {
    let text = TokenizedText(
      try String(contentsOf: Self.seeds.appending(path: file), encoding: .utf8))
    return (text, StatementExtractor().statements(in: text, date: date))
  }

  @Test(
    "the first seed article: Moon speaks for the South, Kim for the North, and the North about Washington",
    .enabled(
      if: FileManager.default.fileExists(atPath: seeds.path), "the shared seeds are not here"))
  func firstSeed() throws {
    let (text, found) = try statements("000_3dbd5bde3183236b.txt", on: "2021-01-11")
    let moon = found.filter { $0.actor?.name == "Moon Jae-in" }
    let kim = found.filter { $0.actor?.name == "Kim Jong-un" }
    #expect(moon.count >= 4 && moon.allSatisfy { $0.affiliation == "KOR" })
    #expect(kim.count >= 4 && kim.allSatisfy { $0.affiliation == "PRK" })
    for words in ["biggest enemy", "No matter who is in power"] {
      let statement = kim.first { $0.parts.contains { text.string($0).contains(words) } }
      #expect(statement?.targets.contains("USA") == true, "\(words)")
    }
    #expect(kim.allSatisfy { !$0.targets.contains("PRK") })
  }

  @Test(
    "the second seed article: the agency, the spokesman and two people of one surname are kept apart",
    .enabled(
      if: FileManager.default.fileExists(atPath: seeds.path), "the shared seeds are not here"))
  func secondSeed() throws {
    let (_, found) = try statements("004_ece66e69dee60828.txt", on: "2021-07-27")
    func sides(_ name: String) -> Set<String?> {
      Set(found.filter { $0.actor?.name == name }.map(\.affiliation))
    }
    #expect(sides("Park Soo-hyun") == ["KOR"])
    #expect(sides("KCNA").union(sides("Korean Central News Agency")) == ["PRK"])
    #expect(sides("Park Wong-gon") == [nil])
    #expect(sides("Nam Sung-wook") == [nil])
  }
}
