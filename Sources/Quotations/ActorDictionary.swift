internal import ActorData
public import Tokenization

/// Who may speak: actors by id, with the words that name them.
///
/// The file is TSV with the columns `id name type aliases affiliation role from to gender source`. Aliases are
/// separated by `|`; a prefix tells what an alias is (`adj:` demonym, `capital:`, `gov:` metonym of a government,
/// `family:` surname), none a full name. Further rows of one id add offices held at other times.
public struct ActorDictionary: Sendable {
  /// What an alias says of the actor it names.
  enum AliasKind: UInt8, Sendable {
    case name, government, capital, adjective, family
  }

  /// An office held from one day to another; ISO dates compare as text.
  struct Office: Sendable, Equatable {
    let affiliation: String?
    let role: String?
    let from: String?
    let to: String?

    func includes(_ date: String) -> Bool { (from ?? "") <= date && date < (to ?? "9999") }

    /// It has a beginning or an end, so that a date can decide.
    var isDated: Bool { from != nil || to != nil }
  }

  struct Entry: Sendable {
    let actor: Actor
    var offices: [Office]
  }

  private(set) var entries: [Entry] = []
  private(set) var matcher = AliasMatcher()
  private var indexOfID: [String: Int] = [:]
  /// Short names of the bodies, by id.
  private var sideNames: [String: String] = [:]
  /// Who held an office for a side, by side and role.
  private var holders: [String: [Int]] = [:]

  /// The dictionary that ships with parley.
  public static let shipped: ActorDictionary = {
    do {
      return try ActorDictionary(tsv: shippedBytes)
    } catch {
      preconditionFailure("the shipped actor dictionary is broken: \(error)")
    }
  }()

  /// The shipped dictionary as it stands in the source tree, for its hash in the manifest.
  public static let shippedBytes: [UInt8] = {
    var length = 0
    let data = parley_actor_data(&length)
    return Array(UnsafeBufferPointer(start: data, count: length))
  }()

  /// Reads a dictionary that stands alone.
  ///
  /// - Throws: ``DictionaryError`` with the line at fault.
  /// - Complexity: O(*n*) for *n* bytes.
  public init(tsv bytes: [UInt8]) throws(DictionaryError) {
    try add(ActorRow.rows(tsv: bytes))
    matcher.finish()
  }

  /// The shipped dictionary with a user's file: rows in our format replace all rows of their id or are added; a
  /// PETRARCH actor dictionary adds its names and dated codes. Where both name somebody, the user's file wins.
  ///
  /// - Throws: ``DictionaryError`` with the line at fault.
  /// - Complexity: O(*n*) for *n* bytes of both.
  public init(shippedWith bytes: [UInt8]) throws(DictionaryError) {
    if let nul = bytes.firstIndex(of: 0) {
      throw DictionaryError(
        line: bytes[..<nul].count { $0 == UInt8(ascii: "\n") } + 1,
        reason: "a NUL byte: not a text; save the dictionary as UTF-8")
    }
    let base = try ActorRow.rows(tsv: Self.shippedBytes)
    if PetrarchActors.isPetrarch(bytes) {
      try add(try PetrarchActors(base: base).rows(bytes))
      try add(base)
    } else {
      let rows = try ActorRow.rows(tsv: bytes)
      let own = Set(rows.map(\.id))
      try add(rows)
      try add(base.filter { !own.contains($0.id) })
      for row in rows {
        if let side = row.office.affiliation, indexOfID[side] == nil {
          throw DictionaryError(
            line: row.line,
            reason:
              "no actor has the id '\(side)' that stands under affiliation; add a row for it or write a known id"
          )
        }
      }
    }
    matcher.finish()
  }

  /// How many actors are known.
  public var count: Int { entries.count }

  /// The actor of an id.
  public func actor(id: String) -> Actor? { indexOfID[id].map { entries[$0].actor } }

  func entry(id: String) -> Int? { indexOfID[id] }

  /// Adds the rows of one file. Rows of another file may add offices to an id under another name.
  private mutating func add(_ rows: [ActorRow]) throws(DictionaryError) {
    var nameOfID: [String: String] = [:]
    for row in rows {
      if let name = nameOfID[row.id], name != row.name {
        throw DictionaryError(
          line: row.line,
          reason: "'\(row.id)' already has the name '\(name)'; give this row another id")
      }
      nameOfID[row.id] = row.name
      add(row)
    }
  }

  private mutating func add(_ row: ActorRow) {
    let entry: Int
    if let known = indexOfID[row.id] {
      entries[known].offices.append(row.office)
      entry = known
    } else {
      entry = entries.count
      indexOfID[row.id] = entry
      entries.append(
        Entry(
          actor: Actor(
            id: row.id, name: row.name, kind: row.kind, affiliation: row.office.affiliation,
            gender: row.gender), offices: [row.office]))
    }
    if entries[entry].offices.count == 1 || entries[entry].actor.name != row.name {
      matcher.add(row.name, kind: .name, entry: entry)
    }
    if row.kind != .state, sideNames[row.id] == nil { sideNames[row.id] = Self.shortName(row) }
    for alias in row.aliases { matcher.add(alias.words, kind: alias.kind, entry: entry) }
    if let role = row.office.role, let side = row.office.affiliation {
      holders[Self.key(side, role), default: []].append(entry)
    }
  }

  private static func key(_ side: String, _ role: String) -> String { side + "\t" + role }

  /// The first acronym among name and aliases ("UN", "NATO"), else the name.
  private static func shortName(_ row: ActorRow) -> String {
    let names = [row.name] + row.aliases.filter { $0.kind == .name }.map(\.words)
    return names.first { name in
      (2...8).contains(name.utf8.count) && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    } ?? row.name
  }

  /// Who held an office of a side on a day; `nil` where nobody is known or two are.
  ///
  /// - Complexity: O(*h*) for *h* holders of the office.
  func holder(of role: String, for side: String, on date: String) -> Int? {
    let held = (holders[Self.key(side, role)] ?? []).filter { entry in
      entries[entry].offices.contains {
        $0.role == role && $0.affiliation == side && $0.isDated && $0.includes(date)
      }
    }
    return Set(held).count == 1 ? held[0] : nil
  }

  /// Whom the actor speaks for on a day: the office held then, else the first held for a state, else the first.
  ///
  /// A party is a side of its own, unless it rules its state alone by law.
  func affiliation(of entry: Int, on date: String?) -> String? {
    let actor = entries[entry].actor
    if actor.kind == .party, let state = actor.affiliation,
      !Self.onePartyStates.contains(state)
    {
      return actor.id
    }
    let offices = entries[entry].offices
    if let date, let held = offices.first(where: { $0.isDated && $0.includes(date) }) {
      return held.affiliation
    }
    let forState = offices.first { office in
      office.affiliation.flatMap { indexOfID[$0] }.map { entries[$0].actor.kind == .state } ?? false
    }
    return (forState ?? offices[0]).affiliation
  }

  /// States whose constitution gives one party the lead.
  private static let onePartyStates: Set<String> = ["CHN", "PRK", "VNM", "LAO", "CUB"]

  /// What an affiliation is called in the output: a state by its code, a body by its acronym, else by its name.
  func sideName(_ affiliation: String) -> String { sideNames[affiliation] ?? affiliation }

  /// Whether the actor held any office on a day.
  func heldOffice(_ entry: Int, on date: String) -> Bool {
    entries[entry].offices.contains { $0.isDated && $0.includes(date) }
  }

  /// All mentions of known actors, leftmost and longest, without overlap.
  ///
  /// A common word that is also a surname ("May", "Rice") counts only where a title or given name stands before
  /// it, or after its bearer was named in full.
  /// - Complexity: O(*t*) probes for *t* tokens, times the length of the longest alias where one begins.
  func mentions(in text: TokenizedText) -> [ActorMention] {
    CommonWordNames.english.withoutCommonWords(matcher.mentions(in: text), text: text)
  }

  /// Token ranges that name actors, for masking: whoever they are, they must not reach the features.
  public func maskedTokens(in text: TokenizedText) -> [Range<Int>] {
    mentions(in: text).map(\.tokens)
  }

  /// Whether somebody or something bears the name: an alias that is neither surname nor demonym.
  public func knows(name: String) -> Bool {
    let text = TokenizedText(name)
    return matcher.mentions(in: text).contains {
      $0.tokens == 0..<text.tokens.count && $0.kind != .family && $0.kind != .adjective
    }
  }
}

/// What is wrong with an actor dictionary, and where.
public struct DictionaryError: Error, Equatable, CustomStringConvertible {
  /// 1-based.
  public let line: Int
  public let reason: String
  public var description: String { "line \(line): \(reason)" }
}
