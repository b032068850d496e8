/// Statements by nobody known that stand where somebody known speaks: they may be that speaker's too.
///
/// Integers by predicted label, so that bounds follow for every subset by label.
public struct UnattributedSums: Sendable, Equatable {
  /// Statements by label.
  public private(set) var counts = SIMD3<Int64>.zero
  /// Posteriors in ten-thousandths, summed, by label.
  private var sums = (SIMD3<Int64>.zero, SIMD3<Int64>.zero, SIMD3<Int64>.zero)

  public init() {}

  public mutating func add(_ opinion: ScoredStatement.Opinion) {
    counts[opinion.label] += 1
    switch opinion.label {
    case 0: sums.0 &+= opinion.probabilities
    case 1: sums.1 &+= opinion.probabilities
    default: sums.2 &+= opinion.probabilities
    }
  }

  public mutating func merge(_ other: UnattributedSums) {
    counts &+= other.counts
    sums = (sums.0 &+ other.sums.0, sums.1 &+ other.sums.1, sums.2 &+ other.sums.2)
  }

  public static func == (a: UnattributedSums, b: UnattributedSums) -> Bool {
    a.counts == b.counts && a.sums == b.sums
  }

  private func sum(ofLabel label: Int) -> SIMD3<Int64> {
    [sums.0, sums.1, sums.2][label]
  }

  /// Least and greatest corrected values if all unattributed statements of some labels were the speaker's.
  public struct Bounds: Sendable, Equatable {
    public let conciliatory: ClosedRange<Double>
    public let hostile: ClosedRange<Double>
    /// Conciliatory less hostile share.
    public let difference: ClosedRange<Double>
  }

  /// What the corrected shares could be (the manner of Manski 1989: nothing is assumed of who spoke).
  ///
  /// A share is greatest if every statement here with its label were the speaker's and no other; least if all others
  /// were and none with its label. The difference is greatest with all conciliatory ones, least with all hostile ones.
  /// - Parameters:
  ///   - own: the speaker's sums, not empty.
  ///   - shares: corrected, of `own`.
  public func bounds(own: ClusterSums, shares: [Double], errors: ClassifierErrors) -> Bounds {
    func with(_ labels: [Int]) -> [Double] {
      let all = labels.reduce(own.sums) { $0 &+ sum(ofLabel: $1) }
      let total = Double(all.wrappedSum())
      guard total > 0 else { return shares }
      return PrevalenceCorrection.shares(
        meanPosterior: (0..<3).map { Double(all[$0]) / total }, softConfusion: errors.softConfusion)
    }
    func range(_ value: ([Double]) -> Double, _ low: [Double], _ high: [Double])
      -> ClosedRange<Double>
    {
      let values = [value(shares), value(low), value(high)]
      return (values.min() ?? 0)...(values.max() ?? 0)
    }
    let (onlyFirst, onlyLast) = (with([0]), with([2]))
    return Bounds(
      conciliatory: range({ $0[0] }, with([1, 2]), onlyFirst),
      hostile: range({ $0[2] }, with([0, 1]), onlyLast),
      difference: range({ $0[0] - $0[2] }, onlyLast, onlyFirst))
  }
}
