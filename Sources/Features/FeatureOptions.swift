/// What becomes of a text's tokens: one value, stored with every model.
public struct FeatureOptions: Codable, Sendable, Equatable {
  /// Pairs of neighbouring words besides single words.
  public var bigrams: Bool
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
    bigrams: Bool = true, negationScope: Bool = true, negationReach: Int = 4, minimumRows: Int = 2,
    maximumTerms: Int = 200_000, sublinear: Bool = true
  ) {
    self.bigrams = bigrams
    self.negationScope = negationScope
    self.negationReach = negationReach
    self.minimumRows = minimumRows
    self.maximumTerms = maximumTerms
    self.sublinear = sublinear
  }
}
