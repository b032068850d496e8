import Testing
import Tokenization

@testable import Quotations

@Suite("Actor facts: aliases")
struct ActorFactsAliasTests {
  /// What the automaton sees of an alias: its words without hyphens, whatever their capitals.
  private static func key(_ words: String) -> [TermID] {
    TokenizedText(words).tokens.filter { $0.kind != .hyphen }.map(\.id)
  }

  /// One entry per row and alias: the id, what the alias is, its words.
  private static let aliases: [(id: String, prefix: String, words: String, type: String)] =
    ActorFact.all.flatMap { fact in
      [(fact.id, "", fact.name, fact.type)]
        + fact.aliases.map { (fact.id, $0.prefix, $0.words, fact.type) }
    }

  /// The code decides between bearers of one surname by day and order; a full name, demonym, capital or seat of
  /// government must decide by itself.
  @Test("no name, demonym, capital or seat of government stands for two")
  func ambiguous() {
    var bearer: [[TermID]: (id: String, prefix: String)] = [:]
    for alias in Self.aliases where alias.prefix != "family" {
      let key = Self.key(alias.words)
      if let known = bearer[key] {
        #expect(known.id == alias.id, "\(alias.words): \(known.id) and \(alias.id)")
      } else {
        bearer[key] = (alias.id, alias.prefix)
      }
    }
    #expect(bearer.count > 5000)
  }

  /// A name beats a surname: such a surname would never be read.
  @Test("no surname is another actor's name, demonym or capital")
  func hiddenSurnames() {
    var bearer: [[TermID]: String] = [:]
    for alias in Self.aliases where alias.prefix != "family" {
      bearer[Self.key(alias.words)] = alias.id
    }
    for alias in Self.aliases where alias.prefix == "family" {
      let other = bearer[Self.key(alias.words)]
      #expect(other == nil || other == alias.id, "\(alias.words) of \(alias.id) is \(other ?? "")")
    }
  }

  @Test("every name in a sentence is found whole, and means the one who bears it")
  func matchable() {
    let dictionary = ActorDictionary.shipped
    var seen: Set<String> = []
    for alias in Self.aliases where alias.prefix != "family" {
      // The automaton begins at a capital: of "al-Qaida" it must know "Qaida" too.
      let start = alias.words.unicodeScalars.firstIndex { $0.properties.isUppercase }
      guard let start else {
        Issue.record("\(alias.words) of \(alias.id) has no capital")
        continue
      }
      let name = String(alias.words[start...])
      let text = TokenizedText("They met on Monday (\(name)) and spoke.")
      let found = dictionary.mentions(in: text).first { mention in
        mention.entries.contains { dictionary.entries[$0].actor.id == alias.id }
      }
      let isWhole = found.map { text.text(of: $0.tokens) } == name
      // "Nato" after "NATO": the automaton keeps the first of two that differ in capitals only.
      let isVariant = !seen.insert("\(alias.id) \(alias.prefix) \(Self.key(alias.words))").inserted
      withKnownIssue("two aliases that differ in capitals", isIntermittent: true) {
        #expect(isWhole, "\(alias.words) of \(alias.id)")
      } when: {
        isVariant
      }
    }
  }

  /// All numbers are one to the automaton: "November 17" would be found in "November 3".
  @Test("no alias is one word with a number")
  func numbers() {
    for alias in Self.aliases {
      let tokens = TokenizedText(alias.words).tokens.filter { $0.kind != .hyphen }
      let numbers = tokens.count { $0.kind == .number }
      #expect(numbers == 0 || tokens.count > 2, "\(alias.words) of \(alias.id)")
    }
  }

  @Test("names with marks on letters are known without them too")
  func plainSpellings() {
    // A place or word of another meaning without its mark, or an adjective of a state.
    let exceptions: Set<String> = ["San José", "Malé", "Türk", "Støre"]
    let names = Dictionary(grouping: Self.aliases) { $0.id }
    for alias in Self.aliases where !alias.words.utf8.allSatisfy({ $0 < 0x80 }) {
      guard !exceptions.contains(alias.words) else { continue }
      let known = Set(names[alias.id, default: []].map(\.words))
      #expect(
        Self.plain(alias.words).contains { known.contains($0) }, "\(alias.words) of \(alias.id)")
    }
  }

  /// How newspapers without the letters write a name.
  private static func plain(_ name: String) -> [String] {
    let variants: [Unicode.Scalar: [String]] = [
      "ä": ["a", "ae"], "ö": ["o", "oe"], "ü": ["u", "ue"], "Ä": ["A", "Ae"], "Ö": ["O", "Oe"],
      "Ü": ["U", "Ue"], "å": ["a", "aa"], "ø": ["o", "oe"], "æ": ["ae"], "đ": ["d", "dj"],
      "Đ": ["D", "Dj"], "ł": ["l"], "Ł": ["L"], "ı": ["i"], "ß": ["ss"],
    ]
    var spellings = [""]
    for scalar in name.unicodeScalars {
      let letters = variants[scalar] ?? [Self.base[scalar] ?? String(scalar)]
      spellings = spellings.flatMap { start in letters.map { start + $0 } }
    }
    return spellings
  }

  /// Letters with marks and the letters beneath.
  private static let base: [Unicode.Scalar: String] = {
    let marked: [(String, String)] = [
      ("a", "áàâãāăą"), ("A", "ÁÀÂÃĀ"), ("c", "çćč"), ("C", "ÇČ"), ("d", "ď"), ("e", "éèêëēėęěễ"),
      ("E", "ÉÈ"), ("g", "ğģ"), ("i", "íìîïīį"), ("I", "İÍ"), ("k", "ķ"), ("K", "Ķ"), ("l", "ľļ"),
      ("L", "Ľ"), ("n", "ñńňņ"), ("o", "óòôõőọ"), ("O", "ÓÔ"), ("r", "řŗ"), ("s", "śšşș"),
      ("S", "ŚŠŞȘ"), ("t", "ťțţ"), ("T", "Ț"), ("u", "úùûūůű"), ("U", "Ú"), ("y", "ý"),
      ("z", "źžż"),
      ("Z", "ŽŻ"),
    ]
    var base: [Unicode.Scalar: String] = [:]
    for (letter, all) in marked {
      for scalar in all.unicodeScalars { base[scalar] = letter }
    }
    return base
  }()

  @Test(
    "usual spellings of one person are one",
    arguments: [
      (["Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"], "recep-tayyip-erdogan"),
      (
        ["Luiz Inacio Lula da Silva", "Luiz Inácio Lula da Silva", "Lula"],
        "luiz-inacio-lula-da-silva"
      ),
      (
        ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"],
        "volodymyr-zelensky"
      ),
      (["Gerhard Schröder", "Gerhard Schroeder", "Gerhard Schroder"], "gerhard-schroeder"),
      (["Kim Jong-un", "Kim Jong Un"], "kim-jong-un"),
      (["Narasimha Rao", "P.V. Narasimha Rao"], "pv-narasimha-rao"),
      (["Wolfgang Schüssel", "Wolfgang Schuessel", "Wolfgang Schussel"], "wolfgang-schuessel"),
      (["Alexei Navalny", "Aleksei Navalny"], "alexei-navalny"),
    ])
  func spellings(names: [String], id: String) {
    let dictionary = ActorDictionary.shipped
    for name in names {
      let mentions = dictionary.mentions(in: TokenizedText("Then \(name) spoke."))
      #expect(
        mentions.map { $0.entries.map { dictionary.entries[$0].actor.id } } == [[id]], "\(name)")
    }
  }
}
