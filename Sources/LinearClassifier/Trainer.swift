internal import Features
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension TextClassifier {
  /// Trains all heads that have labels, cross-validated by group.
  ///
  /// The folds share the vocabulary's terms and idf with the whole (both ignore labels); weights never see their
  /// held-out rows.
  /// - Parameter progress: called with the share of fits that are done, from any thread.
  /// - Throws: ``TrainingError``.
  public static func train(
    _ rows: [LabelledText], lexicon: Lexicon? = nil, options: TrainingOptions = TrainingOptions(),
    facts: [String: String] = [:], progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(TrainingError) -> TrainingResult {
    BLAS.useOneThread
    let heads = try Trainer.heads(of: rows, options)
    return try Trainer(rows: rows, heads: heads, lexicon: lexicon, options: options)
      .train(facts: facts, progress: progress)
  }
}

/// One training: rows as a matrix, folds, and the problems that come of them.
struct Trainer {
  private let rows: [LabelledText]
  private let heads: [Head]
  private let vectorizer: Vectorizer
  private let lexicon: Lexicon?
  private let options: TrainingOptions
  private let matrix: FeatureMatrix
  private let folds: GroupFolds
  /// Groups numbered as they first occur.
  private let groupOfRow: [Int]
  private let groupCount: Int

  /// Of fits that only measure: the folds' decisions and the replicates' spread. On the seeds the folds' macro-F1
  /// moved by 0.0001 against a tolerance of 1e-5.
  private static let measuringTolerance = 1e-3
  /// Of the fit that is kept. On the seeds no score moved by more than 0.0044 against a tolerance of 1e-6, the
  /// median by 0.0001.
  private static let tolerance = 3e-4

  /// - Throws: ``TrainingError/emptyVocabulary``.
  init(rows: [LabelledText], heads: [Head], lexicon: Lexicon?, options: TrainingOptions)
    throws(TrainingError)
  {
    self.rows = rows
    self.heads = heads
    vectorizer = Vectorizer.learn(
      from: rows.map(\.text), options: options.features, phrases: lexicon?.entries.map(\.term) ?? []
    )
    guard vectorizer.vocabulary.count > 0 else { throw .emptyVocabulary }
    self.lexicon = lexicon
    self.options = options
    var matrix = FeatureMatrix(columnCount: vectorizer.vocabulary.count)
    var scratch = Vectorizer.Scratch()
    for row in rows { vectorizer.appendRow(of: row.text, to: &matrix, scratch: &scratch) }
    self.matrix = matrix
    folds = GroupFolds(groups: rows.map(\.group), count: options.folds, seed: options.seed)
    var numbers: [String: Int] = [:]
    groupOfRow = rows.map { row in
      let number = numbers[row.group] ?? numbers.count
      numbers[row.group] = number
      return number
    }
    groupCount = numbers.count
  }

  /// The heads that the rows can teach.
  static func heads(of rows: [LabelledText], _ options: TrainingOptions) throws(TrainingError)
    -> [Head]
  {
    guard !rows.isEmpty else { throw .noRows }
    // A row of weight 0 is predicted, never learnt from.
    let heads = Head.allCases.filter { head in
      rows.contains { $0.labels[head] != nil && $0.weight > 0 }
    }
    guard !heads.isEmpty else { throw .noRows }
    for head in heads {
      var counts = [Int](repeating: 0, count: head.classes.count)
      for row in rows where row.weight > 0 {
        if let label = row.labels[head] { counts[label] += 1 }
      }
      let present = counts.indices.filter { counts[$0] > 0 }
      if present.count == 1 { throw .oneClass(head, head.classes[present[0]]) }
      // Of sixteen acts some are rare in any set; a fold without one of them does no harm.
      if head != .act, let rare = present.first(where: { counts[$0] < options.folds }) {
        throw .tooFewRows(
          head, label: head.classes[rare], rows: counts[rare], folds: options.folds)
      }
    }
    let groups = Set(rows.map(\.group)).count
    guard groups >= options.folds else { throw .tooFewGroups(groups: groups, folds: options.folds) }
    return heads
  }

  func train(facts: [String: String], progress: @escaping @Sendable (Double) -> Void)
    throws(TrainingError) -> TrainingResult
  {
    let sets = heads.map(problems)
    for (head, own) in zip(heads, sets) where own.contains(where: { $0.totalWeight == 0 }) {
      throw .headInOneFold(head)
    }
    let replicates = heads.contains(.stance) ? options.replicates : 0
    let meter = FitMeter(total: sets.reduce(replicates) { $0 + $1.count }, report: progress)
    let clock = ContinuousClock()
    let start = clock.now
    let folded = LogisticRegression.fit(
      matrix, sets.flatMap { $0.dropFirst() }, threads: options.threads,
      tolerance: Self.measuringTolerance, progress: meter.add)
    let finalStart = clock.now
    let final = LogisticRegression.fit(
      matrix, sets.map { $0[0] }, threads: options.threads, tolerance: Self.tolerance,
      progress: meter.add)
    let finalSeconds = Double((clock.now - finalStart) / .milliseconds(1)) / 1000
    let byHead = heads.indices.map {
      [final[$0]] + folded[$0 * options.folds..<($0 + 1) * options.folds]
    }
    var replicateFits: [LogisticFit] = []
    if let h = heads.firstIndex(of: .stance), replicates > 0 {
      // A seed each from one stream: neighbouring seeds would give SplitMix64 the same numbers, shifted.
      var seeds = SplitMix64(seed: options.seed)
      let drawn = (0..<replicates).map { _ in replicate(of: sets[h][0], seed: seeds.next()) }
      replicateFits = LogisticRegression.fit(
        matrix, drawn,
        starts: Array(repeating: byHead[h][0], count: replicates), threads: options.threads,
        tolerance: Self.measuringTolerance, progress: meter.add)
    }
    let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
    return assemble(
      byHead, replicateFits, facts: facts, seconds: (all: seconds, final: finalSeconds))
  }

  /// Macro-F1 and mean cross-entropy (nats, calibrated) of one head's out-of-fold predictions.
  func crossValidate(_ head: Head) -> (macroF1: Double, crossEntropy: Double) {
    let fits = LogisticRegression.fit(
      matrix, Array(problems(for: head).dropFirst()), threads: options.threads,
      tolerance: Self.measuringTolerance)
    let (gold, predictions, _) = calibrated(head, fits: fits)
    let loss = zip(gold, predictions).reduce(0) {
      $0 - log(max(Double($1.1.probabilities[$1.0]), 1e-30))
    }
    return (
      Evaluation(labels: head.classes, gold: gold, decided: predictions.map(\.best)).macroF1,
      loss / Double(gold.count)
    )
  }

  /// Gold classes, calibrated out-of-fold predictions of the labelled rows, and the temperature.
  private func calibrated(_ head: Head, fits: [LogisticFit]) -> ([Int], [Prediction], Double) {
    let labelled = rows.indices.filter { rows[$0].labels[head] != nil }
    let gold = labelled.map { rows[$0].labels[head] ?? 0 }
    let raw = heldOutPredictions(head, fits: fits)
    let temperature = Calibration.temperature(
      gold: gold, predictions: labelled.map { raw[$0] }, weights: labelled.map { rows[$0].weight })
    return (gold, labelled.map { raw[$0].tempered(temperature) }, temperature)
  }

  /// The final fit, then one fit a fold without its rows.
  private func problems(for head: Head) -> [LogisticProblem] {
    let labels = rows.map { Int32($0.labels[head] ?? -1) }
    let prior = options.lexiconStrength[head].flatMap {
      lexicon?.priorMean(of: head, vectorizer: vectorizer, strength: $0)
    }
    return (-1..<folds.count).map { fold in
      problem(
        head, labels: labels,
        weights: rows.indices.map { folds.foldOfRow[$0] == fold ? 0 : rows[$0].weight },
        prior: prior)
    }
  }

  private func problem(_ head: Head, labels: [Int32], weights: [Double], prior: [Double]?)
    -> LogisticProblem
  {
    let k = head.classes.count
    var factors = [Double](repeating: 1, count: k)
    // With many classes neutral is one of them; with three it is what remains.
    if k == 3 { factors[head.neutralClass] = options.neutralPenalty }
    return LogisticProblem(
      classCount: k, labels: labels, weights: weights,
      inversePenalty: options.inversePenalty * (head == .act ? 4 : 1),
      priorMean: prior, penaltyFactors: factors,
      termScales: head == .act
        ? nil
        : options.naiveBayesFloor.map {
          TermScales.naiveBayes(matrix, labels: labels, weights: weights, classCount: k, floor: $0)
        })
  }

  /// The stance problem with groups drawn anew, with replacement.
  private func replicate(of problem: LogisticProblem, seed: UInt64) -> LogisticProblem {
    var generator = SplitMix64(seed: seed)
    var draws = [Double](repeating: 0, count: groupCount)
    for _ in 0..<groupCount { draws[Int.random(in: 0..<groupCount, using: &generator)] += 1 }
    let weights = rows.indices.map { problem.weights[$0] * draws[groupOfRow[$0]] }
    // A draw without any usable row would teach nothing; it stands for the whole.
    guard Set(zip(problem.labels, weights).filter { $0.1 > 0 }.map(\.0)).count > 1 else {
      return problem
    }
    return self.problem(
      .stance, labels: problem.labels, weights: weights, prior: problem.priorMean)
  }

  private func assemble(
    _ fits: [[LogisticFit]], _ replicates: [LogisticFit], facts: [String: String],
    seconds: (all: Double, final: Double)
  ) -> TrainingResult {
    let terms = vectorizer.vocabulary.count
    let columns = heads.reduce(0) { $0 + $1.classes.count }
    var weights = [Float](repeating: 0, count: terms * columns)
    var intercepts: [Float] = []
    var trained: [TextClassifier.TrainedHead] = []
    var evaluations: [Head: Evaluation] = [:]
    var outOfFold: [Head: [Prediction]] = [:]
    var goldByHead: [Head: [Int]] = [:]
    for (head, own) in zip(heads, fits) {
      let k = head.classes.count
      let first = intercepts.count
      for j in 0..<terms {
        for c in 0..<k { weights[j * columns + first + c] = Float(own[0].weights[j * k + c]) }
      }
      intercepts += own[0].intercepts.map { Float($0) }
      let (gold, predictions, temperature) = calibrated(head, fits: Array(own.dropFirst()))
      evaluations[head] = Evaluation(
        labels: head.classes, gold: gold, decided: predictions.map(\.best))
      outOfFold[head] = predictions
      goldByHead[head] = gold
      let confusion = TextClassifier.softConfusion(gold: gold, predictions: predictions, classes: k)
      trained.append(
        TextClassifier.TrainedHead(
          head: head, firstColumn: first, temperature: temperature, softConfusion: confusion,
          confusionSpread: k == 3
            ? confusionSpread(head, gold: gold, predictions: predictions, confusion) : nil,
          quality: HeadQuality(head, gold: gold, predictions: predictions)))
    }
    let classifier = TextClassifier(
      vectorizer: vectorizer, heads: trained, facts: facts, weights: weights,
      intercepts: intercepts,
      ensemble: replicates.isEmpty ? .none : Ensemble(replicates, terms: terms))
    return TrainingResult(
      classifier: classifier, evaluations: evaluations,
      fits: Dictionary(uniqueKeysWithValues: zip(heads, fits.map { $0[0] })),
      outOfFold: outOfFold, gold: goldByHead, fitSeconds: seconds.all,
      finalFitSeconds: seconds.final,
      unconvergedReplicates: replicates.count { !$0.converged })
  }

  /// - Parameters: of the labelled rows, in their order.
  private func confusionSpread(
    _ head: Head, gold: [Int], predictions: [Prediction], _ confusion: [Double]
  ) -> ConfusionSpread {
    let labelled = rows.indices.filter { rows[$0].labels[head] != nil }
    return ConfusionSpread(
      gold: gold, predictions: predictions, groups: labelled.map { groupOfRow[$0] },
      weights: labelled.map { rows[$0].weight }, softConfusion: confusion)
  }

  private func heldOutPredictions(_ head: Head, fits: [LogisticFit]) -> [Prediction] {
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
}

extension TextClassifier {
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

/// Counts finished fits from any thread and tells the share.
private final class FitMeter: Sendable {
  private let total: Int
  private let report: @Sendable (Double) -> Void
  private let done = Atomic(0)

  init(total: Int, report: @escaping @Sendable (Double) -> Void) {
    self.total = total
    self.report = report
  }

  func add(_ count: Int) {
    let now = done.wrappingAdd(count, ordering: .relaxed).newValue
    report(Double(now) / Double(max(1, total)))
  }
}
