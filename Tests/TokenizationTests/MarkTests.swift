import Testing
import Tokenization

@Suite("Marks")
struct MarkTests {
  @Test(
    "a mark that has a direction keeps it wherever it stands",
    arguments: [
      ("“", .double, .opening), ("”", .double, .closing), ("„", .double, .opening),
      ("‟", .double, .opening), ("‘", .single, .opening), ("’", .single, .closing),
      ("\u{02BC}", .single, .closing), ("‚", .single, .opening), ("‛", .single, .opening),
      ("«", .guillemet, .opening), ("»", .guillemet, .closing), ("‹", .guillemet, .opening),
      ("›", .guillemet, .closing), ("``", .double, .opening), ("`", .single, .opening),
    ] as [(String, QuotationMark.Family, QuotationMark.Direction)])
  func keepsDirection(
    mark: String, family: QuotationMark.Family, direction: QuotationMark.Direction
  ) {
    for text in ["\(mark)", "a \(mark) b", "a \(mark)x", "a,\(mark) b"] {
      let marks = TokenizedText(text).tokens.filter { $0.kind == .quotationMark }
      #expect(marks.map(\.mark) == [QuotationMark(family, direction)], "\(text)")
      #expect(marks.map { Int($0.length) } == [mark.utf8.count])
    }
  }

  @Test(
    "a straight mark takes its direction from its neighbours", arguments: ["\"", "'", "''"],
    [
      ("Q yes", .either), ("Qyes", .opening), ("a Qyes", .opening), ("(Qyes", .opening),
      ("a —Qyes", .opening), ("“Qyes", .opening), ("yes.Q", .closing), ("yes,Q he", .closing),
      ("yesQ", .closing), ("yesQ)", .closing), ("a Q b", .either), ("yes.QHe", .either),
      ("a\u{A0}Qyes", .opening), ("yesQ\u{A0}he", .closing), ("a QÉtat", .opening),
      ("été.Q—", .closing), ("a\nQyes", .opening), ("yes.Q…", .closing),
    ] as [(String, QuotationMark.Direction)])
  func straightMarks(mark: String, place: (text: String, direction: QuotationMark.Direction)) {
    let text = TokenizedText(place.text.replacing("Q", with: mark))
    let family: QuotationMark.Family = mark == "'" ? .single : .double
    let marks = text.tokens.filter { $0.kind == .quotationMark && $0.mark.isStraight }
    #expect(marks.map(\.mark) == [QuotationMark(family, place.direction, straight: true)])
  }

  @Test(
    "hyphens join, dashes part",
    arguments: [
      ("well-known", ["well", "hyphen -", "known"]), ("a - b", ["a", "dash -", "b"]),
      ("a- b", ["a", "hyphen -", "b"]), ("a -b", ["a", "hyphen -", "b"]),
      ("a--b", ["a", "dash --", "b"]), ("a ---- b", ["a", "dash ----", "b"]),
      ("a—b", ["a", "dash —", "b"]), ("2010–12", ["number 2010", "dash –", "number 12"]),
      ("a‐b", ["a", "hyphen ‐", "b"]), ("a\u{2011}b", ["a", "hyphen \u{2011}", "b"]),
      ("a ― b", ["a", "dash ―", "b"]), ("a -", ["a", "dash -"]), ("−5", ["other −", "number 5"]),
    ])
  func hyphensAndDashes(text: String, pieces: [String]) {
    #expect(TokenizedText(text).pieces == pieces)
  }

  @Test(
    "every other mark has its kind",
    arguments: [
      ("yes...", ["yes", "stop ..."]), ("yes…", ["yes", "stop …"]),
      ("what?!", ["what", "stop ?", "stop !"]), ("a;b", ["a", "semicolon ;", "b"]),
      ("a: b", ["a", "colon :", "b"]), ("(a)", ["openBracket (", "a", "closeBracket )"]),
      ("[a]", ["openBracket [", "a", "closeBracket ]"]), ("a/b", ["a", "other /", "b"]),
      ("@x #y", ["other @", "x", "other #", "y"]), ("€5", ["other €", "number 5"]),
      ("a×b", ["a", "other ×", "b"]), ("{", ["other {"]), ("\u{FFFD}", ["other \u{FFFD}"]),
    ])
  func otherMarks(text: String, pieces: [String]) {
    #expect(TokenizedText(text).pieces == pieces)
  }

  @Test(
    "an address ends at a blank, a closing mark or the stop behind it",
    arguments: [
      ("see https://a.com/x?y=1&z#q now", ["see", "https", "other ://a.com/x?y=1&z#q", "now"]),
      ("(http://a.com)", ["openBracket (", "http", "other ://a.com", "closeBracket )"]),
      ("http://a.com\" he", ["http", "other ://a.com", "closing \"", "he"]),
      ("http://a.com” he", ["http", "other ://a.com", "closing ”", "he"]),
      ("http://a.com» he", ["http", "other ://a.com", "closing »", "he"]),
      ("http://a.com\u{A0}he", ["http", "other ://a.com", "he"]),
      ("http://a.com\u{2028}he", ["http", "other ://a.com", "he"]),
      ("http://a.com. He", ["http", "other ://a.com", "stop .", "He"]),
      ("http://a.com, he", ["http", "other ://a.com", "comma ,", "he"]),
      ("http://a.com/été b", ["http", "other ://a.com/été", "b"]),
      ("http:/a", ["http", "colon :", "other /", "a"]), ("a://", ["a", "other ://"]),
    ])
  func addresses(text: String, pieces: [String]) {
    #expect(TokenizedText(text).pieces == pieces)
  }
}
