import Tokenization

@testable import Features

extension FeatureText {
  /// A text with every mention of `names` masked.
  init(_ text: String, names: [String] = []) {
    let tokenized = TokenizedText(text)
    let ids = tokenized.tokens.map(\.id)
    var masked: [Range<Int>] = []
    for name in names {
      let name = TokenizedText(name).tokens.map(\.id)
      for start in 0..<max(0, ids.count - name.count + 1)
      where Array(ids[start..<start + name.count]) == name {
        masked.append(start..<start + name.count)
      }
    }
    self.init(tokenized, masked: masked.sorted { $0.lowerBound < $1.lowerBound })
  }

  func featureWords(_ options: FeatureOptions = FeatureOptions()) -> [FeatureWord] {
    var words: [FeatureWord] = []
    FeatureWordReader(options: options).read(self, into: &words)
    return words
  }

  /// The feature words as the vocabulary spells them, with blanks between.
  func spelled(_ options: FeatureOptions = FeatureOptions()) -> String {
    let reader = FeatureWordReader(options: options)
    return featureWords(options).map {
      ($0.isNegated ? "¬" : "") + reader.spelling(of: $0, in: text)
    }.joined(separator: " ")
  }
}

/// One term of a text: what forms it, its id and its spelling.
struct SpelledTerm {
  let family: FormedTerm.Family
  let id: TermID
  let spelling: String
}

extension FeatureText {
  /// All terms of the text, in the order they are formed.
  func terms(_ options: FeatureOptions) -> [SpelledTerm] {
    let reader = FeatureWordReader(options: options)
    let words = featureWords(options)
    var terms: [SpelledTerm] = []
    Terms.forEach(in: words, of: text, options: options) {
      terms.append(
        SpelledTerm(
          family: $0.family, id: $0.id,
          spelling: Terms.spelling(of: $0, words: words, reader: reader, in: text)))
    }
    return terms
  }
}

extension Vectorizer {
  /// The rows of the texts.
  func rows(of texts: [FeatureText]) -> FeatureMatrix {
    var matrix = FeatureMatrix(columnCount: vocabulary.count)
    var scratch = Scratch()
    for text in texts { appendRow(of: text, to: &matrix, scratch: &scratch) }
    return matrix
  }
}
