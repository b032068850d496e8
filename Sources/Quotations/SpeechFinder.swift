import Tokenization

/// A statement in token indices, before anybody is linked.
struct RawStatement: Sendable, Equatable {
  var kind: Statement.Kind
  /// Token ranges of the content.
  var parts: [Range<Int>]
  var source: SourcePhrase?
  var cue: Range<Int>?
  var rule: Statement.Rule
  var confidence: Double
  var unbalanced = false

  var start: Int { parts[0].lowerBound }
}

/// Joins quotations and cue clauses to statements, one paragraph after the other.
struct SpeechFinder {
  let text: TokenizedText
  let spans: [QuotedSpan]
  let spanOfToken: [Int32]
  private let clauseFinder: CueClauseFinder
  let words = WordSets.english
  let cues = CueLexicon.english
  var statements: [RawStatement] = []

  /// - Complexity: O(*t*) for *t* tokens.
  static func find(in text: TokenizedText) -> [RawStatement] {
    var finder = SpeechFinder(text)
    finder.readParagraphs()
    return finder.statements.sorted {
      ($0.start, $0.parts[0].upperBound) < ($1.start, $1.parts[0].upperBound)
    }
  }

  private init(_ text: TokenizedText) {
    self.text = text
    spans = QuotedSpans.find(in: text)
    var map = [Int32](repeating: -1, count: text.tokens.count)
    for (number, span) in spans.enumerated() {
      for i in span.open..<min(span.end, map.count) { map[i] = Int32(number) }
    }
    spanOfToken = map
    clauseFinder = CueClauseFinder(text: text, spanOfToken: map)
  }

  var tokens: [Token] { text.tokens }

  /// One paragraph cut into sentences that never end inside a quotation's interior clause.
  struct Unit {
    let range: Range<Int>
    var clauses: [CueClause]
    var used: [Bool]
  }

  private mutating func readParagraphs() {
    let paragraphs = text.paragraphs
    let transcript = Self.transcript(of: text)
    var announced: Announcement?
    var n = 0
    while n < paragraphs.count {
      if let next = readTurn(n, of: paragraphs, in: transcript) {
        n = next
        continue
      }
      if let announcement = announced {
        announced = nil
        if let goesOn = readAnnounced(paragraphs[n], by: announcement) {
          if goesOn { announced = Announcement(clause: announcement.clause, isList: true) }
          n += 1
          continue
        }
      }
      if n > 0 || !readHeadline(paragraphs[n]) { announced = read(paragraphs[n]) }
      n += 1
    }
  }

  // MARK: One paragraph

  /// Returns the clause that announces what the next paragraph says, if one does.
  private mutating func read(_ paragraph: Range<Int>) -> Announcement? {
    var units = sentences(of: paragraph).map { range in
      let clauses = clauseFinder.clauses(inSentence: range)
      return Unit(
        range: range, clauses: clauses, used: [Bool](repeating: false, count: clauses.count))
    }
    // The statement that a quotation without a cue of its own would go on from.
    var open = attributeFromLastPart(&units)
    for u in units.indices {
      let covered = readOutermost(u, units: &units) ?? units[u].range.lowerBound
      var s = firstSpan(from: covered)
      while s < spans.count, spans[s].open < units[u].range.upperBound {
        s = attribute(s, unit: u, units: &units, paragraph: paragraph, open: &open)
      }
      readIndirect(u, units: &units)
    }
    return announcement(in: units)
  }

  /// Sentences of the paragraph, joined where a sentence ends inside a quotation.
  private func sentences(of paragraph: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = paragraph.lowerBound
    var index = text.sentenceStarts.partitioningIndex { $0 > start }
    while start < paragraph.upperBound {
      let bound = index < text.sentenceStarts.count ? text.sentenceStarts[index] : tokens.count
      index += 1
      let end = min(bound, paragraph.upperBound)
      let inside =
        end < paragraph.upperBound && spanOfToken[end] >= 0
        && spanOfToken[end] == spanOfToken[end - 1]
      if inside { continue }
      // A cue that follows its quotation belongs to the same sentence, whatever stop stands inside the marks.
      if end < paragraph.upperBound, beginsCueAfterQuotation(end) { continue }
      if end > start { result.append(start..<end) }
      start = end
      if end >= paragraph.upperBound { break }
    }
    if start < paragraph.upperBound { result.append(start..<paragraph.upperBound) }
    return result
  }

  /// `"Really?" Park said.`: the sentence before ended inside the marks; a bare cue clause follows.
  private func beginsCueAfterQuotation(_ i: Int) -> Bool {
    guard i > 0, tokens[i - 1].kind == .quotationMark, spanOfToken[i - 1] >= 0, spanOfToken[i] < 0
    else { return false }
    let span = spans[Int(spanOfToken[i - 1])]
    guard span.isClosed, span.close == i - 1, span.parts.last.map({ $0.count > 1 }) ?? false else {
      return false
    }
    let end = text.sentenceStarts.partitioningIndex { $0 > i }
    let bound = end < text.sentenceStarts.count ? text.sentenceStarts[end] : tokens.count
    let clauses = clauseFinder.clauses(inSentence: i..<bound)
    guard let clause = clauses.first, clause.range.lowerBound == i, clause.cue.frame != .describe
    else { return false }
    let last = tokens[span.close - 1]
    let isFullStop = last.kind == .stop && text.bytes[Int(last.start)] == UInt8(ascii: ".")
    return !isFullStop || isEmptyAfter(clause, end: bound)
  }

  /// Nothing but an adverbial follows the clause: it has no content of its own.
  func isEmptyAfter(_ clause: CueClause, end: Int) -> Bool {
    guard !clause.hasThat, !clause.hasColon else { return false }
    let first = max(clause.range.upperBound, clause.cueRange.upperBound)
    guard first < end else { return true }
    let token = tokens[first]
    if token.kind == .stop || token.kind == .comma { return true }
    return words.prepositions.contains(token.id) && end - first < 14
  }

  private func firstSpan(from token: Int) -> Int {
    spans.partitioningIndex { $0.open >= token }
  }

  // MARK: Quotations

  /// Finds the statement of span `s`; returns the next span to look at.
  private mutating func attribute(
    _ s: Int, unit u: Int, units: inout [Unit], paragraph: Range<Int>, open: inout Int?
  ) -> Int {
    let span = spans[s]
    if let c = clauseAfter(span, in: units[u]),
      startsItsSentence(span, units[u]) || !hasClauseBefore(span, units[u])
    {
      units[u].used[c] = true
      return attributeToFollowing(s, clause: c, unit: u, units: &units, open: &open)
    }
    if let c = clauseBefore(span, in: units[u]) {
      if namesWork(span, after: units[u].clauses[c]) {
        units[u].used[c] = true
        return s + 1
      }
      return attributeToPreceding(s, clause: c, unit: u, units: &units, open: &open)
    }
    if let clause = clauseBehindMark(span, in: units[u]) {
      units[u].clauses.append(clause)
      units[u].used.append(true)
      return attributeToFollowing(
        s, clause: units[u].clauses.count - 1, unit: u, units: &units, open: &open,
        rule: clause.cueRange.isEmpty ? .byline : .behindMark)
    }
    attributeWithoutCue(s, unit: units[u], paragraph: paragraph, open: &open)
    return s + 1
  }

  /// The unused clause that begins right after the span, over a comma or dash.
  private func clauseAfter(_ span: QuotedSpan, in unit: Unit) -> Int? {
    var next = span.end
    while next < unit.range.upperBound, tokens[next].kind == .comma || tokens[next].kind == .dash {
      next += 1
    }
    return unit.clauses.indices.first {
      unit.clauses[$0].range.lowerBound == next && unit.clauses[$0].cue.frame != .describe
        && unit.clauses[$0].order != .shared && !unit.used[$0]
        && !introducesNextSpan(unit.clauses[$0], after: span, in: unit)
    }
  }

  /// `"A." He said: "B."`: the clause looks forward, not back.
  private func introducesNextSpan(_ clause: CueClause, after span: QuotedSpan, in unit: Unit)
    -> Bool
  {
    guard span.isClosed, tokens[span.close - 1].kind == .stop,
      text.bytes[Int(tokens[span.close - 1].start)] == UInt8(ascii: ".")
    else { return false }
    return !isEmptyAfter(clause, end: unit.range.upperBound)
  }

  /// `"A.` and in the next paragraph `"B," Park said.`: the cue after the last part speaks for all of them.
  private mutating func attributeFromLastPart(_ units: inout [Unit]) -> Int? {
    guard let first = units.first?.range.lowerBound, first > 0, spanOfToken[first] >= 0,
      case let span = spans[Int(spanOfToken[first])], span.isClosed, span.open < first,
      let s = statements.lastIndex(where: { $0.parts.contains { $0.overlaps(span.wordRange) } })
    else { return nil }
    guard statements[s].cue == nil else { return s }
    for u in units.indices where units[u].range.contains(span.close) {
      guard let c = clauseAfter(span, in: units[u]) else { continue }
      units[u].used[c] = true
      let clause = units[u].clauses[c]
      statements[s].source = clause.subject
      statements[s].cue = clause.cueRange
      statements[s].rule = .cueAfter
      statements[s].confidence = 0.95
    }
    return s
  }

  private func startsItsSentence(_ span: QuotedSpan, _ unit: Unit) -> Bool {
    span.open == unit.range.lowerBound
  }

  private func hasClauseBefore(_ span: QuotedSpan, _ unit: Unit) -> Bool {
    guard let c = clauseBefore(span, in: unit) else { return false }
    return unit.clauses[c].cue.frame != .describe || unit.clauses[c].contentStart >= span.open
  }

  /// `Park wrote the novel "All Rivers Run North"`: a title behind its noun, and nothing said.
  private func namesWork(_ span: QuotedSpan, after clause: CueClause) -> Bool {
    guard clause.cue.frame == .say, !clause.hasThat, clause.contentStart < span.open,
      words.determiners.contains(tokens[clause.contentStart].id),
      !isClauseLike(clause.contentStart..<span.open)
    else { return false }
    let title = tokens[span.wordRange].filter { $0.kind == .word }
    return title.count > 1 && tokens[span.wordRange.upperBound - 1].kind != .stop
      && title.allSatisfy { $0.shape.contains(.capitalised) || $0.length <= 3 }
  }

  /// The clause whose content the span belongs to: the last that ends before it, or the one which that lies in
  /// ("Park said Lee called it "a farce""): only the outermost speaker speaks.
  private func clauseBefore(_ span: QuotedSpan, in unit: Unit) -> Int? {
    let last = unit.clauses.indices.last {
      unit.clauses[$0].cueRange.upperBound <= span.open
        && unit.clauses[$0].range.upperBound <= span.open
    }
    guard let last else { return nil }
    let inner = unit.clauses[last]
    return unit.clauses.indices.first { c in
      let clause = unit.clauses[c]
      return c < last && !unit.used[c] && [.say, .claim, .tell].contains(clause.cue.frame)
        && clause.order != .prepositional && inner.order == .plain
        && clause.contentStart <= inner.range.lowerBound
        && contentEnd(of: clause, in: unit) > span.open
    } ?? last
  }

  /// `"...," Park said.` and `The deal is "a farce," Park said.`
  private mutating func attributeToFollowing(
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
  private mutating func attributeToPreceding(
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
        unbalanced: span.unbalanced))
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
    return self.words.prepositions.contains(opener.id) || self.words.clauseOpeners.contains(opener.id)
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
      let goesOn = i + 1 < limit && spanOfToken[i + 1] >= 0
      let ends =
        [.comma, .dash, .semicolon].contains(tokens[i].kind)
        || tokens[i].kind == .word && words.coordinators.contains(tokens[i].id)
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
}
