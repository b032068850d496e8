import Features
import ParleyTestSupport
import Synchronization
import Testing

@testable import LinearClassifier

@Suite("Fit on several threads")
struct ParallelFitTests {
  /// Rows in which every third column is empty, and problems of several widths with every option.
  private static func sample(seed: UInt64, problems count: Int = 14)
    -> (rows: FeatureMatrix, problems: [LogisticProblem])
  {
    var generator = SeededGenerator(seed: seed)
    let (n, terms) = (45, 18)
    let x = RandomRows(rows: n, columns: terms, density: 0.4, using: &generator)
    let rows = featureMatrix(
      x.dense.map { $0.enumerated().map { $0 % 3 == 2 ? 0 : Float($1) } })
    let problems = (0..<count).map { p in
      let k = [2, 3, 3, 16][p % 4]
      return LogisticProblem(
        classCount: k, labels: (0..<n).map { Int32(($0 * 7 + p) % (k + 1)) - 1 },
        weights: (0..<n).map { _ in Double.random(in: 0...2, using: &generator) },
        inversePenalty: pow10(p % 3),
        priorMean: p % 2 == 0 ? randomNumbers(terms * k, using: &generator) : nil,
        penaltyFactors: p % 3 == 0 ? (0..<k).map { Double($0 + 1) } : nil,
        termScales: p % 4 < 2
          ? randomNumbers(terms, in: 0.2...3, using: &generator) : nil)
    }
    return (rows, problems)
  }

  private static func pow10(_ p: Int) -> Double { [0.1, 1, 10][p] }

  @Test("any number of threads finds the same numbers to the bit", arguments: [1, 2])
  func threads(seed: UInt64) {
    let (rows, problems) = Self.sample(seed: seed)
    let one = LogisticRegression.fit(rows, problems, threads: 1)
    #expect(one.count == problems.count)
    #expect(one.allSatisfy { $0.converged })
    for threads in [2, 5, 100] {
      #expect(LogisticRegression.fit(rows, problems, threads: threads) == one)
    }
    let starts = one.map { Optional($0) }
    let again = LogisticRegression.fit(rows, problems, starts: starts, threads: 1)
    #expect(LogisticRegression.fit(rows, problems, starts: starts, threads: 5) == again)
  }

  @Test("each fit is that of its problem alone, over all columns")
  func equalsAlone() {
    let (rows, problems) = Self.sample(seed: 3)
    let together = LogisticRegression.fit(rows, problems, threads: 2, tolerance: 1e-9)
    for (fit, problem) in zip(together, problems) {
      let alone = LogisticRegression.fit(rows, [problem], tolerance: 1e-9)[0]
      #expect(abs(fit.objective - alone.objective) < 1e-10)
      #expect(distance(fit.weights, alone.weights) < 1e-5)
      #expect(distance(fit.intercepts, alone.intercepts) < 1e-5)
    }
  }

  @Test("without empty columns, and in one batch, a fit equals the one without threads to the bit")
  func oneBatch() {
    let (all, problems) = Self.sample(seed: 4, problems: 3)
    let rows = all.compacted().matrix
    let own = problems.map {
      LogisticProblem(
        classCount: $0.classCount, labels: $0.labels, weights: $0.weights,
        inversePenalty: $0.inversePenalty)
    }
    #expect(
      LogisticRegression.fit(rows, own, threads: 3) == LogisticRegression.fit(rows, own))
  }

  @Test("a term that no row has keeps its prior exactly, without a prior 0")
  func unseenTerms() {
    let (rows, problems) = Self.sample(seed: 5)
    let fits = LogisticRegression.fit(rows, problems, threads: 2)
    for (fit, problem) in zip(fits, problems) {
      let k = problem.classCount
      #expect(fit.weights.count == rows.columnCount * k)
      for term in stride(from: 2, to: rows.columnCount, by: 3) {
        for c in term * k..<(term + 1) * k {
          #expect(fit.weights[c] == problem.priorMean?[c] ?? 0)
        }
      }
    }
  }

  @Test("rows without any term still teach the shares of the classes")
  func noColumns() {
    var rows = FeatureMatrix(columnCount: 4)
    for _ in 0..<4 { rows.appendRow([]) }
    let problem = LogisticProblem(
      classCount: 2, labels: [0, 0, 0, 1], weights: [1, 1, 1, 1], inversePenalty: 1)
    let fit = LogisticRegression.fit(rows, [problem], threads: 2, tolerance: 1e-10)[0]
    #expect(fit.weights == [Double](repeating: 0, count: 8))
    #expect(abs(fit.intercepts[0] - fit.intercepts[1] - 1.0986122886681098) < 1e-8)
  }

  @Test("no problems need no fit, and progress tells of every one", arguments: [0, 1, 5, 14])
  func progress(count: Int) {
    let (rows, problems) = Self.sample(seed: 6, problems: count)
    let done = Mutex(0)
    let fits = LogisticRegression.fit(rows, problems, threads: 3) { n in
      done.withLock { $0 += n }
    }
    #expect(fits.count == count)
    #expect(done.withLock { $0 } == count)
  }

  @Test("a fit's point in the coordinates of the search costs what the fit says")
  func pointOfFit() {
    let (rows, problems) = Self.sample(seed: 7)
    for (problem, fit) in zip(problems, LogisticRegression.fit(rows, problems)) {
      let trainer = LogisticRegression(rows: rows, problems: [problem])
      let found = LogisticRegression.objective(rows, problem, at: trainer.scaled(0, fit))
      #expect(abs(found.value - fit.objective) < 1e-12)
    }
  }

  @Test(
    "a start at the solution converges at once, and stays there", arguments: [1e-3, 1e-5, 1e-7])
  func startAtSolution(tolerance: Double) {
    let (rows, problems) = Self.sample(seed: 8)
    let fits = LogisticRegression.fit(rows, problems, threads: 1, tolerance: tolerance)
    let again = LogisticRegression.fit(
      rows, problems, starts: fits.map { $0 }, threads: 1, tolerance: tolerance)
    for (first, second) in zip(fits, again) {
      #expect(first.converged && second.converged)
      #expect(first.iterations > 3)
      #expect(second.iterations <= 1)
      #expect(second.objective <= first.objective + 1e-12)
      #expect(distance(second.weights, first.weights) < 10 * tolerance)
    }
  }

  @Test("a start elsewhere changes the way, not where it ends; without one the prior starts")
  func startElsewhere() {
    let (rows, problems) = Self.sample(seed: 9)
    let cold = LogisticRegression.fit(rows, problems, threads: 1, tolerance: 1e-9)
    let others = problems.map { problem in
      LogisticRegression.fit(
        rows,
        [
          LogisticProblem(
            classCount: problem.classCount, labels: problem.labels, weights: problem.weights,
            inversePenalty: 50)
        ])[0]
    }
    let starts = others.enumerated().map { $0 % 3 == 0 ? nil : $1 }
    let warm = LogisticRegression.fit(
      rows, problems, starts: starts, threads: 2, tolerance: 1e-9)
    for (a, b) in zip(cold, warm) {
      #expect(abs(a.objective - b.objective) < 1e-9)
      #expect(distance(a.weights, b.weights) < 1e-4)
    }
    let without = LogisticRegression.fit(
      rows, problems, starts: problems.map { _ in nil }, threads: 2, tolerance: 1e-9)
    #expect(without == cold)
  }
}
