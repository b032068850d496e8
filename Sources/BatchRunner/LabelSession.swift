public import LinearClassifier

/// The course of labelling one sheet: which row is next, what was done, what can be taken back.
public struct LabelSession: Sendable {
  public let head: Head
  public private(set) var sheet: LabelSheet
  /// Rows without a label at the start, in the order in which they are shown.
  private let queue: [Int]
  private var position = 0

  /// - Parameters:
  ///   - head: a head of three classes.
  ///   - seed: of the order; a sheet of `suggest` keeps its own, the most useful statements first.
  /// - Throws: ``ParleyError`` 65 with file and line for a sheet without a column for the head, or with a label in it
  ///   that is not the codebook's.
  public init(_ sheet: LabelSheet, head: Head, seed: UInt64) throws(ParleyError) {
    guard sheet.columns.contains(head.rawValue) else {
      throw ParleyError(
        .unusableInput, "\(sheet.path):1: no column '\(head.rawValue)'; add an empty one")
    }
    // All rows are shuffled, so that a second start goes on in the order of the first.
    var order = Array(sheet.rows.indices)
    if !sheet.isForTraining {
      var generator = SplitMix64(seed: seed)
      order.shuffle(using: &generator)
    }
    var open: [Int] = []
    for row in order where try sheet.label(of: head, row: row) == nil { open.append(row) }
    queue = open
    self.sheet = sheet
    self.head = head
  }

  /// The row to label; `nil` at the end.
  public var row: Int? { position < queue.count ? queue[position] : nil }

  /// Rows with a label.
  public var labelled: Int { sheet.rows.count - queue.count + labelledHere }

  /// Rows that were passed over in this session.
  public var skipped: Int { position - labelledHere }

  private var labelledHere: Int {
    queue[..<position].count { !sheet.value(head.rawValue, row: $0).isEmpty }
  }

  /// The label given last in this session; `nil` where the last row was skipped or there is none.
  public var lastLabel: String? {
    guard position > 0 else { return nil }
    let label = sheet.value(head.rawValue, row: queue[position - 1])
    return label.isEmpty ? nil : label
  }

  /// Labels the row and goes on; without a row, nothing.
  public mutating func give(_ label: Int) {
    guard let row else { return }
    sheet.set(label, of: head, row: row)
    position += 1
  }

  /// Leaves the row for another session and goes on.
  public mutating func skip() { position = min(position + 1, queue.count) }

  /// Goes back by one row and takes its label away; `false` at the start.
  public mutating func undo() -> Bool {
    guard position > 0 else { return false }
    position -= 1
    sheet.set(nil, of: head, row: queue[position])
    return true
  }
}
