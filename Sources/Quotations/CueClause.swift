import Tokenization

/// A cue with its subject: "the ministry said in a statement", "said Park", "according to police".
struct CueClause: Sendable, Equatable {
  enum Order: Sendable {
    /// Subject, then verb.
    case plain
    /// Verb, then subject.
    case inverted
    /// A participle or a second verb that shares the subject of its sentence.
    case shared
    /// "according to" and its like: a preposition and its noun.
    case prepositional
    /// A noun of speech and its owner: "his warning that".
    case nominal
    /// "was denounced by": the source stands behind the verb.
    case passive
  }

  let cue: Cue
  let order: Order
  /// Token range of the cue word or words.
  let cueRange: Range<Int>
  let subject: SourcePhrase?
  /// Subject and cue together, with what stands between them.
  let range: Range<Int>
  /// First token that may belong to the content after the cue: after objects, adverbials and "that".
  let contentStart: Int
  /// "that", "if" or "whether" stands before ``contentStart``.
  let hasThat: Bool
  /// A colon stands between cue and content.
  let hasColon: Bool
  /// Of a passive clause the words that say who or what was spoken of; empty for all others.
  var patient: [Range<Int>] = []

  /// The cue where it says what the words did: "accused", "promised", "his threat"; `nil` for "said" and "told".
  var tellingCue: Range<Int>? {
    if order == .nominal { return cueRange }
    switch cue.frame {
    case .say, .tell: return nil
    case .claim, .raise, .commit, .urge, .describe, .particle: return cueRange
    }
  }
}
