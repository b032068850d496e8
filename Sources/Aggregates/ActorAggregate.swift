/// One scored statement in the units of the output files.
///
/// Probabilities are whole ten-thousandths, exactly what is printed, so that anybody can recompute the aggregates
/// from `statements.jsonl` to the last digit.
public struct ScoredStatement: Sendable, Equatable {
  /// Class number: 0 conciliatory, 1 neutral, 2 hostile.
  public let stance: Int
  /// Ten-thousandths by class.
  public let stanceProbabilities: [Int64]
  /// P(positive) - P(negative) in ten-thousandths; `nil` where the model has no sentiment head.
  public let sentimentScore: Int64?
  /// Stance scores by the replicates of the model's ensemble, ten-thousandths; empty without one.
  public let replicateScores: [Int64]

  /// - Precondition: three probabilities, a class number below 3.
  public init(
    stance: Int, stanceProbabilities: [Int64], sentimentScore: Int64?,
    replicateScores: [Int64] = []
  ) {
    precondition(stanceProbabilities.count == 3 && (0..<3).contains(stance))
    self.stance = stance
    self.stanceProbabilities = stanceProbabilities
    self.sentimentScore = sentimentScore
    self.replicateScores = replicateScores
  }

  /// P(conciliatory) - P(hostile), ten-thousandths.
  public var stanceScore: Int64 { stanceProbabilities[0] - stanceProbabilities[2] }
}

/// Sums over one actor's statements that add exactly: integers only, so that order, threads and shards agree to the bit.
public struct ActorAggregate: Sendable, Equatable {
  public private(set) var statements: Int64 = 0
  public private(set) var documents: Int64 = 0
  /// Statements by stance label.
  public private(set) var labelCounts: [Int64] = [0, 0, 0]
  /// Ten-thousandths by class, summed.
  public private(set) var probabilitySums: [Int64] = [0, 0, 0]
  public private(set) var stance = RatioSums()
  public private(set) var sentiment = RatioSums()
  /// Sums of the stance scores by replicate, ten-thousandths; empty without an ensemble.
  public private(set) var replicateSums: [Int64] = []

  public init() {}

  /// Adds all statements of the actor in one document: the unit that is drawn, not the statement.
  ///
  /// - Precondition: not empty.
  public mutating func add(document: [ScoredStatement]) {
    precondition(!document.isEmpty, "a document without statements does not count")
    statements += Int64(document.count)
    documents += 1
    for statement in document {
      labelCounts[statement.stance] += 1
      for c in 0..<3 { probabilitySums[c] += statement.stanceProbabilities[c] }
      addReplicates(statement.replicateScores)
    }
    stance.add(count: document.count, sum: document.reduce(0) { $0 + $1.stanceScore })
    let tones = document.compactMap(\.sentimentScore)
    if !tones.isEmpty { sentiment.add(count: tones.count, sum: tones.reduce(0, +)) }
  }

  /// Adds the sums of other documents.
  public mutating func merge(_ other: ActorAggregate) {
    statements += other.statements
    documents += other.documents
    for c in 0..<3 {
      labelCounts[c] += other.labelCounts[c]
      probabilitySums[c] += other.probabilitySums[c]
    }
    stance.merge(other.stance)
    sentiment.merge(other.sentiment)
    addReplicates(other.replicateSums)
  }

  private mutating func addReplicates(_ values: [Int64]) {
    if replicateSums.isEmpty {
      replicateSums = values
    } else {
      for (r, value) in values.enumerated() { replicateSums[r] += value }
    }
  }

  /// Standard deviation of the mean stance over the model's replicates: what it owes to which sentences were
  /// labelled; 0 without an ensemble.
  public var modelStandardError: Double {
    let count = Double(replicateSums.count)
    guard count >= 2, statements > 0 else { return 0 }
    let means = replicateSums.map { Double($0) / Double(statements) / 10_000 }
    let centre = means.reduce(0, +) / count
    let squares = means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return (squares / (count - 1)).squareRoot()
  }

  /// 95 % interval of the mean stance; `nil` for fewer than two documents.
  ///
  /// The variance between documents and the variance between the model's replicates add up, because which
  /// articles were drawn and which sentences were labelled have nothing to do with each other.
  public var stanceInterval: ClosedRange<Double>? {
    stance.interval(besides: modelStandardError)
  }
}

/// Sums over clusters for the mean of what they hold, `Σ y / Σ n` (ratio estimator; Cochran 1977, chapter 6).
public struct RatioSums: Sendable, Equatable {
  /// Clusters.
  public private(set) var clusters: Int64 = 0
  private var n: Int64 = 0
  private var y: Int64 = 0
  // 128 bits: one article may hold 100,000 statements, and squares of sums are summed.
  private var nn: Int128 = 0
  private var yn: Int128 = 0
  private var yy: Int128 = 0

  public init() {}

  /// - Parameter sum: of scores in ten-thousandths.
  public mutating func add(count: Int, sum: Int64) {
    clusters += 1
    n += Int64(count)
    y += sum
    nn += Int128(count) * Int128(count)
    yn += Int128(sum) * Int128(count)
    yy += Int128(sum) * Int128(sum)
  }

  public mutating func merge(_ other: RatioSums) {
    clusters += other.clusters
    n += other.n
    y += other.y
    nn += other.nn
    yn += other.yn
    yy += other.yy
  }

  /// Mean score in -1...1; `nil` without statements.
  public var mean: Double? { n == 0 ? nil : Double(y) / Double(n) / 10_000 }

  /// Standard error of the mean between clusters; `nil` for fewer than two of them.
  ///
  /// `√( m/(m-1) · Σ (y_c - R n_c)² ) / Σ n`
  public var standardError: Double? {
    guard clusters >= 2 else { return nil }
    // Σ (y - R n)² = Σ y² - 2R Σ yn + R² Σ n².
    let ratio = Double(y) / Double(n)
    let squares = Double(yy) - 2 * ratio * Double(yn) + ratio * ratio * Double(nn)
    let m = Double(clusters)
    return (m / (m - 1) * max(0, squares)).squareRoot() / Double(n) / 10_000
  }

  /// 95 % interval of the mean, Student's t with one degree of freedom less than clusters, cut at ±1;
  /// `nil` for fewer than two clusters.
  public var interval: ClosedRange<Double>? { interval(besides: 0) }

  /// The same with the variance of another, independent source of error added.
  func interval(besides otherError: Double) -> ClosedRange<Double>? {
    guard let mean, let standardError else { return nil }
    let error = (standardError * standardError + otherError * otherError).squareRoot()
    let reach = StudentT.quantile975(degreesOfFreedom: Int(clusters) - 1) * error
    return max(-1, mean - reach)...min(1, mean + reach)
  }
}
