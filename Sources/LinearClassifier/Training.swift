public import Features

/// One labelled text.
public struct LabelledText: Sendable {
  public let text: FeatureText
  /// Class numbers by head; a head may be missing.
  public let labels: [Head: Int]
  /// Rows of one group never straddle a fold.
  public let group: String
  public let weight: Double

  public init(text: FeatureText, labels: [Head: Int], group: String, weight: Double = 1) {
    self.text = text
    self.labels = labels
    self.group = group
    self.weight = weight
  }
}

public struct TrainingOptions: Sendable, Equatable {
  public var features = FeatureOptions()
  /// scikit-learn's `C`. The defaults were chosen on the seeds (models/README.md has the table).
  public var inversePenalty = 2.0
  /// How much stricter the penalty is for neutral's weights: neutral is what remains where nothing speaks for a
  /// side, not a vocabulary of its own.
  public var neutralPenalty = 100.0
  /// Naive-Bayes scaling of the terms with this floor (``TermScales``); `nil` for none.
  public var naiveBayesFloor: Double? = 0.1
  /// How strongly the lexicon, if there is one, sets the prior of each head.
  public var lexiconStrength: [Head: Lexicon.Strength] = [
    .stance: .init(scale: 28, awayFromNeutral: 0.5, negated: -0.5),
    .sentiment: .init(scale: 20, awayFromNeutral: 0.5, negated: -0.5),
    .act: .init(scale: 12, awayFromNeutral: 0.5, negated: -0.5),
  ]
  public var folds = 5
  /// Bootstrap replicates of the stance head.
  public var replicates = 32
  public var seed: UInt64 = 1
  public var threads = 1

  public init() {}

  /// The settings as names and values, for the model's record.
  public var facts: [String: String] {
    var facts = [
      "folds": String(folds), "seed": String(seed), "replicates": String(replicates),
      "inverse_penalty": String(inversePenalty), "neutral_penalty": String(neutralPenalty),
      "naive_bayes_floor": naiveBayesFloor.map { String($0) } ?? "off",
    ]
    for (head, strength) in lexiconStrength {
      facts["lexicon_scale_\(head.rawValue)"] = String(strength.scale)
    }
    return facts
  }
}

/// Why a training set cannot be trained on.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  case noRows
  case oneClass(Head, String)
  case tooFewGroups(groups: Int, folds: Int)
  case headInOneFold(Head)
  case tooFewRows(Head, label: String, rows: Int, folds: Int)
  case emptyVocabulary

  public var description: String {
    switch self {
    case .noRows: "no labelled rows; the file needs columns text and stance (or sentiment)"
    case .oneClass(let head, let label):
      "all rows have the \(head.rawValue) '\(label)'; training needs rows of at least two classes"
    case .tooFewGroups(let groups, let folds):
      "\(groups) groups for \(folds) folds; lower --folds or give more groups"
    case .headInOneFold(let head):
      "all rows with a \(head.rawValue) fall into one fold; label rows of more groups"
    case .tooFewRows(let head, let label, let rows, let folds):
      "only \(rows) row\(rows == 1 ? " has" : "s have") the \(head.rawValue) '\(label)', fewer than the \(folds) folds; lower --folds, label more rows, or leave the class out"
    case .emptyVocabulary: "no word occurs in two rows; the training set is too small"
    }
  }
}

/// A trained model and how good it was where it had not looked.
public struct TrainingResult: Sendable {
  public let classifier: TextClassifier
  /// Out-of-fold figures by head.
  public let evaluations: [Head: Evaluation]
  /// Iterations and convergence of the final fit, by head.
  public let fits: [Head: LogisticFit]
  /// Calibrated out-of-fold probabilities by head and labelled row, in row order.
  public let outOfFold: [Head: [Prediction]]
  /// Gold class numbers by head and labelled row, in row order.
  public let gold: [Head: [Int]]
  /// Seconds that the fits took, all threads together as the clock runs.
  public let fitSeconds: Double
  /// Of them the seconds of the fits that were kept.
  public let finalFitSeconds: Double
  /// Replicates that stopped before they converged.
  public let unconvergedReplicates: Int
}
