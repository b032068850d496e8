/// How right the model's labels are on this corpus, estimated from a probability sample with hand labels.
///
/// Every labelled statement counts as often as the statements that it stands for. Variances by linearisation
/// (Särndal, Swensson and Wretman 1992, section 5.5), as those of ``CorrectedEstimate``.
public struct LabelQuality: Sendable, Equatable {
  /// A figure in 0...1 with its 95 % interval.
  public struct Figure: Sendable, Equatable {
    public let value: Double
    public let interval: ClosedRange<Double>
  }

  /// Share of statements that the model labels right.
  public let accuracy: Figure
  /// Mean F1 over the labels that hands or the model gave in the sample.
  public let macroF1: Figure

  /// - Parameter sums: of the whole corpus.
  /// - Throws: ``CorrectedEstimate/Refusal``.
  /// - Complexity: O(labels).
  public init(_ sums: LabelledSums, groups: ResponseGroups) throws(CorrectedEstimate.Refusal) {
    try CorrectedEstimate.check(sums)
    let right = WeightedMean(sums) { $0.label.value == $0.decided ? 1 : 0 }
    accuracy = Self.figure(right.mean, right.terms, sums, groups)

    // F1 = 2 T / (G + D), with T right, G labelled so by hand, D by the model.
    var hits = [0.0, 0, 0]
    var given = [0.0, 0, 0]
    for point in sums.clusters.flatMap(\.points) {
      let (label, weight) = (point.label.value, point.label.weight)
      given[label] += weight
      given[point.decided] += weight
      if label == point.decided { hits[label] += weight }
    }
    let present = (0..<3).filter { given[$0] > 0 }
    let f1 = (0..<3).map { given[$0] > 0 ? 2 * hits[$0] / given[$0] : 0 }
    let terms = sums.clusters.map { cluster in
      cluster.points.map { point in
        let (label, decided) = (point.label.value, point.decided)
        // The derivative of the mean F1 by the weight of this statement.
        let change = present.reduce(0.0) { sum, c in
          let times = Double((label == c ? 1 : 0) + (decided == c ? 1 : 0))
          let hit = label == c && decided == c ? 2.0 : 0
          return sum + (hit - f1[c] * times) / given[c]
        }
        return point.label.weight * change / Double(present.count)
      }
    }
    let mean = present.reduce(0) { $0 + f1[$1] } / Double(present.count)
    macroF1 = Self.figure(mean, terms, sums, groups)
  }

  private static func figure(
    _ value: Double, _ terms: [[Double]], _ sums: LabelledSums, _ groups: ResponseGroups
  ) -> Figure {
    let spread = SampleSpread(terms, sums: sums, groups: groups)
    return Figure(value: value, interval: spread.interval(around: value, in: 0...1))
  }
}
