import ParleyTestSupport
import Testing
import Tokenization

@testable import Features

@Suite("Terms")
struct TermTests {
  @Test("the id of a spelling follows its words and their marks")
  func ids() {
    let peace = TermHash.id(of: "peace")
    let talks = TermHash.id(of: "talks")
    #expect(Term.id(of: "peace") == peace)
    #expect(Term.id(of: "¬peace") == Term.negated(peace))
    #expect(Term.negated(peace) != peace)
    #expect(Term.id(of: "peace talks") == TermHash.pair(peace, talks))
    #expect(Term.id(of: "talks peace") == TermHash.pair(talks, peace))
    let fail = TermHash.id(of: "fail")
    #expect(
      Term.id(of: "peace talks fail") == TermHash.pair(TermHash.pair(peace, talks), fail))
    #expect(Term.id(of: "‹actor›") == Term.actorID)
    #expect(Term.id(of: "0") == Token.numberID)
    #expect(Term.id(of: "") == 0)
  }

  static let pieces = [
    "talks", "We", "not", "don't", "won’t", "cannot", "it's", "they’ll", "he'd", "U.S.", "a.m.",
    "28,500",
    "1,000km", "1.5bn", "xİx", "ΣΟΦΟΣ", "café", "cafe\u{301}", "nego\u{AD}tiate", "ko\u{200D}re",
    "o’clock",
    "can‘t", "\u{E33}", "\u{FF9E}", "\u{301}", "❤\u{FE0F}", "٣", "한", "but", "!", "?", ",", ".",
    "well-known",
    "Kim", "peace", "ǅ", "Ⓐ", "ª", "1990's", "however", "negotiations", "réconcilier", "ΦΙΛΟΣΟΦΟΣ",
  ]

  static func texts(seed: UInt64, count: Int) -> [FeatureText] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let words = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &generator)]
      }
      return FeatureText(words.joined(separator: " "), names: ["Kim"])
    }
  }

  @Test("the id of every spelling is the extractor's", arguments: 1...10 as ClosedRange<UInt64>)
  func sameAsExtractor(seed: UInt64) {
    let reader = FeatureWordReader(options: FeatureOptions())
    for text in Self.texts(seed: seed, count: 200) {
      for word in text.featureWords() {
        let spelling = reader.spelling(of: word, in: text.text)
        #expect(Term.id(of: spelling) == word.id, "\(Array(spelling.unicodeScalars))")
        #expect(
          Term.id(of: "¬" + spelling) == Term.negated(word.id),
          "\(Array(spelling.unicodeScalars))")
      }
    }
  }

  @Test("an exclamation and a question mark are terms", arguments: ["!", "?"])
  func marksAreTerms(mark: String) throws {
    let texts = [FeatureText("go\(mark)"), FeatureText("stay\(mark)")]
    let vectorizer = Vectorizer.learn(from: texts, options: FeatureOptions())
    #expect(vectorizer.vocabulary.terms == [mark])
    #expect(vectorizer.rows(of: texts).columns == [0, 0])
  }
}
