import Tokenization

/// Subjects that an apposition or a relative clause cuts off from their verb.
extension SourcePhraseFinder {
  private static let reachBack = 60

  /// "Park, a spokesman for the army, said": the noun phrase before the comma that opens the apposition.
  ///
  /// Looks at most 60 tokens back.
  func subjectBeforeApposition(commaAt comma: Int, notBelow lower: Int) -> SourcePhrase? {
    guard comma > lower else { return nil }
    if tokens[comma - 1].kind == .closeBracket {
      return subject(endingAt: comma, notBelow: lower)
    }
    return subjectOpening(clauseTo: comma, notBelow: max(lower, comma - Self.reachBack))
      ?? nearestSubject(before: comma, notBelow: lower)
  }

  /// "Lee, who lost her daughter in Aurora, Colorado, in 2012, said": the phrase that opens the clause, whatever
  /// commas follow its own.
  private func subjectOpening(clauseTo end: Int, notBelow lower: Int) -> SourcePhrase? {
    guard tokens[end].kind == .comma else { return nil }
    var start = lower
    while start < end,
      tokens[start].kind != .word && tokens[start].kind != .number
        || words.adverbs.contains(tokens[start].id) || words.coordinators.contains(tokens[start].id)
    { start += 1 }
    if start < end, isFronted(start) {
      while start < end, tokens[start].kind != .comma { start += 1 }
      start += 1
    }
    guard start < end, let comma = (start..<end).first(where: { tokens[$0].kind == .comma }),
      let phrase = subject(startingAt: start, notBeyond: comma), phrase.range.upperBound == comma,
      !phrase.isPronoun, opensApposition(comma + 1),
      !(comma..<end).contains(where: { [.stop, .semicolon, .colon].contains(tokens[$0].kind) })
    else { return nil }
    return phrase
  }

  /// "On Tuesday, ", "After the vote, ", "Speaking in Seoul, ".
  func isFronted(_ i: Int) -> Bool {
    words.prepositions.contains(tokens[i].id) || words.clauseOpeners.contains(tokens[i].id)
      || words.weekdays.contains(tokens[i].id)
      || tokens[i].length > 5 && text.endsInIng(i)
  }

  /// "who", "whose", "49,", "a Navy veteran", "president of the bank".
  private func opensApposition(_ i: Int) -> Bool {
    let token = tokens[i]
    return token.kind == .number || Self.relatives.contains(token.id)
      || token.kind == .word && (Self.articles.contains(token.id) || isPersonNoun(token))
  }

  private func isPersonNoun(_ token: Token) -> Bool {
    !token.shape.contains(.capitalised)
      && (words.sourceNouns.contains(token.id) || words.titles.contains(token.id))
  }

  private func nearestSubject(before comma: Int, notBelow lower: Int) -> SourcePhrase? {
    let closer = tokens[comma].kind
    var open = comma - 1
    while open > lower, comma - open <= 24, tokens[open].kind != closer {
      guard tokens[open].kind != .stop, tokens[open].kind != .semicolon,
        tokens[open].kind != .quotationMark || isApostrophe(open)
      else { return nil }
      open -= 1
    }
    guard open > lower, tokens[open].kind == closer, comma - open > 1 else { return nil }
    guard let found = subject(endingAt: open, notBelow: lower), !found.isPronoun else { return nil }
    // A list ("in Goma, Bukavu, said") is no apposition; the phrase before it must be able to speak.
    return canSpeak(found) ? found : nil
  }

  /// The mark of "the workers' demands", which looks like a closing one.
  func isApostrophe(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.kind == .quotationMark, token.mark.family == .single, i > 0,
      !token.shape.contains(.afterBlank), tokens[i - 1].kind == .word
    else { return false }
    return text.bytes[Int(tokens[i - 1].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  private static let relatives = WordSets.ids("who whose whom which")
}
