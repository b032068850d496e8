import Foundation
import ParleyTestSupport
import Quotations
import Testing
import Tokenization

@Suite("Mangled texts")
struct MangledTextTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What breaks rules: marks, cues, layout, invisible and combining characters.
  private static let bits = [
    "\"", "“", "”", "'", "’", "''", "'''", "«", "»", "—", " - ", ":", "\n", "\n\n", "• ", "SMITH: ",
    "Q: ",
    ", who ", " said ", " according to ", "&quot;", "&#8220;", "\u{A0}", "\u{AD}", "👍", "e\u{301}",
    " by ", ". ",
    ", ", "(", ")", " called ", " that ", "\r\n", "\u{202E}", "%", " 3 ", "PARIS — ",
  ]

  private static func mangled(_ article: [Character], _ generator: inout SeededGenerator) -> String
  {
    let start = Int.random(in: 0..<max(1, article.count / 2), using: &generator)
    var text = Array(
      article[start...].prefix([50, 400, 2000].randomElement(using: &generator) ?? 400))
    for _ in 0..<([1, 5, 40].randomElement(using: &generator) ?? 5) {
      let place = Int.random(in: 0...text.count, using: &generator)
      if Bool.random(using: &generator) {
        text.insert(contentsOf: bits.randomElement(using: &generator) ?? "", at: place)
      } else {
        let end = min(text.count, place + Int.random(in: 1...30, using: &generator))
        text.removeSubrange(place..<end)
      }
    }
    return String(text)
  }

  private func check(_ text: String) {
    let tokenized = TokenizedText(text)
    for statement in StatementExtractor().statements(in: tokenized, date: "2021-01-11") {
      #expect(!statement.parts.isEmpty && statement.parts.allSatisfy { !$0.isEmpty })
      let pairs = zip(statement.parts, statement.parts.dropFirst())
      #expect(pairs.allSatisfy { $0.upperBound <= $1.lowerBound }, "\(text)")
      for range in statement.parts + [statement.speaker, statement.cue].compactMap({ $0 }) {
        #expect(range.upperBound <= tokenized.bytes.count, "\(text)")
        #expect(String(validating: tokenized.bytes[range], as: UTF8.self) != nil, "\(text)")
      }
    }
  }

  @Test("never trap, and every span lies in the text and cuts no character", arguments: 1...6)
  func survive(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let folder = Self.root.appending(path: "seeds/corpus")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    let articles = try files.prefix(20).map { Array(try String(contentsOf: $0, encoding: .utf8)) }
    for _ in 0..<120 {
      check(Self.mangled(try #require(articles.randomElement(using: &generator)), &generator))
    }
    for _ in 0..<200 {
      check((0..<30).map { _ in Self.bits.randomElement(using: &generator) ?? "" }.joined())
    }
  }

  @Test(
    "that once trapped do not",
    arguments: [
      "- said", "Il\nB Times noted,n ised 2 S C", "", "“", ":", "said", "— said —", "who said",
    ])
  func regressions(text: String) { check(text) }
}
