/// A text cut into tokens, sentences and paragraphs: the one scan that all later stages read.
public struct TokenizedText: Sendable {
  /// The text: valid UTF-8.
  public let bytes: [UInt8]
  public let tokens: [Token]
  /// Index of the first token of each sentence, ascending, the first 0; empty without tokens.
  public let sentenceStarts: [Int]
  /// Index of the first token of each paragraph, ascending, each also in ``sentenceStarts``.
  public let paragraphStarts: [Int]

  /// Cuts `bytes` into tokens.
  ///
  /// - Parameter bytes: valid UTF-8, at most 4 GiB.
  /// - Complexity: O(*n*); allocates per text, not per token.
  public init(_ bytes: [UInt8]) {
    var scanner = TokenScanner(count: bytes.count)
    scanner.scan(bytes.span)
    let bounds = TextBounds(tokens: scanner.tokens, bytes: bytes)
    self.bytes = bytes
    self.tokens = scanner.tokens
    self.sentenceStarts = bounds.sentences
    self.paragraphStarts = bounds.paragraphs
  }

  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Token ranges of the sentences, in order; they cover all tokens.
  public var sentences: [Range<Int>] { Self.ranges(sentenceStarts, end: tokens.count) }

  /// Token ranges of the paragraphs, in order; they cover all tokens.
  public var paragraphs: [Range<Int>] { Self.ranges(paragraphStarts, end: tokens.count) }

  /// Whether a sentence begins with the token.
  ///
  /// - Complexity: O(log *s*) for *s* sentences.
  public func beginsSentence(_ token: Int) -> Bool {
    var lower = 0
    var upper = sentenceStarts.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if sentenceStarts[middle] < token { lower = middle + 1 } else { upper = middle }
    }
    return lower < sentenceStarts.count && sentenceStarts[lower] == token
  }

  private static func ranges(_ starts: [Int], end: Int) -> [Range<Int>] {
    starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : end) }
  }

  /// UTF-8 offsets from the first token's start to the last one's end.
  ///
  /// - Precondition: `range` is not empty.
  public func byteRange(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  public func string(_ byteRange: Range<Int>) -> String {
    String(decoding: bytes[byteRange], as: UTF8.self)
  }

  public func text(of token: Int) -> String { string(byteRange(token..<token + 1)) }

  public func text(of range: Range<Int>) -> String {
    range.isEmpty ? "" : string(byteRange(range))
  }
}
