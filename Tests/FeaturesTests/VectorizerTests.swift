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

  @Test("a row is (1 + ln tf) · idf over its length")
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
    // peace 1, ¬war 3, peace talks 0.5; the length is √10.25.
    expect(row("peace talks, not war"), [0: 0.312348, 2: 0.937043, 3: 0.156174])
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

  @Test("every row that is not empty has length 1", arguments: 1...5 as ClosedRange<UInt64>)
  func unitLength(seed: UInt64) {
    let texts = TermTests.texts(seed: 100 + seed, count: 200)
    for sublinear in [true, false] {
      let options = FeatureOptions(minimumRows: 3, sublinear: sublinear)
      let matrix = Vectorizer.learn(from: texts, options: options).rows(of: texts)
      #expect(matrix.rowCount == texts.count)
      for row in 0..<matrix.rowCount where !matrix.entries(ofRow: row).isEmpty {
        let squares = matrix.values[matrix.entries(ofRow: row)].reduce(0) { $0 + Double($1 * $1) }
        #expect(abs(squares - 1) < 1e-5)
      }
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
