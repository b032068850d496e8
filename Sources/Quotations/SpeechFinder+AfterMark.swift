import Tokenization

/// Who speaks a quotation, told by its place where no cue clause was recognised: straight behind the closing mark
/// stands the speaker, whatever the verb.
extension SpeechFinder {
  /// `"...," another friend, Mariam Emara told CNN.`, `"..." reacted Trump.`, `"..." - Sonya Herridge`.
  func clauseBehindMark(_ span: QuotedSpan, in unit: Unit) -> CueClause? {
    guard span.isClosed, span.open == unit.range.lowerBound,
      tokens[span.wordRange].count(where: { $0.kind == .word }) >= 3
    else { return nil }
    var start = span.end
    guard start < tokens.count else { return nil }
    if tokens[start].kind == .dash { return byline(from: start + 1, behind: span) }
    if tokens[start].kind == .comma { start += 1 }
    let end = clauseEnd(from: start, in: unit)
    guard start + 1 < end else { return nil }
    return invertedClause(start..<end) ?? plainClause(start..<end, behind: span)
  }

  /// "- Sonya Herridge", to the end of its line: a name and nothing else.
  private func byline(from start: Int, behind span: QuotedSpan) -> CueClause? {
    var end = start
    while end < tokens.count, end - start < 8, end == start || !startsLine(end),
      [.word, .hyphen].contains(tokens[end].kind)
    { end += 1 }
    let isWhole =
      end == tokens.count || startsLine(end) || [.stop, .comma].contains(tokens[end].kind)
    guard isWhole, end > start, tokens[start].shape.contains(.capitalised),
      !words.neverNames.contains(tokens[start].id),
      !(start..<end).contains(where: { text.isVerbLike($0) })
    else { return nil }
    return CueClause(
      cue: Cue(frame: .say, form: .finite), order: .inverted, cueRange: start..<start,
      subject: SourcePhrase(range: start..<end, head: start..<end, isPronoun: false),
      range: span.end..<end, contentStart: end, hasThat: false, hasColon: false)
  }

  private func startsLine(_ i: Int) -> Bool {
    tokens[i].shape.contains(.afterLineBreak) || tokens[i].shape.contains(.afterBlankLine)
  }

  /// The stop, mark or bracket that ends what stands behind the quotation; at most 24 tokens on.
  private func clauseEnd(from start: Int, in unit: Unit) -> Int {
    var end = start
    while end < unit.range.upperBound, end - start < 24, spanOfToken[end] < 0,
      ![.stop, .semicolon, .colon].contains(tokens[end].kind)
    { end += 1 }
    return end
  }

  /// "said master of ceremonies Asab Al-Tabchi", "reacted Trump".
  private func invertedClause(_ range: Range<Int>) -> CueClause? {
    let verb = range.lowerBound
    guard isPastOrCue(verb) else { return nil }
    var end = verb + 1
    while end < range.upperBound, [.word, .number, .hyphen, .clitic].contains(tokens[end].kind),
      !words.clauseOpeners.contains(tokens[end].id), !words.auxiliaries.contains(tokens[end].id)
    { end += 1 }
    let name = verb + 1..<end
    guard name.contains(where: { text.isNameLike($0) }),
      !words.prepositions.contains(tokens[verb + 1].id)
    else { return nil }
    return clause(verb: verb, subject: name, range: range.lowerBound..<end)
  }

  /// "another friend, Mariam Emara told CNN", "Jeff Weaver, Sanders' campaign manager, said".
  private func plainClause(_ range: Range<Int>, behind span: QuotedSpan) -> CueClause? {
    let last = tokens[span.wordRange.upperBound - 1].kind
    guard last == .comma || last == .stop || tokens[span.end].kind == .comma,
      !words.prepositions.contains(tokens[range.lowerBound].id),
      !words.clauseOpeners.contains(tokens[range.lowerBound].id),
      let verb = range.dropFirst().first(where: { isPastOrCue($0) && !isInName($0) })
    else { return nil }
    var end = verb
    while end > range.lowerBound, endsBeforeVerb(end - 1) { end -= 1 }
    let name = range.lowerBound..<end
    guard end > range.lowerBound,
      words.personalPronouns.contains(tokens[range.lowerBound].id) && name.count == 1
        || name.contains(where: { text.isNameLike($0) })
    else { return nil }
    return clause(verb: verb, subject: name, range: range.lowerBound..<verb + 1)
  }

  /// Adverbs, auxiliaries and commas between subject and verb.
  private func endsBeforeVerb(_ i: Int) -> Bool {
    tokens[i].kind == .comma || words.adverbs.contains(tokens[i].id)
      || words.auxiliaries.contains(tokens[i].id)
  }

  private func clause(verb: Int, subject: Range<Int>, range: Range<Int>) -> CueClause {
    // "another friend, Maria Emard": the segment that holds a name.
    let segments = text.tokens.indices[subject].split { tokens[$0].kind == .comma }
    let named = segments.first {
      $0.contains { text.isNameLike($0) && tokens[$0].shape.contains(.capitalised) }
    }
    let head = named ?? segments.first ?? subject[...]
    return CueClause(
      cue: Cue(frame: .say, form: .finite), order: .inverted, cueRange: verb..<verb + 1,
      subject: SourcePhrase(
        range: subject, head: head.startIndex..<head.endIndex,
        isPronoun: words.personalPronouns.contains(tokens[subject.lowerBound].id)
          && subject.count == 1),
      range: range, contentStart: range.upperBound, hasThat: false, hasColon: false)
  }

  private func isPastOrCue(_ i: Int) -> Bool {
    guard tokens[i].kind == .word, !tokens[i].shape.contains(.capitalised) else { return false }
    if let cue = cues.cue(tokens[i].id), cue.form == .finite { return true }
    return text.endsInEd(i) || words.irregularPasts.contains(tokens[i].id)
  }

  /// "the retired general", "a so-called friend": between determiner and noun a past form is an adjective.
  private func isInName(_ i: Int) -> Bool {
    words.determiners.contains(tokens[i - 1].id) || tokens[i - 1].kind == .hyphen
      || i + 1 < tokens.count && tokens[i + 1].kind == .hyphen
  }
}
