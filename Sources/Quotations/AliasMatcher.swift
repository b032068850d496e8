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
  private var nodeCount: Int32 = 1
  private var aliasesOfNode: [Int32: [Alias]] = [:]
  private var familyNamesOfEntry: [Int: Set<TermID>] = [:]

  mutating func add(_ words: String, kind: ActorDictionary.AliasKind, entry: Int) {
    let tokens = TokenizedText(words).tokens.filter { $0.kind != .hyphen }
    guard !tokens.isEmpty else { return }
    var node: Int32 = 0
    for token in tokens {
      let key = Self.key(node, token.id)
      if let next = edges[key] {
        node = next
      } else {
        edges[key] = nodeCount
        node = nodeCount
        nodeCount += 1
      }
    }
    let alias = Alias(
      entry: entry, kind: kind,
      shapes: tokens.map { $0.shape.intersection([.capitalised, .allCapitals]) })
    let known = aliasesOfNode[node, default: []].contains { $0.entry == entry && $0.kind == kind }
    if !known { aliasesOfNode[node, default: []].append(alias) }
    if kind == .family {
      familyNamesOfEntry[entry, default: []].insert(tokens[tokens.count - 1].id)
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

  private static func key(_ node: Int32, _ id: TermID) -> TermID {
    TermHash.pair(TermID(UInt32(bitPattern: node)), id)
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
    var node: Int32 = 0
    var best: ActorMention?
    var i = start
    while i < tokens.count {
      if tokens[i].kind == .hyphen, i > start {
        i += 1
        continue
      }
      guard let next = table[Self.key(node, tokens[i].id)] else { break }
      node = next
      i += 1
      if let aliases = aliasesOfNode[node] {
        let words = tokens[start..<i].filter { $0.kind != .hyphen }
        let fitting = aliases.filter { alias in
          zip(alias.shapes, words).allSatisfy { $1.shape.isSuperset(of: $0) }
        }
        if let kind = fitting.map(\.kind).min(by: { $0.rawValue < $1.rawValue }) {
          best = ActorMention(
            tokens: start..<i, kind: kind, entries: fitting.filter { $0.kind == kind }.map(\.entry))
        }
      }
    }
    return best
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
