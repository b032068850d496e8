import Tokenization

/// "The deal was denounced by Iran as a farce": the object stands before the cue, the speaker behind "by".
extension CueClauseFinder {
  /// The clause of a passive cue at `verb`; `nil` where nobody is named behind "by".
  func passiveClause(_ cue: Cue, at verb: Int, lower: Int, in sentence: Range<Int>) -> CueClause? {
    guard [.describe, .raise, .urge].contains(cue.frame), cue.form == .finite else { return nil }
    let group = phrases.verbGroup(endingAt: verb, notBelow: lower)
    guard group.hasBe, !group.hasModalOrTo, !group.isNegated, group.start > lower,
      let by = (verb + 1..<max(verb + 1, min(verb + 8, sentence.upperBound)))
        .first(where: { tokens[$0].id == Self.by }),
      let source = phrases.subject(startingAt: by + 1, notBeyond: sentence.upperBound),
      let patient = patient(endingAt: group.start, notBelow: lower)
    else { return nil }
    var clause = CueClause(
      cue: cue, order: .passive, cueRange: verb..<verb + 1, subject: source,
      range: patient.lowerBound..<source.range.upperBound, contentStart: source.range.upperBound,
      hasThat: false, hasColon: false)
    clause.patient = [patient] + (verb + 1 < by ? [verb + 1..<by] : [])
    return clause
  }

  /// The words before the verb group, back to a comma, a mark or the clause before.
  private func patient(endingAt end: Int, notBelow lower: Int) -> Range<Int>? {
    var start = end
    while start > lower, end - start < 16,
      [.word, .number, .hyphen, .clitic].contains(tokens[start - 1].kind),
      !words.clauseOpeners.contains(tokens[start - 1].id),
      !words.relativePronouns.contains(tokens[start - 1].id)
    { start -= 1 }
    return start < end ? start..<end : nil
  }

  private static let by = TermHash.id(of: "by")
}
