internal import Features
public import LinearClassifier
internal import Tokenization

/// A sentence with what made one head's prediction of it.
public struct SentenceExplanation: Sendable {
  /// A stretch of the sentence.
  public struct Piece: Sendable, Equatable {
    public let text: String
    /// Positions of its words in ``Explanation/words``: none between words, two in a contraction.
    public let words: [Int]
  }

  /// The sentence, its UTF-8 repaired.
  public let text: String
  /// The sentence cut at its words; joined they are ``text``.
  public let pieces: [Piece]
  public let explanation: Explanation

  init(_ text: TokenizedText, _ explanation: Explanation) {
    self.text = text.string(0..<text.bytes.count)
    self.explanation = explanation
    var pieces: [Piece] = []
    var end = 0
    func append(_ range: Range<Int>, _ words: [Int]) {
      if !range.isEmpty { pieces.append(Piece(text: text.string(range), words: words)) }
    }
    let words = explanation.words
    for (k, word) in words.enumerated()
    where k == 0 || words[k - 1].reading.tokens != word.reading.tokens {
      let range = text.byteRange(word.reading.tokens)
      append(end..<range.lowerBound, [])
      append(
        range, words.indices.dropFirst(k).prefix { words[$0].reading.tokens == word.reading.tokens }
      )
      end = range.upperBound
    }
    append(end..<text.bytes.count, [])
    self.pieces = pieces
  }

  /// One line of JSON with all terms, strongest pull first; numbers with all their digits.
  public var json: [UInt8] {
    let head = explanation.head
    let prediction = explanation.prediction
    let probabilities = prediction.probabilities.map { Double($0) }
    let score = probabilities.count == 3 ? probabilities[0] - probabilities[2] : nil
    var out: [UInt8] = []
    func byClass(_ name: String, _ values: [Double]) {
      JSONText.append("\"\(name)\":{", to: &out)
      for (c, value) in values.enumerated() {
        JSONText.append("\(c > 0 ? "," : "")\"\(head.classes[c])\":\(Self.number(value))", to: &out)
      }
      JSONText.append("}", to: &out)
    }
    JSONText.append("{\"text\":", to: &out)
    JSONText.append(string: text, to: &out)
    JSONText.append(
      ",\"head\":\"\(head.rawValue)\",\"label\":\"\(head.classes[prediction.best])\",\"score\":\(Self.number(score)),",
      to: &out)
    byClass("probabilities", probabilities)
    JSONText.append(
      ",\"prior\":\(prediction.isPrior),\"temperature\":\(explanation.temperature),\"terms\":[",
      to: &out)
    for (n, term) in explanation.termsByPull.enumerated() {
      JSONText.append(n > 0 ? ",{\"term\":" : "{\"term\":", to: &out)
      JSONText.append(string: term.spelling, to: &out)
      JSONText.append(",\"value\":\(Self.number(term.value)),", to: &out)
      byClass("weights", term.weights)
      JSONText.append(",", to: &out)
      byClass("contributions", term.contributions)
      JSONText.append("}", to: &out)
    }
    JSONText.append("],", to: &out)
    byClass("intercepts", explanation.intercepts)
    JSONText.append(",", to: &out)
    byClass("log_odds", explanation.logOdds)
    JSONText.append(",\"not_known\":[", to: &out)
    for (n, word) in explanation.unknownWords.enumerated() {
      if n > 0 { JSONText.append(",", to: &out) }
      JSONText.append(string: word, to: &out)
    }
    JSONText.append("]}\n", to: &out)
    return out
  }

  /// JSON knows no infinity.
  private static func number(_ value: Double?) -> String {
    value.map { $0.isFinite ? "\($0)" : "null" } ?? "null"
  }
}

extension SentenceInput {
  /// The first line of standard input, empty where there is none; its UTF-8 repaired.
  ///
  /// - Throws: ``ParleyError`` 65 for a line above 16 MiB, 74.
  public static func firstLine() throws(ParleyError) -> String {
    switch try InputFile("-").nextLine(limit: 16 << 20) {
    case .bytes(let bytes): return String(decoding: RepairedText(bytes).bytes, as: UTF8.self)
    case .tooLong:
      throw ParleyError(.unusableInput, "-: the line is longer than 16 MiB; give one sentence")
    case nil: return ""
    }
  }
}
