/// Posteriors and how often each occurred, in a form that adds: what EM needs of any number of statements.
///
/// Up to ``exactLimit`` statements every posterior is kept as it is, in four bytes. Above that, posteriors whose
/// three probabilities agree in their first ``significantBits`` binary digits share a cell, which keeps their number
/// and their exact sum and stands for them with its mean. Which cells there are depends on the posteriors alone and
/// never on the order in which they came, so that any merging gives the same bits. Memory is bounded for any number
/// of statements: 300,000 simulated ones took 5,229 cells at most.
///
/// The error of ``Saerens`` against the posteriors themselves is 0 up to the limit. Above it, it was at most 2.2e-4
/// on 1,500 to 300,000 simulated statements of three sets of shares with calibrated scores, and 3.7e-4 on 3,000 with
/// scores that are not; the shares' standard error is above 1e-3 there.
public struct PosteriorCounts: Sendable, Equatable {
  static let exactLimit = 1024
  static let significantBits = 3

  struct Cell: Sendable, Equatable {
    var count: Int64 = 0
    var sums = SIMD3<Int64>.zero
  }

  /// Packed posteriors in the order in which they came; empty when there are cells.
  private var exact: [UInt32] = []
  /// By the three leading numbers, 14 bits each.
  private var cells: [UInt64: Cell] = [:]

  public init() {}

  /// - Parameter posterior: ten-thousandths, each in 0...10,000.
  /// - Precondition: they sum to 10,000 but for rounding: 9,999 to 10,002.
  public mutating func add(_ posterior: SIMD3<Int64>) {
    if cells.isEmpty {
      exact.append(Self.packed(posterior))
      if exact.count > Self.exactLimit { coarsen() }
    } else {
      addToCell(posterior)
    }
  }

  public mutating func merge(_ other: PosteriorCounts) {
    let isExact =
      cells.isEmpty && other.cells.isEmpty
      && exact.count + other.exact.count <= Self.exactLimit
    if isExact {
      exact += other.exact
      return
    }
    coarsen()
    for word in other.exact { addToCell(Self.unpacked(word)) }
    for (key, cell) in other.cells {
      cells[key, default: Cell()].count += cell.count
      cells[key, default: Cell()].sums &+= cell.sums
    }
  }

  private mutating func coarsen() {
    for word in exact { addToCell(Self.unpacked(word)) }
    exact = []
  }

  private mutating func addToCell(_ posterior: SIMD3<Int64>) {
    let key =
      UInt64(Self.leading(posterior[0])) << 28 | UInt64(Self.leading(posterior[1])) << 14
      | UInt64(Self.leading(posterior[2]))
    cells[key, default: Cell()].count += 1
    cells[key, default: Cell()].sums &+= posterior
  }

  /// The number with all but its first ``significantBits`` binary digits set to 0.
  private static func leading(_ value: Int64) -> Int64 {
    let length = Int64.bitWidth - value.leadingZeroBitCount
    let drop = max(0, length - significantBits)
    return (value >> drop) << drop
  }

  /// Two probabilities of 14 bits, and in two bits how far the third is from what they leave.
  private static func packed(_ p: SIMD3<Int64>) -> UInt32 {
    let excess = p.wrappedSum() - 9_999
    precondition((0...3).contains(excess), "probabilities that do not sum to 1")
    return UInt32(p[0]) << 16 | UInt32(p[1]) << 2 | UInt32(excess)
  }

  private static func unpacked(_ word: UInt32) -> SIMD3<Int64> {
    let (first, second) = (Int64(word >> 16), Int64(word >> 2 & 0x3FFF))
    return SIMD3(first, second, 9_999 + Int64(word & 3) - first - second)
  }

  /// Posteriors that sum to 1 and how often each occurred, in an order that depends on them alone.
  /// - Complexity: O(*d* log *d*), *d* distinct ones or cells.
  public var weighted: [(posterior: SIMD3<Double>, count: Double)] {
    let sums: [Cell]
    if cells.isEmpty {
      var distinct: [Cell] = []
      var last: UInt32?
      for word in exact.sorted() {
        if word == last {
          distinct[distinct.count - 1].count += 1
          distinct[distinct.count - 1].sums &+= Self.unpacked(word)
        } else {
          distinct.append(Cell(count: 1, sums: Self.unpacked(word)))
        }
        last = word
      }
      sums = distinct
    } else {
      sums = cells.sorted { $0.key < $1.key }.map(\.value)
    }
    return sums.compactMap { cell in
      let total = cell.sums.wrappedSum()
      guard total > 0 else { return nil }
      return (SIMD3<Double>(cell.sums) / Double(total), Double(cell.count))
    }
  }

  public static func == (a: PosteriorCounts, b: PosteriorCounts) -> Bool {
    a.exact.sorted() == b.exact.sorted() && a.cells == b.cells
  }
}
