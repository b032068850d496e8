/// Bootstrap replicates of the stance head: the same training on other draws of the training groups.
///
/// Their spread says how much a score owes to which sentences happened to be labelled (Efron 1979; by group, because
/// rows of a group are alike). A replicate is two columns, the log-odds of the first and the last class against the
/// middle one; weights are kept in 8 bits a weight, far finer than the replicates differ.
struct Ensemble: Sendable, Equatable {
  /// How many replicates.
  let count: Int
  /// Terms × 2 · count, row-major: weight = level × scale of its column.
  let levels: [Int8]
  /// One a column.
  let scales: [Float]
  /// One a column, in log-odds.
  let intercepts: [Float]

  static let none = Ensemble(count: 0, levels: [], scales: [], intercepts: [])

  init(count: Int, levels: [Int8], scales: [Float], intercepts: [Float]) {
    precondition(scales.count == 2 * count && intercepts.count == 2 * count)
    precondition(count == 0 ? levels.isEmpty : levels.count % (2 * count) == 0)
    self.count = count
    self.levels = levels
    self.scales = scales
    self.intercepts = intercepts
  }

  /// - Precondition: fits of three classes over the same terms.
  init(_ fits: [LogisticFit], terms: Int) {
    let columns = 2 * fits.count
    var largest = [Double](repeating: 0, count: columns)
    func difference(_ fit: LogisticFit, _ j: Int, _ side: Int) -> Double {
      fit.weights[j * 3 + 2 * side] - fit.weights[j * 3 + 1]
    }
    for (r, fit) in fits.enumerated() {
      for j in 0..<terms {
        for side in 0...1 {
          largest[2 * r + side] = max(largest[2 * r + side], abs(difference(fit, j, side)))
        }
      }
    }
    let scales = largest.map { Float($0 > 0 ? $0 / 127 : 1) }
    var levels = [Int8](repeating: 0, count: terms * columns)
    for (r, fit) in fits.enumerated() {
      for j in 0..<terms {
        for side in 0...1 {
          let level = (difference(fit, j, side) / Double(scales[2 * r + side])).rounded()
          levels[j * columns + 2 * r + side] = Int8(max(-127, min(127, level)))
        }
      }
    }
    self.init(
      count: fits.count, levels: levels, scales: scales,
      intercepts: fits.flatMap { fit in
        [0, 1].map { Float(fit.intercepts[2 * $0] - fit.intercepts[1]) }
      })
  }

  /// The weight of a term in a column.
  func weight(_ term: Int, _ column: Int) -> Float {
    Float(levels[term * 2 * count + column]) * scales[column]
  }

  /// P(first) - P(last) of one replicate from its two log-odds at a temperature.
  static func score(_ first: Float, _ last: Float, temperature: Float) -> Float {
    let probabilities = softmax([first / temperature, 0, last / temperature])
    return probabilities[0] - probabilities[2]
  }
}

/// What the heads of a model say of a batch of texts.
public struct Predictions: Sendable, Equatable {
  /// By head, one a text.
  let byHead: [Head: [Prediction]]
  /// Stance scores by the ensemble's replicates, texts × replicates, row-major; empty without an ensemble.
  let replicateScores: [Float]
  let replicateCount: Int

  public subscript(head: Head) -> [Prediction]? { byHead[head] }

  /// Stance scores of one text by the ensemble's replicates, each in -1...1.
  public func replicateScores(of text: Int) -> ArraySlice<Float> {
    replicateScores[text * replicateCount..<(text + 1) * replicateCount]
  }

  /// 90 % interval of a text's stance score: the score plus the 5th and 95th percentile of the replicates' deviations
  /// from their own mean, cut at ±1; `nil` without an ensemble.
  ///
  /// Deviations, because every replicate knows fewer sentences than the model and so is surer than it.
  public func scoreInterval(of text: Int) -> ClosedRange<Float>? {
    guard replicateCount > 0, let score = byHead[.stance]?[text].score else { return nil }
    let own = replicateScores(of: text)
    let mean = own.reduce(0, +) / Float(replicateCount)
    let deviations = own.map { $0 - mean }.sorted()
    return max(
      -1, min(score, score + quantile(deviations, 0.05)))...min(
        1, max(score, score + quantile(deviations, 0.95)))
  }
}

/// Linear interpolation between order statistics, as numpy's default.
private func quantile(_ sorted: [Float], _ q: Float) -> Float {
  let position = q * Float(sorted.count - 1)
  let low = Int(position)
  let high = min(low + 1, sorted.count - 1)
  return sorted[low] + (sorted[high] - sorted[low]) * (position - Float(low))
}
