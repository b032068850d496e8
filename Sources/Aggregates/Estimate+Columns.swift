/// The rows as text: columns of the interface first, what it does not name behind them.
extension Estimate {
  /// Which table a row stands in: what names it.
  public enum Key: Sendable, CaseIterable {
    case actor, affiliation, dyad, timeline, affiliationTimeline
  }

  private typealias Name = (String, any WritableKeyPath<Estimate, String> & Sendable)
  private typealias Number = (String, any WritableKeyPath<Estimate, Double?> & Sendable)

  private static func names(by key: Key) -> [Name] {
    let actor: [Name] = [
      ("actor", \.actor), ("actor_type", \.actorType), ("affiliation", \.affiliation),
    ]
    let affiliation: [Name] = [("affiliation", \.affiliation)]
    let period: [Name] = [("period", \.period)]
    return switch key {
    case .actor: actor
    case .affiliation: affiliation
    case .dyad: affiliation + [("target", \.target)]
    case .timeline: period + actor
    case .affiliationTimeline: period + affiliation
    }
  }

  private static let counts = [
    "statements", "documents", "clusters", "conciliatory", "neutral", "hostile",
  ]

  private static let numbers: [Number] = [
    ("stance", \.stance), ("stance_low", \.stanceLow), ("stance_high", \.stanceHigh),
    ("conciliatory_share", \.conciliatoryShare), ("hostile_share", \.hostileShare),
    ("sentiment", \.sentiment), ("sentiment_low", \.sentimentLow),
    ("sentiment_high", \.sentimentHigh),
  ]

  private static let addedNumbers: [Number] = [
    ("conciliatory_share_low", \.conciliatoryShareLow),
    ("conciliatory_share_high", \.conciliatoryShareHigh),
    ("hostile_share_low", \.hostileShareLow), ("hostile_share_high", \.hostileShareHigh),
    ("net_cooperation", \.netCooperation), ("net_cooperation_low", \.netCooperationLow),
    ("net_cooperation_high", \.netCooperationHigh),
    ("conciliatory_share_raw", \.conciliatoryShareRaw), ("hostile_share_raw", \.hostileShareRaw),
    ("conciliatory_share_em", \.conciliatoryShareEM), ("hostile_share_em", \.hostileShareEM),
    ("conciliatory_share_shrunk", \.conciliatoryShareShrunk),
    ("hostile_share_shrunk", \.hostileShareShrunk),
    ("conciliatory_share_least", \.conciliatoryShareLeast),
    ("conciliatory_share_most", \.conciliatoryShareMost),
    ("hostile_share_least", \.hostileShareLeast), ("hostile_share_most", \.hostileShareMost),
    ("net_cooperation_least", \.netCooperationLeast),
    ("net_cooperation_most", \.netCooperationMost),
    ("trend", \.trend), ("trend_low", \.trendLow), ("trend_high", \.trendHigh),
    ("positive_share", \.positiveShare), ("negative_share", \.negativeShare),
  ]

  private static let addedCounts = ["positive", "neutral_sentiment", "negative", "unattributed"]

  /// Header of the CSV files.
  public static func columns(by key: Key) -> [String] {
    names(by: key).map(\.0) + counts + numbers.map(\.0) + addedNumbers.map(\.0) + addedCounts
      + ["refused"]
  }

  /// Which of ``columns(by:)`` hold text and not a number.
  public static func isText(column: Int, by key: Key) -> Bool {
    column < names(by: key).count || column == columns(by: key).count - 1
  }

  /// The row as text, in the order of ``columns(by:)``; 4 decimals, empty where unknown.
  public func fields(by key: Key) -> [String] {
    let whole = ([statements, documents, clusters] + labelCounts).map(String.init)
    let added = (toneCounts + [unattributed]).map(String.init)
    func text(_ number: Number) -> String { self[keyPath: number.1].map(Self.fourDecimals) ?? "" }
    return Self.names(by: key).map { self[keyPath: $0.1] } + whole + Self.numbers.map(text)
      + Self.addedNumbers.map(text) + added + [refused]
  }

  /// Reads a row back; `nil` if a field is missing, no number, or a number that no estimate can be.
  public init?(fields: [String], by key: Key) {
    self.init()
    guard fields.count == Self.columns(by: key).count else { return nil }
    var rest = fields[...]
    for (_, path) in Self.names(by: key) { self[keyPath: path] = rest.removeFirst() }
    func takeCounts(_ count: Int) -> [Int64]? {
      defer { rest = rest.dropFirst(count) }
      let read = rest.prefix(count).compactMap { Int64($0) }
      return read.count == count ? read : nil
    }
    guard let counts = takeCounts(Self.counts.count) else { return nil }
    (statements, documents, clusters) = (counts[0], counts[1], counts[2])
    labelCounts = Array(counts[3...])
    for (name, path) in Self.numbers + Self.addedNumbers {
      let field = rest.removeFirst()
      guard !field.isEmpty else { continue }
      // A trend over a few neighbouring months is no share.
      let limit = name.hasPrefix("trend") ? 1e6 : 1.0
      guard let number = Double(field), abs(number) <= limit else { return nil }
      self[keyPath: path] = number
    }
    guard let added = takeCounts(Self.addedCounts.count) else { return nil }
    toneCounts = Array(added[..<3])
    unattributed = added[3]
    refused = rest.removeFirst()
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
