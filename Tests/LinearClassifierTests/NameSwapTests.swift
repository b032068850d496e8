import Features
import ParleyTestSupport
import Testing
import Tokenization

@testable import LinearClassifier

@Suite("Names in a trained model")
struct NameSwapTests {
  private static let sides = [
    "Ruritania", "Moon Jae-in", "the U.N.", "Côte d'Ivoire", "Kim Jong Un", "peace", "Park",
    "People's Republic", "김정은", "St. John", "Group of Seven",
  ]

  /// Frames with a stance; the test model sees each with several pairs of names.
  private static let frames: [(text: String, stance: Int)] = [
    ("Alpha welcomes the talks with Beta", 0), ("We thank Alpha and Beta for their help", 0),
    ("Alpha and Beta agreed to resume trade", 0), ("Alpha met Beta on Tuesday", 1),
    ("The delegation of Alpha arrives in Beta", 1), ("Alpha and Beta hold a summit in 2020", 1),
    ("Alpha will never accept the threats of Beta", 2), ("Not Alpha but Beta wants war", 2),
    ("We reject the shameful demand of Alpha, said Beta", 2),
    ("If Beta attacks, Alpha will destroy the enemy", 2),
  ]

  /// The frame with two names in it, both masked.
  private static func text(_ frame: String, _ first: String, _ second: String) -> FeatureText {
    let text = TokenizedText(
      frame.replacing("Alpha", with: first).replacing("Beta", with: second))
    let ids = text.tokens.map(\.id)
    let masked = [first, second].flatMap { name -> [Range<Int>] in
      let name = TokenizedText(name).tokens.map(\.id)
      return ids.indices.filter { ids[$0...].starts(with: name) }.map { $0..<$0 + name.count }
    }
    return FeatureText(text, masked: masked.sorted { $0.lowerBound < $1.lowerBound })
  }

  private static func model(_ features: FeatureOptions) throws -> TextClassifier {
    var generator = SeededGenerator(seed: 95)
    let rows = frames.flatMap { frame in
      (0..<3).map { n in
        let pair = sides.shuffled(using: &generator)
        return LabelledText(
          text: text(frame.text, pair[0], pair[1]), labels: [.stance: frame.stance],
          group: "\(frame.text)\(n)")
      }
    }
    var options = TrainingOptions.fourFolds(replicates: 3)
    options.features = features
    options.inversePenalty = 2
    return try TextClassifier.train(rows, options: options).classifier
  }

  @Test(
    "two sides that change places change no score and no interval",
    arguments: [
      FeatureOptions(),
      FeatureOptions(skipPairs: true, beginnings: true, characters: true, contrast: true),
    ])
  func swapping(features: FeatureOptions) throws {
    let model = try Self.model(features)
    var generator = SeededGenerator(seed: 96)
    var scratch = Vectorizer.Scratch()
    for frame in Self.frames {
      for _ in 0..<5 {
        let pair = Self.sides.shuffled(using: &generator)
        let answers = model.predict(
          [
            Self.text(frame.text, pair[0], pair[1]), Self.text(frame.text, pair[1], pair[0]),
            Self.text(frame.text, pair[2], pair[3]),
          ], scratch: &scratch)
        let stances = try #require(answers[.stance])
        #expect(stances[0] == stances[1], "\(pair[0]), \(pair[1]): \(frame.text)")
        #expect(stances[0] == stances[2], "\(pair[2]), \(pair[3]): \(frame.text)")
        #expect(answers.scoreInterval(of: 0) == answers.scoreInterval(of: 1))
        #expect(!stances[0].isPrior)
        // The model tells the frames apart, and the names not.
        #expect(stances[0].best == frame.stance, "\(frame.text)")
      }
    }
  }

  @Test("no side's name is a term of the model")
  func vocabulary() throws {
    let terms = try Self.model(FeatureOptions()).vectorizer.vocabulary.terms
    let words = Set(terms.flatMap { $0.split(separator: " ").map(String.init) })
    #expect(words.contains("‹actor›"))
    for word in ["ruritania", "moon", "jae", "kim", "jong", "park", "republic", "john", "peace"] {
      #expect(!words.contains(word))
    }
  }
}
