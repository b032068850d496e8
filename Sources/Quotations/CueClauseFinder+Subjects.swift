import Tokenization

/// Whether what stands before a verb is its subject, and whose verb it is where nothing does.
extension CueClauseFinder {
  /// "officials say", "they argue", "I think": a base form is finite only after a plural or first person.
  func isPluralSubject(endingAt end: Int, notBelow lower: Int, of verb: Int) -> Bool {
    guard end > lower else { return false }
    let last = tokens[end - 1]
    if last.kind == .number { return Self.speechAlone.contains(tokens[verb].id) }
    guard last.kind == .word else { return false }
    if last.id == Words.they || last.id == Words.who || last.id == Words.i || last.id == Words.we {
      return true
    }
    if Self.plurals.contains(last.id) { return true }
    guard words.sourceNouns.contains(last.id) || Self.speechAlone.contains(tokens[verb].id) else {
      return false
    }
    return text.endsInSingleS(last)
      || Self.speechAlone.contains(tokens[verb].id) && isGroup(endingAt: end, notBelow: lower)
  }

  /// "Kessler and Abdi", "captains in Oslo": more than one, whatever the last word is.
  private func isGroup(endingAt end: Int, notBelow lower: Int) -> Bool {
    guard let phrase = phrases.subject(endingAt: end, notBelow: lower, anyNoun: true) else {
      return false
    }
    return phrase.range.contains { tokens[$0].id == Words.and }
      || phrase.head.last.map { $0 < end - 1 && text.endsInSingleS(tokens[$0]) } ?? false
  }

  /// The first noun phrase of the sentence that can speak: subject of what has none of its own.
  func sentenceSubject(_ sentence: Range<Int>, before limit: Int) -> SourcePhrase? {
    var start = sentence.lowerBound
    while start < limit,
      spanOfToken[start] >= 0 || tokens[start].kind != .word
        || words.adverbs.contains(tokens[start].id) || words.coordinators.contains(tokens[start].id)
    { start += 1 }
    guard start < limit else { return nil }
    // A fronted phrase ("On Tuesday, Park met ...") ends in a comma: the subject follows it.
    if phrases.isFronted(start) {
      while start < limit, tokens[start].kind != .comma { start += 1 }
      start += 1
    }
    guard start < limit else { return nil }
    return phrases.subject(startingAt: start, notBeyond: phrases.firstVerb(from: start, to: limit))
  }

  private static let plurals = WordSets.ids(
    """
    people women men children many some others most both few half majority police percent third quarter those five
    ten public electorate
    """)

  /// Verbs that are nothing but speech: no noun of the same form, no other sense.
  static let speechAlone = WordSets.ids(
    """
    said says say argue argues argued insist insists insisted believe believes believed contend contends contended
    acknowledge acknowledges acknowledged maintain predict predicts predicted allege alleges alleged complain
    complains complained concede concedes conceded admit admits admitted assert asserts asserted suggest warn warns
    warned explain explains explained
    """)
}
