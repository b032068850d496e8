internal import Dispatch
public import Features
internal import Synchronization

extension LogisticRegression {
  /// How many weight columns train side by side, at most.
  ///
  /// One sweep over the rows costs less a column the more columns share it, but the corrections of L-BFGS and the
  /// buffers of a sweep hold some 20 copies of every weight: each thread keeps to about 200 MB.
  private static func columnsAtOnce(terms: Int) -> Int {
    max(1, min(24, 200_000_000 / (20 * 8 * max(1, terms))))
  }

  /// ``fit(_:_:starts:tolerance:maximumIterations:)`` on several threads, with terms that no row has left at
  /// their prior. Each problem's numbers are the same for any number of threads.
  public static func fit(
    _ rows: FeatureMatrix, _ problems: [LogisticProblem], starts: [LogisticFit?] = [],
    threads: Int, tolerance: Double = 1e-5, maximumIterations: Int = 500,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [LogisticFit] {
    let (compact, terms) = rows.compacted()
    let jobs = batches(of: problems, columns: columnsAtOnce(terms: terms.count))
    let results = Mutex([Int: [LogisticFit]]())
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, jobs.count))) { _ in
      while true {
        let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard job < jobs.count else { return }
        let own = jobs[job].map { problems[$0].selecting(terms: terms) }
        let from = jobs[job].map { starts.isEmpty ? nil : starts[$0]?.selecting(terms: terms) }
        let fits = fit(
          compact, own, starts: from, tolerance: tolerance, maximumIterations: maximumIterations)
        let whole = zip(jobs[job], fits).map { p, fit in
          fit.spread(over: rows.columnCount, terms: terms, prior: problems[p].priorMean)
        }
        results.withLock { $0[job] = whole }
        progress(whole.count)
      }
    }
    let found = results.withLock { $0 }
    return jobs.indices.flatMap { found[$0] ?? [] }
  }

  /// Runs of neighbouring problems, each at most so many columns wide (or one problem).
  private static func batches(of problems: [LogisticProblem], columns columnsAtOnce: Int)
    -> [Range<Int>]
  {
    var result: [Range<Int>] = []
    var start = 0
    var columns = 0
    for (p, problem) in problems.enumerated() {
      if columns > 0, columns + problem.classCount > columnsAtOnce {
        result.append(start..<p)
        (start, columns) = (p, 0)
      }
      columns += problem.classCount
    }
    if start < problems.count { result.append(start..<problems.count) }
    return result
  }
}

extension LogisticProblem {
  /// The problem over some of the terms.
  fileprivate func selecting(terms: [Int]) -> LogisticProblem {
    LogisticProblem(
      classCount: classCount, labels: labels, weights: weights, inversePenalty: inversePenalty,
      priorMean: priorMean.map { select(terms, of: $0, width: classCount) },
      penaltyFactors: penaltyFactors,
      termScales: termScales.map { select(terms, of: $0, width: 1) })
  }
}

extension LogisticFit {
  fileprivate func selecting(terms: [Int]) -> LogisticFit {
    LogisticFit(
      weights: select(terms, of: weights, width: intercepts.count), intercepts: intercepts,
      iterations: iterations, objective: objective, gradientNorm: gradientNorm,
      converged: converged)
  }

  /// The fit over all terms; those that were not trained keep the prior.
  fileprivate func spread(over count: Int, terms: [Int], prior: [Double]?) -> LogisticFit {
    let k = intercepts.count
    var all = prior ?? [Double](repeating: 0, count: count * k)
    for (position, term) in terms.enumerated() {
      for c in 0..<k { all[term * k + c] = weights[position * k + c] }
    }
    return LogisticFit(
      weights: all, intercepts: intercepts, iterations: iterations, objective: objective,
      gradientNorm: gradientNorm, converged: converged)
  }
}

/// Rows of a matrix of `width` columns.
private func select(_ rows: [Int], of matrix: [Double], width: Int) -> [Double] {
  var result: [Double] = []
  result.reserveCapacity(rows.count * width)
  for row in rows { result += matrix[row * width..<(row + 1) * width] }
  return result
}
