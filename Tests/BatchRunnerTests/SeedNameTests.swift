import Features
import Foundation
import LinearClassifier
import ParleyTestSupport
import Quotations
import Testing
import Tokenization

@testable import BatchRunner

/// Who is named in a sentence must not move its score: a model of real sentences, asked about real sentences.
@Suite("Names in the seeds")
struct SeedNameTests {
  private static let lines: [String] = {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = try? String(
      contentsOf: root.appending(path: "seeds/statements.tsv"), encoding: .utf8)
    return (file ?? "").split(separator: "\n").map(String.init)
  }()

  /// A sentence cut at the names that the dictionary finds in it: text, name, text, name, … text.
  private struct Named {
    let between: [String]
    let names: [String]

    init(_ sentence: String) {
      let text = TokenizedText(RepairedText(Array(sentence.utf8)).bytes)
      var (between, names): ([String], [String]) = ([], [])
      var start = 0
      func piece(_ end: Int) -> String { String(decoding: text.bytes[start..<end], as: UTF8.self) }
      for span in ActorDictionary.shipped.maskedTokens(in: text) {
        let name = text.tokens[span]
        between.append(piece(Int(name[span.lowerBound].start)))
        start = Int(name[span.lowerBound].start)
        names.append(piece(Int(name[span.upperBound - 1].end)))
        start = Int(name[span.upperBound - 1].end)
      }
      self.between = between + [piece(text.bytes.count)]
      self.names = names
    }

    /// The sentence with other names.
    func renamed(_ name: (String) -> String) -> String {
      zip(between, names.map(name) + [""]).map { $0 + $1 }.joined()
    }
  }

  /// A small model, trained as `parley train` does it.
  private static func classifier() throws -> SentenceClassifier {
    let folder = try ScratchFolder()
    let part = [lines[0]] + lines.indices.dropFirst().filter { $0 % 16 == 0 }.map { lines[$0] }
    let file = try LabelledFile([
      try folder.write("part.tsv", part.map { $0 + "\n" }.joined())
    ])
    var options = TrainingOptions()
    options.folds = 2
    options.replicates = 0
    let rows = try file.labelledTexts(dictionary: .shipped).map {
      LabelledText(
        text: $0.text, labels: $0.labels.filter { $0.key != .act }, group: $0.group,
        weight: $0.weight)
    }
    return SentenceClassifier(
      classifier: try TextClassifier.train(rows, options: options).classifier,
      dictionary: .shipped)
  }

  @Test("in 200 sentences, swapping two states or persons changes no probability")
  func swapping() throws {
    let column = try #require(Self.lines.first?.split(separator: "\t").firstIndex(of: "text"))
    var generator = SeededGenerator(seed: 7)
    let named = Self.lines.dropFirst().map {
      Named(String($0.split(separator: "\t", omittingEmptySubsequences: false)[column]))
    }.filter { !$0.names.isEmpty }.shuffled(using: &generator)
    let names = Set(named.flatMap(\.names)).sorted()
    var (before, after): ([String], [String]) = ([], [])
    for sentence in named.prefix(200) {
      let first = sentence.names[0]
      // The other side of the sentence; where there is none, one of another sentence.
      let second =
        sentence.names.first { $0 != first }
        ?? names.filter { $0 != first }.randomElement(using: &generator) ?? ""
      before.append(sentence.renamed { $0 })
      after.append(sentence.renamed { $0 == first ? second : $0 == second ? first : $0 })
    }
    #expect(before.count == 200)
    #expect(zip(before, after).allSatisfy { $0 != $1 })
    let classifier = try Self.classifier()
    for head in [Head.stance, .sentiment] {
      let old = try classifier.predict(before, head: head)
      let new = try classifier.predict(after, head: head)
      for (i, (a, b)) in zip(old, new).enumerated() {
        #expect(a == b, "\(before[i]) | \(after[i])")
      }
      #expect(Set(old.map(\.probabilities)).count > 150)
    }
  }

  @Test(
    "a negation that begins a sentence is no name",
    arguments: [
      "No", "Not", "Never", "Nor", "Neither", "Nobody", "Nothing", "None", "Without", "Nowhere",
    ])
  func negations(word: String) {
    let sentence = MaskedSentence("\(word) of this will stand.", dictionary: .shipped)
    #expect(sentence.features.masked == [])
  }
}
