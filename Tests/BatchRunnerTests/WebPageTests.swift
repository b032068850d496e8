import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("WebPage")
struct WebPageTests {
  private func paragraphs(_ html: String) throws -> [String] {
    String(decoding: try WebPage(Array(html.utf8)).text, as: UTF8.self)
      .components(separatedBy: "\n\n")
  }

  /// An invented page in the manner of news sites.
  private static let page = """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
    <title>Talks to resume - The Daily Example</title>
    <meta property="og:title" content="Talks to &quot;resume&quot;">
    <meta property="og:site_name" content="The Daily Example">
    <meta property="article:published_time" content="2026-11-22T10:15:00Z">
    <link rel="canonical" href="https://daily.example/talks">
    <style>p { color: red }</style><script>var a = "<p>He said no.</p>";</script></head>
    <body class="single has-sidebar">
    <header><a href="/">The Daily Example</a><p>All the news, every day, said the founder.</p></header>
    <nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <div id="page"><main><article class="post category-news comments-open">
    <header><h1>Talks to resume</h1></header>
    <div class="byline">By A. Writer</div>
    <figure><img src="x.jpg" alt="x"><figcaption>The minister said nothing, in May.</figcaption></figure>
    <div class="body"><p>The two sides will meet again, <a href="/who">Anna Example</a> said on Monday.</p>
    <p>“We are ready to talk,” she said,
       &ldquo;and to&nbsp;listen.&rdquo;</p>
    <div class="ad-slot"><p>Buy this, buy that, buy it all, says everyone who bought it.</p></div>
    <h2>What comes next</h2>
    <ul><li>A meeting in Geneva, she said.</li><li>A report in June.</li></ul>
    <blockquote><p>Nobody wants a war.</p></blockquote>
    <!-- <p>He denied it, he said.</p> -->
    <p>Line one<br>line two<br><br>Another paragraph<script>x()</script> after all.</p>
    <h3>Related stories</h3><ul><li><a href="/1">Minister says no to everything</a></li></ul></div>
    <div class="share-buttons"><p>Share this with friends, please, and with everyone.</p></div>
    <aside><p>Our reporter said this elsewhere, and at length, on some other day.</p></aside>
    <div id="comments"><p>First comment: he said it, she said it, they all said it, always.</p></div>
    </article></main></div>
    <form><p>Sign up for news, he said.</p></form>
    <footer><p>© 2026 The Daily Example, all rights reserved, said the lawyer.</p></footer></body></html>
    """

  @Test("takes the article and leaves what stands around it")
  func takesTheArticle() throws {
    #expect(
      try paragraphs(Self.page) == [
        "Talks to resume", "The two sides will meet again, Anna Example said on Monday.",
        "“We are ready to talk,” she said, “and to\u{A0}listen.”", "What comes next",
        "A meeting in Geneva, she said.", "A report in June.", "Nobody wants a war.",
        "Line one\nline two", "Another paragraph after all.",
      ])
  }

  @Test("takes title, date, address and outlet")
  func takesFacts() throws {
    let page = try WebPage(Array(Self.page.utf8))
    #expect(page.title == "Talks to \"resume\"")
    #expect(page.dates.first == "2026-11-22T10:15:00Z")
    #expect(page.url == "https://daily.example/talks")
    #expect(page.source == "The Daily Example")
    #expect(page.repairs == 0)
  }

  @Test(
    "finds the date where pages keep it, the most trustworthy first",
    arguments: [
      (#"<meta name="date" content="2026/11/22">"#, "2026-11-22"),
      (#"<meta itemprop="datePublished" content="Nov. 22, 2026">"#, "2026-11-22"),
      (#"<meta name="DC.date.issued" content="22 November 2026">"#, "2026-11-22"),
      (#"<time datetime="2026-11-22T10:00">yesterday</time>"#, "2026-11-22"),
      ("<time>November 22, 2026</time>", "2026-11-22"),
      (
        #"<time datetime="2020-01-01"></time><time itemprop="datePublished" datetime="2026-11-22">"#,
        "2026-11-22"
      ),
      (
        #"<script type="application/ld+json">{"@graph":[{"datePublished" : "2026-11-22T09:00Z"}]}</script>"#,
        "2026-11-22"
      ),
      (
        #"<script type="application/ld+json">{"datePublished":"2026-11-22",]</script><time>1 May 2020</time>"#,
        "2026-11-22"
      ),
      (#"<meta name="date" content="?"><time datetime="2026-11-22"></time>"#, "2026-11-22"),
      ("<time>two hours ago</time>", nil), ("<script>datePublished</script>", nil),
    ] as [(String, String?)])
  func findsDates(_ html: String, _ expected: String?) throws {
    let record = RawRecord(
      source: "a", line: nil, fallbackID: "a",
      body: .html(Array((html + "<p>Peace, he said, is near.</p>").utf8)))
    let article = try Article(record, names: FieldNames())
    #expect(article.date == expected)
    #expect(article.hasUnreadDate == html.contains("ago"))
  }

  @Test(
    "finds a title",
    arguments: [
      ("<title>A\n  B</title><h1>C</h1>", "A B"), ("<h1>C <i>d</i></h1>", "C d"),
      (#"<title>A</title><meta property="og:title" content="O">"#, "O"), ("<h2>E</h2>", nil),
    ] as [(String, String?)])
  func findsTitles(_ html: String, _ expected: String?) throws {
    #expect(try WebPage(Array((html + "<p>Peace is near.</p>").utf8)).title == expected)
  }

  @Test(
    "reads the encodings that pages are in, declared or not",
    arguments: [
      // Quotation marks of Windows-1252, declared as Latin-1, as itself, not at all; by number.
      (
        Array(#"<meta charset="iso-8859-1"><p>"#.utf8) + [0x93] + Array("Peace".utf8) + [0x94],
        "“Peace”"
      ),
      (Array(#"<meta charset="windows-1252"><p>"#.utf8) + [0x93, 0xE9, 0x94], "“é”"),
      (Array("<p>".utf8) + [0x93] + Array("Peace".utf8) + [0x94, 0x85], "“Peace”…"),
      (Array("<p>&#147;Peace&#148; &#x2014; &#8220;now&#8221;".utf8), "“Peace” — “now”"),
      (Array(#"<meta charset="iso-8859-2"><p>"#.utf8) + [0xB3, 0xF3, 0x64, 0xBC], "łódź"),
      (Array(#"<meta charset="latin1"><p>“Peace”"#.utf8), "“Peace”"),
      (
        Array(#"<?xml version="1.0" encoding="koi8-r"?><html><p>"#.utf8) + [0xED, 0xC9, 0xD2], "Мир"
      ),
      ([0xEF, 0xBB, 0xBF] + Array("<p>“Peace”".utf8), "“Peace”"),
      (
        [0xFF, 0xFE] + Array("<p>é한</p>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "é한"
      ),
      (
        [0xFE, 0xFF] + Array("<p>é한</p>".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "é한"
      ),
      (Array(#"<meta charset="no-such-thing"><p>"#.utf8) + [0x93, 0x94], "“”"),
    ] as [([UInt8], String)])
  func readsEncodings(_ bytes: [UInt8], _ expected: String) throws {
    #expect(String(decoding: try WebPage(bytes).text, as: UTF8.self) == expected)
  }

  @Test("repairs a page that says UTF-8 and is not, and counts the repairs")
  func repairs() throws {
    let page = try WebPage(
      Array(#"<meta charset="utf-8"><p>a"#.utf8) + [0xFF] + Array("b</p>".utf8))
    #expect(page.text == Array("a\u{FFFD}b".utf8))
    #expect(page.repairs == 1)
  }

  @Test(
    "reads what is hardly a page",
    arguments: [
      ("Peace, he said.", ["Peace, he said."]), ("<p>One<p>Two", ["One", "Two"]),
      ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
      ("<p>Unclosed <b>bold<p>Next", ["Unclosed bold", "Next"]),
      (
        "<table><tr><td>Left, he said.<td>Right, she said.</table>",
        ["Left, he said.", "Right, she said."]
      ),
      ("<p>&lt;p&gt; &amp; &bogus; 1 < 2", ["<p> & &bogus; 1 < 2"]),
      // Where classes would leave nothing out but everything, they mean something else.
      (#"<div class="sidebar"><p>Peace is near, he said.</p></div>"#, ["Peace is near, he said."]),
      (#"<p>Shown.</p><p hidden>Not.</p><p style="display: none">Nor this.</p>"#, ["Shown."]),
    ])
  func readsFragments(_ html: String, _ expected: [String]) throws {
    #expect(try paragraphs(html) == expected)
  }

  @Test(
    "says why there is no article",
    arguments: [
      ("", "no article text"), ("   ", "no article text"),
      ("<nav><a href='/'>Home</a></nav>", "no article text"),
      ("<p>a\0b</p>", "NUL byte"), (String(repeating: "<b>", count: 250_001), "250001 tags"),
    ])
  func saysWhyNot(_ html: String, _ expected: String) {
    let failure = #expect(throws: ArticleFields.Failure.self) { try WebPage(Array(html.utf8)) }
    #expect(failure?.reason.contains(expected) == true, "\(failure?.reason ?? "")")
  }

  @Test("reads a page nested 20,000 deep", arguments: ["div", "b", "blockquote", "span"])
  func readsDeepPages(_ tag: String) throws {
    let html = String(repeating: "<\(tag)>", count: 20_000) + "Peace, he said."
    #expect(try paragraphs(html) == ["Peace, he said."])
  }

  @Test("random damage to a page never stops the program")
  func survivesDamage() {
    var random = SeededGenerator(seed: 11)
    let page = Array(Self.page.utf8)
    for _ in 0..<300 {
      var bytes = page
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 1...255, using: &random)
        case 1: bytes.removeSubrange(at..<min(at + 40, bytes.count))
        default: bytes.insert(contentsOf: Array("<div><p>".utf8), at: at)
        }
      }
      guard let read = try? WebPage(bytes) else { continue }
      #expect((try? UTF8Span(validating: read.text.span)) != nil)
    }
  }
}
