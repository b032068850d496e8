import Testing

@testable import BatchRunner
@testable import Reports

@Suite("Report as a page")
struct ReportPageTests {
  /// What a reader without style sheets sees: tags, style and script taken out.
  private func seen(_ page: String) -> String {
    page.replacing(#/<(style|script)>.*?<\/\1>/#.dotMatchesNewlines(), with: "")
      .replacing(#/<[^>]*>/#, with: "")
  }

  /// An empty report, a full one, one without model, months and sides.
  private static let reports: [ReportContent] = [
    .sample(), .sample(model: nil),
    .sample(actors: [], timeline: [], dyads: [], extremes: []),
    ReportContent(
      run: ReportContent.sample().run, actors: ReportContent.sample().actors, timeline: nil,
      dyads: nil, days: nil, undated: 823, extremes: [], model: nil, missingModel: "Gone.",
      assumption: nil, top: 1),
  ]

  @Test(
    "every tag is closed, every attribute quoted, every id there once and found by whoever names it"
  )
  func structure() throws {
    for report in Self.reports {
      let tags = PageTags(report.page)
      #expect(tags.faults.isEmpty, "\(tags.faults)")
      let ids = tags.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      var named: [String] = []
      for element in tags.elements {
        named += (element.attributes["aria-labelledby"] ?? "").split(separator: " ").map(
          String.init)
        if let link = element.attributes["href"], link.hasPrefix("#") {
          named.append(String(link.dropFirst()))
        }
      }
      #expect(!named.isEmpty && named.allSatisfy(ids.contains), "\(named)")
    }
  }

  @Test("landmarks, headings without a gap, tables with caption and scope, pictures with words")
  func accessible() throws {
    for report in Self.reports {
      let tags = PageTags(report.page)
      #expect(tags.all("html").first?.attributes["lang"] == "en")
      for landmark in ["header", "nav", "main", "footer", "h1"] {
        #expect(tags.all(landmark).count == 1, "\(landmark)")
      }
      #expect(tags.all("section").count == tags.all("h2").count)
      #expect(tags.all("table").count == tags.all("caption").count)
      #expect(
        tags.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
      let levels = tags.elements.compactMap { element in
        element.name.count == 2 && element.name.hasPrefix("h")
          ? Int(element.name.dropFirst()) : nil
      }
      for (a, b) in zip(levels, levels.dropFirst()) { #expect(b <= a + 1) }
      let pictures = tags.all("svg")
      #expect(pictures.allSatisfy { $0.attributes["role"] == "img" })
      #expect(tags.all("desc").count == pictures.count)
      // Whoever scrolls with the keyboard can get there, and hears where that is.
      for box in tags.elements where box.attributes["tabindex"] == "0" {
        #expect(box.attributes["role"] == "region")
        #expect(box.attributes["aria-label"] != nil || box.attributes["aria-labelledby"] != nil)
      }
    }
  }

  @Test("nothing is fetched, and the policy lets nothing but the page's own script run")
  func fetchesNothing() throws {
    let page = ReportContent.sample().page
    let tags = PageTags(page)
    for element in tags.elements {
      #expect(element.attributes["src"] == nil && element.name != "link")
    }
    #expect(!page.contains("url(") && !page.contains("@import"))
    let policy = try #require(
      tags.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    let hash = SHA256.hexadecimal(of: Array(ReportScript.source.utf8))
    #expect(
      policy.attributes["content"]
        == "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(base64(hex: hash))'; base-uri 'none'; form-action 'none'"
    )
    #expect(page.contains("<script>" + ReportScript.source + "</script>"))
  }

  private func base64(hex: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bits = hex.compactMap(\.hexDigitValue).flatMap { digit in
      (0..<4).map { digit >> (3 - $0) & 1 }
    }
    let padded = bits + [Int](repeating: 0, count: (6 - bits.count % 6) % 6)
    let text = stride(from: 0, to: padded.count, by: 6).map { start in
      digits[padded[start..<start + 6].reduce(0) { $0 * 2 + $1 }]
    }
    return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }

  @Test(
    "what a corpus holds stays text",
    arguments: [
      "<script>alert(1)</script>", "\"onload=\"alert(1)", "' onmouseover='x",
      "</title><svg onload=x>",
      "]]><b>", "<\u{301}img src=x onerror=y>", "{{name}}", "-->", "</style><script>x",
    ])
  func escapes(_ attack: String) {
    let calm = ReportContent.sample(corpus: "Merkel")
    let report = ReportContent.sample(corpus: attack)
    func shape(_ report: ReportContent) -> [String] {
      ([report.page] + report.figures.map(\.file)).flatMap { page in
        PageTags(page).elements.map { "\($0.name) \($0.attributes.keys.sorted())" }
      }
    }
    #expect(shape(report) == shape(calm))
    for page in [report.page] + report.figures.map(\.file) {
      #expect(PageTags(page).faults.isEmpty)
      let names = PageTags(page).elements.flatMap(\.attributes.keys)
      #expect(!names.contains { $0.lowercased().hasPrefix("on") })
    }
    #expect(report.page.contains(Markup.escaped(attack)))
  }

  @Test("text cannot turn the page round or hide in it")
  func visible() {
    let noncharacters = String(
      String.UnicodeScalarView([0xFFFE, 0xFDD0].compactMap(Unicode.Scalar.init)))
    for (raw, shown) in [
      ("a\u{202E}b", "a[U+202E]b"), ("\u{2066}x\u{2069}", "[U+2066]x[U+2069]"),
      ("a\u{0}b\u{1B}[2J", "a\u{FFFD}b\u{FFFD}[2J"), ("a\u{200B}b", "a[U+200B]b"),
      ("co\u{AD}operation", "cooperation"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
      ("a\u{2028}b\rc", "a b c"), (noncharacters, "\u{FFFD}\u{FFFD}"),
      ("\u{E0041}", "[U+E0041]"), ("\u{FEFF}x", "[U+FEFF]x"), ("<\u{301}", "&lt;\u{301}"),
    ] { #expect(Markup.escaped(raw) == shown) }
  }

  @Test("only links to pages become links")
  func links() {
    for (link, count) in [
      ("https://example.org/a?b=\"c\"", 1), ("HTTP://example.org", 1), ("javascript:alert(1)", 0),
      ("data:text/html,x", 0), ("//example.org", 0), ("", 0),
    ] {
      let links = PageTags(ReportContent.sample(link: link).page).all("a").filter {
        $0.attributes["rel"] == "noopener noreferrer"
      }
      #expect(links.count == count, "\(link)")
    }
  }

  @Test("words that pull are underlined with signs, weak ones stand as they are")
  func underlines() {
    let page = ReportContent.sample().page
    #expect(
      page.contains(
        "<span class=\"up up2\" title=\"+2.00\">Merkel<sup>++</sup></span>, <span class=\"down down1\" title=\"−0.75\">war<sup>−</sup></span></blockquote>"
      ))
    #expect(
      page.contains(
        "<span class=\"cue\">[<span class=\"up up1\" title=\"+0.60\">Merkel<sup>+</sup></span>]</span>"
      ))
    #expect(seen(page).contains("In 1 of 2 no words are underlined"))
    #expect(seen(ReportContent.sample(model: nil).page).contains("The model is gone."))
  }

  @Test("a statement of many pages is cut, and says by how much")
  func cutsStatements() {
    let long = ReportContent.Statement(
      id: "a", date: nil, text: String(repeating: "x", count: 2_000), cue: nil, score: 1,
      interval: nil, pieces: nil, cuePieces: [], link: nil)
    let page = ReportContent.sample(
      extremes: [.init(actor: "A", conciliatory: [long], hostile: [])]
    ).page
    #expect(page.contains(">" + String(repeating: "x", count: 1_500) + " … (500 more characters)<"))
  }

  @Test("the methods paragraph has the figures of the run")
  func methods() {
    let page = seen(ReportContent.sample().page)
    for part in [
      "with parley 0.1.0 on 2026-11-22 (model SHA-256 5914bf, actor dictionary SHA-256 38f951)",
      "held 62 articles, dated 2021-01-02 to 2021-02-03; 1 more could not be read; 12 statements are of articles without a date.",
      "823 statements: 300 direct quotations, 114 paraphrases with a quoted part and 409 in indirect speech; 150 have no speaker",
      "32 bootstrap replicates", "(900 rows) its accuracy was 0.75 and its macro-F1 0.71",
      "prior probability shift", "errors are the same",
    ] { #expect(page.contains(part), "\(part)") }
  }

  @Test("a part that the folder lacks is left out with a sentence")
  func leavesOut() {
    let page = seen(Self.reports[3].page)
    #expect(page.contains("hold no timeline.csv") && page.contains("hold no dyads.csv"))
    #expect(page.contains("articles without dates") && page.contains("none of them dated"))
    #expect(seen(Self.reports[2].page).contains("No statement of a known actor was found"))
  }

  @Test("the same report is the same bytes")
  func deterministic() {
    #expect(ReportContent.sample().page == ReportContent.sample().page)
    #expect(
      ReportContent.sample().figures.map(\.file) == ReportContent.sample().figures.map(\.file))
  }

  @Test("a long table is cut at the most quoted, and says so")
  func cuts() {
    let rows = (0..<600).map {
      ReportContent.Row(name: "n\($0)", statements: 600 - $0, documents: 1, stance: nil)
    }
    let page = ReportContent.sample(actors: rows, dyads: []).page
    #expect(PageTags(page).all("tr").count == 501)
    #expect(seen(page).contains("The 500 with most statements of 600; actors.csv has all."))
    #expect(page.contains(">n499<") && !page.contains(">n500<"))
  }
}
