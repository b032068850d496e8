import Tokenization

extension TokenizedText {
  /// Every token as a test writes it: a word by itself, anything else after the name of its kind,
  /// a quotation mark after its direction.
  var pieces: [String] {
    tokens.indices.map { i in
      switch tokens[i].kind {
      case .word: text(of: i)
      case .quotationMark: "\(tokens[i].mark.direction) \(text(of: i))"
      default: "\(tokens[i].kind) \(text(of: i))"
      }
    }
  }

  var sentenceTexts: [String] { sentences.map { text(of: $0) } }
  var paragraphTexts: [String] { paragraphs.map { text(of: $0) } }
}
