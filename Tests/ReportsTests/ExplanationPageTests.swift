import Foundation
import Testing

@testable import Reports

@Suite("Explanation as a page")
struct ExplanationPageTests {
  /// What a reader without style sheets sees: tags taken out.
  private func seen(_ page: String) -> String {
    page.split(separator: "<body>").last.map(String.init)?
      .replacing(#/<[^>]*>/#, with: "") ?? ""
  }

  @Test("words that pull are marked with shade and signs, the others stand as they are")
  func marks() {
    let page = ScoreParts.sample().page(top: 9)
    #expect(
      page.contains(
        "<blockquote dir=\"auto\"><mark class=\"towards3\" title=\"+1.7500\">Peace<sup>+++</sup></mark>, "
          + "<mark class=\"against1\" title=\"-0.2500\">not<sup>−</sup></mark> war</blockquote>"))
  }

  @Test(
    "signs grow with the pull",
    arguments: [
      (0.0999, 0), (-0.0999, 0), (0.1, 1), (-0.1, 1), (0.4999, 1), (0.5, 2), (-1.4999, 2),
      (1.5, 3), (-99, 3), (.nan, 0),
    ] as [(Double, Int)])
  func strength(pull: Double, signs: Int) { #expect(ScoreParts.strength(pull) == signs) }

  @Test("every shade has its rule in the style")
  func shades() {
    let page = ScoreParts.sample().page(top: 9)
    for side in ["towards", "against"] {
      for strength in 1...3 { #expect(page.contains(".\(side)\(strength) { background")) }
    }
  }

  @Test("the table holds what the terminal's holds")
  func sameNumbers() {
    let parts = ScoreParts.sample(unknownWords: ["zorblat"])
    let page = seen(parts.page(top: 2))
    for row in parts.rows(top: 2) {
      #expect(page.contains(row.name + row.value + row.contributions.joined()))
    }
    for line in [parts.headline, parts.probabilityLine, "not known: zorblat"] + parts.notes(top: 2)
    {
      #expect(page.contains(line))
    }
    #expect(!page.contains("no known term"))
    #expect(seen(ScoreParts.sample(terms: []).page(top: 2)).contains("the prior: no known term"))
  }

  @Test("a bar reaches from the middle to its share of the half")
  func bars() {
    let page = ScoreParts.sample().page(top: 9)
    #expect(page.contains("class=\"towards\" style=\"margin-left:50.0000%;width:50.0000%\""))
    // -0.25 of 1.75.
    #expect(page.contains("class=\"against\" style=\"margin-left:42.8571%;width:7.1429%\""))
  }

  private static let hostileText = "<script>alert(\"1\")</script>&amp;'\" onload='x\u{0}\u{1B}[2J"

  @Test("no text of any origin becomes markup")
  func escapes() {
    let odd = Self.hostileText
    let parts = ScoreParts(
      head: odd, classes: [odd, "neutral", odd], probabilities: [0.5, 0.25, 0.25], decided: 0,
      poles: (0, 2), pieces: [.init(odd, pull: 2), .init(odd, pull: nil)],
      terms: [.init(odd, value: 1, contributions: [1, 0, 0])], intercepts: [0, 0, 0],
      sums: [1, 0, 0], temperature: 1, unknownWords: [odd])
    let page = parts.page(top: 9)
    #expect(!page.contains("<script") && !page.contains("onload='"))
    let whole =
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;&quot; onload=&#39;x\u{FFFD}\u{FFFD}[2J"
    // Title, head, class names, text twice, term, unknown word: nothing was forgotten or lost.
    #expect(page.components(separatedBy: whole).count > 8)
    #expect(
      !page.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    let plain = ScoreParts.sample().page(top: 9)
    func tags(_ page: String) -> Set<Substring> {
      Set(page.matches(of: #/<\/?([a-z0-9]+)/#).map(\.output.1))
    }
    #expect(tags(page).isSubset(of: tags(plain)))
  }

  @Test("the page holds all it needs: no script, nothing fetched")
  func selfContained() {
    let page = ScoreParts.sample().page(top: 9)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && page.hasSuffix("</html>\n"))
    for part in [
      "<script", "<link", "<img", "<iframe", "@import", "url(", "src=", "href=", "http:", "https:",
    ] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
  }

  @Test("every element that is opened is closed, in order")
  func wellFormed() throws {
    for parts in [ScoreParts.sample(unknownWords: ["x"]), .sample(terms: []), .manyClasses()] {
      var open: [Substring] = []
      for match in parts.page(top: 1).matches(of: #/<(\/?)([a-z0-9]+)[^>]*>/#) {
        let name = match.output.2
        if name == "meta" { continue }
        if match.output.1.isEmpty { open.append(name) } else { #expect(open.popLast() == name) }
      }
      #expect(open.isEmpty)
    }
  }
}
