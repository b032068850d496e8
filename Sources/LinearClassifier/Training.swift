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
  /// scikit-learn's `C`. The default was chosen by grouped cross-validation on the seeds.
  public var inversePenalty = 4.0
  /// How much stricter the penalty is for neutral's weights: neutral is what remains where nothing speaks for a
  /// side, not a vocabulary of its own. The strictest value whose cross-validated macro-F1 stays within one
  /// standard error of the best (the one-standard-error rule; Hastie et al. 2009, section 7.10).
  public var neutralPenalty = 100.0
  /// How strongly the lexicon, if there is one, sets the prior of each head.
  public var lexiconStrength: [Head: Lexicon.Strength] = [
    .stance: .init(scale: 12, awayFromNeutral: 0.5, negated: -0.5),
    .sentiment: .init(scale: 20, awayFromNeutral: 0.5, negated: -0.5),
  ]
  public var folds = 5
  public var seed: UInt64 = 1

  public init() {}
}

/// Why a training set cannot be trained on.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  case noRows
  case oneClass(Head, String)
  case tooFewGroups(groups: Int, folds: Int)
  case headInOneFold(Head)
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
  /// Out-of-fold probabilities by head and labelled row, in row order.
  public let outOfFold: [Head: [Prediction]]
}

extension TextClassifier {
  /// Trains all heads that have labels, cross-validated by group.
  ///
  /// The folds share the vocabulary's terms and idf with the whole (both ignore labels); weights never see their
  /// held-out rows.
  /// - Throws: ``TrainingError``.
  public static func train(
    _ rows: [LabelledText], lexicon: Lexicon? = nil, options: TrainingOptions = TrainingOptions(),
    facts: [String: String] = [:]
  ) throws(TrainingError) -> TrainingResult {
    BLAS.useOneThread
    guard !rows.isEmpty else { throw .noRows }
    // A row of weight 0 is predicted, never learnt from.
    let heads = Head.allCases.filter { head in
      rows.contains { $0.labels[head] != nil && $0.weight > 0 }
    }
    guard !heads.isEmpty else { throw .noRows }
    for head in heads {
      let present = Set(rows.compactMap { $0.weight > 0 ? $0.labels[head] : nil })
      if present.count == 1, let only = present.first { throw .oneClass(head, head.classes[only]) }
    }
    let groups = Set(rows.map(\.group)).count
    guard groups >= options.folds else { throw .tooFewGroups(groups: groups, folds: options.folds) }
    let vectorizer = Vectorizer.learn(
      from: rows.map(\.text), options: options.features, phrases: lexicon?.entries.map(\.term) ?? []
    )
    guard vectorizer.vocabulary.count > 0 else { throw .emptyVocabulary }
    var matrix = FeatureMatrix(columnCount: vectorizer.vocabulary.count)
    var scratch = Vectorizer.Scratch()
    for row in rows { vectorizer.appendRow(of: row.text, to: &matrix, scratch: &scratch) }

    let folds = GroupFolds(groups: rows.map(\.group), count: options.folds, seed: options.seed)
    let sets = heads.map { head in
      problems(
        for: head, rows, folds, options,
        prior: options.lexiconStrength[head].flatMap {
          lexicon?.priorMean(of: head, vectorizer: vectorizer, strength: $0)
        })
    }
    for (head, own) in zip(heads, sets) where own.contains(where: { $0.totalWeight == 0 }) {
      throw .headInOneFold(head)
    }
    let fits = LogisticRegression.fit(matrix, sets.flatMap { $0 })
    return assemble(
      rows, heads: heads, folds: folds, matrix: matrix, vectorizer: vectorizer, fits: fits,
      facts: facts)
  }

  /// The final fit, then one fit a fold without its rows.
  private static func problems(
    for head: Head, _ rows: [LabelledText], _ folds: GroupFolds, _ options: TrainingOptions,
    prior: [Double]?
  ) -> [LogisticProblem] {
    let labels = rows.map { Int32($0.labels[head] ?? -1) }
    return (-1..<folds.count).map { fold in
      LogisticProblem(
        classCount: head.classes.count, labels: labels,
        weights: rows.indices.map { folds.foldOfRow[$0] == fold ? 0 : rows[$0].weight },
        inversePenalty: options.inversePenalty, priorMean: prior,
        penaltyFactors: [1, options.neutralPenalty, 1])
    }
  }

  private static func assemble(
    _ rows: [LabelledText], heads: [Head], folds: GroupFolds, matrix: FeatureMatrix,
    vectorizer: Vectorizer,
    fits: [LogisticFit], facts: [String: String]
  ) -> TrainingResult {
    let terms = vectorizer.vocabulary.count
    let columns = heads.reduce(0) { $0 + $1.classes.count }
    var weights = [Float](repeating: 0, count: terms * columns)
    var intercepts: [Float] = []
    var trained: [TrainedHead] = []
    var evaluations: [Head: Evaluation] = [:]
    var finalFits: [Head: LogisticFit] = [:]
    var outOfFold: [Head: [Prediction]] = [:]
    var first = 0
    for (h, head) in heads.enumerated() {
      let k = head.classes.count
      let own = Array(fits[h * (folds.count + 1)..<(h + 1) * (folds.count + 1)])
      for j in 0..<terms {
        for c in 0..<k { weights[j * columns + first + c] = Float(own[0].weights[j * k + c]) }
      }
      intercepts += own[0].intercepts.map { Float($0) }
      let predictions = heldOutPredictions(
        head, folds: folds, matrix: matrix, fits: Array(own.dropFirst()))
      let labelled = rows.indices.filter { rows[$0].labels[head] != nil }
      let gold = labelled.map { rows[$0].labels[head] ?? 0 }
      evaluations[head] = Evaluation(
        labels: head.classes, gold: gold, decided: labelled.map { predictions[$0].best })
      outOfFold[head] = labelled.map { predictions[$0] }
      trained.append(
        TrainedHead(
          head: head, firstColumn: first,
          softConfusion: softConfusion(
            gold: gold, predictions: labelled.map { predictions[$0] }, classes: k)))
      finalFits[head] = own[0]
      first += k
    }
    let classifier = TextClassifier(
      vectorizer: vectorizer, heads: trained, facts: facts, weights: weights, intercepts: intercepts
    )
    return TrainingResult(
      classifier: classifier, evaluations: evaluations, fits: finalFits, outOfFold: outOfFold)
  }

  private static func heldOutPredictions(
    _ head: Head, folds: GroupFolds, matrix: FeatureMatrix, fits: [LogisticFit]
  ) -> [Prediction] {
    let k = head.classes.count
    var result = [Prediction](repeating: Prediction(probabilities: [1]), count: matrix.rowCount)
    for fold in 0..<folds.count {
      let rows = (0..<matrix.rowCount).filter { folds.foldOfRow[$0] == fold }
      let part = matrix.selecting(rows)
      var scores: [Double] = []
      for _ in rows { scores += fits[fold].intercepts }
      BLAS.addProduct(part, fits[fold].weights, columns: k, to: &scores)
      for (n, row) in rows.enumerated() {
        result[row] = Prediction(
          probabilities: softmax(scores[n * k..<(n + 1) * k].map { Float($0) }[...]))
      }
    }
    return result
  }

  /// Mean predicted distribution by gold class; the identity's row for a class without rows.
  static func softConfusion(gold: [Int], predictions: [Prediction], classes k: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: k * k)
    var counts = [Double](repeating: 0, count: k)
    for (g, prediction) in zip(gold, predictions) {
      counts[g] += 1
      for c in 0..<k { sums[g * k + c] += Double(prediction.probabilities[c]) }
    }
    for g in 0..<k {
      for c in 0..<k {
        sums[g * k + c] = counts[g] == 0 ? (g == c ? 1 : 0) : sums[g * k + c] / counts[g]
      }
    }
    return sums
  }
}
