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

  /// - Precondition: one label and one finite, non-negative weight a row; labels below `classCount`.
  public init(
    classCount: Int, labels: [Int32], weights: [Double], inversePenalty: Double,
    priorMean: [Double]? = nil, penaltyFactors: [Double]? = nil
  ) {
    precondition(penaltyFactors.map { $0.count == classCount && $0.allSatisfy { $0 > 0 } } ?? true)
    precondition(classCount >= 2 && labels.count == weights.count && inversePenalty > 0)
    precondition(labels.allSatisfy { $0 >= -1 && $0 < classCount })
    precondition(weights.allSatisfy { $0.isFinite && $0 >= 0 })
    self.classCount = classCount
    self.labels = labels
    self.weights = zip(labels, weights).map { $0 < 0 ? 0 : $1 }
    self.inversePenalty = inversePenalty
    self.priorMean = priorMean
    self.penaltyFactors = penaltyFactors ?? [Double](repeating: 1, count: classCount)
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
  public let gradientNorm: Double
  public let converged: Bool
}

/// Trains several logistic regressions side by side, one pass over the rows for all of them.
///
/// Each minimises `(1/Σv) Σ v_i · CE_i + (1 / 2CΣv) · Σ f_c (w - w0)²` with row weights `v`, prior mean `w0` and
/// penalty factors `f` by class; intercepts are not penalised.
/// (This is scikit-learn's objective divided by `CΣv`.)
/// The weight columns of all problems lie side by side (terms × columns, row-major), so that an axpy over
/// one term's columns serves folds, heads and replicates at once.
public struct LogisticRegression {
  private let rows: FeatureMatrix
  private let problems: [LogisticProblem]
  /// First column of each problem; one more entry than problems.
  private let offsets: [Int]
  private let totals: [Double]
  private let present: [[Bool]]

  /// Intercept of a class without rows, in log-odds: its probability vanishes in single precision.
  static let absentIntercept = -50.0

  private init(rows: FeatureMatrix, problems: [LogisticProblem]) {
    self.rows = rows
    self.problems = problems
    var offsets = [0]
    for problem in problems { offsets.append(offsets[offsets.count - 1] + problem.classCount) }
    self.offsets = offsets
    totals = problems.map(\.totalWeight)
    present = problems.map(\.presentClasses)
  }

  /// - Precondition: as many labels as rows in every problem, and some positive weight.
  /// - Complexity: O(*nnz* · columns) an evaluation; about 60 evaluations on sentences.
  public static func fit(
    _ rows: FeatureMatrix, _ problems: [LogisticProblem], tolerance: Double = 1e-5,
    maximumIterations: Int = 500
  ) -> [LogisticFit] {
    precondition(problems.allSatisfy { $0.labels.count == rows.rowCount && $0.totalWeight > 0 })
    let trainer = LogisticRegression(rows: rows, problems: problems)
    let options = LBFGS.Options(maximumIterations: maximumIterations, relativeTolerance: tolerance)
    var searches = problems.map {
      LBFGS(start: start(of: $0, terms: rows.columnCount), options: options)
    }
    while searches.contains(where: { $0.status == .running }) {
      let active = searches.indices.filter { searches[$0].status == .running }
      let part =
        active.count == problems.count
        ? trainer : LogisticRegression(rows: rows, problems: active.map { problems[$0] })
      for (k, result) in part.evaluate(active.map { searches[$0].trial }).enumerated() {
        searches[active[k]].receive(value: result.value, gradient: result.gradient)
      }
    }
    return zip(searches, problems).map { search, problem in
      let split = rows.columnCount * problem.classCount
      return LogisticFit(
        weights: Array(search.point[..<split]),
        intercepts: zip(search.point[split...], problem.presentClasses).map {
          $1 ? $0 : absentIntercept
        },
        iterations: search.iterations, objective: search.value, gradientNorm: search.gradientNorm,
        converged: search.status == .converged)
    }
  }

  /// Weights at their prior, intercepts at zero.
  private static func start(of problem: LogisticProblem, terms: Int) -> [Double] {
    let k = problem.classCount
    precondition(
      problem.priorMean.map { $0.count == terms * k } ?? true, "the prior must be terms × classes")
    return (problem.priorMean ?? [Double](repeating: 0, count: terms * k))
      + [Double](repeating: 0, count: k)
  }

  /// Objective and gradient of one problem at a point (weights, then intercepts), for tests.
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
      for j in 0..<terms {
        for c in 0..<k { weights[j * columns + offsets[p] + c] = point[j * k + c] }
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
    let factors = problems[p].penaltyFactors
    var squares = 0.0
    for j in 0..<terms {
      for c in 0..<k {
        let w = point[j * k + c] - (problems[p].priorMean?[j * k + c] ?? 0)
        let strictness = penalty * factors[c]
        squares += strictness * w * w
        gradient[j * k + c] = sums[j * columns + offsets[p] + c] + strictness * w
      }
    }
    for i in 0..<rows.rowCount {
      for c in 0..<k { gradient[terms * k + c] += residuals[i * columns + offsets[p] + c] }
    }
    return (loss + squares / 2, gradient)
  }
}
