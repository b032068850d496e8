internal import Tokenization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// From text to bag-of-words rows: feature words, terms, sublinear tf-idf, unit length.
///
/// One immutable value for training and scoring, so that both see the same row for the same text.
public struct Vectorizer: Sendable, Equatable {
  public let options: FeatureOptions
  public let vocabulary: Vocabulary
  private let reader: FeatureWordReader

  public init(options: FeatureOptions, vocabulary: Vocabulary) {
    self.options = options
    self.vocabulary = vocabulary
    reader = FeatureWordReader(options: options)
  }

  public static func == (a: Vectorizer, b: Vectorizer) -> Bool {
    a.options == b.options && a.vocabulary == b.vocabulary
  }

  /// Buffers that one worker keeps between rows.
  public struct Scratch: Sendable {
    var words: [FeatureWord] = []
    var columns: [Int32] = []
    var row: [(column: Int32, value: Float)] = []
    public init() {}
  }

  /// Appends the row of a text: `(1 + ln tf) · idf`, divided by its Euclidean length.
  ///
  /// A text without a known term becomes an empty row.
  /// - Complexity: O(*t* log *t*) for *t* tokens.
  public func appendRow(
    of text: FeatureText, to matrix: inout FeatureMatrix, scratch: inout Scratch
  ) {
    reader.read(text, into: &scratch.words)
    scratch.columns.removeAll(keepingCapacity: true)
    Terms.forEach(in: scratch.words, options: options) { id, _, _ in
      if let column = vocabulary.column(of: id) { scratch.columns.append(column) }
    }
    scratch.columns.sort()
    scratch.row.removeAll(keepingCapacity: true)
    var i = 0
    var squares: Float = 0
    while i < scratch.columns.count {
      let column = scratch.columns[i]
      var j = i + 1
      while j < scratch.columns.count, scratch.columns[j] == column { j += 1 }
      let count = Float(j - i)
      let frequency = options.sublinear ? 1 + logf(count) : count
      let value = frequency * vocabulary.inverseDocumentFrequency[Int(column)]
      squares += value * value
      scratch.row.append((column, value))
      i = j
    }
    if squares > 0 {
      let scale = 1 / squares.squareRoot()
      for k in scratch.row.indices { scratch.row[k].value *= scale }
    }
    matrix.appendRow(scratch.row)
  }

  /// Learns a vocabulary: every term in at least `minimumRows` rows that is provably no name, and `phrases`
  /// wherever they come from (a lexicon's), so that a model may know words that its training rows lack.
  ///
  /// Terms are ordered by spelling, so that the same texts give the same columns.
  public static func learn(
    from texts: [FeatureText], options: FeatureOptions, phrases: [String] = []
  ) -> Vectorizer {
    let reader = FeatureWordReader(options: options)
    var common: Set<TermID> = []
    var words: [FeatureWord] = []
    for text in texts {
      reader.read(text, into: &words)
      for word in words where word.isCommon { common.insert(word.id) }
    }
    var rowsOfTerm: [TermID: Int] = [:]
    var spellings: [TermID: String] = [:]
    for text in texts {
      reader.read(text, into: &words)
      var seen: Set<TermID> = []
      Terms.forEach(in: words, options: options) { id, first, last in
        guard words[first...last].allSatisfy({ common.contains($0.id) }), seen.insert(id).inserted
        else { return }
        rowsOfTerm[id, default: 0] += 1
        if spellings[id] == nil {
          spellings[id] = Terms.spelling(words[first...last], reader: reader, in: text.text)
        }
      }
    }
    let frequent = rowsOfTerm.filter { $0.value >= options.minimumRows }
      .map { (id: $0.key, spelling: spellings[$0.key] ?? "", rows: $0.value) }
      .sorted { $0.rows == $1.rows ? precedes($0.spelling, $1.spelling) : $0.rows > $1.rows }
      .prefix(options.maximumTerms)
    var kept = Dictionary(
      uniqueKeysWithValues: frequent.map { ($0.id, (spelling: $0.spelling, rows: $0.rows)) })
    for spelling in phrases.flatMap({ reader.termSpellings(ofPhrase: $0) }) {
      let id = Term.id(of: spelling)
      if kept[id] == nil { kept[id] = (spelling, rowsOfTerm[id] ?? 0) }
    }
    let terms = kept.values.sorted { precedes($0.spelling, $1.spelling) }
    let n = Float(texts.count)
    return Vectorizer(
      options: options,
      vocabulary: Vocabulary(
        terms: terms.map(\.spelling),
        inverseDocumentFrequency: terms.map { logf((1 + n) / (1 + Float($0.rows))) + 1 }))
  }

  /// Columns of a phrase: as written, and for a single word also as negated; `nil` where unknown.
  public func columns(ofPhrase phrase: String) -> (plain: Int?, negated: Int?) {
    let spellings = reader.termSpellings(ofPhrase: phrase)
    func column(_ k: Int) -> Int? {
      guard k < spellings.count else { return nil }
      return vocabulary.column(of: Term.id(of: spellings[k])).map { Int($0) }
    }
    return (column(0), column(1))
  }

  /// By bytes: `<` takes a letter with its accent apart and in one for equal, but they are two terms.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

/// The terms that feature words form: each word, and each pair of neighbours.
private enum Terms {
  /// Calls `body` with each term's id and its first and last word.
  static func forEach(
    in words: [FeatureWord], options: FeatureOptions, _ body: (TermID, Int, Int) -> Void
  ) {
    for i in words.indices {
      let word = words[i]
      body(word.isNegated ? Term.negated(word.id) : word.id, i, i)
      guard options.longestRun > 1, word.joinsPrevious, i > 0 else { continue }
      body(TermHash.pair(words[i - 1].id, word.id), i - 1, i)
      guard options.longestRun > 2, words[i - 1].joinsPrevious, i > 1 else { continue }
      body(TermHash.pair(TermHash.pair(words[i - 2].id, words[i - 1].id), word.id), i - 2, i)
    }
  }

  /// A run of words is spelled without negation marks: its words stand side by side as written.
  static func spelling(
    _ words: ArraySlice<FeatureWord>, reader: FeatureWordReader, in text: TokenizedText
  ) -> String {
    if words.count == 1, let word = words.first, word.isNegated {
      return Term.negationMark + reader.spelling(of: word, in: text)
    }
    return words.map { reader.spelling(of: $0, in: text) }.joined(separator: " ")
  }
}

extension FeatureWordReader {
  /// How a phrase of a lexicon is spelled as a term, contractions spelled out; for a single word the negated
  /// form besides. Empty for what is no term of at most three words.
  func termSpellings(ofPhrase phrase: String) -> [String] {
    let text = TokenizedText(phrase)
    var words: [FeatureWord] = []
    read(FeatureText(text, masked: []), into: &words)
    guard (1...3).contains(words.count), words.dropFirst().allSatisfy(\.joinsPrevious) else {
      return []
    }
    let plain = words.map { spelling(of: $0, in: text) }.joined(separator: " ")
    return words.count == 1 ? [plain, Term.negationMark + plain] : [plain]
  }
}
