import Testing

@testable import Reports

@Suite("Terminal table")
struct TerminalTableTests {
  private func table(_ rows: [(String, String)]) -> [String] {
    var table = TerminalTable([.init("name"), .init("n", right: true)])
    for row in rows { table.append([StyledText(row.0), StyledText(row.1)]) }
    return table.lines(colour: false)
  }

  @Test("columns are as wide as their widest cell, numbers stand right")
  func alignment() {
    #expect(
      table([("Al", "1"), ("Barbara", "1000")]) == [
        "name        n",
        "Al          1",
        "Barbara  1000",
      ])
  }

  @Test("a table without rows is its header")
  func empty() { #expect(table([]) == ["name  n"]) }

  @Test("lines end without blanks")
  func noTrailingBlanks() {
    var table = TerminalTable([.init("a"), .init("long title")])
    table.append([StyledText("x"), StyledText("")])
    table.append([StyledText(""), StyledText("")])
    #expect(table.lines(colour: false) == ["a  long title", "x", ""])
  }

  struct Width: CustomTestStringConvertible, Sendable {
    let text: String
    let columns: Int
    var testDescription: String { text }
  }

  static let widths: [Width] = [
    .init(text: "", columns: 0), .init(text: "Moon", columns: 4), .init(text: "Å", columns: 1),
    .init(text: "A\u{30A}", columns: 1), .init(text: "o\u{302}\u{323}", columns: 1),
    .init(text: "문재인", columns: 6), .init(text: "習近平", columns: 6),
    .init(text: "アベ", columns: 4), .init(text: "ｱﾍﾞ", columns: 3), .init(text: "Ａ１", columns: 4),
    .init(text: "Кремль", columns: 6), .init(text: "١٢", columns: 2),
    .init(text: "שָׁלוֹם", columns: 4), .init(text: "한A國", columns: 5),
    .init(text: "🕊", columns: 2), .init(text: "𠮷", columns: 2), .init(text: "“…”", columns: 3),
    .init(text: "│█▌", columns: 3),
    // Hangul in pieces takes the room of its blocks.
    .init(text: "\u{1106}\u{116E}\u{11AB}", columns: 2),
    .init(text: "\u{1100}\u{1161}\u{1102}\u{1161}", columns: 4),
  ]

  @Test("text is as wide as a terminal shows it", arguments: widths)
  func width(w: Width) { #expect(StyledText(w.text).width == w.columns) }

  @Test("cells line up whatever script they are in", arguments: widths.filter { $0.columns > 0 })
  func scriptsLineUp(w: Width) {
    let lines = table([(w.text, "1"), ("abcdefgh", "1")])
    #expect(lines[1] == w.text + String(repeating: " ", count: 8 - w.columns) + "  1")
    #expect(lines[2] == "abcdefgh  1")
  }

  @Test(
    "what would steer a terminal is replaced",
    arguments: [
      ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\nb", "a\u{FFFD}b"), ("a\r\nb", "a\u{FFFD}\u{FFFD}b"),
      ("\u{7}\u{8}\t\u{0}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{9B}2J", "\u{FFFD}2J"), ("a\u{202E}b", "a\u{FFFD}b"),
      ("\u{2066}\u{200B}", "\u{FFFD}\u{FFFD}"),
      ("a\u{2028}b\u{2029}", "a\u{FFFD}b\u{FFFD}"),
      ("\u{1B}]0;title\u{7}", "\u{FFFD}]0;title\u{FFFD}"),
      ("O'Neil – \"Ö\" ١", "O'Neil – \"Ö\" ١"),
    ])
  func printable(text: String, shown: String) {
    #expect(StyledText(text).rendered(colour: false) == shown)
    #expect(StyledText.truncated(text, to: 40).rendered(colour: false) == shown)
    // Only the colour's own two escapes are left.
    let coloured = StyledText(text, .hostile).rendered(colour: true)
    #expect(coloured == "\u{1B}[33m" + shown + "\u{1B}[0m")
  }

  @Test("no control character gets through")
  func noControls() {
    for value in (0..<0x20 as Range<UInt32>).map({ $0 }) + Array(0x7F...0x9F) {
      let scalar = Unicode.Scalar(value).map(String.init) ?? ""
      #expect(StyledText(scalar).rendered(colour: true) == "\u{FFFD}")
    }
  }

  @Test("without colour there are no escapes, with colour only styled text has them")
  func colour() {
    let text = StyledText("a", .conciliatory) + StyledText("b") + StyledText("c", .dim)
    #expect(text.rendered(colour: false) == "abc")
    #expect(text.rendered(colour: true) == "\u{1B}[36ma\u{1B}[0mb\u{1B}[2mc\u{1B}[0m")
    #expect(text.width == 3)
  }

  @Test("escapes take no room")
  func escapesAreNarrow() {
    var table = TerminalTable([.init("x"), .init("y")])
    table.append([StyledText("ab", .hostile), StyledText("1")])
    table.append([StyledText("abc"), StyledText("1")])
    let lines = table.lines(colour: true)
    #expect(lines[1] == "\u{1B}[33mab\u{1B}[0m   1")
    #expect(lines[2] == "abc  1")
  }

  @Test(
    "what is too long is cut to the limit, with an ellipsis",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("", 3, ""), ("abc", 1, "…"),
      ("문재인", 6, "문재인"), ("문재인", 5, "문재…"), ("문재인", 4, "문…"), ("習近平", 1, "…"),
      ("e\u{301}e\u{301}e\u{301}", 3, "e\u{301}e\u{301}e\u{301}"),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("a🕊b", 3, "a…"),
    ])
  func truncated(text: String, limit: Int, shown: String) {
    let cut = StyledText.truncated(text, to: limit)
    #expect(cut.rendered(colour: false) == shown)
    #expect(cut.width <= limit)
  }
}
