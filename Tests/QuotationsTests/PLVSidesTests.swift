import Foundation
import Testing
import Tokenization

@testable import Quotations

/// Sides of sources and targets on event sentences (PLV), against codes judged by hand.
///
/// `plv-sides.tsv` holds ids and codes only. Its rows are all of the 406 rows whose source and target both hold a name
/// or adjective of a state in which both name a state, its government, its forces or somebody in office; places, private
/// people, former office-holders, goods, courts and lists of several states were left out by hand.
@Suite("PLV sides")
struct PLVSidesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let data = folder.appending(path: "../../../shared/data/dev/stance/plv.tsv")

  private static func table(_ file: URL) throws -> [[String]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The tokens of a phrase of the text; the whole text where marks cut it otherwise.
  private static func tokens(of phrase: String, in text: TokenizedText) -> Range<Int> {
    let ids = TokenizedText(phrase).tokens.map(\.id)
    let start = text.tokens.indices.first { text.tokens[$0...].prefix(ids.count).map(\.id) == ids }
    return start.map { $0..<$0 + ids.count } ?? 0..<text.tokens.count
  }

  @Test(
    "nine in ten sources and targets that name a state have its code",
    .enabled(
      if: FileManager.default.fileExists(atPath: data.path), "the evaluation data is not here"))
  func codes() throws {
    let rows = Dictionary(uniqueKeysWithValues: try Self.table(Self.data).map { ($0[0], $0) })
    let judged = try Self.table(Self.folder.appending(path: "plv-sides.tsv"))
    #expect(judged.count >= 189)
    var right = (source: 0, target: 0, both: 0)
    var wrong: [String] = []
    for judgement in judged {
      let row = try #require(rows[judgement[0]])
      let text = TokenizedText(row[2])
      var actors = DocumentActors(text: text, dictionary: .shipped, date: nil)
      let source = Self.tokens(of: row[3], in: text)
      let target = Self.tokens(of: row[4], in: text)
      let finder = TargetFinder(actors, links: [])
      let phrase = SourcePhrase(range: source, head: source, isPronoun: false)
      let found = actors.resolve(phrase).affiliation
      let targets = Set(finder.named(in: target, isObject: true))
      let isSource = found == judgement[1]
      let isTarget = targets == [judgement[2]]
      if isSource { right.source += 1 }
      if isTarget { right.target += 1 }
      if isSource && isTarget {
        right.both += 1
      } else {
        wrong.append(
          "\(row[3]) [\(judgement[1])] \(found ?? "-") > \(row[4]) [\(judgement[2])] \(targets.sorted())"
        )
      }
    }
    let shares = [right.source, right.target, right.both].map { Double($0) / Double(judged.count) }
    print(
      "PLV, \(judged.count) rows: source right \(shares[0]), target right \(shares[1]), both right \(shares[2])"
    )
    print(wrong.joined(separator: "\n"))
    #expect(shares[0] >= 0.9 && shares[1] >= 0.9)
  }
}
