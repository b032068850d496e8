/// Sums over one actor's statements that add exactly: integers only, so that order, threads and shards agree to the bit.
public struct ActorAggregate: Sendable, Equatable {
  /// Posteriors of stance, clustered by document.
  public private(set) var stance = ClusterSums()
  /// Posteriors of sentiment; documents without one are no clusters of it.
  public private(set) var sentiment = ClusterSums()
  /// Statements by stance label.
  public private(set) var labelCounts = SIMD3<Int64>.zero
  /// Statements by sentiment label.
  public private(set) var toneCounts = SIMD3<Int64>.zero
  /// Sums of the stance scores by replicate, ten-thousandths; empty without an ensemble.
  public private(set) var replicateSums: [Int64] = []
  /// All posteriors of stance, for EM.
  public private(set) var posteriors = PosteriorCounts()
  /// Statements by nobody known in the same documents.
  public private(set) var unattributed = UnattributedSums()

  public init() {}

  public var statements: Int64 { stance.count }
  public var documents: Int64 { stance.clusters }

  /// Adds all statements of the actor in one document: the unit that is drawn, not the statement.
  ///
  /// - Parameter unattributed: what nobody known says in it.
  /// - Precondition: the document has statements.
  public mutating func add(
    document: [ScoredStatement], unattributed others: [ScoredStatement.Opinion] = []
  ) {
    precondition(!document.isEmpty, "a document without statements does not count")
    var sum = SIMD3<Int64>.zero
    var tone = SIMD3<Int64>.zero
    var tones: Int64 = 0
    for statement in document {
      sum &+= statement.stance.probabilities
      labelCounts[statement.stance.label] += 1
      posteriors.add(statement.stance.probabilities)
      addReplicates(statement.replicateScores)
      guard let sentiment = statement.sentiment else { continue }
      tone &+= sentiment.probabilities
      toneCounts[sentiment.label] += 1
      tones += 1
    }
    stance.add(count: Int64(document.count), sum: sum)
    if tones > 0 { sentiment.add(count: tones, sum: tone) }
    for opinion in others { unattributed.add(opinion) }
  }

  /// Adds the sums of other documents.
  public mutating func merge(_ other: ActorAggregate) {
    stance.merge(other.stance)
    sentiment.merge(other.sentiment)
    labelCounts &+= other.labelCounts
    toneCounts &+= other.toneCounts
    addReplicates(other.replicateSums)
    posteriors.merge(other.posteriors)
    unattributed.merge(other.unattributed)
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
    guard statements > 0 else { return 0 }
    return replicateSums.map { Double($0) / Double(statements) / 10_000 }.variance.squareRoot()
  }

  /// 95 % interval of the mean stance; `nil` for fewer than two documents.
  ///
  /// The variance between documents and the variance between the model's replicates add up, because which
  /// articles were drawn and which sentences were labelled have nothing to do with each other.
  public var stanceInterval: ClosedRange<Double>? {
    stance.scores.interval(besides: modelStandardError)
  }
}
