/// What one speaker is reported to have said in one continuous act of speech (see the codebook).
public struct Statement: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The whole content stands in quotation marks.
    case direct
    /// A paraphrase that holds a quoted part.
    case mixed
    /// No quotation marks.
    case indirect
  }

  public let kind: Kind
  /// The content in UTF-8 offsets, without outer quotation marks; more than one part where the cue, or a
  /// paragraph's end, interrupts it. Never empty; ascending; never overlapping.
  public let parts: [Range<Int>]
  /// The same parts as token indices of the text.
  public let tokenParts: [Range<Int>]
  /// The token ranges that tell what stance was taken: the content, and before it the cue where that is more than
  /// "said": "*accused* the North of hiding its missiles", "*promised* to share its vaccines".
  public let tellingParts: [Range<Int>]
  /// The words that name the source ("Park", "he", "two officials"), UTF-8 offsets.
  public let speaker: Range<Int>?
  /// The words that attribute ("said", "according to"), UTF-8 offsets.
  public let cue: Range<Int>?
  /// Who the speaker is; `nil` where nobody is known.
  public let actor: Actor?
  /// The state (ISO 3166 alpha-3) or organisation spoken for.
  public let affiliation: String?
  /// Why the words of the speaker mean this actor; `nil` where nobody is known.
  public let reason: LinkReason?
  /// States (ISO 3166 alpha-3) and organisations that the statement is about or addressed to, in order of mention;
  /// never the speaker's own side.
  public let targets: [String]
  /// Confidence in 0...1 that the speaker is right; 0 without one. Set by hand per rule, not calibrated.
  public let confidence: Double
  /// Which rule found it, for diagnosis.
  public let rule: Rule
  /// What was odd about the text it was read from.
  public let diagnostics: [Diagnostic]

  /// From the start of the first part to the end of the last.
  public var span: Range<Int> { parts[0].lowerBound..<parts[parts.count - 1].upperBound }

  /// How a statement was found; one case for every writing habit that the extractor knows.
  public enum Rule: String, Sendable {
    /// `"...," Park said.`
    case cueAfter = "cue-after"
    /// `Park said: "..."`
    case cueBefore = "cue-before"
    /// A paraphrase with a quoted part after its cue.
    case clauseAfterCue = "clause-after-cue"
    /// A paraphrase before its cue.
    case clauseBeforeCue = "clause-before-cue"
    /// A whole sentence before the clause that closes it; what speaks inside is nested.
    case outermost
    /// The object of a cue in the passive voice: "the deal was denounced by Iran".
    case passive
    /// Straight behind the closing mark stands who speaks, with a verb that is no known cue.
    case behindMark = "behind-mark"
    /// A name on its own after a dash under the quotation.
    case byline
    /// `SMITH: Talks will resume.` in a transcript.
    case transcript
    /// `Smith: Talks will resume` as the article's first line.
    case headline
    /// A block quotation or list item after a paragraph that ends in a cue and a colon.
    case announced
    /// The sentence before the quotation ends in a colon and has a subject but no cue.
    case colon = "colon"
    /// No cue: the speaker of the quotation before speaks on.
    case carriedOver = "carried-over"
    /// No speaker was found.
    case unattributed = "unattributed"
  }
}

/// Something odd in the text that did not stop the extraction.
public enum Diagnostic: String, Sendable, Hashable {
  /// An opening mark without a closing one, or a mark the wrong way round.
  case unbalancedQuotation = "unbalanced-quotation"
}

/// Somebody who speaks: a person, a state or an organisation.
public struct Actor: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case person, state, organisation, party, media, agency, ngo, company
    case armedGroup = "armed-group"
  }

  public enum Gender: String, Sendable { case male = "m", female = "f" }

  /// The dictionary's id, or the name for somebody it does not hold.
  public let id: String
  /// The usual form in news: "Moon Jae-in", "South Korea".
  public let name: String
  public let kind: Kind
  /// Whom the actor speaks for: an ISO 3166 alpha-3 code or an organisation's id.
  public let affiliation: String?
  public let gender: Gender?

  public init(id: String, name: String, kind: Kind, affiliation: String?, gender: Gender? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    self.affiliation = affiliation
    self.gender = gender
  }
}
