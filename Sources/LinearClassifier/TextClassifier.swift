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
    /// From cross-validation: row *t* is the mean predicted distribution of rows whose label is *t*
    /// (classes × classes, row-major). The aggregates correct shares with it.
    public let softConfusion: [Double]
  }

  public let vectorizer: Vectorizer
  public let heads: [TrainedHead]
  /// Facts about the training, for `inspect` and the manifest: names to values.
  public let facts: [String: String]
  /// Terms × columns, row-major, in log-odds.
  let weights: [Float]
  let intercepts: [Float]

  init(
    vectorizer: Vectorizer, heads: [TrainedHead], facts: [String: String], weights: [Float],
    intercepts: [Float]
  ) {
    precondition(weights.count == vectorizer.vocabulary.count * intercepts.count)
    self.vectorizer = vectorizer
    self.heads = heads
    self.facts = facts
    self.weights = weights
    self.intercepts = intercepts
  }

  /// How many terms it knows.
  public var termCount: Int { vectorizer.vocabulary.count }

  public func trainedHead(_ head: Head) -> TrainedHead? { heads.first { $0.head == head } }

  /// Scores a batch: for every head and text a prediction.
  ///
  /// A text without a known term gets the intercepts alone, the prior of its training set.
  /// - Complexity: O(*nnz* · columns).
  public func predict(_ texts: [FeatureText], scratch: inout Vectorizer.Scratch) -> [Head:
    [Prediction]]
  {
    BLAS.useOneThread
    var rows = FeatureMatrix(columnCount: vectorizer.vocabulary.count)
    for text in texts { vectorizer.appendRow(of: text, to: &rows, scratch: &scratch) }
    return predict(rows)
  }

  func predict(_ rows: FeatureMatrix) -> [Head: [Prediction]] {
    let columns = intercepts.count
    var scores: [Float] = []
    scores.reserveCapacity(rows.rowCount * columns)
    for _ in 0..<rows.rowCount { scores += intercepts }
    BLAS.addProduct(rows, weights, columns: columns, to: &scores)
    var result: [Head: [Prediction]] = [:]
    for trained in heads {
      let k = trained.head.classes.count
      result[trained.head] = (0..<rows.rowCount).map { row in
        let base = row * columns + trained.firstColumn
        return Prediction(probabilities: softmax(scores[base..<base + k]))
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
