import Testing
import Tokenization

@Suite("Character references left in a text")
struct CharacterReferenceTests {
  @Test(
    "a reference is read as the character it stands for",
    arguments: [
      ("&quot;We agree,&quot; he said.", "\"We agree,\" he said."),
      ("&ldquo;We agree,&rdquo; he said.", "“We agree,” he said."),
      ("&#8220;We agree,&#8221; he said.", "“We agree,” he said."),
      ("&#x201C;We agree,&#x201d; he said.", "“We agree,” he said."),
      ("&#147;We agree,&#148; he said.", "“We agree,” he said."),
      ("&laquo;We agree,&raquo; he said.", "«We agree,» he said."),
      ("&bdquo;We agree,&ldquo; he said.", "„We agree,“ he said."),
      ("They don&#39;t agree.", "They don't agree."),
      ("They don&rsquo;t agree.", "They don’t agree."),
      ("Moon&apos;s aide", "Moon's aide"), ("Moon&rsquo;s aide", "Moon’s aide"),
      ("the workers&rsquo; union", "the workers’ union"),
      ("talks&nbsp;failed", "talks\u{A0}failed"), ("co&shy;operate", "co\u{AD}operate"),
      ("talks &mdash; again", "talks — again"), ("2010&ndash;12", "2010–12"),
      ("well&hellip;", "well…"), ("Caf&#233; owners", "Café owners"),
      ("AT&amp;T", "AT&T"), ("a &lt;b&gt;", "a <b>"),
    ])
  func readsAsCharacter(encoded: String, decoded: String) {
    let tokens = TokenizedText(encoded).tokens
    let expected = TokenizedText(decoded).tokens
    #expect(tokens.map(\.kind) == expected.map(\.kind))
    #expect(tokens.map(\.mark) == expected.map(\.mark))
    #expect(tokens.map(\.shape) == expected.map(\.shape))
    #expect(
      tokens.filter { $0.kind == .word }.map(\.id) == expected.filter { $0.kind == .word }.map(\.id)
    )
  }

  @Test("the offsets of a token span the whole reference")
  func spansReference() {
    let text = TokenizedText("&ldquo;We don&rsquo;t,&rdquo; he said.")
    #expect(text.pieces.prefix(4) == ["opening &ldquo;", "We", "don&rsquo;t", "comma ,"])
  }

  @Test(
    "what is no reference stays an ampersand",
    arguments: [
      "AT&T", "Q&A;", "&bogus;", "&#;", "&#x;", "&#xZZ;", "&#12", "&", "&;", "&#9;", "&#xD800;",
      "&#1114112;", "&#9999999;", "&#xFFFFFF;", "&quot", "& quot;",
    ])
  func staysAmpersand(text: String) {
    let tokens = TokenizedText(text).tokens
    #expect(tokens.contains { $0.kind == .other && $0.length == 1 })
    #expect(!tokens.contains { $0.kind == .quotationMark })
  }
}
