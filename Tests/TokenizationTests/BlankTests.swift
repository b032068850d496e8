import Testing
import Tokenization

@Suite("Blanks and scripts")
struct BlankTests {
  @Test(
    "any blank parts words and is part of none",
    arguments: [
      " ", "\t", "\r", "\u{B}", "\u{C}", "\u{7F}", "\u{0}", "\u{A0}", "\u{1680}", "\u{2003}",
      "\u{2009}", "\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{FEFF}", "\u{85}",
    ])
  func blanksPart(blank: String) {
    let text = TokenizedText("a\(blank)b\(blank)")
    #expect(text.pieces == ["a", "b"])
    #expect(text.tokens[1].shape == .afterBlank)
  }

  @Test(
    "line breaks are counted, however they are written",
    arguments: [
      ("a\nb", [.afterBlank, .afterLineBreak]), ("a\r\nb", [.afterBlank, .afterLineBreak]),
      ("a\u{2028}b", [.afterBlank, .afterLineBreak]),
      ("a\n\nb", [.afterBlank, .afterLineBreak, .afterBlankLine]),
      ("a\r\n\r\nb", [.afterBlank, .afterLineBreak, .afterBlankLine]),
      ("a\n \t\n b", [.afterBlank, .afterLineBreak, .afterBlankLine]),
      ("a\u{2029}b", [.afterBlank, .afterLineBreak, .afterBlankLine]),
      ("a b", [.afterBlank]), ("a,b", []),
    ] as [(String, Token.Shape)])
  func lineBreaks(text: String, shape: Token.Shape) throws {
    #expect(try #require(TokenizedText(text).tokens.last).shape == shape)
  }

  @Test(
    "a soft hyphen or joiner inside a word is no part of its identity",
    arguments: ["\u{AD}", "\u{200C}", "\u{200D}"])
  func invisibleInside(scalar: String) {
    let word = "nego\(scalar)tiate"
    let text = TokenizedText("\(word) now")
    #expect(text.pieces == [word, "now"])
    #expect(text.tokens[0].id == TermHash.id(of: "negotiate"))
    #expect(TermHash.id(of: word) == TermHash.id(of: "negotiate"))
  }

  @Test(
    "an invisible character between marks is neither a blank nor a token",
    arguments: ["\u{AD}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FE0F}"])
  func invisibleOutside(scalar: String) {
    let text = TokenizedText("a, \(scalar)(\(scalar)b")
    #expect(text.pieces == ["a", "comma ,", "openBracket (", "b"])
    #expect(text.tokens[2].shape == .afterBlank)
    #expect(text.tokens[3].shape == [])
  }

  @Test(
    "letters of every script make words",
    arguments: [
      ("Привет, мир", ["Привет", "comma ,", "мир"]), ("평화 회담", ["평화", "회담"]),
      ("السلام عليكم", ["السلام", "عليكم"]), ("हिन्दी में", ["हिन्दी", "में"]),
      ("和平。", ["和平", "other 。"]), ("ΑΘΗΝΑ είπε", ["ΑΘΗΝΑ", "είπε"]),
      ("naïve café", ["naïve", "café"]), ("cafe\u{301}s", ["cafe\u{301}s"]),
      ("Łódź Škoda", ["Łódź", "Škoda"]), ("𐐔𐐯𐑅", ["𐐔𐐯𐑅"]), ("m² x", ["m", "other ²", "x"]),
    ])
  func scripts(text: String, pieces: [String]) {
    #expect(TokenizedText(text).pieces == pieces)
  }

  @Test(
    "a picture is no word, nor is what modifies it",
    arguments: [
      ("ok 👍🏽!", ["ok", "other 👍", "other 🏽", "stop !"]), ("❤\u{FE0F} you", ["other ❤", "you"]),
      ("👩\u{200D}💻", ["other 👩", "other 💻"]), ("\u{1F1F0}\u{1F1F7}", ["other 🇰", "other 🇷"]),
      ("a \u{301} b", ["a", "other \u{301}", "b"]),
    ])
  func pictures(text: String, pieces: [String]) {
    // Compared scalar by scalar: two strings may be equal though their scalars differ.
    #expect(
      TokenizedText(text).pieces.map { Array($0.unicodeScalars) }
        == pieces.map { Array($0.unicodeScalars) })
  }

  @Test(
    "lower case is taken scalar by scalar",
    arguments: [
      ("PEACE", "peace"), ("ÉTÉ", "été"), ("МИР", "мир"), ("ΣΟΦΟΣ", "σοφοσ"),
      ("İstanbul", "istanbul"), ("STRASSE", "strasse"), ("ẞ", "ß"), ("Ÿ", "ÿ"), ("𐐔", "𐐼"),
    ])
  func lowerCase(upper: String, lower: String) {
    #expect(
      TokenizedText(upper).tokens.map(\.id) == TokenizedText(lower).tokens.map(\.id))
    #expect(TermHash.id(of: upper) == TermHash.id(of: lower))
  }

  @Test(
    "nothing, or nothing visible, makes no token", arguments: ["", " ", "\r\n", "\u{AD}\u{A0}"])
  func nothing(text: String) {
    let tokenized = TokenizedText(text)
    #expect(tokenized.tokens.isEmpty)
    #expect(tokenized.sentenceStarts.isEmpty && tokenized.paragraphStarts.isEmpty)
    #expect(tokenized.sentences.isEmpty && tokenized.paragraphs.isEmpty)
    #expect(tokenized.text(of: 0..<0) == "")
  }
}
