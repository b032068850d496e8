import ParleyTestSupport
import Testing

@testable import Features

@Suite("Masking of names")
struct MaskingTests {
  @Test(
    "capitals inside a sentence are names",
    arguments: [
      ("We met Park in Seoul", "we met ‹actor› in ‹actor›"),
      ("We met Park Chung Hee today", "we met ‹actor› today"),
      ("We told Kim's envoy", "we told ‹actor› envoy"),
      ("We told Kim he'd go", "we told ‹actor› he would go"),
      ("we trust God as I do", "we trust god as i do"),
      ("the UN and NATO agree", "the ‹actor› and ‹actor› agree"),
      ("we met Park, Kim and Lee", "we met ‹actor› ‹actor› and ‹actor›"),
      ("the U.S. agrees", "the ‹actor› agrees"), ("with Élysée", "with ‹actor›"),
    ])
  func capitals(text: String, words: String) { #expect(FeatureText(text).spelled() == words) }

  @Test(
    "a capital at the start says nothing, two of them a name",
    arguments: [
      ("Talks go on", "talks go on"), ("Park said so", "park said so"),
      ("Park Chung said so", "‹actor› said so"),
      ("The United Nations agreed", "the ‹actor› agreed"),
      ("We agree. They do not", "we agree they do not"), ("He said: We agree", "he said we agree"),
      ("he said “We agree”", "he said we agree"), ("(We agree)", "we agree"),
      ("Will you go? No! Never", "will you go ? no ! never"),
      ("We left the U.S. They stayed", "we left the ‹actor› they stayed"),
      ("Talks failed\nThey left", "talks failed they left"),
      ("Neither Seoul nor Tokyo agrees", "neither ¬‹actor› ¬nor ¬‹actor› ¬agrees"),
      ("Won't China agree", "will not ¬‹actor› ¬agree"),
      ("Nothing Kim does helps", "nothing ¬‹actor› ¬does ¬helps"),
      ("No. The dam is ours", "no the dam is ours"),
    ])
  func starts(text: String, words: String) { #expect(FeatureText(text).spelled() == words) }

  @Test(
    "a known name is masked wherever and however it is written",
    arguments: [
      ("Park said so", ["Park"], "‹actor› said so"),
      ("the park agreed", ["park"], "the ‹actor› agreed"),
      ("Moon Jae-in agreed", ["Moon Jae-in"], "‹actor› agreed"),
      ("the Group of 7 agreed", ["Group of 7"], "the ‹actor› agreed"),
      ("we think Yahoo! agreed", ["Yahoo!"], "we think ‹actor› agreed"),
      ("near Washington, D.C. today", ["Washington, D.C."], "near ‹actor› today"),
      ("the people's party won", ["people's party"], "the ‹actor› won"),
      ("Park's men and Kim Jong Un's men", ["Park", "Kim Jong Un"], "‹actor› men and ‹actor› men"),
      ("to Kim Park", ["Kim", "Park"], "to ‹actor›"),
    ])
  func knownNames(text: String, names: [String], words: String) {
    #expect(FeatureText(text, names: names).spelled() == words)
  }

  @Test(
    "in shouted text only known names are masked",
    arguments: [
      ("WE WILL NEVER TALK TO THEM", [], "we will never ¬talk ¬to ¬them"),
      ("WE WILL TALK TO KIM", ["Kim"], "we will talk to ‹actor›"),
      ("We Will Talk Again Soon", [], "we will talk again soon"),
      ("TALKS WITH KIM", [], "‹actor›"), ("We Will Talk again soon", [], "we ‹actor› again soon"),
    ])
  func shouted(text: String, names: [String], words: String) {
    #expect(FeatureText(text, names: names).spelled() == words)
  }

  static let names = [
    "Park", "Kim Jong Un", "Moon Jae-in", "the U.N.", "Côte d'Ivoire", "People's Republic", "peace",
    "St. John", "Washington, D.C.", "O’Brien", "김정은", "Sheikh Tamim Bin Hamad Al Thani",
  ]
  /// Names that end in a digit or a mark, after which 's is no clitic.
  static let oddNames = ["Group of 7", "Yahoo!"]
  /// Frames whose Beta, but not Alpha, may have an 's.
  static let frames = [
    "Alpha agreed to talk with Beta.", "We will not attack Alpha, said Beta.", "Alpha and Beta",
    "talks with Alpha failed; Beta left", "“We trust Alpha,” they said. Beta's men don't.",
    "Not Alpha but Beta wants war", "Is it Alpha? Beta!", "the Alpha-Beta summit",
    "If Alpha goes, so does Beta’s envoy", "in 2020 Alpha met Beta twice",
    "Alpha met Xi in Seoul with Beta",
  ]

  @Test(
    "swapping two actors' names changes no row, whatever terms it has", arguments: frames,
    [
      FeatureOptions(minimumRows: 1),
      FeatureOptions(
        skipPairs: true, beginnings: true, characters: true, contrast: true, minimumRows: 1),
    ])
  func swapping(frame: String, options: FeatureOptions) {
    let plain = ["Alpha", "Beta"]
    let texts = Self.frames.map { FeatureText($0, names: plain) }
    let vectorizer = Vectorizer.learn(from: texts, options: options)
    let row = vectorizer.rows(of: [FeatureText(frame, names: plain)])
    #expect(!row.values.isEmpty)
    for first in Self.names + Self.oddNames {
      for second in Self.names where first != second {
        let text = frame.replacing("Alpha", with: first).replacing("Beta", with: second)
        let other = FeatureText(text, names: [first, second])
        #expect(vectorizer.rows(of: [other]) == row, "\(text)")
      }
    }
  }
}
