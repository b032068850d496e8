public import Features

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A trained model: how text becomes a row, and what every term weighs for every head.
///
/// Immutable; share it between threads. Scratch is the caller's.
public struct TextClassifier: Sendable, Equatable {
  /// One head's place and quality.
  public struct TrainedHead: Sendable, Equatable {
    public let head: Head
    /// First column of its classes in the weights.
    public let firstColumn: Int
    /// What log-odds are divided by before they become probabilities; above 0.
    public let temperature: Double
    /// From cross-validation: row *t* is the mean predicted distribution of rows whose label is *t*
    /// (classes × classes, row-major). The aggregates correct shares with it.
    public let softConfusion: [Double]
    /// How sure that is; `nil` for a head of other than three classes and in a file that does not tell.
    public var confusionSpread: ConfusionSpread?
    /// `nil` in a file that does not tell.
    public let quality: HeadQuality?

    /// Columns of its classes in the weights.
    var columns: Range<Int> { firstColumn..<firstColumn + head.classes.count }

    /// Log-odds as the softmax takes them, from the scores of one row in ``columns``.
    func logOdds(_ scores: ArraySlice<Float>) -> [Float] {
      let inverse = Float(1 / temperature)
      return scores.map { $0 * inverse }
    }
  }

  public let vectorizer: Vectorizer
  public let heads: [TrainedHead]
  /// Facts about the training, for `inspect` and the manifest: names to values.
  public let facts: [String: String]
  /// Terms × columns of the heads, row-major, in log-odds at temperature 1.
  let weights: [Float]
  let intercepts: [Float]
  let ensemble: Ensemble
  /// Heads and replicates side by side, terms × ``scoreColumns``, row-major: one axpy a term scores them all.
  private let scoreWeights: [Float]
  private let scoreIntercepts: [Float]

  init(
    vectorizer: Vectorizer, heads: [TrainedHead], facts: [String: String], weights: [Float],
    intercepts: [Float], ensemble: Ensemble = .none
  ) {
    let terms = vectorizer.vocabulary.count
    precondition(weights.count == terms * intercepts.count)
    precondition(ensemble.levels.count == terms * 2 * ensemble.count)
    self.vectorizer = vectorizer
    self.heads = heads
    self.facts = facts
    self.weights = weights
    self.intercepts = intercepts
    self.ensemble = ensemble
    guard ensemble.count > 0 else {
      (scoreWeights, scoreIntercepts) = (weights, intercepts)
      return
    }
    let own = intercepts.count
    let columns = own + 2 * ensemble.count
    var all = [Float](repeating: 0, count: terms * columns)
    for j in 0..<terms {
      for c in 0..<own { all[j * columns + c] = weights[j * own + c] }
      for c in 0..<2 * ensemble.count { all[j * columns + own + c] = ensemble.weight(j, c) }
    }
    scoreWeights = all
    scoreIntercepts = intercepts + ensemble.intercepts
  }

  /// How many terms it knows.
  public var termCount: Int { vectorizer.vocabulary.count }

  /// How many bootstrap replicates of the stance head it carries.
  public var replicateCount: Int { ensemble.count }

  public func trainedHead(_ head: Head) -> TrainedHead? { heads.first { $0.head == head } }

  /// Scores a batch: for every head and text a prediction.
  ///
  /// A text without a known term gets the intercepts alone, the prior of its training set.
  /// - Complexity: O(*nnz* · columns).
  public func predict(_ texts: [FeatureText], scratch: inout Vectorizer.Scratch) -> Predictions {
    var rows = FeatureMatrix(columnCount: vectorizer.vocabulary.count)
    for text in texts { vectorizer.appendRow(of: text, to: &rows, scratch: &scratch) }
    return predict(rows)
  }

  /// Scores of the heads and the replicates at temperature 1, rows × columns, row-major; the heads' columns first.
  func scores(_ rows: FeatureMatrix) -> [Float] {
    BLAS.useOneThread
    var scores: [Float] = []
    scores.reserveCapacity(rows.rowCount * scoreIntercepts.count)
    for _ in 0..<rows.rowCount { scores += scoreIntercepts }
    BLAS.addProduct(rows, scoreWeights, columns: scoreIntercepts.count, to: &scores)
    return scores
  }

  func predict(_ rows: FeatureMatrix) -> Predictions {
    let columns = scoreIntercepts.count
    let scores = scores(rows)
    var byHead: [Head: [Prediction]] = [:]
    for trained in heads {
      let k = trained.head.classes.count
      byHead[trained.head] = (0..<rows.rowCount).map { row in
        let base = row * columns + trained.firstColumn
        return Prediction(
          probabilities: softmax(trained.logOdds(scores[base..<base + k])[...]),
          isPrior: rows.entries(ofRow: row).isEmpty)
      }
    }
    return Predictions(
      byHead: byHead,
      replicateScores: replicateScores(scores, rows: rows.rowCount, columns: columns),
      replicateCount: ensemble.count)
  }

  private func replicateScores(_ scores: [Float], rows: Int, columns: Int) -> [Float] {
    let temperature = Float(trainedHead(.stance)?.temperature ?? 1)
    var result: [Float] = []
    result.reserveCapacity(rows * ensemble.count)
    for row in 0..<rows {
      for r in 0..<ensemble.count {
        let at = row * columns + intercepts.count + 2 * r
        result.append(Ensemble.score(scores[at], scores[at + 1], temperature: temperature))
      }
    }
    return result
  }
}

/// Probabilities from log-odds; the largest is subtracted first, so that nothing overflows.
func softmax(_ scores: ArraySlice<Float>) -> [Float] {
  let top = scores.max() ?? 0
  let exponentials = scores.map { expf($0 - top) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}
