import Tokenization

/// Reads actor dictionaries of PETRARCH and TABARI (`Phoenix.Countries.actors.txt` and its like).
///
///     HAMID_KARZAI_                 ; a comment
///     +KARZAI_
///     	[AFGGOV 011222-140929]
///     	[AFGELI >140929]
///     KABUL_ [AFG]
///
/// A phrase has `_` for its blanks; `+` adds a synonym to the phrase before; codes in brackets may hold from a day
/// (`>`), until a day (`<`) or between two, written yymmdd (years up to 30 are of this century) or yyyymmdd. The
/// first three letters of a code are the country, the next three what its bearer is there: those in government,
/// forces, courts and parliament speak for the country, others for themselves. A phrase whose only code is a
/// country is a name of that country. Dated codes make a person, so does a usual given name; words are
/// written with capitals, since the format has capitals only. Phrases always match whole words.
struct PetrarchActors {
  private var states: [String: String] = [:]
  private var stateAliases: [String: Set<String>] = [:]
  /// Rows of the shipped dictionary by their full names, lower case: they keep their ids.
  private var known: [String: ActorRow] = [:]

  /// - Parameter base: rows of the dictionary that the file adds to.
  init(base: [ActorRow]) {
    for row in base {
      if row.kind == .state, states[row.id] == nil { states[row.id] = row.name }
      for alias in [ActorRow.Alias(kind: .name, words: row.name)] + row.aliases {
        let words = alias.words.lowercased()
        if row.kind == .state { stateAliases[row.id, default: []].insert(words) }
        if alias.kind == .name, known[words] == nil { known[words] = row }
      }
    }
  }

  /// Whether the bytes look like this format: no header of ours, but phrases, synonyms or codes.
  static func isPetrarch(_ bytes: [UInt8]) -> Bool {
    for line in DictionaryLines(bytes) {
      let text = content(of: line.text)
      if text.isEmpty { continue }
      if text.hasPrefix("id\t") || text.contains("\t") && !text.contains("[") { return false }
      return text.contains("[") || text.hasPrefix("+") || text.hasSuffix("_")
    }
    return false
  }

  /// A phrase with its synonyms and codes.
  private struct Phrase {
    let words: [String]
    let line: Int
    var synonyms: [[String]] = []
    var codes: [Code] = []
  }

  private struct Code {
    let text: String
    var from: String?
    var to: String?

    /// What the bearer is in the country: "GOV".
    var role: String { String(text.dropFirst(3).prefix(3)) }
  }

  /// - Throws: ``DictionaryError`` with the line at fault.
  func rows(_ bytes: [UInt8]) throws(DictionaryError) -> [ActorRow] {
    var rows: [ActorRow] = []
    var phrase: Phrase?
    for line in DictionaryLines(bytes) {
      let text = Self.content(of: line.text)
      guard !text.isEmpty else { continue }
      let codes = try Self.codes(text, line: line.number)
      let words = Self.words(text)
      if text.hasPrefix("+") {
        guard phrase != nil, !words.isEmpty else {
          throw DictionaryError(
            line: line.number,
            reason: "a synonym (+) needs a word, and a phrase on a line before it")
        }
        phrase?.synonyms.append(words)
        phrase?.codes += codes
      } else if text.hasPrefix("[") {
        guard phrase != nil else {
          throw DictionaryError(
            line: line.number, reason: "a code in brackets needs a phrase on a line before it")
        }
        phrase?.codes += codes
      } else {
        guard !words.isEmpty else {
          throw DictionaryError(
            line: line.number,
            reason: "no phrase; write NAME_OF_ACTOR_ [CODE], or # before a comment")
        }
        if let phrase { rows += self.rows(of: phrase) }
        phrase = Phrase(words: words, line: line.number, codes: codes)
      }
    }
    if let phrase { rows += self.rows(of: phrase) }
    return rows
  }

  // MARK: Lines

  /// The line without its comment and outer blanks.
  private static func content(of line: String) -> Substring {
    if line.hasPrefix("<") { return "" }
    let end = line.firstIndex { $0 == "#" || $0 == ";" } ?? line.endIndex
    let text = line[..<end]
    let start = text.firstIndex { $0 != " " && $0 != "\t" } ?? text.endIndex
    let last = text.lastIndex { $0 != " " && $0 != "\t" }.map { text.index(after: $0) }
    return text[start..<(last ?? start)]
  }

  /// The words of a phrase as news writes them: capitals at the beginning, but for particles.
  private static func words(_ text: Substring) -> [String] {
    let phrase = text.prefix { $0 != "[" && $0 != " " && $0 != "\t" }
    return phrase.split { $0 == "_" || $0 == "+" }.map { word in
      let lower = word.lowercased()
      guard !particles.contains(lower) else { return lower }
      return lower.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
    }
  }

  private static let particles: Set<String> = [
    "al", "bin", "ibn", "de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "el", "of",
    "the",
    "and", "for", "in", "on", "s", "'s",
  ]

  /// All codes in brackets on a line.
  private static func codes(_ text: Substring, line: Int) throws(DictionaryError) -> [Code] {
    var codes: [Code] = []
    var rest = text
    while let open = rest.firstIndex(of: "[") {
      guard let close = rest[open...].firstIndex(of: "]") else {
        throw DictionaryError(
          line: line, reason: "a bracket is not closed; write [CODE] or [CODE >yymmdd]")
      }
      codes.append(try code(rest[rest.index(after: open)..<close], line: line))
      rest = rest[rest.index(after: close)...]
    }
    return codes
  }

  private static func code(_ text: Substring, line: Int) throws(DictionaryError) -> Code {
    let parts = text.split { $0 == " " || $0 == "\t" }
    guard let name = parts.first, name == "---" || name.utf8.count >= 3,
      name.utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x2D || $0 == 0x2F })
    else {
      throw DictionaryError(
        line: line, reason: "'[\(text)]' is no code; write three or more capitals, as in [AFGGOV]")
    }
    var code = Code(text: String(name))
    let limits = parts.dropFirst().joined()
    if let first = limits.first {
      if first == "<" {
        code.to = try date(limits.dropFirst(), line: line)
      } else if first == ">" {
        code.from = try date(limits.dropFirst(), line: line)
      } else {
        let days = limits.split(separator: "-", omittingEmptySubsequences: false)
        guard days.count == 2 else {
          throw DictionaryError(
            line: line, reason: "'\(limits)' is no time; write <yymmdd, >yymmdd or yymmdd-yymmdd")
        }
        (code.from, code.to) = (try date(days[0], line: line), try date(days[1], line: line))
      }
    }
    if let from = code.from, let to = code.to, from > to {
      throw DictionaryError(line: line, reason: "'\(limits)' ends before it begins")
    }
    return code
  }

  /// An ISO day of yymmdd or yyyymmdd.
  private static func date(_ text: Substring, line: Int) throws(DictionaryError) -> String {
    let digits = Array(text.utf8)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.count == 6 || digits.count == 8
    else {
      throw DictionaryError(line: line, reason: "'\(text)' is no date; write yymmdd or yyyymmdd")
    }
    var full = text
    if digits.count == 6 {
      full = (text.prefix(2) > "30" ? "19" : "20") + text
    }
    return "\(full.prefix(4))-\(full.dropFirst(4).prefix(2))-\(full.suffix(2))"
  }

  // MARK: Rows

  private func rows(of phrase: Phrase) -> [ActorRow] {
    let codes = phrase.codes.filter { $0.text != "---" }
    guard !codes.isEmpty else { return [] }
    let name = phrase.words.joined(separator: " ")
    let synonyms = phrase.synonyms.map { $0.joined(separator: " ") }
    if codes.count == 1, codes[0].text.utf8.count == 3, codes[0].from == nil, codes[0].to == nil,
      let state = Self.country(codes[0].text), let stateName = states[state]
    {
      let new = ([name] + synonyms).filter {
        !(stateAliases[state]?.contains($0.lowercased()) ?? false)
      }
      return [
        ActorRow(
          id: state, name: stateName, kind: .state,
          aliases: new.map { ActorRow.Alias(kind: .name, words: $0) },
          office: .init(affiliation: state, role: nil, from: nil, to: nil), gender: nil,
          line: phrase.line)
      ]
    }
    let old = known[name.lowercased()]
    let gender = phrase.words.first.flatMap { GivenNames.gender(of: TermHash.id(of: $0)) }
    let kind = old?.kind ?? Self.kind(codes, isPerson: gender != nil && phrase.words.count > 1)
    let id = old?.id ?? "petrarch-" + phrase.words.joined(separator: "-").lowercased()
    let aliases = zip(phrase.synonyms, synonyms).map { words, written in
      let isSurname = kind == .person && words.count == 1 && words[0] == phrase.words.last
      return ActorRow.Alias(kind: isSurname ? .family : .name, words: written)
    }
    return codes.enumerated().map { n, code in
      ActorRow(
        id: id, name: old?.name ?? name, kind: kind, aliases: n == 0 ? aliases : [],
        office: .init(
          affiliation: affiliation(code) ?? (kind == .person ? nil : id),
          role: code.role.isEmpty ? nil : code.role,
          from: code.from, to: code.to), gender: old?.gender ?? (kind == .person ? gender : nil),
        line: phrase.line)
    }
  }

  /// The ISO code of a CAMEO country, which differs in a few places.
  private static func country(_ code: String) -> String? {
    ["ROM": "ROU", "TMP": "TLS"][code] ?? code
  }

  /// The state that a code's bearer speaks for, or the United Nations.
  private func affiliation(_ code: Code) -> String? {
    if code.text.hasPrefix("IGOUNO") { return known["united nations"]?.id }
    guard let country = Self.country(String(code.text.prefix(3))), states[country] != nil,
      Self.speakers.contains(code.role)
    else { return nil }
    return country
  }

  private static let speakers: Set<String> = ["", "GOV", "MIL", "COP", "SPY", "LEG", "JUD"]

  private static func kind(_ codes: [Code], isPerson: Bool) -> Actor.Kind {
    if isPerson || codes.contains(where: { $0.from != nil || $0.to != nil }) { return .person }
    let code = codes[0].text
    switch code.prefix(3) {
    case "IGO": return .organisation
    case "NGO", "NGM": return .ngo
    case "MNC": return .company
    case "IMG": return .armedGroup
    default: break
    }
    switch codes[0].role {
    case "REB", "INS", "SEP", "UAF": return .armedGroup
    case "MED": return .media
    case "BUS", "MNC": return .company
    case "PTY", "OPP": return .party
    case "NGO": return .ngo
    case "GOV", "MIL", "COP", "SPY": return .agency
    default: return .organisation
    }
  }
}
