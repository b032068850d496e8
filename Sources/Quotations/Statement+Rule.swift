extension Statement.Rule {
  /// The writing habit by example, for people who ask why something is a statement.
  public var pattern: String {
    switch self {
    case .cueAfter: "“...,” Park said."
    case .cueBefore: "Park said: “...”"
    case .clauseAfterCue: "Park said (that) the talks were “a farce”"
    case .clauseBeforeCue: "The talks were over, Park said."
    case .outermost:
      "Lee had warned the North, an official said: the last clause speaks for its sentence"
    case .passive: "The talks were called a farce by Park"
    case .behindMark: "“...,” and straight behind the mark a name and any verb"
    case .byline: "“...” and below it or behind a dash a name: - Park"
    case .transcript: "PARK: ... (a label before the paragraph, in a text with several)"
    case .headline: "Park: ... (a name and a colon open the article)"
    case .announced: "Park said: (and in the next paragraphs a block quotation or a list)"
    case .colon: "Park was blunt: “...” (a subject and a colon, but no cue)"
    case .carriedOver: "“...” with no cue, straight after somebody's words"
    case .unattributed: "“...” as a whole sentence, and nobody near who could have said it"
    }
  }
}
