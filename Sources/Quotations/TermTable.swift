import Tokenization

/// Words as a set of term ids, made once and asked for every token.
///
/// Term ids are spread hashes already, so the slot is read off the id itself. On PolNeAR train (3.9 MB, one core)
/// extraction with `Set`, which hashes them anew for every question, takes about a fifth longer.
struct TermSet: Sendable, ExpressibleByArrayLiteral {
  /// Open addressing, a power of two of slots at most half full; 0 marks an empty one.
  private let slots: [TermID]
  private let mask: UInt64

  init(_ ids: some Collection<TermID>) {
    precondition(ids.allSatisfy { $0 != 0 }, "0 marks an empty slot")
    var size = 4
    while size < 2 * ids.count { size *= 2 }
    var slots = [TermID](repeating: 0, count: size)
    let mask = UInt64(size - 1)
    for id in ids {
      var slot = Int(id & mask)
      while slots[slot] != 0, slots[slot] != id { slot = (slot + 1) & (size - 1) }
      slots[slot] = id
    }
    self.slots = slots
    self.mask = mask
  }

  init(arrayLiteral elements: TermID...) { self.init(elements) }

  /// - Complexity: O(1).
  func contains(_ id: TermID) -> Bool { slot(of: id) != nil }

  /// Where an id stands; `nil` for one that is not in the set.
  func slot(of id: TermID) -> Int? {
    var slot = Int(id & mask)
    while true {
      let found = slots[slot]
      if found == id { return slot }
      if found == 0 { return nil }
      slot = (slot + 1) & Int(mask)
    }
  }

  /// Number of slots, for a table of values beside them.
  var slotCount: Int { slots.count }

  /// - Complexity: O(*n*) for the *n* ids of `others`.
  func isDisjoint(with others: some Sequence<TermID>) -> Bool {
    !others.contains { contains($0) }
  }
}

/// A value for every word of a fixed set.
struct TermTable<Value: Sendable>: Sendable {
  private let keys: TermSet
  private let values: [Value?]

  init(_ entries: [TermID: Value]) {
    keys = TermSet(entries.keys)
    var values = [Value?](repeating: nil, count: keys.slotCount)
    for (id, value) in entries {
      if let slot = keys.slot(of: id) { values[slot] = value }
    }
    self.values = values
  }

  /// - Complexity: O(1).
  subscript(id: TermID) -> Value? { keys.slot(of: id).flatMap { values[$0] } }
}
