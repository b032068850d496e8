/// One question that a model answers about a statement, and its possible answers.
public enum Head: String, Sendable, Codable, CaseIterable {
  case stance, sentiment

  /// The codebook's words, in the order of the model's columns.
  public var classes: [String] {
    switch self {
    case .stance: ["conciliatory", "neutral", "hostile"]
    case .sentiment: ["positive", "neutral", "negative"]
    }
  }

  /// The column of a label, `nil` for a word that is not the codebook's.
  public func column(of label: String) -> Int? { classes.firstIndex(of: label) }
}

/// What one head says of one statement.
public struct Prediction: Sendable, Equatable {
  /// Probabilities by class, in the order of ``Head/classes``; they sum to 1.
  public let probabilities: [Float]

  /// - Precondition: at least one probability.
  public init(probabilities: [Float]) {
    precondition(!probabilities.isEmpty)
    self.probabilities = probabilities
  }

  /// First class less last class: P(conciliatory) - P(hostile), P(positive) - P(negative); in -1...1.
  public var score: Float { probabilities[0] - probabilities[probabilities.count - 1] }

  /// The most probable class; the first of equals.
  public var best: Int {
    var best = 0
    for c in probabilities.indices where probabilities[c] > probabilities[best] { best = c }
    return best
  }
}
