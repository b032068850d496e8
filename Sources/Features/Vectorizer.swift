internal import Tokenization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// From text to bag-of-words rows: feature words, terms, sublinear tf-idf, single words of unit length.
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
    var columns: [(column: Int32, isWord: Bool)] = []
    var row: [(column: Int32, value: Float)] = []
    public init() {}
  }

  /// Appends the row of a text: `(1 + ln tf) · idf`, divided by the Euclidean length of its single words.
  ///
  /// Longer terms add to a row and do not dilute it: how much a word weighs must not depend on how many of the
  /// phrases around it happen to be known. A text without a known term becomes an empty row.
  /// - Complexity: O(*t* log *t*) for *t* tokens.
  public func appendRow(
    of text: FeatureText, to matrix: inout FeatureMatrix, scratch: inout Scratch
  ) {
    reader.read(text, into: &scratch.words)
    scratch.columns.removeAll(keepingCapacity: true)
    Terms.forEach(in: scratch.words, of: text.text, options: options) { term in
      guard let column = vocabulary.column(of: term.id) else { return }
      if case .word = term.family {
        scratch.columns.append((column, true))
      } else {
        scratch.columns.append((column, false))
      }
    }
    scratch.columns.sort { $0.column < $1.column }
    scratch.row.removeAll(keepingCapacity: true)
    var i = 0
    var squares: Float = 0
    var wordSquares: Float = 0
    while i < scratch.columns.count {
      let (column, isWord) = scratch.columns[i]
      var j = i + 1
      while j < scratch.columns.count, scratch.columns[j].column == column { j += 1 }
      let count = Float(j - i)
      let frequency = options.sublinear ? 1 + logf(count) : count
      let value = frequency * vocabulary.inverseDocumentFrequency[Int(column)]
      squares += value * value
      if isWord { wordSquares += value * value }
      scratch.row.append((column, value))
      i = j
    }
    if squares > 0 {
      let scale = 1 / (wordSquares > 0 ? wordSquares : squares).squareRoot()
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
      Terms.forEach(in: words, of: text.text, options: options) { term in
        guard words[term.first...term.last].allSatisfy({ common.contains($0.id) }),
          seen.insert(term.id).inserted
        else { return }
        rowsOfTerm[term.id, default: 0] += 1
        if spellings[term.id] == nil {
          spellings[term.id] = Terms.spelling(of: term, words: words, reader: reader, in: text.text)
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
