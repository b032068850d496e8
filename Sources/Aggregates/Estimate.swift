/// One row of an aggregate table: who, how much was said, how it leans, and how sure that is.
public struct Estimate: Sendable, Equatable {
  /// Name of the actor; empty in tables by affiliation.
  public var actor: String
  /// Kind of the actor; empty in tables by affiliation.
  public var actorType: String
  public var affiliation: String
  public var statements: Int64
  public var documents: Int64
  /// Syndication clusters; equal to documents where syndicated copies were not looked for.
  public var clusters: Int64
  /// Statements by label: conciliatory, neutral, hostile.
  public var labelCounts: [Int64]
  /// Mean score in -1...1.
  public var stance: Double?
  /// 95 % interval, clustered by document, with the spread of the model's replicates.
  public var stanceLow: Double?
  public var stanceHigh: Double?
  /// Prevalence corrected for classifier error, in 0...1.
  public var conciliatoryShare: Double?
  public var hostileShare: Double?
  public var sentiment: Double?
  public var sentimentLow: Double?
  public var sentimentHigh: Double?

  /// - Parameter softConfusion: the model's, 3 × 3 row-major; see ``PrevalenceCorrection``.
  public init(
    actor: String, actorType: String, affiliation: String, aggregate: ActorAggregate,
    softConfusion: [Double]
  ) {
    self.actor = actor
    self.actorType = actorType
    self.affiliation = affiliation
    statements = aggregate.statements
    documents = aggregate.documents
    clusters = aggregate.stance.clusters
    labelCounts = aggregate.labelCounts
    stance = aggregate.stance.mean
    stanceLow = aggregate.stanceInterval?.lowerBound
    stanceHigh = aggregate.stanceInterval?.upperBound
    if aggregate.statements > 0 {
      let total = aggregate.probabilitySums.reduce(0, +)
      let posterior = aggregate.probabilitySums.map { Double($0) / Double(total) }
      let shares = PrevalenceCorrection.shares(
        meanPosterior: posterior, softConfusion: softConfusion)
      conciliatoryShare = shares[0]
      hostileShare = shares[2]
    }
    sentiment = aggregate.sentiment.mean
    sentimentLow = aggregate.sentiment.interval?.lowerBound
    sentimentHigh = aggregate.sentiment.interval?.upperBound
  }

  /// Which columns name the row.
  public enum Key: Sendable { case actor, affiliation }

  /// Header of the CSV files.
  public static func columns(by key: Key) -> [String] {
    (key == .actor ? ["actor", "actor_type", "affiliation"] : ["affiliation"]) + [
      "statements", "documents", "clusters", "conciliatory", "neutral", "hostile", "stance",
      "stance_low",
      "stance_high", "conciliatory_share", "hostile_share", "sentiment", "sentiment_low",
      "sentiment_high",
    ]
  }

  /// The row as text, in the order of ``columns(by:)``; 4 decimals, empty where unknown.
  public func fields(by key: Key) -> [String] {
    let names = key == .actor ? [actor, actorType, affiliation] : [affiliation]
    let counts = [statements, documents, clusters] + labelCounts
    let numbers = [
      stance, stanceLow, stanceHigh, conciliatoryShare, hostileShare, sentiment, sentimentLow,
      sentimentHigh,
    ]
    return names + counts.map(String.init) + numbers.map { $0.map(Self.fourDecimals) ?? "" }
  }

  /// Reads a row back; `nil` if a field is missing, no number, or a number beyond -1...1.
  public init?(fields: [String], by key: Key) {
    guard fields.count == Self.columns(by: key).count else { return nil }
    let names = key == .actor ? 3 : 1
    let counts = fields[names..<names + 6].compactMap { Int64($0) }
    guard counts.count == 6 else { return nil }
    var numbers: [Double?] = []
    for field in fields[(names + 6)...] {
      let number = Double(field)
      guard field.isEmpty || number.map((-1.0...1).contains) == true else { return nil }
      numbers.append(number)
    }
    actor = key == .actor ? fields[0] : ""
    actorType = key == .actor ? fields[1] : ""
    affiliation = fields[names - 1]
    (statements, documents, clusters) = (counts[0], counts[1], counts[2])
    labelCounts = Array(counts[3...])
    (stance, stanceLow, stanceHigh) = (numbers[0], numbers[1], numbers[2])
    (conciliatoryShare, hostileShare) = (numbers[3], numbers[4])
    (sentiment, sentimentLow, sentimentHigh) = (numbers[5], numbers[6], numbers[7])
  }

  /// A number with a point and four decimals, half away from zero; never "-0.0000".
  ///
  /// A mean such as 0.14905 has no exact binary form; what lies within 1e-9 of a half counts as one.
  public static func fourDecimals(_ value: Double) -> String {
    let scaled = Int64((value * 10_000 + (value < 0 ? -1e-9 : 1e-9)).rounded())
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }
}
