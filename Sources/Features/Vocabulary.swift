import Tokenization

/// Which terms a model knows, their columns and their weights in a row.
public struct Vocabulary: Sendable, Equatable {
  /// Spellings by column.
  public let terms: [String]
  /// Inverse document frequency by column, `ln((1 + n) / (1 + df)) + 1` (as scikit-learn's smooth idf).
  public let inverseDocumentFrequency: [Float]
  private let table: TermTable

  /// - Precondition: as many frequencies as terms.
  public init(terms: [String], inverseDocumentFrequency: [Float]) {
    precondition(terms.count == inverseDocumentFrequency.count, "one frequency a term")
    self.terms = terms
    self.inverseDocumentFrequency = inverseDocumentFrequency
    table = TermTable(ids: terms.map(Term.id(of:)))
  }

  public var count: Int { terms.count }

  /// The column of a term, `nil` for an unknown one.
  /// - Complexity: O(1), one probe for most.
  func column(of id: TermID) -> Int32? { table.column(of: id) }
}

/// A flat table from term ids to columns: open addressing, linear probing, at most half full.
struct TermTable: Sendable, Equatable {
  private var ids: [TermID]
  private var columns: [Int32]
  private let mask: Int

  /// Columns are the positions in `ids`; of equal ids the first wins.
  init(ids terms: [TermID]) {
    var capacity = 16
    while capacity < 2 * terms.count { capacity *= 2 }
    ids = [TermID](repeating: 0, count: capacity)
    columns = [Int32](repeating: -1, count: capacity)
    mask = capacity - 1
    for (column, id) in terms.enumerated() { insert(id, Int32(column)) }
  }

  private mutating func insert(_ id: TermID, _ column: Int32) {
    var slot = Int(truncatingIfNeeded: id) & mask
    while columns[slot] >= 0 {
      if ids[slot] == id { return }
      slot = (slot + 1) & mask
    }
    ids[slot] = id
    columns[slot] = column
  }

  func column(of id: TermID) -> Int32? {
    var slot = Int(truncatingIfNeeded: id) & mask
    while columns[slot] >= 0 {
      if ids[slot] == id { return columns[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
