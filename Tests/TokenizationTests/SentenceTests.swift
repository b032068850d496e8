import Testing
import Tokenization

@Suite("Sentences and paragraphs")
struct SentenceTests {
  /// One text, its sentences parted by `|`.
  @Test(
    "a sentence ends where a reader ends it",
    arguments: [
      "We agree.| They do not.", "Really?| Yes!| Good.", "We wait…| They come.",
      "we agree. they do not.", "It rose by 3.5 percent.| 20 men left.",
      "He met Mr. Park.| They spoke.", "Gen. Smith and Dr. Jones agree.",
      "He left the U.S. Senate.| Then he spoke.", "He left the U.S.| The talks failed.",
      "He left the U.S.| “We agree.”", "At 5 p.m. Monday he left.", "It closed at 5 p.m.| He left.",
      "George W. Bush spoke.", "Apple Inc.| But no one came.", "Messrs. Kim and Park agreed.",
      "“We agree.”| She left.", "“We agree.” she said.", "\"We agree.\"| She left.",
      "(They agree.)| She left.", "‘“We agree.”’| She left.", "We agree.| “They do not.”",
      "We agree.| (They do not.)", "“Stop!” he said.| He left.",
      "They agree,” he said.| She left.", "We agree.| — Kim", "See No. 5 and Fig. 3.",
      "Visit http://a.com.| The rest follows.",
    ])
  func endsSentences(marked: String) {
    let expected = marked.split(separator: "|").map { $0.drop { $0 == " " } }.map(String.init)
    #expect(TokenizedText(marked.replacing("|", with: "")).sentenceTexts == expected)
  }

  @Test(
    "two sentences glued together are parted, names and addresses are not",
    arguments: [
      ("he stressed.South Korea agreed.", ["he stressed.", "South Korea agreed."]),
      ("“we agree.”South Korea said", ["“we agree.”", "South Korea said"]),
      ("they agreed.I left.", ["they agreed.", "I left."]),
      ("an asp.NET page", ["an asp.NET page"]),
      ("on google.com now", ["on google.com now"]), ("Yahoo!Japan said", ["Yahoo!Japan said"]),
      ("he waited...Then", ["he waited...Then"]), ("it is.So", ["it is.So"]),
    ])
  func glued(text: String, sentences: [String]) {
    #expect(TokenizedText(text).sentenceTexts == sentences)
  }

  @Test(
    "a line is a paragraph, and a sentence even without its stop",
    arguments: ["\n", "\r\n", "\n\n", "\u{2028}", "\u{2029}", "\n \n"])
  func lines(lineBreak: String) {
    let text = TokenizedText("Talks fail\(lineBreak)they left. We stay.\(lineBreak)")
    #expect(text.paragraphTexts == ["Talks fail", "they left. We stay."])
    #expect(text.sentenceTexts == ["Talks fail", "they left.", "We stay."])
  }

  @Test("hard-wrapped lines go on, blank lines part", arguments: ["\n", "\r\n"])
  func hardWrapped(lineBreak: String) {
    let text = TokenizedText(
      """
      The two sides met on
      Monday and agreed to go
      on talking. The talks
      will last.

      A second paragraph that
      is wrapped too.
      """.replacing("\n", with: lineBreak))
    let wrapped = { (text: String) in text.replacing("_", with: lineBreak) }
    #expect(
      text.sentenceTexts
        == [
          wrapped("The two sides met on_Monday and agreed to go_on talking."),
          wrapped("The talks_will last."), wrapped("A second paragraph that_is wrapped too."),
        ])
    #expect(text.paragraphs.map(\.lowerBound) == [0, 18])
  }

  @Test("without a blank line every line stays a paragraph, however it goes on")
  func noBlankLine() {
    let text = TokenizedText("the one\ntwo three\nfour five\nsix seven")
    #expect(text.paragraphTexts == ["the one", "two three", "four five", "six seven"])
  }

  @Test("byte ranges run from the first token's start to the last one's end")
  func byteRanges() {
    let text = TokenizedText(" “été” — so ")
    #expect(text.byteRange(0..<3) == 1..<12)
    #expect(text.text(of: 0..<3) == "“été”")
    #expect(text.text(of: 4) == "so")
    #expect(text.string(1..<4) == "“")
  }
}
