import Tokenization

/// A place in a text that an alias names.
struct ActorMention: Sendable, Equatable {
  let tokens: Range<Int>
  let kind: ActorDictionary.AliasKind
  /// Entries of the dictionary that bear the alias, in its order; never empty.
  let entries: [Int]
}

/// One automaton over token ids: all aliases are looked for in one walk over the tokens.
///
/// A trie whose edges live in one flat hash table keyed by (node, token id). Hyphens are not edges, so
/// "Kim Jong-un" and "Kim Jong Un" are one alias. An alias written with capitals asks for capitals.
struct AliasMatcher: Sendable {
  private struct Alias: Sendable {
    let entry: Int
    let kind: ActorDictionary.AliasKind
    /// For each token: what its shape must hold.
    let shapes: [Token.Shape]
  }

  private var edges: [TermID: Int32] = [:]
  private var table = EdgeTable(minimumCapacity: 0)
  /// For each node the number of its list in ``aliasLists``, -1 where no alias ends.
  private var listOfNode: [Int32] = [-1]
  private var aliasLists: [[Alias]] = []
  private var familyNamesOfEntry: [Int: Set<TermID>] = [:]
  private var nounsOfEntry: [Int: Set<TermID>] = [:]

  /// - Precondition: ``finish()`` was not called yet.
  mutating func add(_ words: String, kind: ActorDictionary.AliasKind, entry: Int) {
    let tokens = TokenizedText(words).tokens.filter { $0.kind != .hyphen }
    guard let last = tokens.last else { return }
    var node = 0
    for token in tokens {
      let key = Self.key(node, token.id)
      if let next = edges[key] {
        node = Int(next)
      } else {
        node = listOfNode.count
        edges[key] = Int32(node)
        listOfNode.append(-1)
      }
    }
    if listOfNode[node] < 0 {
      listOfNode[node] = Int32(aliasLists.count)
      aliasLists.append([])
    }
    let list = Int(listOfNode[node])
    if !aliasLists[list].contains(where: { $0.entry == entry && $0.kind == kind }) {
      aliasLists[list].append(
        Alias(
          entry: entry, kind: kind,
          shapes: tokens.map { $0.shape.intersection([.capitalised, .allCapitals]) }))
    }
    if kind == .family { familyNamesOfEntry[entry, default: []].insert(last.id) }
    if kind == .name, BodyNouns.english.contains(last.id) {
      nounsOfEntry[entry, default: []].insert(last.id)
    }
  }

  /// Lays the edges out flat; call once, after the last alias.
  mutating func finish() {
    table = EdgeTable(minimumCapacity: edges.count)
    for (key, node) in edges { table.insert(key, node) }
    edges = [:]
  }

  /// Ids of the surnames that the dictionary gives an entry.
  func familyNames(of entry: Int) -> Set<TermID> { familyNamesOfEntry[entry] ?? [] }

  /// Ids of the nouns that an entry's names end in: "agency" for the International Atomic Energy Agency.
  func nouns(of entry: Int) -> Set<TermID> { nounsOfEntry[entry] ?? [] }

  private static func key(_ node: Int, _ id: TermID) -> TermID {
    TermHash.pair(TermID(UInt32(truncatingIfNeeded: node)), id)
  }

  func mentions(in text: TokenizedText) -> [ActorMention] {
    let tokens = text.tokens
    var found: [ActorMention] = []
    var i = 0
    while i < tokens.count {
      if tokens[i].kind == .word, tokens[i].shape.contains(.capitalised),
        let mention = longestMention(tokens, at: i)
      {
        found.append(mention)
        i = mention.tokens.upperBound
      } else {
        i += 1
      }
    }
    return found
  }

  private func longestMention(_ tokens: [Token], at start: Int) -> ActorMention? {
    var node = 0
    var best: ActorMention?
    var i = start
    while i < tokens.count {
      if tokens[i].kind == .hyphen, i > start {
        i += 1
        continue
      }
      guard let next = table[Self.key(node, tokens[i].id)] else { break }
      node = Int(next)
      i += 1
      guard listOfNode[node] >= 0 else { continue }
      let aliases = aliasLists[Int(listOfNode[node])]
      var kind: ActorDictionary.AliasKind?
      for alias in aliases where fits(alias, tokens, start..<i) {
        if kind.map({ alias.kind.rawValue < $0.rawValue }) ?? true { kind = alias.kind }
      }
      guard let kind else { continue }
      best = ActorMention(
        tokens: start..<i, kind: kind,
        entries: aliases.filter { $0.kind == kind && fits($0, tokens, start..<i) }.map(\.entry))
    }
    return best
  }

  /// Whether the words have the capitals that the alias is written with.
  private func fits(_ alias: Alias, _ tokens: [Token], _ range: Range<Int>) -> Bool {
    var word = 0
    for i in range where tokens[i].kind != .hyphen {
      guard tokens[i].shape.isSuperset(of: alias.shapes[word]) else { return false }
      word += 1
    }
    return true
  }
}

/// Open addressing with linear probing: one cache line for most look-ups, half of the slots empty.
private struct EdgeTable: Sendable {
  private var keys: [TermID]
  private var values: [Int32]
  private let mask: Int

  init(minimumCapacity: Int) {
    var capacity = 16
    while capacity < 2 * minimumCapacity { capacity *= 2 }
    keys = [TermID](repeating: 0, count: capacity)
    values = [Int32](repeating: -1, count: capacity)
    mask = capacity - 1
  }

  mutating func insert(_ key: TermID, _ value: Int32) {
    var slot = Int(truncatingIfNeeded: key) & mask
    while values[slot] >= 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = value
  }

  subscript(key: TermID) -> Int32? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while values[slot] >= 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
