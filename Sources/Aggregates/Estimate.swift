/// One row of an aggregate table: who, how much was said, how it leans, and how sure that is.
public struct Estimate: Sendable, Equatable {
  /// ISO month of the timelines ("2021-01"); empty for statements of articles without a date, and in other tables.
  public var period = ""
  /// Name of the actor; empty in tables by affiliation.
  public var actor = ""
  /// Kind of the actor; empty in tables by affiliation.
  public var actorType = ""
  public var affiliation = ""
  /// Whom the statements are about, in the table of dyads.
  public var target = ""

  public var statements: Int64 = 0
  public var documents: Int64 = 0
  /// Syndication clusters; equal to documents where syndicated copies were not looked for.
  public var clusters: Int64 = 0
  /// Statements by label: conciliatory, neutral, hostile.
  public var labelCounts: [Int64] = [0, 0, 0]
  /// Statements by label: positive, neutral, negative; all 0 without a sentiment head.
  public var toneCounts: [Int64] = [0, 0, 0]
  /// Statements by nobody known in the same articles.
  public var unattributed: Int64 = 0

  /// Mean score in -1...1.
  public var stance: Double?
  /// 95 % interval, clustered by document, with the spread of the model's replicates.
  public var stanceLow: Double?
  public var stanceHigh: Double?
  /// Prevalence corrected for classifier error, in 0...1: see ``CorrectedShares``.
  public var conciliatoryShare: Double?
  public var hostileShare: Double?
  public var sentiment: Double?
  public var sentimentLow: Double?
  public var sentimentHigh: Double?

  /// 95 % intervals of the corrected shares.
  public var conciliatoryShareLow: Double?
  public var conciliatoryShareHigh: Double?
  public var hostileShareLow: Double?
  public var hostileShareHigh: Double?
  /// Shares of the labels, nothing corrected.
  public var conciliatoryShareRaw: Double?
  public var hostileShareRaw: Double?
  /// By EM: see ``Saerens``.
  public var conciliatoryShareEM: Double?
  public var hostileShareEM: Double?
  /// Corrected, then drawn towards the corpus: see ``Shrinkage``.
  public var conciliatoryShareShrunk: Double?
  public var hostileShareShrunk: Double?
  /// Bounds if unattributed statements of the same articles were the actor's: see ``UnattributedSums``.
  public var conciliatoryShareLeast: Double?
  public var conciliatoryShareMost: Double?
  public var hostileShareLeast: Double?
  public var hostileShareMost: Double?
  /// Corrected conciliatory less hostile share, in -1...1, with its 95 % interval and its bounds.
  public var netCooperation: Double?
  public var netCooperationLow: Double?
  public var netCooperationHigh: Double?
  public var netCooperationLeast: Double?
  public var netCooperationMost: Double?
  /// Change of the mean score a month, with its 95 % interval: see ``Trend``.
  public var trend: Double?
  public var trendLow: Double?
  public var trendHigh: Double?
  /// Corrected as stance is.
  public var positiveShare: Double?
  public var negativeShare: Double?
  /// Why intervals are empty; empty where they are not.
  public var refused = ""

  /// No names and no figures.
  public init() {}

  /// What all rows of a table are worked out with.
  public struct Context: Sendable {
    public let stance: ClassifierErrors
    /// `nil` where the model has no sentiment head.
    public let sentiment: ClassifierErrors?
    /// `nil` where shares cannot be shrunk.
    public let shrinkage: Shrinkage?

    public init(
      stance: ClassifierErrors, sentiment: ClassifierErrors? = nil, shrinkage: Shrinkage? = nil
    ) {
      self.stance = stance
      self.sentiment = sentiment
      self.shrinkage = shrinkage
    }
  }

  /// The figures of one aggregate; its names are left empty.
  ///
  /// - Parameter months: the aggregate in its months, for the trend; empty for none.
  public init(
    _ aggregate: ActorAggregate, months: [(month: Int, sums: ActorAggregate)] = [],
    context: Context
  ) {
    statements = aggregate.statements
    documents = aggregate.documents
    clusters = aggregate.stance.clusters
    labelCounts = (0..<3).map { aggregate.labelCounts[$0] }
    toneCounts = (0..<3).map { aggregate.toneCounts[$0] }
    unattributed = aggregate.unattributed.counts.wrappedSum()
    stance = aggregate.stance.scores.mean
    stanceLow = aggregate.stanceInterval?.lowerBound
    stanceHigh = aggregate.stanceInterval?.upperBound
    sentiment = aggregate.sentiment.scores.mean
    sentimentLow = aggregate.sentiment.scores.interval?.lowerBound
    sentimentHigh = aggregate.sentiment.scores.interval?.upperBound
    setShares(aggregate, context)
    if let trend = Trend(months) {
      self.trend = trend.slope
      trendLow = trend.interval.lowerBound
      trendHigh = trend.interval.upperBound
    }
    if let errors = context.sentiment,
      let corrected = CorrectedShares(aggregate.sentiment, errors: errors)
    {
      positiveShare = corrected.shares[0]
      negativeShare = corrected.shares[2]
    }
  }

  private mutating func setShares(_ aggregate: ActorAggregate, _ context: Context) {
    let errors = context.stance
    guard let corrected = CorrectedShares(aggregate.stance, errors: errors) else { return }
    conciliatoryShare = corrected.shares[0]
    hostileShare = corrected.shares[2]
    netCooperation = corrected.difference
    refused = corrected.refusal?.rawValue ?? ""
    conciliatoryShareLow = corrected.intervals?[0].lowerBound
    conciliatoryShareHigh = corrected.intervals?[0].upperBound
    hostileShareLow = corrected.intervals?[2].lowerBound
    hostileShareHigh = corrected.intervals?[2].upperBound
    netCooperationLow = corrected.differenceInterval?.lowerBound
    netCooperationHigh = corrected.differenceInterval?.upperBound
    conciliatoryShareRaw = Double(labelCounts[0]) / Double(statements)
    hostileShareRaw = Double(labelCounts[2]) / Double(statements)
    if let training = errors.spread?.trainingShares,
      let shares = Saerens.shares(of: aggregate.posteriors.weighted, trainingShares: training)
    {
      conciliatoryShareEM = shares[0]
      hostileShareEM = shares[2]
    }
    if let shrunk = context.shrinkage?.shares(of: aggregate.stance, corrected: corrected.shares) {
      conciliatoryShareShrunk = shrunk[0]
      hostileShareShrunk = shrunk[2]
    }
    let bounds = aggregate.unattributed.bounds(
      own: aggregate.stance, shares: corrected.shares, errors: errors)
    conciliatoryShareLeast = bounds.conciliatory.lowerBound
    conciliatoryShareMost = bounds.conciliatory.upperBound
    hostileShareLeast = bounds.hostile.lowerBound
    hostileShareMost = bounds.hostile.upperBound
    netCooperationLeast = bounds.difference.lowerBound
    netCooperationMost = bounds.difference.upperBound
  }
}
