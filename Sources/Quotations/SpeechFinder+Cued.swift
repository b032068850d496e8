import Tokenization

/// Quotations with a cue clause behind or before them: what else of the sentence is content.
extension SpeechFinder {
  /// `"...," Park said.` and `The deal is "a farce," Park said.`
  mutating func attributeToFollowing(
    _ s: Int, clause c: Int, unit u: Int, units: inout [Unit], open: inout Int?,
    rule: Statement.Rule = .cueAfter
  ) -> Int {
    let span = spans[s]
    let clause = units[u].clauses[c]
    // Unquoted words before the span, in the same sentence and not part of another statement, are content.
    let start = unquotedStart(before: span, in: units[u])
    var statement = RawStatement(
      kind: .direct, parts: span.parts, source: clause.subject,
      cue: clause.cueRange.isEmpty ? nil : clause.cueRange, rule: rule,
      confidence: rule == .cueAfter ? 0.95 : 0.85, unbalanced: span.unbalanced)
    if let start {
      statement.kind = .mixed
      statement.parts = [start..<span.end]
      statement.rule = .clauseBeforeCue
    }
    // A clause that ends in a comma before another span lets the quotation go on.
    var next = s + 1
    if next < spans.count, spans[next].open < units[u].range.upperBound, start == nil,
      continues(clause, into: spans[next], unit: units[u])
    {
      statement.parts += spans[next].parts
      next += 1
    }
    if next == s + 1, let rest = continuation(of: clause, in: units[u]) {
      statement.parts.append(rest)
      statement.kind = .mixed
    }
    statements.append(statement)
    open = statements.count - 1
    return next
  }

  /// `"It's our bad luck," he said, that both men had been here.`: the sentence goes on without marks.
  private func continuation(of clause: CueClause, in unit: Unit) -> Range<Int>? {
    let comma = clause.range.upperBound
    guard comma + 2 < unit.range.upperBound, tokens[comma].kind == .comma,
      spanOfToken[comma + 1] < 0,
      tokens[comma + 1].id == Words.that || tokens[comma + 1].id == Words.to
        || words.auxiliaries.contains(tokens[comma + 1].id)
    else { return nil }
    var end = comma + 1
    while end < unit.range.upperBound, tokens[end].kind != .stop, spanOfToken[end] < 0 { end += 1 }
    return comma + 1..<end
  }

  /// `"A," he said, "B."`
  private func continues(_ clause: CueClause, into span: QuotedSpan, unit: Unit) -> Bool {
    guard
      tokens[span.open - 1].kind == .comma || tokens[span.open - 1].kind == .colon
        || tokens[span.open - 1].kind == .dash || span.open == clause.range.upperBound
    else { return false }
    return !unit.clauses.contains {
      $0.range.lowerBound >= clause.range.upperBound && $0.range.upperBound <= span.open
    }
  }

  private func unquotedStart(before span: QuotedSpan, in unit: Unit) -> Int? {
    var start = unit.range.lowerBound
    if let last = statements.last?.parts.last?.upperBound, last > start { start = last }
    for clause in unit.clauses where clause.range.upperBound <= span.open {
      start = max(start, clause.range.upperBound)
    }
    while start < span.open,
      tokens[start].kind != .word && tokens[start].kind != .number
        && tokens[start].kind != .quotationMark || words.coordinators.contains(tokens[start].id)
    { start += 1 }
    return start < span.open ? start : nil
  }

  /// `Park said: "..."`, `Park said the deal was "a farce"`, `Park called it "a farce"`.
  mutating func attributeToPreceding(
    _ s: Int, clause c: Int, unit u: Int, units: inout [Unit], open: inout Int?
  ) -> Int {
    let span = spans[s]
    let clause = units[u].clauses[c]
    let isAdjacent =
      (span.open - 1...span.open).contains(clause.contentStart)
      && (clause.contentStart...span.open).allSatisfy {
        $0 == span.open || [.comma, .colon, .dash].contains(tokens[$0].kind)
      }
    if isAdjacent, units[u].used[c], let last = open, statements[last].cue == clause.cueRange {
      // Both sides of one clause: the parts of one statement.
      statements[last].parts += span.parts
      return s + 1
    }
    units[u].used[c] = true
    var end = contentEnd(of: clause, in: units[u])
    if clause.cue.frame == .describe {
      end = beforeDay(afterLabel(s, limit: end), notBelow: span.end)
    }
    var rule = Statement.Rule.cueBefore
    var parts = span.parts
    var kind = Statement.Kind.direct
    var next = s + 1
    let goesOn = span.end < end && tokens[span.end..<end].contains { $0.kind == .word }
    if !isAdjacent || goesOn && span.isClosed && !standsAlone(span) || clause.hasThat {
      rule = .clauseAfterCue
      kind = .mixed
      let content = trimmed(min(clause.contentStart, span.open)..<max(end, span.end))
      parts = [content]
      if let cutOff = interruptedSubject(
        clause, c, content: content, in: units[u], notBelow: units[u].range.lowerBound)
      {
        parts.insert(cutOff, at: 0)
      }
      while next < spans.count, spans[next].open < content.upperBound { next += 1 }
    }
    if kind == .direct, let opening = openingWords(before: clause, c, span: span, in: units[u]) {
      kind = .mixed
      parts.insert(opening, at: 0)
    }
    statements.append(
      RawStatement(
        kind: kind, parts: parts, source: clause.subject, cue: clause.cueRange, rule: rule,
        confidence: clause.subject == nil ? 0 : clause.order == .shared ? 0.8 : 0.95,
        unbalanced: span.unbalanced, tellingCue: kind == .mixed ? clause.tellingCue : nil))
    open = kind == .direct ? statements.count - 1 : nil
    return next
  }

  /// `There was, she said, "an implicit bargain."`: the words that the cue cuts off from their quotation. When and
  /// where it was said is none of it.
  private func openingWords(before clause: CueClause, _ c: Int, span: QuotedSpan, in unit: Unit)
    -> Range<Int>?
  {
    let lower = max(unit.range.lowerBound, statements.last?.parts.last?.upperBound ?? 0)
    guard
      let words = interruptedSubject(
        clause, c, content: span.open..<span.end, in: unit, notBelow: lower)
    else { return nil }
    let opener = tokens[words.lowerBound]
    return self.words.prepositions.contains(opener.id)
      || self.words.clauseOpeners.contains(opener.id)
      || self.words.adverbs.contains(opener.id) || self.words.weekdays.contains(opener.id)
      ? nil : words
  }

  /// `called it "a farce," and walked out`: the label ends what was said, at the next comma, dash or coordinator that
  /// brings no further label.
  private func afterLabel(_ s: Int, limit: Int) -> Int {
    var i = spans[s].end
    if tokens[i - 1].kind == .quotationMark, tokens[i - 2].kind == .comma { return i }
    while i < limit {
      if spanOfToken[i] >= 0 { i = spans[Int(spanOfToken[i])].end; continue }
      // `called the talks "useful" and the army "brave"`
      let next = (i + 1..<max(i + 1, min(i + 7, limit))).first {
        spanOfToken[$0] >= 0 || text.isVerbLike($0) || cues.cue(tokens[$0].id) != nil
      }
      let goesOn = next.map { spanOfToken[$0] >= 0 } ?? false
      let ends =
        [.comma, .dash, .semicolon].contains(tokens[i].kind)
        || tokens[i].kind == .word
          && (words.coordinators.contains(tokens[i].id) || Self.afterObject.contains(tokens[i].id))
      if ends, !goesOn { return i }
      i += 1
    }
    return max(limit, spans[s].end)
  }

  /// `called it "a farce" on Monday`: the day belongs to the cue.
  private func beforeDay(_ end: Int, notBelow lower: Int) -> Int {
    guard end - 2 >= lower, tokens[end - 2].id == Words.on,
      words.weekdays.contains(tokens[end - 1].id)
    else { return end }
    return end - 2
  }

  /// A whole sentence in marks; where it is set off on both sides, what follows tells what the speaker did.
  private func standsAlone(_ span: QuotedSpan) -> Bool {
    let last = tokens[span.wordRange.upperBound - 1].kind
    guard span.open > 0 else { return last == .stop }
    return last == .stop || last == .comma && [.comma, .colon].contains(tokens[span.open - 1].kind)
  }

  /// `Park wrote the novel "All Rivers Run North"`: a title behind its noun, and nothing said.
  func namesWork(_ span: QuotedSpan, after clause: CueClause) -> Bool {
    guard clause.cue.frame == .say, !clause.hasThat, clause.contentStart < span.open,
      words.determiners.contains(tokens[clause.contentStart].id),
      !isClauseLike(clause.contentStart..<span.open)
    else { return false }
    let title = tokens[span.wordRange].filter { $0.kind == .word }
    return title.count > 1 && tokens[span.wordRange.upperBound - 1].kind != .stop
      && title.allSatisfy { $0.shape.contains(.capitalised) || $0.length <= 3 }
  }
}
