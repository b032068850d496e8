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

  /// Reads a dictionary.
  ///
  /// - Throws: ``DictionaryError`` with the line at fault.
  /// - Complexity: O(*n*) for *n* bytes.
  public init(tsv bytes: [UInt8]) throws(DictionaryError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let header = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard header.split(separator: "\t").map(String.init) == Self.columns else {
      throw DictionaryError(
        line: 1, reason: "the header must be: \(Self.columns.joined(separator: " "))")
    }
    for (number, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      try add(row: String(decoding: line, as: UTF8.self), line: number + 1)
    }
    matcher.finish()
  }

  private static let columns = [
    "id", "name", "type", "aliases", "affiliation", "role", "from", "to", "gender", "source",
  ]

  /// How many actors are known.
  public var count: Int { entries.count }

  /// The actor of an id.
  public func actor(id: String) -> Actor? { indexOfID[id].map { entries[$0].actor } }

  private mutating func add(row: String, line: Int) throws(DictionaryError) {
    let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == Self.columns.count else {
      throw DictionaryError(
        line: line, reason: "\(fields.count) fields instead of \(Self.columns.count)")
    }
    guard !fields[0].isEmpty, !fields[1].isEmpty else {
      throw DictionaryError(line: line, reason: "id and name must not be empty")
    }
    guard let kind = Actor.Kind(rawValue: fields[2]) else {
      throw DictionaryError(
        line: line,
        reason:
          "unknown type '\(fields[2])'; known: \(Actor.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    func optional(_ k: Int) -> String? { fields[k].isEmpty ? nil : fields[k] }
    let office = Office(
      affiliation: optional(4), role: optional(5), from: optional(6), to: optional(7))
    let entry: Int
    if let known = indexOfID[fields[0]] {
      guard entries[known].actor.name == fields[1] else {
        throw DictionaryError(
          line: line, reason: "'\(fields[0])' already has the name '\(entries[known].actor.name)'")
      }
      entries[known].offices.append(office)
      entry = known
    } else {
      entry = entries.count
      indexOfID[fields[0]] = entry
      let actor = Actor(
        id: fields[0], name: fields[1], kind: kind, affiliation: office.affiliation,
        gender: Actor.Gender(rawValue: fields[8]))
      entries.append(Entry(actor: actor, offices: [office]))
      matcher.add(fields[1], kind: .name, entry: entry)
      if kind != .state { sideNames[fields[0]] = Self.shortName(fields[1], aliases: fields[3]) }
    }
    for alias in fields[3].split(separator: "|") {
      let (aliasKind, words) = Self.parse(alias: alias)
      matcher.add(words, kind: aliasKind, entry: entry)
    }
  }

  /// The first acronym among name and aliases ("UN", "NATO"), else the name.
  private static func shortName(_ name: String, aliases: String) -> String {
    let candidates = [Substring(name)] + aliases.split(separator: "|")
    let acronym = candidates.first { candidate in
      (2...8).contains(candidate.count)
        && candidate.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
    }
    return acronym.map(String.init) ?? name
  }

  private static func parse(alias: Substring) -> (AliasKind, String) {
    let prefixes: [(String, AliasKind)] = [
      ("adj:", .adjective), ("capital:", .capital), ("gov:", .government), ("family:", .family),
    ]
    for (prefix, kind) in prefixes where alias.hasPrefix(prefix) {
      return (kind, String(alias.dropFirst(prefix.count)))
    }
    return (.name, String(alias))
  }

  /// Whom the actor speaks for on a day: the office held then, else the first held for a state, else the first.
  func affiliation(of entry: Int, on date: String?) -> String? {
    let offices = entries[entry].offices
    if let date, let held = offices.first(where: { $0.from != nil && $0.includes(date) }) {
      return held.affiliation
    }
    let forState = offices.first { office in
      office.affiliation.flatMap { indexOfID[$0] }.map { entries[$0].actor.kind == .state } ?? false
    }
    return (forState ?? offices[0]).affiliation
  }

  /// What an affiliation is called in the output: a state by its code, a body by its acronym, else by its name.
  func sideName(_ affiliation: String) -> String { sideNames[affiliation] ?? affiliation }

  /// Whether the actor held any office on a day.
  func heldOffice(_ entry: Int, on date: String) -> Bool {
    entries[entry].offices.contains { $0.from != nil && $0.includes(date) }
  }

  /// All mentions of known actors, leftmost and longest, without overlap.
  ///
  /// - Complexity: O(*t*) probes for *t* tokens, times the length of the longest alias where one begins.
  func mentions(in text: TokenizedText) -> [ActorMention] { matcher.mentions(in: text) }

  /// Token ranges that name actors, for masking: whoever they are, they must not reach the features.
  public func maskedTokens(in text: TokenizedText) -> [Range<Int>] {
    mentions(in: text).map(\.tokens)
  }
}

/// What is wrong with an actor dictionary, and where.
public struct DictionaryError: Error, Equatable, CustomStringConvertible {
  /// 1-based.
  public let line: Int
  public let reason: String
  public var description: String { "line \(line): \(reason)" }
}
