public import Features

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// One multinomial logistic regression among several that share their rows.
public struct LogisticProblem: Sendable {
  /// Number of classes, at least 2.
  public let classCount: Int
  /// For each row its class, or -1 for none.
  public let labels: [Int32]
  /// For each row its weight, at least 0; 0 leaves the row out.
  public let weights: [Double]
  /// Inverse strength of the penalty, scikit-learn's `C`.
  public let inversePenalty: Double
  /// Where the penalty pulls the weights, terms × classes, row-major; `nil` for zero.
  public let priorMean: [Double]?
  /// How much stricter the penalty is for the weights of each class; 1 for all by default.
  public let penaltyFactors: [Double]
  /// How far the weights of each term may stray: the penalty is divided by the square; `nil` for 1.
  ///
  /// The same as multiplying a term's column by its scale and penalising all weights alike.
  public let termScales: [Double]?

  /// - Precondition: one label and one finite, non-negative weight a row; labels below `classCount`; factors and
  ///   scales above 0.
  public init(
    classCount: Int, labels: [Int32], weights: [Double], inversePenalty: Double,
    priorMean: [Double]? = nil, penaltyFactors: [Double]? = nil, termScales: [Double]? = nil
  ) {
    precondition(penaltyFactors.map { $0.count == classCount && $0.allSatisfy { $0 > 0 } } ?? true)
    precondition(termScales?.allSatisfy { $0 > 0 && $0.isFinite } ?? true)
    precondition(classCount >= 2 && labels.count == weights.count && inversePenalty > 0)
    precondition(labels.allSatisfy { $0 >= -1 && $0 < classCount })
    precondition(weights.allSatisfy { $0.isFinite && $0 >= 0 })
    self.classCount = classCount
    self.labels = labels
    self.weights = zip(labels, weights).map { $0 < 0 ? 0 : $1 }
    self.inversePenalty = inversePenalty
    self.priorMean = priorMean
    self.penaltyFactors = penaltyFactors ?? [Double](repeating: 1, count: classCount)
    self.termScales = termScales
  }

  var totalWeight: Double { weights.reduce(0, +) }

  /// Classes that some weighted row has. The others get probability 0: two of three classes are enough.
  var presentClasses: [Bool] {
    var present = [Bool](repeating: false, count: classCount)
    for (label, weight) in zip(labels, weights) where weight > 0 { present[Int(label)] = true }
    return present
  }
}

/// What training found for one problem.
public struct LogisticFit: Sendable, Equatable {
  /// Terms × classes, row-major, in log-odds per unit of a feature.
  public let weights: [Double]
  /// One a class, in log-odds.
  public let intercepts: [Double]
  public let iterations: Int
  /// Mean weighted cross-entropy in nats, plus the penalty.
  public let objective: Double
  /// Euclidean length of the objective's gradient, in the coordinates of the search.
  public let gradientNorm: Double
  public let converged: Bool
}

/// Trains several logistic regressions side by side, one pass over the rows for all of them.
///
/// Each minimises `(1/Σv) Σ v_i · CE_i + (1 / 2CΣv) · Σ f_c ((w - w0) / r_j)²` with row weights `v`, prior mean `w0`,
/// penalty factors `f` by class and scales `r` by term; intercepts are not penalised.
/// (This is scikit-learn's objective divided by `CΣv`.)
/// The search runs over `z = (w - w0) √f / r`, in which the penalty is round and the steps are well scaled.
/// The weight columns of all problems lie side by side (terms × columns, row-major), so that an axpy over
/// one term's columns serves folds, heads and replicates at once.
public struct LogisticRegression {
  private let rows: FeatureMatrix
  private let problems: [LogisticProblem]
  /// First column of each problem; one more entry than problems.
  private let offsets: [Int]
  private let totals: [Double]
  private let present: [[Bool]]
  /// `r_j / √f_c` for each problem, terms × classes.
  private let scales: [[Double]]

  /// Intercept of a class without rows, in log-odds: its probability vanishes in single precision at any
  /// temperature, also where a lexicon's prior speaks for the class with all its weight.
  static let absentIntercept = -1000.0

  init(rows: FeatureMatrix, problems: [LogisticProblem]) {
    self.rows = rows
    self.problems = problems
    var offsets = [0]
    for problem in problems { offsets.append(offsets[offsets.count - 1] + problem.classCount) }
    self.offsets = offsets
    totals = problems.map(\.totalWeight)
    present = problems.map(\.presentClasses)
    scales = problems.map { problem in
      let byClass = problem.penaltyFactors.map { 1 / $0.squareRoot() }
      return (0..<rows.columnCount).flatMap { j in
        byClass.map { $0 * (problem.termScales?[j] ?? 1) }
      }
    }
  }

  /// The trainer of some of its problems.
  private init(_ whole: LogisticRegression, problems chosen: [Int]) {
    rows = whole.rows
    problems = chosen.map { whole.problems[$0] }
    var offsets = [0]
    for problem in problems { offsets.append(offsets[offsets.count - 1] + problem.classCount) }
    self.offsets = offsets
    totals = chosen.map { whole.totals[$0] }
    present = chosen.map { whole.present[$0] }
    scales = chosen.map { whole.scales[$0] }
  }

  /// - Parameters:
  ///   - starts: for each problem a fit to start from, `nil` for its prior; empty for none.
  ///   - tolerance: a fit has converged when the gradient is this much shorter than at its prior, wherever it starts.
  /// - Precondition: as many labels as rows in every problem, and some positive weight.
  /// - Complexity: O(*nnz* · columns) an evaluation; about 60 evaluations on sentences.
  public static func fit(
    _ rows: FeatureMatrix, _ problems: [LogisticProblem], starts: [LogisticFit?] = [],
    tolerance: Double = 1e-5, maximumIterations: Int = 500
  ) -> [LogisticFit] {
    precondition(problems.allSatisfy { $0.labels.count == rows.rowCount && $0.totalWeight > 0 })
    precondition(
      problems.allSatisfy {
        ($0.priorMean?.count ?? rows.columnCount * $0.classCount) == rows.columnCount
          * $0.classCount
          && ($0.termScales?.count ?? rows.columnCount) == rows.columnCount
      }, "the prior must be terms × classes, with one scale a term")
    let trainer = LogisticRegression(rows: rows, problems: problems)
    let options = LBFGS.Options(maximumIterations: maximumIterations, relativeTolerance: tolerance)
    let rulers = problems.indices.map(trainer.ruler)
    let references = starts.contains { $0 != nil } ? trainer.gradientNormsAtPriors(rulers) : []
    var searches = problems.indices.map { p in
      let start = trainer.scaled(p, starts.isEmpty ? nil : starts[p])
      return LBFGS(
        start: zip(start, rulers[p]).map { $0 / $1 }, options: options,
        referenceNorm: references.isEmpty ? 0 : references[p])
    }
    while searches.contains(where: { $0.status == .running }) {
      let active = searches.indices.filter { searches[$0].status == .running }
      let part =
        active.count == problems.count
        ? trainer : LogisticRegression(trainer, problems: active)
      let points = active.map { times(searches[$0].trial, rulers[$0]) }
      for (k, result) in part.evaluate(points).enumerated() {
        let p = active[k]
        searches[p].receive(value: result.value, gradient: times(result.gradient, rulers[p]))
      }
    }
    return searches.enumerated().map { p, search in
      trainer.fit(p, search, at: times(search.point, rulers[p]))
    }
  }

  /// Length of each problem's gradient where it would start without a fit to start from.
  private func gradientNormsAtPriors(_ rulers: [[Double]]) -> [Double] {
    zip(evaluate(problems.indices.map { scaled($0, nil) }), rulers).map {
      BLAS.norm(times($0.gradient, $1))
    }
  }

  /// `1/√h` by coordinate of `z`, with `h` about the curvature of the objective there: terms in a thousand rows and
  /// terms in three then take steps of like worth, and L-BFGS needs a third of the iterations (seeds: 67 for 207).
  private func ruler(_ p: Int) -> [Double] {
    let k = problems[p].classCount
    var squares = [Double](repeating: 0, count: rows.columnCount)
    for row in 0..<rows.rowCount where problems[p].weights[row] > 0 {
      for e in rows.entries(ofRow: row) {
        let x = Double(rows.values[e])
        squares[Int(rows.columns[e])] += problems[p].weights[row] / totals[p] * x * x
      }
    }
    let penalty = 1 / (problems[p].inversePenalty * totals[p])
    // p (1 - p) where nothing but the classes' shares is known.
    let spread = shares(p).map { max($0 * (1 - $0), 1e-3) }
    var ruler: [Double] = []
    ruler.reserveCapacity((rows.columnCount + 1) * k)
    for j in 0..<rows.columnCount {
      for c in 0..<k {
        let scale = scales[p][j * k + c]
        ruler.append(1 / (penalty + spread[c] * scale * scale * squares[j]).squareRoot())
      }
    }
    return ruler + spread.map { 1 / $0.squareRoot() }
  }

  private func fit(_ p: Int, _ search: LBFGS, at point: [Double]) -> LogisticFit {
    let k = problems[p].classCount
    let split = rows.columnCount * k
    return LogisticFit(
      weights: weights(p, at: point),
      intercepts: zip(point[split...], present[p]).map { $1 ? $0 : Self.absentIntercept },
      iterations: search.iterations, objective: search.value, gradientNorm: search.gradientNorm,
      converged: search.status == .converged)
  }

  /// Share of each class among the weighted rows.
  private func shares(_ p: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: problems[p].classCount)
    for (label, weight) in zip(problems[p].labels, problems[p].weights) where weight > 0 {
      shares[Int(label)] += weight / totals[p]
    }
    return shares
  }

  /// The weights `w = w0 + r z / √f` of a point.
  private func weights(_ p: Int, at point: [Double]) -> [Double] {
    let scales = scales[p]
    guard let prior = problems[p].priorMean else {
      return scales.indices.map { scales[$0] * point[$0] }
    }
    return scales.indices.map { prior[$0] + scales[$0] * point[$0] }
  }

  /// The point `z` (weights, then intercepts) of a fit; for `nil` the prior, with the classes' log-shares as
  /// intercepts.
  func scaled(_ p: Int, _ fit: LogisticFit?) -> [Double] {
    let k = problems[p].classCount
    var point = [Double](repeating: 0, count: (rows.columnCount + 1) * k)
    guard let fit else {
      let shares = shares(p)
      let level = (0..<k).reduce(0) { $0 + (present[p][$1] ? log(shares[$1]) : 0) } / Double(k)
      for c in 0..<k where present[p][c] {
        point[rows.columnCount * k + c] = log(shares[c]) - level
      }
      return point
    }
    precondition(fit.weights.count == rows.columnCount * k, "a start of another shape")
    for i in fit.weights.indices {
      point[i] = (fit.weights[i] - (problems[p].priorMean?[i] ?? 0)) / scales[p][i]
    }
    for c in 0..<k where present[p][c] { point[rows.columnCount * k + c] = fit.intercepts[c] }
    return point
  }

  /// Objective and gradient of one problem at a point `z` (weights, then intercepts), for tests.
  static func objective(
    _ rows: FeatureMatrix, _ problem: LogisticProblem, at point: [Double]
  ) -> (value: Double, gradient: [Double]) {
    LogisticRegression(rows: rows, problems: [problem]).evaluate([point])[0]
  }

  /// Objective and gradient of every problem at its own point.
  private func evaluate(_ points: [[Double]]) -> [(value: Double, gradient: [Double])] {
    let columns = offsets[offsets.count - 1]
    let terms = rows.columnCount
    var weights = [Double](repeating: 0, count: terms * columns)
    var scores = [Double](repeating: 0, count: rows.rowCount * columns)
    for (p, point) in points.enumerated() {
      let k = problems[p].classCount
      let own = self.weights(p, at: point)
      if columns == k {
        weights = own
      } else {
        for j in 0..<terms {
          for c in 0..<k { weights[j * columns + offsets[p] + c] = own[j * k + c] }
        }
      }
      for i in 0..<rows.rowCount {
        for c in 0..<k { scores[i * columns + offsets[p] + c] = point[terms * k + c] }
      }
    }
    BLAS.addProduct(rows, weights, columns: columns, to: &scores)
    let losses = replaceScoresByResiduals(&scores, columns: columns)
    // The weights' buffer is no longer needed; it becomes the gradient.
    for i in weights.indices { weights[i] = 0 }
    BLAS.addTransposedProduct(rows, scores, columns: columns, to: &weights)
    return points.indices.map { p in
      gradient(
        of: p, at: points[p], loss: losses[p], sums: weights, residuals: scores, columns: columns)
    }
  }

  /// Softmax and cross-entropy row by row: scores become `v (p - y) / Σv`.
  private func replaceScoresByResiduals(_ scores: inout [Double], columns: Int) -> [Double] {
    var losses = [Double](repeating: 0, count: problems.count)
    for (p, problem) in problems.enumerated() {
      let k = problem.classCount
      for i in 0..<rows.rowCount {
        let base = i * columns + offsets[p]
        let weight = problem.weights[i] / totals[p]
        guard weight > 0 else {
          for c in 0..<k { scores[base + c] = 0 }
          continue
        }
        for c in 0..<k where !present[p][c] { scores[base + c] = -.infinity }
        var top = scores[base]
        for c in 1..<k { top = max(top, scores[base + c]) }
        let label = Int(problem.labels[i])
        let labelScore = scores[base + label] - top
        var sum = 0.0
        for c in 0..<k {
          let e = exp(scores[base + c] - top)
          scores[base + c] = e
          sum += e
        }
        for c in 0..<k { scores[base + c] *= weight / sum }
        scores[base + label] -= weight
        losses[p] += weight * (log(sum) - labelScore)
      }
    }
    return losses
  }

  private func gradient(
    of p: Int, at point: [Double], loss: Double, sums: [Double], residuals: [Double], columns: Int
  ) -> (value: Double, gradient: [Double]) {
    let k = problems[p].classCount
    let terms = rows.columnCount
    let penalty = 1 / (problems[p].inversePenalty * totals[p])
    var gradient = [Double](repeating: 0, count: point.count)
    let scales = scales[p]
    var squares = 0.0
    for j in 0..<terms {
      for c in 0..<k {
        let z = point[j * k + c]
        squares += z * z
        gradient[j * k + c] =
          scales[j * k + c] * sums[j * columns + offsets[p] + c] + penalty * z
      }
    }
    for i in 0..<rows.rowCount {
      for c in 0..<k { gradient[terms * k + c] += residuals[i * columns + offsets[p] + c] }
    }
    return (loss + penalty * squares / 2, gradient)
  }
}

private func times(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map(*) }
