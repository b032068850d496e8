/// One question that a model answers about a statement, and its possible answers.
public enum Head: String, Sendable, Codable, CaseIterable {
  case stance, sentiment, act

  /// The codebook's words, in the order of the model's columns.
  public var classes: [String] {
    switch self {
    case .stance: ["conciliatory", "neutral", "hostile"]
    case .sentiment: ["positive", "neutral", "negative"]
    case .act: Self.conciliatoryActs + ["state"] + Self.hostileActs
    }
  }

  private static let conciliatoryActs = [
    "agree", "consult", "support", "cooperate", "aid", "concede",
  ]
  private static let hostileActs = [
    "request", "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce",
    "assault",
  ]

  /// The class that takes no side, the middle one of ``classes``.
  public var neutralClass: Int {
    switch self {
    case .stance, .sentiment: 1
    case .act: Self.conciliatoryActs.count
    }
  }

  /// The column of a label, `nil` for a word that is not the codebook's.
  public func column(of label: String) -> Int? { classes.firstIndex(of: label) }
}

/// What one head says of one statement.
public struct Prediction: Sendable, Equatable {
  /// Probabilities by class, in the order of ``Head/classes``; they sum to 1.
  public let probabilities: [Float]
  /// No term of the text is known: this is the prior of the training set and says nothing of the text.
  public let isPrior: Bool

  /// - Precondition: at least one probability.
  public init(probabilities: [Float], isPrior: Bool = false) {
    precondition(!probabilities.isEmpty)
    self.probabilities = probabilities
    self.isPrior = isPrior
  }

  /// First class less last class, for heads of three: P(conciliatory) - P(hostile), P(positive) - P(negative);
  /// in -1...1.
  public var score: Float { probabilities[0] - probabilities[probabilities.count - 1] }

  /// The most probable class; the first of equals.
  public var best: Int {
    var best = 0
    for c in probabilities.indices where probabilities[c] > probabilities[best] { best = c }
    return best
  }
}
