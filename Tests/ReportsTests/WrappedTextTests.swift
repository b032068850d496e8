import ParleyTestSupport
import Reports
import Testing

@Suite("Wrapped text")
struct WrappedTextTests {
  @Test(
    "breaks between words, cuts long ones, and counts wide characters twice",
    arguments: [
      ("one two three", 7, ["one two", "three"]),
      ("one two", 20, ["one two"]),
      ("  one\n\ttwo  ", 20, ["one two"]),
      ("", 5, [""]),
      (" \n ", 5, [""]),
      ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("ab cdefgh", 3, ["ab", "cde", "fgh"]),
      ("漢字漢字", 4, ["漢字", "漢字"]),
      ("漢字漢", 3, ["漢", "字", "漢"]),
      ("soft\u{AD}hyphen", 20, ["softhyphen"]),
      ("a\u{1B}[31mb", 20, ["a\u{FFFD}[31mb"]),
      ("\u{202E}x", 20, ["\u{FFFD}x"]),
    ])
  func wraps(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(WrappedText.lines(text, width: width) == lines)
  }

  @Test("loses no word and steers nothing, whatever the text")
  func random() {
    var generator = SeededGenerator(seed: 12)
    let letters: [Unicode.Scalar] = ["a", "b", " ", "\n", "\u{1B}", "\u{9B}", "漢", "é", "\u{301}"]
    for _ in 0..<300 {
      let scalars = (0..<40).map { _ in letters.randomElement(using: &generator) ?? "a" }
      let text = String(String.UnicodeScalarView(scalars))
      let width = Int.random(in: 2...12, using: &generator)
      let lines = WrappedText.lines(text, width: width)
      #expect(!lines.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
      let kept = lines.joined().unicodeScalars.filter { $0 != " " }.map(\.value)
      let given = scalars.filter { !$0.properties.isWhitespace }
        .map { $0.value == 0x1B || $0.value == 0x9B ? 0xFFFD : $0.value }
      #expect(kept == given)
    }
  }
}
