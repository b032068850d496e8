import Testing

@testable import Features

@Suite("Rows")
struct VectorizerTests {
  static let vocabulary = Vocabulary(
    terms: ["peace", "war", "¬war", "peace talks"], inverseDocumentFrequency: [1, 2, 3, 0.5])

  private func row(_ text: String, sublinear: Bool = true, longestRun: Int = 2) -> [Int32: Float] {
    let options = FeatureOptions(longestRun: longestRun, sublinear: sublinear)
    let matrix = Vectorizer(options: options, vocabulary: Self.vocabulary)
      .rows(of: [FeatureText(text)])
    #expect(matrix.columns == matrix.columns.sorted())
    return Dictionary(uniqueKeysWithValues: zip(matrix.columns, matrix.values))
  }

  private func expect(
    _ row: [Int32: Float], _ expected: [Int32: Float],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(row.keys.sorted() == expected.keys.sorted(), sourceLocation: sourceLocation)
    for (column, value) in expected {
      #expect(abs((row[column] ?? .nan) - value) < 1e-6, sourceLocation: sourceLocation)
    }
  }

  @Test("a row is (1 + ln tf) · idf over the length of its single words")
  func sublinear() {
    // peace 1 · 1, war (1 + ln 2) · 2 = 3.386294; the length is 3.530863.
    expect(row("war peace war"), [0: 0.283217, 1: 0.959056])
  }

  @Test("without the option the count itself stands for 1 + ln tf")
  func linear() {
    // peace 1 · 1, war 2 · 2; the length is √17.
    expect(row("war peace war", sublinear: false), [0: 0.242536, 1: 0.970143])
  }

  @Test("a negated word has its own column, a bigram another")
  func negatedAndBigrams() {
    // peace 1, ¬war 3, peace talks 0.5; the length of the single words is √10.
    expect(row("peace talks, not war"), [0: 0.316228, 2: 0.948683, 3: 0.158114])
    expect(row("peace talks, not war", longestRun: 1), [0: 0.316228, 2: 0.948683])
    // A bigram is written without the marks of negation, its words are not.
    expect(row("no peace talks"), [3: 1])
  }

  @Test(
    "a text without a known term has an empty row",
    arguments: ["", " ", "hello", "...", "Kim met Park"])
  func unknown(text: String) {
    let matrix = Vectorizer(options: FeatureOptions(), vocabulary: Self.vocabulary)
      .rows(of: [FeatureText(text), FeatureText("war")])
    #expect(matrix.rowStarts == [0, 0, 1])
    #expect(matrix.values == [1])
  }

  @Test(
    "bigrams do not cross marks",
    arguments: [
      ("peace, talks", false), ("peace; talks", false), ("peace: talks", false),
      ("peace — talks", false), ("peace (talks)", false), ("peace. talks", false),
      ("peace… talks", false), ("peace! talks", false), ("peace / talks", false),
      ("peace talks", true), ("peace-talks", true), ("peace\ntalks", false),
      ("peace\u{A0}talks", true),
    ])
  func bigrams(text: String, isOne: Bool) {
    #expect((row(text)[3] != nil) == isOne)
  }

  @Test(
    "a run of three is one term where no mark parts it",
    arguments: [
      ("peace talks now", true), ("peace, talks now", false), ("peace talks, now", false),
      ("peace now", false), ("peace-talks now", true),
    ])
  func runsOfThree(text: String, isOne: Bool) {
    let vocabulary = Vocabulary(terms: ["peace talks now"], inverseDocumentFrequency: [1])
    for longest in 1...3 {
      let options = FeatureOptions(longestRun: longest)
      let matrix = Vectorizer(options: options, vocabulary: vocabulary)
        .rows(of: [FeatureText(text)])
      #expect(matrix.values == (isOne && longest == 3 ? [1] : []))
    }
  }

  @Test("a known phrase adds to a row and changes no other number of it")
  func phrasesDoNotDilute() {
    let words = row("peace talks, not war", longestRun: 1)
    let all = row("peace talks, not war")
    #expect(all[3] != nil && words[3] == nil)
    for (column, value) in words { #expect(all[column] == value) }
  }

  @Test("a row without a known single word is divided by its own length")
  func onlyPhrases() {
    let vocabulary = Vocabulary(
      terms: ["peace talks", "talks now", "but›war"], inverseDocumentFrequency: [3, 4, 12])
    let matrix = Vectorizer(options: FeatureOptions(contrast: true), vocabulary: vocabulary)
      .rows(of: [FeatureText("peace talks now"), FeatureText("peace talks now, but no war")])
    // √(3² + 4²) = 5, √(3² + 4² + 12²) = 13.
    #expect(matrix.columns == [0, 1, 0, 1, 2])
    for (value, wanted) in zip(matrix.values, [3.0 / 5, 4.0 / 5, 3.0 / 13, 4.0 / 13, 12.0 / 13]) {
      #expect(abs(Double(value) - wanted) < 1e-6)
    }
  }

  /// Terms of one word, negated or not; all others are spelled with a blank or a mark of their family.
  private static func isSingleWord(_ term: String) -> Bool {
    term == "‹actor›" || term == "¬‹actor›"
      || !term.unicodeScalars.contains { " ›…‹".unicodeScalars.contains($0) }
  }

  @Test(
    "the single words of every row have length 1; without any, the whole row has",
    arguments: 1...5 as ClosedRange<UInt64>)
  func unitLength(seed: UInt64) {
    let texts = TermTests.texts(seed: 100 + seed, count: 200)
    for options in [
      FeatureOptions(minimumRows: 3), FeatureOptions(minimumRows: 3, sublinear: false),
      FeatureOptions(
        skipPairs: true, beginnings: true, characters: true, contrast: true, minimumRows: 3),
    ] {
      let vectorizer = Vectorizer.learn(from: texts, options: options)
      let isWord = vectorizer.vocabulary.terms.map(Self.isSingleWord)
      #expect(isWord.contains(true) && isWord.contains(false))
      let matrix = vectorizer.rows(of: texts)
      #expect(matrix.rowCount == texts.count)
      var longer = 0
      for row in 0..<matrix.rowCount where !matrix.entries(ofRow: row).isEmpty {
        let all = matrix.entries(ofRow: row)
        let words = all.filter { isWord[Int(matrix.columns[$0])] }
        func length(_ entries: some Sequence<Int>) -> Double {
          entries.reduce(0) { $0 + Double(matrix.values[$1] * matrix.values[$1]) }.squareRoot()
        }
        #expect(abs(length(words.isEmpty ? Array(all) : words) - 1) < 1e-5)
        if length(all) > 1.01 { longer += 1 }
      }
      #expect(longer > 100)
    }
  }

  @Test("a scratch that was used before changes no row")
  func scratch() {
    let texts = TermTests.texts(seed: 77, count: 50)
    let vectorizer = Vectorizer.learn(from: texts, options: FeatureOptions(minimumRows: 1))
    let together = vectorizer.rows(of: texts)
    for (i, text) in texts.enumerated() {
      #expect(vectorizer.rows(of: [text]) == together.selecting([i]))
    }
  }
}
