import ParleyTestSupport
import Testing
import Tokenization

@testable import Features

@Suite("Reading of a text")
struct TextReadingTests {
  private func reading(
    _ text: String, names: [String] = [], terms: [String] = [],
    options: FeatureOptions = FeatureOptions()
  ) -> TextReading {
    let vocabulary = Vocabulary(
      terms: terms, inverseDocumentFrequency: terms.map { _ in 1 })
    return Vectorizer(options: options, vocabulary: vocabulary)
      .reading(of: FeatureText(text, names: names))
  }

  /// Each word with the text that it stands for.
  private func words(_ text: String, names: [String] = []) -> [String] {
    let tokenized = TokenizedText(text)
    return reading(text, names: names).words.map {
      "\($0.spelling)=\(tokenized.text(of: $0.tokens))"
    }
  }

  @Test(
    "a word stands for its token, a name for all of its own, both words of a contraction for one",
    arguments: [
      ("We welcome peace", ["we=We", "welcome=welcome", "peace=peace"]),
      ("we won't fight", ["we=we", "will=won't", "not=won't", "¬fight=fight"]),
      (
        "we met Park Chung Hee today",
        ["we=we", "met=met", "‹actor›=Park Chung Hee", "today=today"]
      ),
      ("we told Kim's envoy", ["we=we", "told=told", "‹actor›=Kim", "envoy=envoy"]),
      ("with Park, Kim", ["with=with", "‹actor›=Park", "‹actor›=Kim"]),
      ("with the Park-Kim pact", ["with=with", "the=the", "‹actor›=Park-Kim", "pact=pact"]),
      (
        "we left Seoul. They stayed",
        ["we=we", "left=left", "‹actor›=Seoul", "they=They", "stayed=stayed"]
      ),
      ("in 1953 we won!", ["in=in", "0=1953", "we=we", "won=won", "!=!"]),
      ("with Park.", ["with=with", "‹actor›=Park"]), ("", []),
    ])
  func wordsOfTexts(text: String, expected: [String]) { #expect(words(text) == expected) }

  @Test("a known name stands for its tokens, whatever they are")
  func knownName() {
    #expect(
      words("at yahoo! japan we met", names: ["yahoo! japan"])
        == ["at=at", "‹actor›=yahoo! japan", "we=we", "met=met"])
  }

  @Test("a name ends where its range ends")
  func nameInRange() {
    let text = TokenizedText("we met Park Chung Hee")
    let vectorizer = Vectorizer(
      options: FeatureOptions(), vocabulary: Vocabulary(terms: [], inverseDocumentFrequency: []))
    let reading = vectorizer.reading(
      of: FeatureText(text, ranges: [0..<3, 4..<5], masked: [2..<5]))
    #expect(reading.words.map(\.tokens) == [0..<1, 1..<2, 2..<3, 4..<5])
  }

  @Test("a term occurs wherever it is formed, with the words that form it")
  func occurrences() {
    var options = FeatureOptions()
    options.skipPairs = true
    let found = reading(
      "peace talks and peace", terms: ["peace", "peace talks and", "talks * peace", "war"],
      options: options)
    #expect(
      found.occurrences == [
        .init(column: 0, words: [0]), .init(column: 1, words: [0, 1, 2]),
        .init(column: 0, words: [3]), .init(column: 2, words: [1, 3]),
      ])
  }

  @Test(
    "what occurs are the columns of the text's row, whatever families of terms there are",
    arguments: 1...20 as ClosedRange<UInt64>)
  func columnsOfTheRow(seed: UInt64) {
    let options = FeatureOptions(
      skipPairs: true, beginnings: true, characters: true, contrast: true, minimumRows: 2)
    let texts = TermTests.texts(seed: seed, count: 60)
    let vectorizer = Vectorizer.learn(from: texts, options: options)
    for text in texts {
      let row = vectorizer.rows(of: [text])
      let reading = vectorizer.reading(of: text)
      #expect(Set(reading.occurrences.map { Int32($0.column) }) == Set(row.columns))
      #expect(
        reading.occurrences.allSatisfy { reading.words.indices.contains($0.words.last ?? -1) })
    }
  }
}
