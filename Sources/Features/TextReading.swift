internal import Tokenization

/// A text as a vectorizer reads it: its words, and where they form terms that it knows. For explaining a row, not for
/// making one.
public struct TextReading: Sendable, Equatable {
  /// One word as the features see it.
  public struct Word: Sendable, Equatable {
    /// Spelled as a term of one word: `¬` before it in a negation's scope, `‹actor›` for a masked name, `0` for a
    /// number.
    public let spelling: String
    /// The tokens that it stands for: one, or all of a masked name. Both words of a contraction stand for its token.
    public let tokens: Range<Int>
  }

  /// A known term at one place.
  public struct Occurrence: Sendable, Equatable {
    /// Its column in the vocabulary.
    public let column: Int
    /// Positions in ``TextReading/words`` of the words that form it, ascending; a pair leaves out the word between.
    public let words: [Int]
  }

  /// In the order of the text.
  public let words: [Word]
  /// By last word, in the order of the text.
  public let occurrences: [Occurrence]
}

extension Vectorizer {
  /// Reads a text as ``appendRow(of:to:scratch:)`` does: the columns that occur are those of its row.
  ///
  /// - Complexity: O(*t* log *s*) for *t* tokens and *s* sentences; allocates per word.
  public func reading(of text: FeatureText) -> TextReading {
    let reader = FeatureWordReader(options: options)
    var words: [FeatureWord] = []
    reader.read(text, into: &words)
    var occurrences: [TextReading.Occurrence] = []
    Terms.forEach(in: words, of: text.text, options: options) { term in
      guard let column = vocabulary.column(of: term.id) else { return }
      let positions =
        term.family == .skipPair ? [term.first, term.last] : Array(term.first...term.last)
      occurrences.append(.init(column: Int(column), words: positions))
    }
    let read = words.indices.map { k in
      TextReading.Word(
        spelling: (words[k].isNegated ? Term.negationMark : "")
          + reader.spelling(of: words[k], in: text.text),
        tokens: Self.tokens(of: k, among: words, in: text))
    }
    return TextReading(words: read, occurrences: occurrences)
  }

  /// A name goes on, over tokens that form no word of their own, to its last word or number.
  private static func tokens(of k: Int, among words: [FeatureWord], in input: FeatureText)
    -> Range<Int>
  {
    let first = words[k].token
    guard words[k].id == Term.actorID else { return first..<first + 1 }
    let range = input.ranges.first { $0.contains(first) }
    let next = k + 1 < words.count ? words[k + 1].token : input.text.tokens.count
    let end = min(next, range?.upperBound ?? next)
    let last = (first..<end).last { [.word, .number].contains(input.text.tokens[$0].kind) }
    return first..<(last ?? first) + 1
  }
}
