import Features
import Foundation
import ParleyTestSupport
import Testing
import Tokenization

@testable import LinearClassifier

@Suite("Explanation")
struct ExplanationTests {
  private static let words = [
    "we", "welcome", "peace", "talks", "reject", "their", "threats", "war", "not", "never", "but",
    "won't", "the", "meeting", "Kim", "Xi", "Jinping", "1953", "zorblat", "frobnicate", ",", ".",
    "!", "'s", "“", "”", "however", "can't",
  ]

  private static func text(using generator: inout SeededGenerator) -> FeatureText {
    let count = Int.random(in: 0...25, using: &generator)
    let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
    return FeatureText(TokenizedText(text.joined(separator: " ")), masked: [])
  }

  /// Random sentences with random labels of all heads: weights of every size and sign.
  private static func randomModel(seed: UInt64) throws -> TextClassifier {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<160).map { n in
      LabelledText(
        text: text(using: &generator),
        labels: [
          .stance: Int.random(in: 0..<3, using: &generator),
          .sentiment: Int.random(in: 0..<3, using: &generator), .act: n % 16,
        ], group: "\(n)")
    }
    var options = TrainingOptions()
    options.folds = 2
    options.replicates = 2
    options.inversePenalty = 30
    options.seed = seed
    return try TextClassifier.train(rows, options: options).classifier
  }

  /// By hand: idf 3, 4 and 1, temperature 2.
  private static func smallModel(
    terms: [String] = ["peace", "talks", "peace talks"], idf: [Float] = [3, 4, 1],
    heads: [Head] = [.stance]
  ) -> TextClassifier {
    let columns = heads.reduce(0) { $0 + $1.classes.count }
    var first = 0
    let trained = heads.map { head in
      defer { first += head.classes.count }
      return TextClassifier.TrainedHead(
        head: head, firstColumn: first, temperature: 2, softConfusion: [], quality: nil)
    }
    return TextClassifier(
      vectorizer: Vectorizer(
        options: FeatureOptions(),
        vocabulary: Vocabulary(terms: terms, inverseDocumentFrequency: idf)),
      heads: trained, facts: [:],
      weights: (0..<terms.count * columns).map { Float($0 % 7) - 2 },
      intercepts: (0..<columns).map { Float($0) / 4 })
  }

  private func explain(_ model: TextClassifier, _ text: String, _ head: Head = .stance) throws
    -> Explanation
  {
    var scratch = Vectorizer.Scratch()
    return try #require(
      model.explain(FeatureText(TokenizedText(text), masked: []), head: head, scratch: &scratch))
  }

  /// Nothing is missing and nothing is left over: terms, words and intercepts against log-odds and probabilities.
  private func expectWhole(_ model: TextClassifier, _ text: FeatureText) throws {
    var scratch = Vectorizer.Scratch()
    let predictions = model.predict([text], scratch: &scratch)
    for trained in model.heads {
      let found = try #require(model.explain(text, head: trained.head, scratch: &scratch))
      #expect(found.prediction == predictions[trained.head]?[0])
      #expect(found.temperature == trained.temperature)
      let byTerms = trained.head.classes.indices.map { c in
        found.terms.reduce(0) { $0 + $1.contributions[c] }
      }
      let sums = zip(found.intercepts, byTerms).map(+)
      #expect(distance(sums, found.logOdds) < 1e-5)
      let byWords = trained.head.classes.indices.map { c in
        found.words.reduce(0) { $0 + $1.contributions[c] }
      }
      #expect(distance(byWords, byTerms) < 1e-9)
      for term in found.terms {
        let products = term.weights.map { term.value * $0 / found.temperature }
        #expect(distance(term.contributions, products) < 1e-12)
      }
      let exponentials = sums.map { exp($0 - (sums.max() ?? 0)) }
      let total = exponentials.reduce(0, +)
      let probabilities = found.prediction.probabilities.map { Double($0) }
      #expect(distance(exponentials.map { $0 / total }, probabilities) < 1e-5)
    }
  }

  @Test(
    "terms and intercepts add up to the log-odds of every head, and the words to the terms",
    arguments: 1...4 as ClosedRange<UInt64>)
  func addsUp(seed: UInt64) throws {
    let model = try Self.randomModel(seed: seed)
    #expect(model.heads.map(\.head) == Head.allCases)
    var generator = SeededGenerator(seed: seed + 100)
    for _ in 0..<100 { try expectWhole(model, Self.text(using: &generator)) }
  }

  @Test("the shipped model's scores add up")
  func shipped() throws {
    let model = try TextClassifier(serialized: try #require(ShippedModel.bytes))
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let count = Int.random(in: 1...40, using: &generator)
      let terms = (0..<count).map { _ in
        model.vectorizer.vocabulary.terms.randomElement(using: &generator) ?? ""
      }
      let text = TokenizedText(terms.joined(separator: " "))
      try expectWhole(model, FeatureText(text, masked: []))
    }
  }

  @Test("values, weights and contributions are those worked out by hand")
  func byHand() throws {
    // Single words of length 1: 3/5 and 4/5; the pair adds 1/5. Weights by row: -2 -1 0, 1 2 3, 4 -2 -1.
    let found = try explain(Self.smallModel(), "Peace talks")
    #expect(found.terms.map(\.spelling) == ["peace", "talks", "peace talks"])
    #expect(distance(found.terms.map(\.value), [0.6, 0.8, 0.2]) < 1e-7)
    #expect(found.terms.map(\.weights) == [[-2, -1, 0], [1, 2, 3], [4, -2, -1]])
    let expected = [[-0.6, -0.3, 0], [0.4, 0.8, 1.2], [0.4, -0.2, -0.1]]
    for (term, numbers) in zip(found.terms, expected) {
      #expect(distance(term.contributions, numbers) < 1e-7)
    }
    #expect(found.intercepts == [0, 0.125, 0.25])
    #expect(distance(found.logOdds, [0.2, 0.425, 1.35]) < 1e-6)
    #expect(found.prediction.best == 2)
    // The pair's share goes to its words by halves.
    #expect(distance(found.words[0].contributions, [-0.4, -0.4, -0.05]) < 1e-7)
    #expect(distance(found.words[1].contributions, [0.6, 0.7, 1.15]) < 1e-7)
  }

  @Test("a term that stands twice is one term, shared by its places")
  func twice() throws {
    let found = try explain(Self.smallModel(terms: ["peace"], idf: [3]), "peace, peace")
    #expect(found.terms.map(\.value) == [1])
    #expect(found.words.map(\.contributions) == [[-0.5, -0.25, 0], [-0.5, -0.25, 0]])
  }

  @Test("the strongest pull comes first, whatever its direction")
  func order() throws {
    // Contributions to the first less those to the last: -0.6, -0.8, +0.5.
    let found = try explain(Self.smallModel(), "peace talks")
    #expect(found.poles == (0, 2))
    #expect(found.termsByPull.map(\.spelling) == ["talks", "peace", "peace talks"])
    #expect(
      distance(found.termsByPull.map { found.pull($0.contributions) }, [-0.8, -0.6, 0.5]) < 1e-7)
  }

  @Test("of many classes the most probable pulls against the next")
  func polesOfActs() throws {
    let found = try explain(Self.smallModel(heads: [.stance, .act]), "talks", .act)
    let order = found.logOdds.indices.sorted { found.logOdds[$0] > found.logOdds[$1] }
    #expect(found.poles == (order[0], order[1]))
    #expect(found.poles.towards == found.prediction.best)
    #expect(found.terms[0].weights.count == 16)
  }

  @Test("words in no known term are unknown, each said once")
  func unknownWords() throws {
    let found = try explain(
      Self.smallModel(terms: ["peace", "for peace", "¬war"], idf: [1, 1, 1]),
      "War zorblat war not war zorblat for peace, Kim")
    #expect(
      found.words.map(\.isKnown) == [false, false, false, false, true, false, true, true, false])
    #expect(found.unknownWords == ["war", "zorblat", "not", "¬zorblat", "‹actor›"])
  }

  @Test("without a known term it is the prior: intercepts alone", arguments: ["", "zorblat", "…"])
  func prior(text: String) throws {
    let found = try explain(Self.smallModel(), text)
    #expect(found.terms.isEmpty && found.prediction.isPrior)
    #expect(distance(found.logOdds, found.intercepts) < 1e-7)
    #expect(found.words.allSatisfy { $0.contributions == [0, 0, 0] && !$0.isKnown })
  }

  @Test("there is nothing to explain of a head that the model lacks")
  func missingHead() {
    var scratch = Vectorizer.Scratch()
    let text = FeatureText(TokenizedText("peace"), masked: [])
    #expect(Self.smallModel().explain(text, head: .act, scratch: &scratch) == nil)
  }
}
