internal import Tokenization

/// A term that feature words form, and where: its first and last word.
struct FormedTerm {
  enum Family: Equatable {
    case word, run, skipPair, contrast
    /// The first letters of the word.
    case beginning
    /// Characters of the word between its marked edges.
    case characters(Range<Int>)
  }

  let family: Family
  let id: TermID
  let first: Int
  let last: Int
}

/// The terms that feature words form, family by family.
enum Terms {
  /// Letters of a beginning; words must be longer to have one.
  static let beginningLength = 5
  static let characterLengths = 3...5

  /// Calls `body` with each term.
  static func forEach(
    in words: [FeatureWord], of text: TokenizedText, options: FeatureOptions,
    _ body: (FormedTerm) -> Void
  ) {
    for i in words.indices {
      let word = words[i]
      let id = word.isNegated ? Term.negated(word.id) : word.id
      body(FormedTerm(family: .word, id: id, first: i, last: i))
      if options.contrast, word.isContrasted {
        body(FormedTerm(family: .contrast, id: Term.contrasted(word.id), first: i, last: i))
      }
      if options.beginnings || options.characters {
        forEachPart(of: word, at: i, in: text, options: options, body)
      }
      guard word.joinsPrevious, i > 0 else { continue }
      if options.longestRun > 1 {
        let pair = TermHash.pair(words[i - 1].id, word.id)
        body(FormedTerm(family: .run, id: pair, first: i - 1, last: i))
      }
      guard words[i - 1].joinsPrevious, i > 1 else { continue }
      if options.longestRun > 2 {
        let pair = TermHash.pair(words[i - 2].id, words[i - 1].id)
        body(
          FormedTerm(family: .run, id: TermHash.pair(pair, word.id), first: i - 2, last: i))
      }
      if options.skipPairs {
        let gap = TermHash.pair(words[i - 2].id, Term.gapID)
        body(
          FormedTerm(family: .skipPair, id: TermHash.pair(gap, word.id), first: i - 2, last: i))
      }
    }
  }

  /// Beginnings and character runs; only of words that stand in the text as they are, never of names or numbers.
  private static func forEachPart(
    of word: FeatureWord, at i: Int, in text: TokenizedText, options: FeatureOptions,
    _ body: (FormedTerm) -> Void
  ) {
    guard let letters = letters(of: word, in: text) else { return }
    func mark(_ id: TermID) -> TermID { word.isNegated ? Term.negated(id) : id }
    if options.beginnings, letters.count > beginningLength {
      let id = TermHash.id(of: spelling(ofBeginningOf: letters))
      body(FormedTerm(family: .beginning, id: mark(id), first: i, last: i))
    }
    guard options.characters else { return }
    let edged = [Term.edge] + letters + [Term.edge]
    for length in characterLengths where length < edged.count {
      for start in 0...edged.count - length {
        let range = start..<start + length
        let id = TermHash.id(of: spelling(of: edged[range]))
        body(FormedTerm(family: .characters(range), id: mark(id), first: i, last: i))
      }
    }
  }

  private static func letters(of word: FeatureWord, in text: TokenizedText) -> [Unicode.Scalar]? {
    guard text.tokens[word.token].kind == .word, text.tokens[word.token].id == word.id else {
      return nil
    }
    return text.text(of: word.token).unicodeScalars.compactMap(\.inWordIdentity)
  }

  private static func spelling(ofBeginningOf letters: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(letters.prefix(beginningLength))) + Term.beginningMark
  }

  private static func spelling(of characters: ArraySlice<Unicode.Scalar>) -> String {
    Term.characterMark + String(String.UnicodeScalarView(characters))
  }

  /// How a term is spelled; ``Term/id(of:)`` of it is the term's id.
  ///
  /// A run of words is spelled without negation marks: its words stand side by side as written.
  static func spelling(
    of term: FormedTerm, words: [FeatureWord], reader: FeatureWordReader, in text: TokenizedText
  ) -> String {
    let word = words[term.first]
    let mark = word.isNegated ? Term.negationMark : ""
    func spelled(_ i: Int) -> String { reader.spelling(of: words[i], in: text) }
    switch term.family {
    case .word: return mark + spelled(term.first)
    case .run: return (term.first...term.last).map(spelled).joined(separator: " ")
    case .skipPair: return "\(spelled(term.first)) \(Term.gap) \(spelled(term.last))"
    case .contrast: return Term.contrastMark + spelled(term.first)
    case .beginning: return mark + spelling(ofBeginningOf: letters(of: word, in: text) ?? [])
    case .characters(let range):
      let edged = [Term.edge] + (letters(of: word, in: text) ?? []) + [Term.edge]
      return mark + spelling(of: edged[range])
    }
  }
}
