import Tokenization

/// Nouns of speech: "his warning that ...", "the ministry's pledge to ...", "a demand by the rebels that ...".
extension CueClauseFinder {
  /// The clause whose cue is the noun at `i`; `nil` where nobody owns it or nothing follows that was said.
  func nominalClause(at i: Int, lower: Int, in sentence: Range<Int>) -> CueClause? {
    guard Self.nouns.contains(tokens[i].id), !tokens[i].shape.contains(.capitalised),
      i + 2 < sentence.upperBound
    else { return nil }
    if let owner = owner(before: i, notBelow: lower), owner.lowerBound > sentence.lowerBound,
      let start = nominalContent(after: i + 1)
    {
      return clause(at: i, owner: owner, range: owner.lowerBound..<i + 1, content: start)
    }
    guard Self.agents.contains(tokens[i + 1].id),
      let source = phrases.subject(startingAt: i + 2, notBeyond: sentence.upperBound),
      source.range.upperBound < sentence.upperBound,
      let start = nominalContent(after: source.range.upperBound)
    else { return nil }
    return CueClause(
      cue: Cue(frame: .say, form: .participle), order: .nominal, cueRange: i..<i + 1,
      subject: source, range: i..<source.range.upperBound, contentStart: start, hasThat: true,
      hasColon: false)
  }

  private func clause(at i: Int, owner: Range<Int>, range: Range<Int>, content: Int) -> CueClause {
    CueClause(
      cue: Cue(frame: .say, form: .participle), order: .nominal, cueRange: i..<i + 1,
      subject: SourcePhrase(
        range: owner, head: owner,
        isPronoun: owner.count == 1 && Self.possessives.contains(tokens[owner.lowerBound].id)),
      range: range, contentStart: content, hasThat: true, hasColon: false)
  }

  /// "his", "the ministry's", "Park's earlier": who owns the noun, over at most three adjectives.
  private func owner(before noun: Int, notBelow lower: Int) -> Range<Int>? {
    var i = noun - 1
    while i > lower, noun - i <= 3, tokens[i].kind == .word,
      !Self.possessives.contains(tokens[i].id), !tokens[i].shape.contains(.capitalised),
      !words.prepositions.contains(tokens[i].id), !words.determiners.contains(tokens[i].id),
      !words.clauseOpeners.contains(tokens[i].id)
    { i -= 1 }
    guard i >= lower else { return nil }
    if Self.possessives.contains(tokens[i].id) { return i..<i + 1 }
    guard tokens[i].kind == .clitic && tokens[i].id == Self.genitive || phrases.isApostrophe(i)
    else { return nil }
    guard let phrase = phrases.subject(endingAt: i, notBelow: lower), !phrase.isPronoun else {
      return nil
    }
    return phrase.range
  }

  /// After "that", at an infinitive's "to", or after a colon.
  private func nominalContent(after i: Int) -> Int? {
    guard i + 2 < tokens.count else { return nil }
    if tokens[i].id == Words.that || tokens[i].kind == .colon { return i + 1 }
    return tokens[i].id == Words.to && !words.determiners.contains(tokens[i + 1].id)
      && !words.prepositions.contains(tokens[i + 1].id)
      && !tokens[i + 1].shape.contains(.capitalised) ? i : nil
  }

  private static let genitive = TermHash.id(of: "'s")
  private static let possessives = WordSets.ids("his her their its my our")
  private static let agents = WordSets.ids("by from")
  private static let nouns = WordSets.ids(
    """
    claim claims statement statements warning warnings pledge pledges promise promises vow vows demand demands argument
    arguments assertion assertions suggestion suggestions proposal proposals threat threats accusation accusations
    allegation allegations announcement declaration declarations comment comments remark remarks complaint complaints
    contention prediction predictions request requests offer offers admission acknowledgment acknowledgement denial
    denials insistence plea pleas appeal appeals assurance assurances boast boasts charge charges call calls message
    recommendation refusal objection objections contentions hint hints invitation apology
    """)
}
