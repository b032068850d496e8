import ParleyTestSupport
import Testing
import Tokenization

@testable import Features

@Suite("Families of terms")
struct TermFamilyTests {
  static let all = FeatureOptions(
    skipPairs: true, beginnings: true, characters: true, contrast: true, minimumRows: 1)

  /// What the families that are asked for beyond single words add to a text.
  private func added(_ text: String, names: [String] = [], _ options: FeatureOptions) -> [String] {
    FeatureText(text, names: names).terms(options).compactMap {
      if case .word = $0.family { nil } else { $0.spelling }
    }
  }

  @Test(
    "by default a text gives its words and runs of two and three, and nothing else",
    arguments: [
      (
        "negotiations failed but talks resume",
        [
          "negotiations", "failed", "negotiations failed", "but", "failed but",
          "negotiations failed but", "talks", "but talks", "failed but talks", "resume",
          "talks resume", "but talks resume",
        ]
      ), ("however, we agree", ["however", "we", "agree", "we agree"]),
    ])
  func defaults(text: String, terms: [String]) {
    #expect(FeatureText(text).terms(FeatureOptions()).map(\.spelling) == terms)
  }

  @Test(
    "a skip pair is two words with one between them, no mark and no negation's sign",
    arguments: [
      ("we want lasting peace", ["we * lasting", "want * peace"]), ("we want", []),
      ("we want, lasting peace", []), ("talks, we want peace", ["we * peace"]),
      ("do not want war", ["do * want", "not * war"]),
      ("don't want war", ["do * want", "not * war"]),
      ("with Kim, about peace talks", ["about * talks"]),
      ("talks with Kim about it", ["talks * ‹actor›", "with * about", "‹actor› * it"]),
      ("in 2020 we met", ["in * we", "0 * met"]), ("well-known facts", ["well * facts"]),
      ("we agree. they do not", ["they * not"]),
    ])
  func skipPairs(text: String, terms: [String]) {
    #expect(
      added(text, names: ["Kim"], FeatureOptions(longestRun: 1, skipPairs: true)) == terms)
  }

  @Test(
    "skip pairs do not hang on the length of runs",
    arguments: [
      (1, ["a * c"]), (2, ["a b", "b c", "a * c"]), (3, ["a b", "b c", "a b c", "a * c"]),
    ])
  func skipPairsWithoutRuns(longest: Int, terms: [String]) {
    #expect(added("a b c", FeatureOptions(longestRun: longest, skipPairs: true)) == terms)
  }

  @Test(
    "the beginning of a word is its first five letters, where it has more",
    arguments: [
      ("peace talks", []), ("threat", ["threa…"]), ("Threats, threatened", ["threa…", "threa…"]),
      ("not threatened", ["¬threa…"]), ("we couldn't negotiate", ["¬negot…"]),
      ("1000000 people", ["peopl…"]), ("with Kim Ildong", []), ("the Mongolians agree", []),
      ("to réconcilier", ["récon…"]), ("o’clocks", ["o'clo…"]), ("nego\u{AD}tiate", ["negot…"]),
      ("well-intended words", ["inten…"]), ("they'll resume", ["resum…"]),
    ])
  func beginnings(text: String, terms: [String]) {
    #expect(
      added(text, names: ["Kim Ildong"], FeatureOptions(longestRun: 1, beginnings: true)) == terms)
  }

  @Test(
    "runs of 3 to 5 characters lie within a word, its edges marked",
    arguments: [
      ("a", []), ("to", ["‹~to", "‹to~"]),
      ("war", ["‹~wa", "‹war", "‹ar~", "‹~war", "‹war~"]),
      (
        "peace",
        [
          "‹~pe", "‹pea", "‹eac", "‹ace", "‹ce~", "‹~pea", "‹peac", "‹eace", "‹ace~", "‹~peac",
          "‹peace", "‹eace~",
        ]
      ), ("no to", ["‹~no", "‹no~", "¬‹~to", "¬‹to~"]), ("to Kim", ["‹~to", "‹to~"]),
      ("20 to", ["‹~to", "‹to~"]), ("to!", ["‹~to", "‹to~"]),
      ("we'll", ["‹~we", "‹we~"]), ("To-to", ["‹~to", "‹to~", "‹~to", "‹to~"]),
    ])
  func characters(text: String, terms: [String]) {
    #expect(
      added(text, names: ["Kim"], FeatureOptions(longestRun: 1, characters: true)) == terms)
  }

  @Test(
    "words after but and however count a second time, within their sentence only",
    arguments: [
      ("we agree but they refuse", ["but›they", "but›refuse"]),
      ("we agree; however, they refuse", ["but›they", "but›refuse"]),
      ("However they refuse", ["but›they", "but›refuse"]),
      ("we agree but they refuse. we wait", ["but›they", "but›refuse"]),
      ("we agree but they refuse? we wait", ["but›they", "but›refuse"]),
      ("we agree but they refuse\n\nwe wait", ["but›they", "but›refuse"]),
      ("we agree, but, today, they: go", ["but›today", "but›they", "but›go"]),
      ("we agree", []), ("we refuse but.", []), ("but but we", ["but›but", "but›we"]),
      ("but we do not agree", ["but›we", "but›do", "but›not", "but›agree"]),
      (
        "but Kim met Park 3 times", ["but›‹actor›", "but›met", "but›‹actor›", "but›0", "but›times"]
      ),
      ("but they can't go", ["but›they", "but›can", "but›not", "but›go"]),
      ("they said but’s no word", ["but›'s", "but›no", "but›word"]),
    ])
  func contrast(text: String, terms: [String]) {
    #expect(added(text, names: ["Kim"], FeatureOptions(longestRun: 1, contrast: true)) == terms)
  }

  @Test("a part of a statement that begins after a gap is not contrasted")
  func contrastEndsWithTheRange() {
    let text = TokenizedText("we agree but they said we wait")
    let input = FeatureText(text, ranges: [0..<4, 5..<7], masked: [])
    let terms = input.terms(FeatureOptions(longestRun: 1, contrast: true))
    #expect(
      terms.map(\.spelling) == ["we", "agree", "but", "they", "but›they", "we", "wait"])
  }

  @Test("each family adds its terms and leaves those of the others as they are")
  func familiesAreIndependent() {
    let text = FeatureText(
      "we can't negotiate with Kim, but they want lasting peace!", names: ["Kim"])
    let plain = text.terms(FeatureOptions()).map(\.spelling)
    var sum = plain.count
    for options in [
      FeatureOptions(skipPairs: true), FeatureOptions(beginnings: true),
      FeatureOptions(characters: true), FeatureOptions(contrast: true),
    ] {
      let more = text.terms(options).map(\.spelling)
      #expect(more.count > plain.count)
      #expect(Set(more).isSuperset(of: plain))
      sum += more.count - plain.count
    }
    #expect(text.terms(Self.all).count == sum)
  }

  @Test(
    "the id of every term's spelling is the term's, in every family",
    arguments: 1...10 as ClosedRange<UInt64>)
  func spellingsHashToIDs(seed: UInt64) {
    var counts: [String: Int] = [:]
    for negationScope in [true, false] {
      var options = Self.all
      options.negationScope = negationScope
      for text in TermTests.texts(seed: seed, count: 100) {
        for term in text.terms(options) {
          #expect(
            Term.id(of: term.spelling) == term.id,
            "\(term.family): \(Array(term.spelling.unicodeScalars))")
          let name = "\(term.family)".prefix { $0 != "(" }
          counts[String(name), default: 0] += 1
        }
      }
    }
    for family in ["word", "run", "skipPair", "contrast", "beginning", "characters"] {
      #expect((counts[family] ?? 0) >= 50, "\(family)")
    }
  }

  @Test("terms that are spelled unlike are no one term", arguments: 1...5 as ClosedRange<UInt64>)
  func idsAreDistinct(seed: UInt64) {
    var spellings: [TermID: [UInt8]] = [:]
    for text in TermTests.texts(seed: seed, count: 200) {
      for term in text.terms(Self.all) {
        let bytes = Array(term.spelling.utf8)
        #expect(spellings[term.id, default: bytes] == bytes)
        spellings[term.id] = bytes
      }
    }
    #expect(spellings.count > 1000)
  }

  @Test(
    "every learnt term is found again in the texts it was learnt from",
    arguments: 1...5 as ClosedRange<UInt64>, [FeatureOptions(minimumRows: 1), all])
  func foundAgain(seed: UInt64, options: FeatureOptions) {
    let texts = TermTests.texts(seed: seed, count: 200)
    let vectorizer = Vectorizer.learn(from: texts, options: options)
    let found = Set(vectorizer.rows(of: texts).columns)
    let lost = vectorizer.vocabulary.terms.indices.filter { !found.contains(Int32($0)) }
    #expect(lost.map { Array(vectorizer.vocabulary.terms[$0].unicodeScalars) } == [])
    #expect(vectorizer.vocabulary.count > 100)
  }

  @Test("no part of a name is learnt, known or guessed")
  func namesLeaveNoParts() {
    let texts = ["Mongolia met Marvel in Madrid", "but Mongolia, too, met Marvel"].map {
      FeatureText($0, names: ["Mongolia"])
    }
    let terms = Vectorizer.learn(from: texts, options: Self.all).vocabulary.terms
    #expect(terms.contains("but›‹actor›") && terms.contains("‹~met"))
    #expect(terms.filter { $0.contains("ongo") || $0.contains("arv") || $0.contains("adr") } == [])
  }
}
