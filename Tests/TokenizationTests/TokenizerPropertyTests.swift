import ParleyTestSupport
import Testing
import Tokenization

@Suite("Tokens of any text")
struct TokenizerPropertyTests {
  static let pieces = [
    "a", "B", "talks", "Mr", "U.S", "no", "é", "É", "한", "7", "28,5", ".", "..", ",", ";", ":", "!",
    "?", "…", "'", "’", "‘", "\u{02BC}", "\"", "''", "“", "”", "«", "»", "`", "(", ")", "[", "]",
    "-",
    "--", "—", "‐", "/", "://", "http://", " ", " ", "\n", "\r", "\r\n", "\t", "\u{A0}", "\u{1680}",
    "\u{2028}", "\u{2029}", "\u{85}", "\u{FEFF}", "\u{200B}", "\u{AD}", "\u{200D}", "\u{200C}",
    "\u{2060}", "\u{0}", "\u{7}", "\u{7F}", "\u{90}", "\u{301}", "\u{FE0F}", "😀", "\u{1F1F0}",
    "\u{FFFD}", "\u{10FFFF}", "'s", "’ll", "n't", "ʼve", "s", "t", "İ", "ǅ", "٣", "İ", "\u{E33}",
  ]

  static func text(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      if Int.random(in: 0..<20, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        bytes += Array(pieces[Int.random(in: pieces.indices, using: &generator)].utf8)
      }
    }
    return RepairedText(bytes).bytes
  }

  /// What the tokenizer may leave between tokens, written down by itself.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || scalar.properties.isWhitespace
      || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200C...0x200F, 0x2060, 0xFE00...0xFE0F: true
    default: false
    }
  }

  @Test("tokens ascend, hold no blank and leave out nothing visible", arguments: 1...20)
  func coverTheText(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<400 {
      let bytes = Self.text(&generator)
      let text = TokenizedText(bytes)
      var owner = [Int?](repeating: nil, count: bytes.count)
      var end = 0
      for (i, token) in text.tokens.enumerated() {
        try #require(Int(token.start) >= end && token.length > 0, "\(bytes)")
        end = Int(token.end)
        try #require(end <= bytes.count, "\(bytes)")
        for byte in Int(token.start)..<end { owner[byte] = i }
        #expect((token.kind == .quotationMark) == (token.mark != .none), "\(bytes)")
      }
      var start = 0
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        let owners = Set(owner[start..<start + String(scalar).utf8.count])
        start += String(scalar).utf8.count
        #expect(owners.count == 1, "a token cuts a character in two: \(bytes)")
        if Self.isBlank(scalar) {
          #expect(owners == [nil], "a token holds a blank: \(bytes)")
        } else if !Self.isInvisible(scalar) {
          #expect(owners != [nil], "a character is lost: \(bytes)")
        }
      }
    }
  }

  @Test("sentences and paragraphs cover the tokens in order", arguments: 1...10)
  func boundsCoverTheTokens(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    for _ in 0..<400 {
      let bytes = Self.text(&generator)
      let text = TokenizedText(bytes)
      for ranges in [text.sentences, text.paragraphs] {
        #expect(ranges.allSatisfy { !$0.isEmpty }, "\(bytes)")
        #expect(ranges.flatMap { Array($0) } == Array(text.tokens.indices), "\(bytes)")
      }
      #expect(
        text.tokens.indices.filter(text.beginsSentence) == text.sentenceStarts, "\(bytes)")
      #expect(Set(text.paragraphStarts).isSubset(of: text.sentenceStarts), "\(bytes)")
    }
  }

  @Test("any random bytes, once repaired, make tokens")
  func neverTraps() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<5_000 {
      let raw = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let text = TokenizedText(RepairedText(raw).bytes)
      #expect(text.tokens.allSatisfy { Int($0.end) <= text.bytes.count }, "\(raw)")
    }
  }

  @Test("how an apostrophe between letters is written changes no word")
  func apostrophesAreEqual() {
    var generator = SeededGenerator(seed: 8)
    let letters = [
      "a", "n", "t", "s", "l", "r", "e", "v", "d", "m", "S", "T", "é", "ll", "ve", "re",
    ]
    for _ in 0..<4_000 {
      var words: [String] = []
      for _ in 0..<Int.random(in: 2...4, using: &generator) {
        words.append(letters[Int.random(in: letters.indices, using: &generator)])
      }
      let straight = Self.words(words.joined(separator: "'"))
      for apostrophe in ["’", "\u{02BC}", "‘"] {
        #expect(
          Self.words(words.joined(separator: apostrophe)) == straight, "\(words) \(apostrophe)")
      }
    }
  }

  private struct Word: Equatable {
    let id: TermID
    let kind: Token.Kind
    let shape: Token.Shape
  }

  private static func words(_ text: String) -> [Word] {
    TokenizedText(text).tokens.filter { $0.kind != .quotationMark }
      .map { Word(id: $0.id, kind: $0.kind, shape: $0.shape) }
  }
}
