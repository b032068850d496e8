/// Decisions beside their gold labels, prepared once so that every resample only counts.
struct JudgedRows: Sendable {
  /// All figures of one sample of rows.
  struct Figures {
    let evaluation: Evaluation
    /// NaN without rows of either side.
    let areaUnderCurve: Double
    let calibrationError: Double
    let brierScore: Double

    /// Accuracy, macro-F1, area, calibration error, Brier score, then precision, recall and F1 of each class.
    ///
    /// Unlike in ``Evaluation``, precision without decisions and recall without gold rows are NaN here: a resample
    /// that happens to lack a rare class says nothing of it.
    var values: [Double] {
      var values = [
        evaluation.accuracy, evaluation.macroF1, areaUnderCurve, calibrationError, brierScore,
      ]
      for (c, figures) in evaluation.classes.enumerated() {
        values.append(evaluation.decidedCount(c) == 0 ? .nan : figures.precision)
        values.append(figures.count == 0 ? .nan : figures.recall)
        values.append(figures.f1)
      }
      return values
    }
  }

  let right: [Bool]
  private let labels: [String]
  /// Class numbers in the order of `labels`.
  private let gold: [Int]
  private let decided: [Int]
  private let sides: RankedScores
  private let claims: RankedClaims
  /// Squared distance of what was claimed from the truth, by row.
  private let distances: [Double]

  /// - Parameters:
  ///   - labels: those of `mode`.
  ///   - gold: words of `labels`, one a decision.
  init(
    mode: GoldComparison.Mode, head: Head, labels: [String], gold: [String],
    decisions: [GoldComparison.Decision]
  ) {
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let goldNumbers = gold.map { numbers[$0] ?? 0 }
    let decided = decisions.map { $0.choice(mode) }
    let distributions = decisions.map { $0.distribution(mode) }
    let right = zip(goldNumbers, decided).map { $0 == $1 }
    self.labels = labels
    self.gold = goldNumbers
    self.decided = decided
    self.right = right
    distances = zip(distributions, goldNumbers).map { Brier.squaredDistance($0, truth: $1) }
    claims =
      mode == .label
      ? RankedClaims(probability: zip(distributions, decided).map { $0[$1] }, outcome: right)
      : RankedClaims(probability: distributions.map { $0[0] }, outcome: goldNumbers.map { $0 == 0 })
    // Against "hostile" every other row is of the other side; "other" is no column of the head.
    let neutral = head.neutralClass
    let columns = gold.map { head.column(of: $0) ?? neutral }
    sides = RankedScores(
      rows: gold.indices.filter { mode == .hostileOrOther || columns[$0] != neutral },
      positive: columns.map { mode == .hostileOrOther ? $0 == neutral : $0 < neutral },
      score: decisions.map { $0.leaning(head) })
  }

  /// - Parameter times: how often each row counts.
  /// - Complexity: O(rows + classes²).
  func figures(times: [Int]) -> Figures {
    Figures(
      evaluation: Evaluation(labels: labels, gold: gold, decided: decided, times: times),
      areaUnderCurve: sides.area(times: times),
      calibrationError: claims.calibrationError(times: times),
      brierScore: Brier.mean(distances, times: times))
  }
}

extension GoldComparison.Decision {
  /// The number of the label decided on.
  fileprivate func choice(_ mode: GoldComparison.Mode) -> Int {
    switch mode {
    case .label: best
    case .signOfScore: score > 0 ? 0 : 1
    case .hostileOrOther: best == 2 ? 0 : 1
    }
  }

  /// What is claimed of each label; sums to 1.
  fileprivate func distribution(_ mode: GoldComparison.Mode) -> [Double] {
    switch mode {
    case .label: return probabilities
    case .signOfScore:
      let (first, last) = (probabilities[0], probabilities[2])
      let share = first + last > 0 ? first / (first + last) : 0.5
      return [share, 1 - share]
    case .hostileOrOther: return [probabilities[2], 1 - probabilities[2]]
    }
  }

  /// The score, in -1...1: with more than three classes the probability of all before the neutral one less that of
  /// all after it.
  fileprivate func leaning(_ head: Head) -> Double {
    guard probabilities.count > 3 else { return score }
    let neutral = head.neutralClass
    let sum =
      probabilities[..<neutral].reduce(0, +) - probabilities[(neutral + 1)...].reduce(0, +)
    // In the units of the output, so that sums that are equal there tie in spite of binary fractions.
    return (sum * 10_000).rounded() / 10_000
  }
}
