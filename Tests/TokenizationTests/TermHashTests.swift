import ParleyTestSupport
import Testing
import Tokenization

@Suite("Term hashes")
struct TermHashTests {
  /// Words as articles write them, capitals, accents, apostrophes, initials and joiners included.
  static let words = """
    the of and to in a that said will for on with he as is was by they we not have has it be at from an are their
    would this had his which been but who or more its were were about after also new one two all other than can
    President Minister Seoul Pyongyang Washington Beijing Tokyo Moscow Kyiv NATO UN EU ASEAN G7 COVID19 F16 2nd 90s
    talks peace war sanctions missile nuclear denuclearisation reunification negotiations provocation ceasefire
    don't won't can't isn't DON'T don’t wonʼt can‘t o'clock O'Brien O’Brien d'Estaing rock'n'roll ma'am 1990's
    U.S. U.S U.K. a.m. p.m. D.P.R.K. e.g. i.e. W. J.K. Mr. Mrs. Messrs. approx. etc. Calif. Sept. No. Ph
    café CAFÉ naïve Élysée ÉTÉ Łódź Škoda Ångström œuvre Ærø straße STRASSE ẞ Ÿ ǆ ǅ İstanbul ISTANBUL ılık
    Привет МИР Київ ΑΘΗΝΑ ΣΟΦΟΣ σοφός Ελλάδα 평화 회담 和平 東京 ひらがな カタカナ السلام שלום हिन्दी ไทย 𐐔𐐯𐑅 ʻokina
    cafe\u{301} E\u{301}te nego\u{AD}tiate ko\u{200D}re nim\u{200C}fasele 1.5bn 1,000km 28,500th x.y
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test("the id of a word is the tokenizer's", arguments: words)
  func sameAsTokenizer(word: String) {
    #expect(TokenizedText("a \(word) b").tokens.map(\.kind) == [.word, .word, .word])
    #expect(TokenizedText("a \(word) b").tokens[1].id == TermHash.id(of: word))
  }

  @Test("the id of any random word is the tokenizer's")
  func sameForRandomWords() {
    var generator = SeededGenerator(seed: 11)
    let pool = Array(
      "abnstlrevdmBNSTÉéİßΣЖ한漢ǅ'’ʼ‘.,\u{AD}\u{200C}\u{200D}\u{301}019".unicodeScalars)
    var words = 0
    for _ in 0..<50_000 {
      var word = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        word.append(pool[Int.random(in: pool.indices, using: &generator)])
      }
      let tokens = TokenizedText(String(word)).tokens
      guard tokens.count == 1, tokens[0].kind == .word,
        Int(tokens[0].length) == String(word).utf8.count
      else { continue }
      words += 1
      #expect(tokens[0].id == TermHash.id(of: String(word)), "\(Array(word))")
    }
    #expect(words > 5_000)
  }

  @Test("the hash is FNV-1a, finished as SplitMix64 is")
  func knownValues() {
    // The published test vectors of FNV-1a (64 bits) and the first output of SplitMix64 from 0.
    #expect(TermHash.spread(0x9e37_79b9_7f4a_7c15) == 0xe220_a839_7b1d_cdaf)
    #expect(TermHash().finish() == TermHash.spread(0xcbf2_9ce4_8422_2325))
    #expect(TermHash.id(of: "a") == TermHash.spread(0xaf63_dc4c_8601_ec8c))
    #expect(TermHash.id(of: "foobar") == TermHash.spread(0x8594_4171_f739_67e8))
    #expect(TermHash.id(of: "FooBar") == TermHash.id(of: "foobar"))
  }

  @Test("different words have different ids, and so have pairs in either order")
  func distinct() {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    var ids: Set<TermID> = []
    var count = 0
    for first in letters {
      for second in letters {
        for word in [first + second, second + "é" + first] {
          ids.insert(TermHash.id(of: word))
          count += 1
        }
        ids.insert(TermHash.pair(TermHash.id(of: first), TermHash.id(of: second)))
        count += 1
      }
    }
    #expect(ids.count == count)
  }
}
