import ParleyTestSupport
import Testing
import Tokenization

@testable import Quotations

@Suite("Users' actor dictionaries")
struct UserDictionaryTests {
  private static let header =
    "id\tname\ttype\taliases\taffiliation\trole\tfrom\tto\tgender\tsource\n"

  private func dictionary(_ text: String) throws -> ActorDictionary {
    try ActorDictionary(shippedWith: Array(text.utf8))
  }

  private func side(_ name: String, in dictionary: ActorDictionary, on date: String? = nil)
    -> String?
  {
    let text = TokenizedText("“We will talk,” \(name) said.")
    return StatementExtractor(dictionary: dictionary).statements(in: text, date: date).first?
      .affiliation
  }

  @Test("rows are added to the shipped ones")
  func adds() throws {
    let own = try dictionary(
      Self.header + "zenda\tZenda League\tparty\tZL\t\t\t\t\t\tmine\n"
        + "rudolf\tRudolf Rassendyll\tperson\tfamily:Rassendyll\tzenda\t\t\t\tm\tmine\n")
    #expect(own.count == ActorDictionary.shipped.count + 2)
    #expect(side("Rassendyll", in: own) == "ZL")
    #expect(side("Moon Jae-in", in: own) == "KOR")
  }

  @Test("rows replace all shipped rows of their id, names and offices")
  func overrides() throws {
    let own = try dictionary(
      Self.header + "moon-jae-in\tMoon the Poet\tperson\t\tun\t\t\t\tm\tmine\n")
    #expect(own.count == ActorDictionary.shipped.count)
    #expect(side("Moon the Poet", in: own) == "UN")
    #expect(own.actor(id: "moon-jae-in")?.name == "Moon the Poet")
    #expect(!own.knows(name: "Moon Jae-in"))
  }

  @Test(
    "a broken row is named by its line, with what to do",
    arguments: [
      ("", 1, "header"), ("id\tname\n", 1, "header"),
      (header + "a\tA\tparty\n", 2, "tabs"), (header + "\tA\tparty\t\t\t\t\t\t\t\n", 2, "empty"),
      (header + "a\tA\tplanet\t\t\t\t\t\t\t\n", 2, "known: person"),
      (header + "a\tA\tperson\t\t\t\t\t\tx\t\n", 2, "m, f"),
      (header + "a\tA\tperson\t\tKOR\t\t1.2.2020\t\t\t\n", 2, "2021-01-20"),
      (header + "a\tA\tperson\t\tKOR\t\t2021\t2020-05\t\t\n", 2, "after its end"),
      (header + "a\tA\tperson\tfam:A\tKOR\t\t\t\t\t\n", 2, "family:"),
      (header + "a\tA\tperson\t\tKOR\t\t\t\t\t\na\tB\tperson\t\tKOR\t\t\t\t\t\n", 3, "another id"),
      (header + "a\tA\tperson\t\tatlantis\t\t\t\t\t\n", 2, "add a row"),
      (header + "a\tA\0\tperson\t\tKOR\t\t\t\t\t\n", 2, "UTF-8"),
      ("+KARZAI_\n", 1, "before it"), ("[AFGGOV]\n", 1, "before it"),
      ("KARZAI_ [AFGGOV\n", 1, "not closed"), ("# a\n\nKARZAI_ [af]\n", 3, "capitals"),
      ("KARZAI_ [AFGGOV >2001]\n", 1, "yymmdd"), ("KARZAI_ [AFGGOV 2001]\n", 1, ">yymmdd"),
      ("KARZAI_ [AFGGOV 020101-010101]\n", 1, "before it begins"),
    ] as [(String, Int, String)])
  func brokenRows(text: String, line: Int, advice: String) {
    #expect {
      try dictionary(text)
    } throws: { error in
      let error = error as? DictionaryError
      return error?.line == line && error?.reason.contains(advice) == true
    }
  }

  @Test("blank lines, CRLF and a byte order mark do no harm")
  func lineEnds() throws {
    let text = "\u{FEFF}" + Self.header + "\nzenda\tZenda League\tparty\tZL\t\t\t\t\t\tmine\n"
    let own = try dictionary(
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    #expect(own.actor(id: "zenda") != nil)
  }

  private static let petrarch = """
    # Phoenix.Example.actors.txt
    HAMED_KARSAI_  ; an invented president
    +KARSAI_
    \t[AFGELI <011222]  # before
    \t[AFGGOV 011222-20140929]
    \t[AFGELI >140929]
    KABUL_CITY_ [AFG]
    AFGHAN_NATIONAL_LEAGUE_ [AFGREB]
    +A.N.L._
    JOHN_ZENDER_ [USAGOV]
    RUPERT_OF_HENTZAU_ [ROMGOV >991231]
    NOBODY_AT_ALL_ [---]
    """

  @Test(
    "a PETRARCH dictionary is read as it is",
    arguments: [
      ("Hamed Karsai", "2000-01-01", nil), ("Hamed Karsai", "2005-01-01", "AFG"),
      ("Karsai", "2005-01-01", "AFG"), ("Hamed Karsai", "2015-01-01", nil),
      ("Kabul City", "2015-01-01", "AFG"), ("John Zender", "2015-01-01", "USA"),
      ("Rupert of Hentzau", "2015-01-01", "ROU"), ("Rupert of Hentzau", "1999-01-01", "ROU"),
      ("the Afghan National League", "2015-01-01", "petrarch-afghan-national-league"),
    ] as [(String, String, String?)])
  func petrarch(name: String, date: String, expected: String?) throws {
    let own = try dictionary(Self.petrarch)
    let found = side(name, in: own, on: date)
    #expect(found == expected.map { own.sideName($0) }, "\(name) \(date)")
  }

  @Test("kinds in a PETRARCH dictionary follow dates, given names and codes")
  func petrarchKinds() throws {
    let own = try dictionary(Self.petrarch)
    func kind(_ id: String) -> Actor.Kind? { own.actor(id: id)?.kind }
    #expect(kind("petrarch-hamed-karsai") == .person)
    #expect(kind("petrarch-john-zender") == .person)
    #expect(own.actor(id: "petrarch-john-zender")?.gender == .male)
    #expect(kind("petrarch-afghan-national-league") == .armedGroup)
    #expect(kind("petrarch-nobody-at-all") == nil)
    #expect(own.actor(id: "AFG")?.name == "Afghanistan")
  }

  @Test(
    "somebody the shipped dictionary knows keeps id and further offices, the file's codes first")
  func petrarchKnown() throws {
    let own = try dictionary("MOON_JAE-IN_\n\t[KORGOV >170510]\n\t[KORELI <170510]\n")
    #expect(own.count == ActorDictionary.shipped.count)
    #expect(side("Moon Jae-in", in: own, on: "2019-01-01") == "KOR")
    #expect(own.actor(id: "moon-jae-in")?.gender == .male)
  }

  /// Every place where some alias fits, tried one by one.
  private static func slowMentions(_ aliases: [String], in text: TokenizedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var i = 0
    let words = aliases.map { TokenizedText($0).tokens.map(\.id) }
    while i < text.tokens.count {
      let fitting = words.filter { alias in
        i + alias.count <= text.tokens.count
          && zip(alias, text.tokens[i...]).allSatisfy {
            $0 == $1.id && $1.shape.contains(.capitalised)
          }
      }
      let length = fitting.map(\.count).max() ?? 0
      if length > 0 { found.append(i..<i + length) }
      i += max(1, length)
    }
    return found
  }

  @Test("the automaton finds what trying every alias at every place finds")
  func matchesSlowly() throws {
    var random = SeededGenerator(seed: 11)
    let words = ["Alfa", "Bravo", "Carlo", "Delta", "Ezra", "Fjord"]
    for _ in 0..<60 {
      let aliases = (0..<12).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }.joined(separator: " ")
      }
      let rows = Set(aliases).sorted().enumerated().map {
        "x\($0)\t\($1)\torganisation\t\t\t\t\t\t\t\n"
      }
      let small = try ActorDictionary(tsv: Array((Self.header + rows.joined()).utf8))
      let text = TokenizedText(
        (0..<40).map { _ in
          Bool.random(using: &random)
            ? words.randomElement(using: &random) ?? ""
            : ["met", "alfa", "and"].randomElement(using: &random) ?? ""
        }.joined(separator: " "))
      #expect(small.mentions(in: text).map(\.tokens) == Self.slowMentions(aliases, in: text))
    }
  }
}
