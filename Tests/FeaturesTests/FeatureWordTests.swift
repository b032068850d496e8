import Testing
import Tokenization

@testable import Features

@Suite("Feature words")
struct FeatureWordTests {
  @Test(
    "a contraction is two words",
    arguments: [
      ("we won't", "we will not"), ("we can't", "we can not"), ("we cannot", "we can not"),
      ("they aren't", "they are not"), ("he ain't", "he is not"), ("we shan't", "we shall not"),
      ("we'll talk", "we will talk"), ("they're here", "they are here"),
      ("we've met", "we have met"),
      ("i'm here", "i am here"), ("he'd go", "he would go"), ("it's so", "it 's so"),
      ("Don't go", "do not ¬go"), ("the people's will", "the people 's will"),
    ])
  func contractions(text: String, words: String) {
    for apostrophe in ["'", "’", "ʼ"] {
      #expect(FeatureText(text.replacing("'", with: apostrophe)).spelled() == words)
    }
  }

  @Test(
    "a word is spelled as its id is hashed",
    arguments: [
      ("on 28,500 days", "on 0 days"), ("the 1,000km road", "the 1000km road"),
      ("it is 1.5bn", "it is 15bn"), ("at 5 a.m. again", "at 0 am again"),
      ("so nego\u{AD}tiate ko\u{200D}re", "so negotiate kore"), ("at o’clock", "at o'clock"),
      ("no. 5", "no ¬0"), ("stop! why?", "stop ! why ?"), ("well-known fact", "well known fact"),
      ("the xİx", "the xix"), ("a 50% rise (so) #x", "a 0 rise so x"),
    ])
  func spellings(text: String, words: String) { #expect(FeatureText(text).spelled() == words) }

  @Test(
    "negation marks the words after it, to its reach, a mark or but",
    arguments: [
      (
        "we will not attack our old neighbours again",
        "we will not ¬attack ¬our ¬old ¬neighbours again"
      ),
      ("we don't want war", "we do not ¬want ¬war"), ("nobody wants war", "nobody ¬wants ¬war"),
      ("no, we agree", "no we agree"), ("not weak but strong", "not ¬weak but strong"),
      ("not weak; we agree", "not ¬weak we agree"), ("not weak: we agree", "not ¬weak we agree"),
      ("not weak — we agree", "not ¬weak we agree"), ("not weak (we agree)", "not ¬weak we agree"),
      ("not weak. we agree", "not ¬weak we agree"), ("not weak… we agree", "not ¬weak we agree"),
      ("not well-known at all now", "not ¬well ¬known ¬at ¬all now"),
      ("never say no more to us ever again", "never ¬say ¬no ¬more ¬to ¬us ¬ever again"),
      ("not 3 wars", "not ¬0 ¬wars"), ("not with Kim", "not ¬with ¬‹actor›"),
      ("without a word", "without ¬a ¬word"), ("not", "not"),
      ("neither side nor we will", "neither ¬side ¬nor ¬we ¬will"),
    ])
  func negation(text: String, words: String) { #expect(FeatureText(text).spelled() == words) }

  @Test("the reach of a negation is an option", arguments: 0...5)
  func reach(_ reach: Int) {
    let words = ["a", "b", "c", "d", "e"]
    let expected = words.enumerated().map { $0 < reach ? "¬" + $1 : $1 }
    #expect(
      FeatureText("not a b c d e").spelled(FeatureOptions(negationReach: reach))
        == "not " + expected.joined(separator: " "))
  }

  @Test("without the option nothing is negated", arguments: ["not a b", "never a b", "don't a b"])
  func noScope(text: String) {
    let words = FeatureText(text).featureWords(FeatureOptions(negationScope: false))
    #expect(words.count >= 3)
    #expect(words.allSatisfy { !$0.isNegated })
  }

  @Test("a range that does not count gives no word, and a new range begins a sentence")
  func ranges() {
    let text = TokenizedText("we do not say Kim attacks them")
    let input = FeatureText(text, ranges: [0..<3, 5..<6], masked: [4..<5])
    #expect(input.spelled() == "we do not attacks")
    #expect(FeatureText(text, ranges: [], masked: []).spelled() == "")
    #expect(FeatureText(text, ranges: [4..<7], masked: []).spelled() == "kim attacks them")
    #expect(FeatureText(text, ranges: [4..<7], masked: [4..<5]).spelled() == "‹actor› attacks them")
  }

  @Test("the defaults are the documented ones")
  func defaults() {
    let options = FeatureOptions()
    #expect(options.negationScope && options.sublinear)
    #expect(
      !options.skipPairs && !options.beginnings && !options.characters && !options.contrast)
    #expect(options.longestRun == 3)
    #expect(options.negationReach == 4)
    #expect(options.minimumRows == 2)
    #expect(options.maximumTerms == 200_000)
  }
}
