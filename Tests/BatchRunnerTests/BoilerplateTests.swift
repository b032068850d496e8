import Testing

@testable import BatchRunner

@Suite("Boilerplate")
struct BoilerplateTests {
  /// What is left of a text, blanks trimmed.
  private func left(of text: String) -> String {
    String(decoding: Boilerplate.blanked(Array(text.utf8)), as: UTF8.self)
      .split(separator: " ").joined(separator: " ")
  }

  @Test(
    "blanks what pages and boards put around an article",
    arguments: [
      "Anonymous ID: bbeb40 Jan. 11, 2021, 2:20 a.m. No.12461849   🗄️.is 🔗kun   >>1871 >>1929",
      "Anonymous (ID: a1b2c3) 01/11/21(Mon)02:20:11 No.304029",
      "Anonymous 01/11/21(Mon)02:20:11 No.304029",
      ">>1871 >>1929", "&gt;&gt;12461849", "  >>1871",
      "https://www.rt.com/news/512108-south-korea-breakthrough-biden/", "www.example.org/a?b=c",
      "http://a.example/1 https://b.example/2", "via https://example.org/x",
      "Source: http://example.org",
      "<https://example.org>", "Advertisement", "ADVERTISEMENT", "- Advertisement -", "Read next ›",
      "Show more →",
      "[Advertisement]",
      "Advertisement - scroll to continue", "Story continues below advertisement",
      "Article continues after advertisement", "Read more: Kim says talks are over",
      "READ MORE: Why we quit",
      "Read more", "Read More »", "Related: “We will not yield,” Kim says",
      "See also: What he said",
      "Also read: Minister says no", "Share", "Share on Facebook", "Share this article",
      "Facebook Twitter Email Print", "Facebook | Twitter | WhatsApp", "12 Comments", "Tweet",
      "© 2021 Reuters",
      "Copyright 2021 The Associated Press. All rights reserved. This material may not be published.",
      "Copyright © 2021 Example News", "(c) 2021 AFP", "Reuters 2021. All Rights Reserved.",
      "Sign up for our daily newsletter", "Subscribe to our channel",
      "Follow us on Twitter: @example",
      "Click here to read the full report", "Skip to main content", "Photo: A. Person/Agency",
      "Image source, Agency", "Tags: peace, talks", "Loading...", "Trending now",
    ])
  func blanks(_ line: String) {
    #expect(left(of: line) == "")
    // The lines around stay as they are.
    let text = "Before it, he said.\n\(line)\r\nAfter it, she said."
    let blanked = Boilerplate.blanked(Array(text.utf8))
    #expect(blanked.starts(with: Array("Before it, he said.\n".utf8)))
    #expect(blanked.suffix(20) == Array(text.utf8).suffix(20))
    #expect(blanked.count == text.utf8.count)
  }

  @Test(
    "leaves alone what somebody says",
    arguments: [
      "“We will talk,” Moon said.", "Read more books, the minister said.",
      "Advertisement is a poor word for it, she said.", "Share the burden, he told allies.",
      "Print money and prices rise, the bank said.", "“Share,” he said.",
      "Anonymous officials said no.",
      "Anonymous sources told the paper that talks had begun on Jan. 11.",
      "He wrote on https://example.org that talks would go on.",
      "Copyright law must change, she said.",
      "Related parties said they would sue.", "read more: the line goes on in lower case",
      "The minister said all rights reserved to parents must be kept.",
      "If 3 >> 2 then he said so.",
      "Photographs show that troops left, the ministry said.", "Ads do not work, he said.",
      "Subscribe is not what he said.",
    ])
  func leavesSpeech(_ line: String) {
    #expect(Boilerplate.blanked(Array(line.utf8)) == Array(line.utf8))
  }

  @Test("a post's header ends where its text begins")
  func headerEnds() {
    #expect(
      left(of: "Anonymous ID: bbeb40 Jan. 11, 2021, 2:20 a.m. No.12461849 >>1871 Moon said no.")
        == "Moon said no.")
    #expect(left(of: "He said yes. >>1871") == "He said yes.")
  }

  @Test("long lines are prose, whatever they begin with")
  func longLinesStay() {
    let line = "Read more: " + String(repeating: "he said so, ", count: 40)
    #expect(Boilerplate.blanked(Array(line.utf8)) == Array(line.utf8))
  }

  @Test("keeps every offset: a blanked text has the same length, and differs in blanks only")
  func keepsOffsets() {
    let text = "🗄️ é\n\nAdvertisement\n>>12 “Peace,” said Ri. 🕊\nShare 🔗\n© Ä"
    let blanked = Boilerplate.blanked(Array(text.utf8))
    #expect(blanked.count == text.utf8.count)
    for (was, is_) in zip(text.utf8, blanked) { #expect(is_ == was || is_ == 0x20) }
    #expect((try? UTF8Span(validating: blanked.span)) != nil)
    #expect(String(decoding: blanked, as: UTF8.self).contains("“Peace,” said Ri. 🕊"))
  }
}
