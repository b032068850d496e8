/// Folds of cross-validation that never split a group.
public struct GroupFolds: Sendable, Equatable {
  /// The fold of each row.
  public let foldOfRow: [Int]
  public let count: Int

  /// Shuffles the groups with `seed`, then gives each to the fold with the fewest rows so far, largest first.
  ///
  /// - Precondition: `count` is at least 2.
  /// - Complexity: O(*g* log *g* + *g* · `count`) for *g* groups.
  public init(groups: [String], count: Int, seed: UInt64) {
    precondition(count >= 2)
    var rowsOfGroup: [String: [Int]] = [:]
    var order: [String] = []
    for (row, group) in groups.enumerated() {
      if rowsOfGroup[group] == nil { order.append(group) }
      rowsOfGroup[group, default: []].append(row)
    }
    var generator = SplitMix64(seed: seed)
    order.shuffle(using: &generator)
    let position = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    order.sort {
      let (a, b) = (rowsOfGroup[$0]?.count ?? 0, rowsOfGroup[$1]?.count ?? 0)
      return a != b ? a > b : (position[$0] ?? 0) < (position[$1] ?? 0)
    }
    var sizes = [Int](repeating: 0, count: count)
    var folds = [Int](repeating: 0, count: groups.count)
    for group in order {
      let rows = rowsOfGroup[group] ?? []
      let smallest = sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0
      sizes[smallest] += rows.count
      for row in rows { folds[row] = smallest }
    }
    foldOfRow = folds
    self.count = count
  }
}

/// A small seeded generator (Steele, Lea and Flood 2014), the same on every platform.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
