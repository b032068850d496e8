/// What becomes of a text's tokens: one value, stored with every model.
///
/// Single words are always terms. Every other family of terms can be switched off; a family is on by default where
/// grouped cross-validation on the seeds favours it (models/README.md has the table).
public struct FeatureOptions: Codable, Sendable, Equatable {
  /// Longest run of neighbouring words that is a term: 1, 2 or 3.
  public var longestRun: Int
  /// Pairs of words with one word between them.
  public var skipPairs: Bool
  /// The first letters of longer words ("negoti…"), so that inflections share what they mean.
  public var beginnings: Bool
  /// Runs of 3 to 5 characters within a word, its edges marked: misspellings, inflections, compounds.
  public var characters: Bool
  /// Words that follow "but" or "however" in their sentence count a second time, as such.
  public var contrast: Bool
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
    longestRun: Int = 3, skipPairs: Bool = false, beginnings: Bool = false,
    characters: Bool = false, contrast: Bool = false, negationScope: Bool = true,
    negationReach: Int = 4, minimumRows: Int = 2, maximumTerms: Int = 200_000,
    sublinear: Bool = true
  ) {
    self.longestRun = longestRun
    self.skipPairs = skipPairs
    self.beginnings = beginnings
    self.characters = characters
    self.contrast = contrast
    self.negationScope = negationScope
    self.negationReach = negationReach
    self.minimumRows = minimumRows
    self.maximumTerms = maximumTerms
    self.sublinear = sublinear
  }
}
