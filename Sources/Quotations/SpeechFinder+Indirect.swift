import Tokenization

/// Statements without marks, and what makes words a clause that somebody may have said.
extension SpeechFinder {
  /// "Lee warned the North not to fire, an official said.": the last clause speaks for the whole sentence, and
  /// the cues before it are part of what it said. Returns where its content ends.
  mutating func readOutermost(_ u: Int, units: inout [Unit]) -> Int? {
    let unit = units[u]
    guard let c = unit.clauses.indices.last, c > 0, spanOfToken[unit.range.lowerBound] < 0,
      closesSentence(unit.clauses[c], of: unit)
    else { return nil }
    let clause = unit.clauses[c]
    var start = unit.range.lowerBound
    while start < clause.range.lowerBound,
      tokens[start].kind != .word && tokens[start].kind != .number
        || words.coordinators.contains(tokens[start].id)
    { start += 1 }
    let separator = clause.range.lowerBound - 1
    let content = start..<max(start, tokens[separator].kind == .comma ? separator : separator + 1)
    guard unit.clauses[0].range.lowerBound < content.upperBound, isClauseLike(content),
      !statements.contains(where: { $0.parts.contains { $0.overlaps(content) } })
    else { return nil }
    // A quotation behind its own cue ("Lee said, "..."") belongs to that.
    let marked = content.filter { spanOfToken[$0] >= 0 && spans[Int(spanOfToken[$0])].open == $0 }
    guard marked.allSatisfy({ ![.comma, .colon].contains(tokens[$0 - 1].kind) }) else { return nil }
    for k in 0...c { units[u].used[k] = true }
    statements.append(
      RawStatement(
        kind: marked.isEmpty ? .indirect : .mixed, parts: [content], source: clause.subject,
        cue: clause.cueRange, rule: .outermost, confidence: 0.9))
    return clause.range.lowerBound
  }

  /// Over a comma, or "according to", with nothing behind it.
  private func closesSentence(_ clause: CueClause, of unit: Unit) -> Bool {
    switch clause.order {
    case .plain, .inverted:
      return [.say, .claim].contains(clause.cue.frame)
        && [.comma, .quotationMark].contains(tokens[clause.range.lowerBound - 1].kind)
        && !words.relativePronouns.contains(tokens[clause.range.lowerBound].id)
        && isEmptyAfter(clause, end: unit.range.upperBound)
    case .prepositional:
      // "according to a poll released Sunday": without a comma no clause follows.
      return clause.range.lowerBound > unit.range.lowerBound
        && !tokens[clause.range.upperBound..<unit.range.upperBound].contains { $0.kind == .comma }
    case .shared, .nominal, .passive: return false
    }
  }

  mutating func readIndirect(_ u: Int, units: inout [Unit]) {
    let unit = units[u]
    // Tokens up to here are content of an earlier clause of this sentence: a cue inside is nested speech.
    var covered = unit.range.lowerBound
    for c in unit.clauses.indices {
      let clause = unit.clauses[c]
      if unit.used[c] {
        covered = max(
          covered, statements.last { $0.cue == clause.cueRange }?.parts.last?.upperBound ?? covered)
        continue
      }
      guard clause.cueRange.lowerBound >= covered,
        clause.subject != nil
      else { continue }
      if clause.order == .passive {
        covered = readPassive(clause, in: unit)
        continue
      }
      let end = contentEnd(of: clause, in: unit)
      var after = trimmed(clause.contentStart..<max(clause.contentStart, end))
      if isObject(after, of: clause) { after = objectOnly(after) }
      let cutOff = interruptedSubject(clause, c, content: after, in: unit, notBelow: covered)
      let before =
        cutOff ?? contentBefore(clause, c, after: after, in: unit, notBelow: covered)
      var parts: [Range<Int>] = []
      if isClauseContent(after, of: clause, hasBefore: before != nil) { parts = [after] }
      if let before, parts.isEmpty || cutOff != nil { parts.insert(before, at: 0) }
      guard !parts.isEmpty,
        parts.allSatisfy({ range in !range.contains { spanOfToken[$0] >= 0 && !isShortSpan($0) } })
      else { continue }
      let quoted = parts.contains { range in range.contains { spanOfToken[$0] >= 0 } }
      statements.append(
        RawStatement(
          kind: quoted ? .mixed : .indirect, parts: parts, source: clause.subject,
          cue: clause.cueRange,
          rule: parts[0].lowerBound > clause.cueRange.lowerBound
            ? .clauseAfterCue : .clauseBeforeCue,
          confidence: clause.order == .shared ? 0.75 : 0.9, tellingCue: clause.tellingCue))
      covered = parts[parts.count - 1].upperBound
    }
  }

  /// "The deal was denounced by Iran as a farce." Returns where its content ends.
  private mutating func readPassive(_ clause: CueClause, in unit: Unit) -> Int {
    var parts = clause.patient
    let tail = clause.contentStart..<max(clause.contentStart, contentEnd(of: clause, in: unit))
    if let first = tail.first, Self.completions.contains(tokens[first].id) {
      parts.append(objectOnly(tail))
    }
    let marked = parts.contains { range in range.contains { spanOfToken[$0] >= 0 } }
    guard
      parts.allSatisfy({ range in !range.contains { spanOfToken[$0] >= 0 && !isShortSpan($0) } })
    else { return clause.range.upperBound }
    statements.append(
      RawStatement(
        kind: marked ? .mixed : .indirect, parts: parts, source: clause.subject,
        cue: clause.cueRange, rule: .passive, confidence: 0.85, tellingCue: clause.cueRange))
    return parts[parts.count - 1].upperBound
  }

  private func isShortSpan(_ token: Int) -> Bool {
    let span = spans[Int(spanOfToken[token])]
    return !statements.contains { $0.parts.contains { $0.overlaps(span.wordRange) } }
  }

  /// Where the content after a clause ends: at the sentence's stop, or before the next clause that is not nested.
  func contentEnd(of clause: CueClause, in unit: Unit) -> Int {
    var end = unit.range.upperBound
    for other in unit.clauses where other.range.lowerBound > clause.contentStart {
      var cut = other.range.lowerBound
      while cut > clause.contentStart,
        words.coordinators.contains(tokens[cut - 1].id)
          || words.adverbs.contains(tokens[cut - 1].id)
      { cut -= 1 }
      guard cut > clause.contentStart else { continue }
      let kind = tokens[cut - 1].kind
      let separated =
        kind == .comma || kind == .semicolon || kind == .dash || kind == .quotationMark
      let joined = other.order == .shared && words.coordinators.contains(tokens[cut].id)
      if (separated || joined), spanOfToken[cut] < 0 {
        end = cut
        break
      }
    }
    end = beforeSideClause(clause.contentStart..<max(clause.contentStart, end))
    if hasOwnSubject(clause) {
      end =
        (clause.contentStart..<max(clause.contentStart, end))
        .first { tokens[$0].kind == .comma && spanOfToken[$0] < 0 } ?? end
    }
    while end > clause.contentStart,
      [.stop, .comma, .semicolon, .dash].contains(tokens[end - 1].kind), spanOfToken[end - 1] < 0
    { end -= 1 }
    return end
  }

  /// "With Park saying the talks were over, the market fell": the comma ends the phrase.
  private func hasOwnSubject(_ clause: CueClause) -> Bool {
    clause.cue.form == .participle && clause.order == .plain && clause.range.lowerBound > 0
      && tokens[clause.range.lowerBound - 1].id == Words.with
  }

  /// Where the reporter goes on alone: ", while others said", ", which is 9 miles away", ", calling it off".
  private func beforeSideClause(_ range: Range<Int>) -> Int {
    let comma = range.dropFirst(3).dropLast().first { k in
      guard tokens[k].kind == .comma, spanOfToken[k] < 0, spanOfToken[k + 1] < 0 else {
        return false
      }
      let next = tokens[k + 1].id
      return Self.sideOpeners.contains(next) || cues.cue(next)?.form == .participle
    }
    return comma ?? range.upperBound
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, [.comma, .colon, .dash].contains(tokens[start].kind) {
      start += 1
    }
    return start..<range.upperBound
  }

  /// "Talks will resume, the ministry said.": the sentence up to the comma before the clause.
  private func contentBefore(
    _ clause: CueClause, _ c: Int, after: Range<Int>, in unit: Unit, notBelow covered: Int
  ) -> Range<Int>? {
    guard ![.shared, .nominal, .passive].contains(clause.order),
      clause.range.lowerBound > covered,
      !clause.hasThat,
      !clause.hasColon, !words.relativePronouns.contains(tokens[clause.range.lowerBound].id)
    else { return nil }
    var end = clause.range.lowerBound
    if clause.order == .prepositional {
      if tokens[end - 1].kind == .comma { end -= 1 }
    } else {
      guard tokens[end - 1].kind == .comma else { return nil }
      end -= 1
    }
    var start = covered
    for k in unit.clauses.indices where k < c {
      start = max(start, unit.clauses[k].range.upperBound)
    }
    while start < end,
      words.coordinators.contains(tokens[start].id)
        || [.comma, .dash, .quotationMark, .semicolon].contains(tokens[start].kind)
    { start += 1 }
    let range = start..<max(start, end)
    guard range.count(where: { tokens[$0].kind == .word }) >= 3, spanOfToken[start] < 0 else {
      return nil
    }
    // A fronted adverbial ("On Tuesday, the ministry said ...") is no content.
    let opener = tokens[start].id
    if clause.order != .prepositional,
      words.prepositions.contains(opener)
        || words.clauseOpeners.contains(opener) && opener != Words.if,
      isClauseContent(after, of: clause, hasBefore: false)
    {
      return nil
    }
    // "34, according to the website": whatever the source gave.
    return clause.order == .prepositional || isClauseLike(range) ? range : nil
  }

  /// "The talks, the ministry said, would resume.": what stands before a cue between commas is content too.
  func interruptedSubject(
    _ clause: CueClause, _ c: Int, content: Range<Int>, in unit: Unit, notBelow covered: Int
  ) -> Range<Int>? {
    guard clause.order != .shared, clause.range.upperBound < unit.range.upperBound,
      let first = content.first, !goesOnWithoutContent(first),
      tokens[clause.range.upperBound].kind == .comma, tokens[first - 1].kind == .comma,
      clause.range.lowerBound - 1 > covered,
      tokens[clause.range.lowerBound - 1].kind == .comma
    else { return nil }
    let start = unit.clauses[..<c].map(\.range.upperBound).max().map { max($0, covered) } ?? covered
    let range = start..<max(start, clause.range.lowerBound - 1)
    guard !range.isEmpty, tokens[start].kind == .word,
      !range.contains(where: { spanOfToken[$0] >= 0 })
    else {
      return nil
    }
    return range
  }

  /// "he said, citing a report", "he said, in an interview": what the speaker did, not what was said.
  private func goesOnWithoutContent(_ i: Int) -> Bool {
    let token = tokens[i]
    return words.relativePronouns.contains(token.id) || words.prepositions.contains(token.id)
      || text.endsInIng(i)
  }

  private func isClauseContent(_ range: Range<Int>, of clause: CueClause, hasBefore: Bool) -> Bool {
    guard range.count >= 2, range.count(where: { tokens[$0].kind == .word }) >= 2 else {
      return false
    }
    if clause.hasThat || clause.hasColon { return true }
    let first = tokens[range.lowerBound]
    if words.relativePronouns.contains(first.id) || asksForSilence(range) { return false }
    if clause.order == .inverted, !hasBefore { return false }
    switch clause.cue.frame {
    case .say:
      if words.notClause.contains(first.id)
        || words.prepositions.contains(first.id) && !isClauseLike(range)
      {
        return false
      }
      return Self.otherSenses.contains(tokens[clause.cueRange.lowerBound].id)
        ? opensClause(range) : isClauseLike(range)
    case .tell: return !words.notClause.contains(first.id) && isClauseLike(range)
    case .claim:
      return !words.notClause.contains(first.id) && !words.prepositions.contains(first.id)
        && isClauseLike(range)
    case .commit:
      if isInfinitive(range) { return range.count > 2 }
      return !words.notClause.contains(first.id) && !words.prepositions.contains(first.id)
        && isClauseLike(range)
    case .urge: return true
    case .raise:
      if isInfinitive(range) { return range.count > 2 }
      return isObject(first)
    case .describe: return isObject(first)
    case .particle: return false
    }
  }

  /// "to fire", "not to fire"
  private func isInfinitive(_ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound].id
    return first == Words.to
      || first == Self.not && range.count > 1 && tokens[range.lowerBound + 1].id == Words.to
  }

  /// "who asked not to be named": how the source is quoted, not what was said.
  private func asksForSilence(_ range: Range<Int>) -> Bool {
    range.prefix(5).contains { Self.named.contains(tokens[$0].id) } && isInfinitive(range)
  }

  /// Whether the cue brings a thing rather than a clause: "denounced the deal", "announced a ban".
  private func isObject(_ content: Range<Int>, of clause: CueClause) -> Bool {
    switch clause.cue.frame {
    case .describe: return !clause.hasThat && !clause.hasColon
    case .raise: return !clause.hasThat && !clause.hasColon && !isClauseLike(content.prefix(8))
    default: return false
    }
  }

  /// An object ends where the sentence goes on: at a comma, a dash, "and" with a verb, or when it was said.
  private func objectOnly(_ range: Range<Int>) -> Range<Int> {
    var resumed = 0
    let end = range.dropFirst().first { i in
      guard spanOfToken[i] < 0 else { return false }
      switch tokens[i].kind {
      case .comma: return i > resumed && !isResumed(after: i, in: range, at: &resumed)
      case .dash, .semicolon, .openBracket: return true
      case .word:
        guard i > resumed else { return false }
        let hasNext = i + 1 < range.upperBound
        if words.coordinators.contains(tokens[i].id) {
          return hasNext && (text.isVerbLike(i + 1) || cues.cue(tokens[i + 1].id) != nil)
        }
        return Self.afterObject.contains(tokens[i].id)
          || hasNext && (tokens[i].id == Words.on || tokens[i].id == Words.in)
            && words.weekdays.contains(tokens[i + 1].id)
          || words.weekdays.contains(tokens[i].id) && tokens[i].shape.contains(.capitalised)
          || hasNext && tokens[i].id == Self.last && Self.spans.contains(tokens[i + 1].id)
      default: return false
      }
    }
    return range.lowerBound..<(end ?? range.upperBound)
  }

  /// "accused Lee, who keeps the ledger, of lying": the object goes on behind the clause between commas.
  private func isResumed(after comma: Int, in range: Range<Int>, at resumed: inout Int) -> Bool {
    guard comma + 1 < range.upperBound,
      words.relativePronouns.contains(tokens[comma + 1].id)
        || words.determiners.contains(tokens[comma + 1].id),
      let close = (comma + 2..<max(comma + 2, range.upperBound))
        .first(where: { tokens[$0].kind == .comma }),
      close + 1 < range.upperBound, Self.completions.contains(tokens[close + 1].id)
    else { return false }
    resumed = close
    return true
  }

  /// Whether a noun phrase may begin here: what the words were about.
  private func isObject(_ first: Token) -> Bool {
    !words.prepositions.contains(first.id) && !words.notClause.contains(first.id)
      && !words.clauseOpeners.contains(first.id)
  }

  /// Holds something that looks like a finite verb: an auxiliary, or a word in -ed or -s after its first word.
  func isClauseLike(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if words.nominativePronouns.contains(tokens[first].id), range.count > 1 { return true }
    return range.dropFirst().contains { i in
      let token = tokens[i]
      guard token.kind == .word || token.kind == .clitic else { return false }
      if words.auxiliaries.contains(token.id) || token.shape.contains(.negated) { return true }
      guard token.kind == .word, token.length > 2, !token.shape.contains(.capitalised) else {
        return token.kind == .clitic && token.id != Self.possessive
      }
      return text.endsInEd(i) || words.irregularPasts.contains(token.id)
        || isThirdPerson(i, in: range)
    }
  }

  /// A clause from its first words on: "continued it would", not "continued a march that had begun".
  private func opensClause(_ range: Range<Int>) -> Bool {
    if words.nominativePronouns.contains(tokens[range.lowerBound].id) { return true }
    let first = range.prefix(6).first {
      tokens[$0].kind == .comma || words.clauseOpeners.contains(tokens[$0].id)
        || words.relativePronouns.contains(tokens[$0].id)
        || words.auxiliaries.contains(tokens[$0].id)
    }
    return first.map { words.auxiliaries.contains(tokens[$0].id) } ?? false
  }

  /// A word in -s that may be a verb: a plural noun ends its clause, or follows what only a noun can.
  private func isThirdPerson(_ i: Int, in range: Range<Int>) -> Bool {
    guard text.endsInSingleS(tokens[i]) else { return false }
    let before = tokens[i - 1]
    return i + 1 < range.upperBound && before.kind != .number
      && !words.determiners.contains(before.id)
      && !words.prepositions.contains(before.id)
  }

  /// Verbs of speech that more often mean something else.
  private static let otherSenses = WordSets.ids(
    """
    continue continued continues continuing maintain maintained maintains maintaining add added adds adding state
    stated states stating observe observed observes observing read reads reading post posted posts posting write wrote
    writes writing press pressed presses pressing laugh laughed laughs laughing smile smiled smiles smiling reason
    reasoned reasons email emails text counsel venture rule ruled rules ruling email emailed emailing
    """)
  private static let not = TermHash.id(of: "not")
  private static let named = WordSets.ids("named identified quoted")
  private static let completions = WordSets.ids("of for as with over on")
  static let afterObject = WordSets.ids("before while when although though because after")
  private static let last = TermHash.id(of: "last")
  private static let spans = WordSets.ids("week month year night summer spring fall autumn winter")
  private static let sideOpeners = WordSets.ids("while which")
  private static let possessive = TermHash.id(of: "'s")
}
