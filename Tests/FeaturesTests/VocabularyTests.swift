import Testing
import Tokenization

@testable import Features

@Suite("Vocabulary")
struct VocabularyTests {
  static let texts = ["we want peace", "they want peace talks", "we want talks"]

  private func learn(
    _ texts: [String], names: [String] = [], options: FeatureOptions = FeatureOptions()
  ) -> Vocabulary {
    Vectorizer.learn(from: texts.map { FeatureText($0, names: names) }, options: options).vocabulary
  }

  @Test("terms in enough rows are learnt, in the order of their spelling")
  func minimumRows() {
    #expect(learn(Self.texts).terms == ["peace", "talks", "want", "want peace", "we", "we want"])
    #expect(learn(Self.texts, options: FeatureOptions(minimumRows: 3)).terms == ["want"])
    #expect(learn(Self.texts, options: FeatureOptions(minimumRows: 4)).terms == [])
    #expect(
      learn(Self.texts, options: FeatureOptions(longestRun: 1, minimumRows: 1)).terms
        == ["peace", "talks", "they", "want", "we"])
    #expect(learn([]).terms == [])
  }

  @Test("rows are counted, not words")
  func rowsNotWords() { #expect(learn(["go go go", "stay", "stay"]).terms == ["stay"]) }

  @Test("the inverse document frequency is ln((1 + n) / (1 + df)) + 1")
  func inverseDocumentFrequency() throws {
    let learnt = learn(Self.texts, options: FeatureOptions(longestRun: 1, minimumRows: 1))
    // n = 3: ln(4/3) + 1 for two rows, ln 2 + 1 for one, 1 for all three.
    let expected: [Float] = [1.287682, 1.287682, 1.693147, 1, 1.287682]
    #expect(learnt.inverseDocumentFrequency.count == expected.count)
    for (value, wanted) in zip(learnt.inverseDocumentFrequency, expected) {
      #expect(abs(value - wanted) < 1e-6)
    }
  }

  @Test(
    "at most so many terms are kept, the most frequent first, then by spelling", arguments: 0...7)
  func maximumTerms(_ maximum: Int) {
    let byRank = ["want", "peace", "talks", "want peace", "we", "we want"]
    #expect(
      learn(Self.texts, options: FeatureOptions(maximumTerms: maximum)).terms
        == byRank.prefix(maximum).sorted())
  }

  @Test("names never enter, known or not")
  func namesNeverEnter() {
    let texts = ["Park said we met Kim", "Park said he saw Seoul", "Lee thinks", "Lee thinks so"]
    #expect(
      learn(texts, names: ["Lee"], options: FeatureOptions(longestRun: 2, minimumRows: 1)).terms
        == [
          "he", "he saw", "met", "met ‹actor›", "said", "said he", "said we", "saw", "saw ‹actor›",
          "so",
          "thinks", "thinks so", "we", "we met", "‹actor›", "‹actor› thinks",
        ])
  }

  @Test("a capital word enters where another text writes it small")
  func smallElsewhere() {
    #expect(learn(["Talks go", "Talks end"]).terms == [])
    #expect(learn(["Talks go", "Talks end", "the talks"]).terms == ["talks"])
  }

  @Test("the pronoun I is no name")
  func pronoun() {
    #expect(learn(["I agree", "and I agree"]).terms == ["agree", "i", "i agree"])
  }

  @Test(
    "runs are learnt up to the longest asked for",
    arguments: [
      (1, ["a", "b", "c", "d"]), (2, ["a", "a b", "b", "b c", "c", "c d", "d"]),
      (3, ["a", "a b", "a b c", "b", "b c", "b c d", "c", "c d", "d"]),
    ])
  func longestRun(_ longest: Int, terms: [String]) {
    let options = FeatureOptions(longestRun: longest, minimumRows: 1)
    #expect(learn(["a b c d"], options: options).terms == terms)
  }

  @Test("a lexicon's phrases enter, contractions spelled out, single words negated besides")
  func phrases() {
    let texts = ["talks", "talks"].map { FeatureText($0) }
    let phrases = ["attack", "don't", "talks", "stand by us", "peace, now", "a b c d", ""]
    let vocabulary = Vectorizer.learn(from: texts, options: FeatureOptions(), phrases: phrases)
      .vocabulary
    #expect(
      vocabulary.terms == ["attack", "do not", "stand by us", "talks", "¬attack", "¬talks"])
    // n = 2: ln 3 + 1 for what no row holds, 1 for what both hold.
    for (term, value) in zip(vocabulary.terms, vocabulary.inverseDocumentFrequency) {
      #expect(abs(value - (term == "talks" ? 1 : 2.098612)) < 1e-6)
    }
  }

  @Test("the columns of a phrase are its own, and for a single word that of its negation")
  func columnsOfPhrases() {
    let vectorizer = Vectorizer.learn(
      from: [], options: FeatureOptions(), phrases: ["attack", "stand by us"])
    #expect(vectorizer.columns(ofPhrase: "Attack") == (0, 2))
    #expect(vectorizer.columns(ofPhrase: "stand by us") == (1, nil))
    #expect(vectorizer.columns(ofPhrase: "peace") == (nil, nil))
    #expect(vectorizer.columns(ofPhrase: "attack, now") == (nil, nil))
  }

  @Test("a negated word is a term of its own")
  func negatedWords() {
    #expect(
      learn(
        ["not war", "never war", "war"], options: FeatureOptions(longestRun: 1, minimumRows: 1)
      )
      .terms
        == ["never", "not", "war", "¬war"])
  }

  @Test("equal texts give equal vocabularies, in whatever order they come")
  func sameInput() {
    let texts = TermTests.texts(seed: 31, count: 300)
    let options = FeatureOptions(minimumRows: 1)
    let once = Vectorizer.learn(from: texts, options: options)
    #expect(Vectorizer.learn(from: texts, options: options) == once)
    let reversed = Vectorizer.learn(from: texts.reversed(), options: options)
    #expect(reversed == once)
    #expect(
      reversed.vocabulary.terms.map { Array($0.utf8) }
        == once.vocabulary.terms.map { Array($0.utf8) })
  }

  @Test("words that differ in their code points alone have a fixed order")
  func canonicalEquivalents() {
    let words = ["é", "è", "ê", "ë", "á", "à", "â", "ä", "ó", "ò", "ô", "ö"]
    let decomposed =
      "e\u{301} e\u{300} e\u{302} e\u{308} a\u{301} a\u{300} a\u{302} a\u{308} o\u{301} o\u{300} o\u{302} o\u{308}"
    let text = words.joined(separator: " ") + " " + decomposed
    let terms = learn([text, text], options: FeatureOptions(longestRun: 1)).terms.map {
      Array($0.utf8)
    }
    #expect(terms.count == 24)
    #expect(terms == terms.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("a term is found at its column, an unknown one nowhere", arguments: [0, 1, 8, 9, 1000])
  func columns(count: Int) {
    let terms = (0..<count).map { "w\($0)x" }
    let vocabulary = Vocabulary(
      terms: terms, inverseDocumentFrequency: Array(repeating: 1, count: count))
    #expect(vocabulary.count == count)
    for (column, term) in terms.enumerated() {
      #expect(vocabulary.column(of: Term.id(of: term)) == Int32(column))
    }
    #expect(vocabulary.column(of: Term.id(of: "other")) == nil)
    #expect(vocabulary.column(of: 0) == nil)
  }

  @Test("ids that fall into one slot are all found, the first of equal ones wins")
  func collisions() {
    let ids = (0..<40).map { TermID($0) << 32 }
    let table = TermTable(ids: ids + ids)
    #expect(ids.map { table.column(of: $0) } == (0..<40).map { Int32($0) })
    #expect(table.column(of: 40 << 32) == nil)
  }

  @Test("a vocabulary without a frequency for each term is refused")
  func refusesUnequal() async {
    await #expect(processExitsWith: .failure) {
      _ = Vocabulary(terms: ["a"], inverseDocumentFrequency: [])
    }
  }
}
