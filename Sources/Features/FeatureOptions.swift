/// What becomes of a text's tokens: one value, stored with every model.
public struct FeatureOptions: Codable, Sendable, Equatable {
  /// Longest run of neighbouring words that is a term: 1, 2 or 3.
  public var longestRun: Int
  /// Marks words after "not", "never", "no" and their like, up to the next mark or "but".
  public var negationScope: Bool
  /// Longest reach of a negation, in words.
  public var negationReach: Int
  /// Terms in fewer rows are left out of the vocabulary.
  public var minimumRows: Int
  /// At most so many terms, the most frequent first.
  public var maximumTerms: Int
  /// 1 + ln(count) instead of count.
  public var sublinear: Bool

  public init(
    longestRun: Int = 3, negationScope: Bool = true, negationReach: Int = 4, minimumRows: Int = 2,
    maximumTerms: Int = 200_000, sublinear: Bool = true
  ) {
    self.longestRun = longestRun
    self.negationScope = negationScope
    self.negationReach = negationReach
    self.minimumRows = minimumRows
    self.maximumTerms = maximumTerms
    self.sublinear = sublinear
  }
}
