/// A statement with what a model says of it and, if it is in the sample, what a hand says.
public struct JudgedStatement: Sendable {
  /// A hand label and what it stands for.
  public struct Label: Sendable {
    /// Class number, 0 to 2.
    public let value: Int
    /// Statements of the corpus that it stands for; see ``ResponseGroups``.
    public let weight: Double
    public let responseGroup: Int

    public init(value: Int, weight: Double, responseGroup: Int) {
      precondition((0..<3).contains(value) && weight >= 1 - 1e-9)
      self.value = value
      self.weight = weight
      self.responseGroup = responseGroup
    }
  }

  /// Ten-thousandths: the score, then the probabilities of the three classes.
  let outcomes: SIMD4<Int64>
  /// The model's label, 0 to 2.
  let decided: Int
  let label: Label?

  /// - Parameters:
  ///   - probabilities: of the three classes, ten-thousandths.
  ///   - decided: number of the model's label.
  public init(probabilities: (Int64, Int64, Int64), decided: Int, label: Label? = nil) {
    precondition((0..<3).contains(decided))
    let (first, middle, last) = probabilities
    outcomes = SIMD4(first - last, first, middle, last)
    self.decided = decided
    self.label = label
  }
}

/// What is estimated of a head: its mean score, or the share of one of its labels.
public enum Outcome: Int, Sendable, CaseIterable {
  /// First class less last class, in -1...1.
  case score
  /// Shares of the labels, in 0...1.
  case first, middle, last

  /// What a label is worth: 1, 0, -1 for the score; 1 or 0 for a share.
  public func value(ofLabel label: Int) -> Double {
    switch self {
    case .score: Double(1 - label)
    case .first, .middle, .last: label == rawValue - 1 ? 1 : 0
    }
  }

  /// Where values and means lie.
  public var range: ClosedRange<Double> { self == .score ? -1...1 : 0...1 }
}

/// Sums over the documents of a part of the corpus (an actor, all of it) from which ``CorrectedEstimate`` is made.
///
/// Memory grows with the labels, not with the statements.
public struct LabelledSums: Sendable {
  /// A labelled statement: what the model says of it, and the label.
  struct Point: Sendable {
    let outcomes: SIMD4<Int64>
    let decided: Int
    let label: JudgedStatement.Label
  }

  /// A document with labels.
  struct Cluster: Sendable {
    var statements: Int64 = 0
    var outcomes = SIMD4<Int64>()
    var points: [Point] = []
  }

  public private(set) var statements: Int64 = 0
  public private(set) var documents: Int64 = 0
  /// Statements by the model's label.
  public private(set) var decidedCounts: [Int64] = [0, 0, 0]
  /// Sums of score and probabilities over all statements, ten-thousandths.
  private(set) var outcomes = SIMD4<Int64>()
  private(set) var clusters: [Cluster] = []
  /// Of the documents without labels: Σ n², and by outcome Σ n·f and Σ f², of their sums n and f.
  private(set) var nn: Int128 = 0
  private(set) var nf = [Int128](repeating: 0, count: 4)
  private(set) var ff = [Int128](repeating: 0, count: 4)

  public init() {}

  /// Labelled statements.
  public var labels: Int { clusters.reduce(0) { $0 + $1.points.count } }

  /// Adds the statements of one document.
  ///
  /// - Precondition: not empty.
  public mutating func add(document: some Collection<JudgedStatement>) {
    precondition(!document.isEmpty, "a document without statements does not count")
    var cluster = Cluster()
    for statement in document {
      cluster.statements += 1
      cluster.outcomes &+= statement.outcomes
      decidedCounts[statement.decided] += 1
      if let label = statement.label {
        cluster.points.append(
          Point(outcomes: statement.outcomes, decided: statement.decided, label: label))
      }
    }
    documents += 1
    statements += cluster.statements
    outcomes &+= cluster.outcomes
    guard cluster.points.isEmpty else {
      clusters.append(cluster)
      return
    }
    let n = Int128(cluster.statements)
    nn += n * n
    for k in 0..<4 {
      let f = Int128(cluster.outcomes[k])
      nf[k] += n * f
      ff[k] += f * f
    }
  }
}
