import Testing
import Tokenization

@Suite("Words")
struct WordTests {
  static let apostrophes = ["'", "\u{2019}", "\u{02BC}", "\u{2018}"]

  @Test(
    "an apostrophe before s, d, m, ll, re or ve splits a clitic off", arguments: apostrophes,
    ["s", "d", "m", "ll", "re", "ve", "S", "LL"])
  func splitsClitics(apostrophe: String, ending: String) {
    let text = TokenizedText("they\(apostrophe)\(ending) go")
    #expect(text.pieces == ["they", "clitic \(apostrophe)\(ending)", "go"])
    #expect(text.tokens[1].id == TermHash.id(of: "'" + ending.lowercased()))
    #expect(text.tokens[1].shape == [])
  }

  @Test(
    "any other apostrophe between letters stays inside the word", arguments: apostrophes,
    [
      "don_t", "DON_T", "o_clock", "O_Brien", "rock_n_roll", "d_Estaing", "l_état", "al_arabi",
      "a_se",
    ])
  func keepsApostrophes(apostrophe: String, word: String) {
    let text = TokenizedText(word.replacing("_", with: apostrophe))
    #expect(text.pieces == [word.replacing("_", with: apostrophe)])
    #expect(text.tokens.map(\.id) == [TermHash.id(of: word.replacing("_", with: "'"))])
  }

  @Test(
    "only n't is negated, however it is written",
    arguments: [
      ("don't", true), ("DON’T", true), ("won\u{02BC}t", true), ("can‘t", true), ("it't", false),
      ("o'clock", false), ("don'ts", false), ("not", false), ("n't", true), ("don'n", false),
    ])
  func marksNegation(word: String, isNegated: Bool) {
    let text = TokenizedText(word)
    #expect(text.pieces == [word])
    #expect(text.tokens[0].shape.contains(.negated) == isNegated)
  }

  @Test(
    "apostrophes at a word's edge are marks",
    arguments: [
      ("dogs' tails", ["dogs", "closing '", "tails"]),
      ("dogs’ tails", ["dogs", "closing ’", "tails"]),
      ("dogs\u{02BC} tails", ["dogs", "closing \u{02BC}", "tails"]),
      ("'tis so", ["opening '", "tis", "so"]),
      ("’tis so", ["closing ’", "tis", "so"]),
      ("the dog's' end", ["the", "dog", "clitic 's", "closing '", "end"]),
      ("the dogʼsʼ end", ["the", "dog", "clitic ʼs", "closing ʼ", "end"]),
      ("'s", ["opening '", "s"]),
      ("a 's", ["a", "opening '", "s"]),
    ])
  func edgesAreMarks(text: String, pieces: [String]) {
    #expect(TokenizedText(text).pieces == pieces)
  }

  @Test(
    "initials are one word with their points",
    arguments: [
      ("the U.S. army", ["the", "U.S.", "army"], "us"),
      ("the U.S army", ["the", "U.S", "army"], "us"),
      ("at a.m. today", ["at", "a.m.", "today"], "am"),
      ("the D.P.R.K. said", ["the", "D.P.R.K.", "said"], "dprk"),
      ("George W. Bush", ["George", "W.", "Bush"], "w"),
      ("by J.K. Rowling", ["by", "J.K.", "Rowling"], "jk"),
    ])
  func keepsInitials(text: String, pieces: [String], second: String) {
    let tokenized = TokenizedText(text)
    #expect(tokenized.pieces == pieces)
    #expect(tokenized.tokens[1].id == TermHash.id(of: second))
  }

  @Test(
    "a point after a small letter, the pronoun I or a long word is a stop",
    arguments: [
      ("plan a. Then", ["plan", "a", "stop .", "Then"]),
      ("it is I. Then", ["it", "is", "I", "stop .", "Then"]),
      ("he left. Then", ["he", "left", "stop .", "Then"]),
      ("he stressed.South", ["he", "stressed", "stop .", "South"]),
      ("U.Stop", ["U.", "Stop"]),
    ])
  func findsStops(text: String, pieces: [String]) {
    #expect(TokenizedText(text).pieces == pieces)
  }

  @Test(
    "a known abbreviation keeps its point, in any case and length",
    arguments: [
      "Mr", "mrs", "DR", "Prof", "Gen", "Messrs", "approx", "etc", "vs", "Sept", "Thurs", "Calif",
      "Inc", "Ltd", "Jr", "St", "No",
    ])
  func keepsAbbreviations(word: String) {
    let text = TokenizedText("a \(word). b")
    #expect(text.pieces == ["a", "\(word).", "b"])
    #expect(text.tokens[1].shape.contains(.endsWithPoint))
    #expect(text.tokens[1].id == TermHash.id(of: word))
  }

  @Test(
    "a number holds its points and commas, a word its digits",
    arguments: [
      ("3.5", ["number 3.5"]), ("28,500.", ["number 28,500", "stop ."]),
      ("1,2,3", ["number 1,2,3"]), ("3. Then", ["number 3", "stop .", "Then"]),
      ("3, 4", ["number 3", "comma ,", "number 4"]), ("2nd", ["2nd"]), ("1,000km", ["1,000km"]),
      ("F-16", ["F", "hyphen -", "number 16"]), ("No.1", ["No.", "number 1"]),
      ("1990's", ["1990's"]), ("'90s", ["opening '", "90s"]), ("5%", ["number 5", "other %"]),
      ("-5", ["hyphen -", "number 5"]), ("10:30", ["number 10", "colon :", "number 30"]),
    ])
  func findsNumbers(text: String, pieces: [String]) {
    let tokenized = TokenizedText(text)
    #expect(tokenized.pieces == pieces)
    for (i, token) in tokenized.tokens.enumerated() where token.kind == .number {
      #expect(token.id == Token.numberID)
      #expect(token.shape.contains(.hasDigit), "\(tokenized.text(of: i))")
    }
  }

  @Test(
    "the shape tells capitals and digits",
    arguments: [
      ("peace", []), ("Peace", [.capitalised]), ("UN", [.capitalised, .allCapitals]),
      ("I", [.capitalised]), ("iPhone", []), ("G7", [.capitalised, .hasDigit]),
      ("COVID19", [.capitalised, .allCapitals, .hasDigit]), ("5G", [.hasDigit]),
      ("Élysée", [.capitalised]), ("ÉTÉ", [.capitalised, .allCapitals]), ("Привет", [.capitalised]),
      ("평화", []), ("ß", []), ("O'BRIEN", [.capitalised, .allCapitals]),
    ] as [(String, Token.Shape)])
  func tellsShape(word: String, shape: Token.Shape) {
    #expect(TokenizedText(word).tokens.map(\.shape) == [shape.union(.afterBlank)])
  }
}
