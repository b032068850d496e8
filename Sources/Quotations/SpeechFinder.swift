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
  private let text: TokenizedText
  private let spans: [QuotedSpan]
  private let spanOfToken: [Int32]
  private let clauseFinder: CueClauseFinder
  private let words = WordSets.english
  private var statements: [RawStatement] = []

  /// - Complexity: O(*t*) for *t* tokens.
  static func find(in text: TokenizedText) -> [RawStatement] {
    var finder = SpeechFinder(text)
    for paragraph in text.paragraphs { finder.read(paragraph) }
    return finder.statements.sorted { ($0.start, $0.parts[0].upperBound) < ($1.start, $1.parts[0].upperBound) }
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

  private var tokens: [Token] { text.tokens }

  /// One paragraph cut into sentences that never end inside a quotation's interior clause.
  private struct Unit {
    let range: Range<Int>
    var clauses: [CueClause]
    var used: [Bool]
  }

  // MARK: One paragraph

  private mutating func read(_ paragraph: Range<Int>) {
    var units = sentences(of: paragraph).map { range in
      let clauses = clauseFinder.clauses(inSentence: range)
      return Unit(range: range, clauses: clauses, used: [Bool](repeating: false, count: clauses.count))
    }
    // The statement that a quotation without a cue of its own would go on from.
    var open: Int?
    for u in units.indices {
      var s = firstSpan(from: units[u].range.lowerBound)
      while s < spans.count, spans[s].open < units[u].range.upperBound {
        s = attribute(s, unit: u, units: &units, paragraph: paragraph, open: &open)
      }
      readIndirect(u, units: &units)
    }
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
      let inside = end < paragraph.upperBound && spanOfToken[end] >= 0 && spanOfToken[end] == spanOfToken[end - 1]
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
    guard i > 0, tokens[i - 1].kind == .quotationMark, spanOfToken[i - 1] >= 0, spanOfToken[i] < 0 else { return false }
    let span = spans[Int(spanOfToken[i - 1])]
    guard span.isClosed, span.close == i - 1, span.parts.last.map({ $0.count > 1 }) ?? false else { return false }
    let end = text.sentenceStarts.partitioningIndex { $0 > i }
    let bound = end < text.sentenceStarts.count ? text.sentenceStarts[end] : tokens.count
    let clauses = clauseFinder.clauses(inSentence: i..<bound)
    guard let clause = clauses.first, clause.range.lowerBound == i, clause.cue.frame != .describe else { return false }
    let last = tokens[span.close - 1]
    let isFullStop = last.kind == .stop && text.bytes[Int(last.start)] == UInt8(ascii: ".")
    return !isFullStop || isEmptyAfter(clause, end: bound)
  }

  /// Nothing but an adverbial follows the clause: it has no content of its own.
  private func isEmptyAfter(_ clause: CueClause, end: Int) -> Bool {
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
    if let c = clauseAfter(span, in: units[u]), startsItsSentence(span, units[u]) || !hasClauseBefore(span, units[u]) {
      units[u].used[c] = true
      return attributeToFollowing(s, clause: c, unit: u, units: &units, open: &open)
    }
    if let c = clauseBefore(span, in: units[u]) {
      return attributeToPreceding(s, clause: c, unit: u, units: &units, open: &open)
    }
    attributeWithoutCue(s, unit: units[u], paragraph: paragraph, open: &open)
    return s + 1
  }

  /// The unused clause that begins right after the span, over a comma or dash.
  private func clauseAfter(_ span: QuotedSpan, in unit: Unit) -> Int? {
    var next = span.end
    while next < unit.range.upperBound, tokens[next].kind == .comma || tokens[next].kind == .dash { next += 1 }
    return unit.clauses.indices.first {
      unit.clauses[$0].range.lowerBound == next && unit.clauses[$0].cue.frame != .describe
        && unit.clauses[$0].order != .shared && !unit.used[$0] && !introducesNextSpan(unit.clauses[$0], after: span, in: unit)
    }
  }

  /// `"A." He said: "B."`: the clause looks forward, not back.
  private func introducesNextSpan(_ clause: CueClause, after span: QuotedSpan, in unit: Unit) -> Bool {
    guard span.isClosed, tokens[span.close - 1].kind == .stop,
      text.bytes[Int(tokens[span.close - 1].start)] == UInt8(ascii: ".")
    else { return false }
    return !isEmptyAfter(clause, end: unit.range.upperBound)
  }

  private func startsItsSentence(_ span: QuotedSpan, _ unit: Unit) -> Bool {
    span.open == unit.range.lowerBound
  }

  private func hasClauseBefore(_ span: QuotedSpan, _ unit: Unit) -> Bool {
    guard let c = clauseBefore(span, in: unit) else { return false }
    return unit.clauses[c].cue.frame != .describe || unit.clauses[c].contentStart >= span.open
  }

  /// The last clause that ends before the span.
  private func clauseBefore(_ span: QuotedSpan, in unit: Unit) -> Int? {
    unit.clauses.indices.last {
      unit.clauses[$0].cueRange.upperBound <= span.open && unit.clauses[$0].range.upperBound <= span.open
    }
  }

  /// `"...," Park said.` and `The deal is "a farce," Park said.`
  private mutating func attributeToFollowing(
    _ s: Int, clause c: Int, unit u: Int, units: inout [Unit], open: inout Int?
  ) -> Int {
    let span = spans[s]
    let clause = units[u].clauses[c]
    // Unquoted words before the span, in the same sentence and not part of another statement, are content.
    let start = unquotedStart(before: span, in: units[u])
    var statement = RawStatement(
      kind: .direct, parts: span.parts, source: clause.subject, cue: clause.cueRange, rule: .cueAfter,
      confidence: 0.95, unbalanced: span.unbalanced)
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
    statements.append(statement)
    open = statements.count - 1
    return next
  }

  /// `"A," he said, "B."`
  private func continues(_ clause: CueClause, into span: QuotedSpan, unit: Unit) -> Bool {
    guard tokens[span.open - 1].kind == .comma || tokens[span.open - 1].kind == .colon
      || tokens[span.open - 1].kind == .dash || span.open == clause.range.upperBound
    else { return false }
    return !unit.clauses.contains { $0.range.lowerBound >= clause.range.upperBound && $0.range.upperBound <= span.open }
  }

  private func unquotedStart(before span: QuotedSpan, in unit: Unit) -> Int? {
    var start = unit.range.lowerBound
    if let last = statements.last?.parts.last?.upperBound, last > start { start = last }
    for clause in unit.clauses where clause.range.upperBound <= span.open { start = max(start, clause.range.upperBound) }
    while start < span.open, tokens[start].kind != .word && tokens[start].kind != .number
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
    let isAdjacent = clause.contentStart >= span.open - 1 && (clause.contentStart...span.open).allSatisfy {
      $0 == span.open || [.comma, .colon, .dash].contains(tokens[$0].kind)
    }
    if isAdjacent, units[u].used[c], let last = open, statements[last].cue == clause.cueRange {
      // Both sides of one clause: the parts of one statement.
      statements[last].parts += span.parts
      return s + 1
    }
    units[u].used[c] = true
    let end = contentEnd(of: clause, in: units[u])
    var rule = Statement.Rule.cueBefore
    var parts = span.parts
    var kind = Statement.Kind.direct
    var next = s + 1
    let goesOn = span.end < end && tokens[span.end..<end].contains { $0.kind == .word }
    if !isAdjacent || goesOn && span.isClosed && !endsSentence(span) || clause.hasThat {
      rule = .clauseAfterCue
      kind = .mixed
      parts = [min(clause.contentStart, span.open)..<max(end, span.end)]
      while next < spans.count, spans[next].open < parts[0].upperBound { next += 1 }
    }
    statements.append(
      RawStatement(
        kind: kind, parts: parts, source: clause.subject, cue: clause.cueRange, rule: rule,
        confidence: clause.subject == nil ? 0 : clause.order == .shared ? 0.8 : 0.95, unbalanced: span.unbalanced))
    open = kind == .direct ? statements.count - 1 : nil
    return next
  }

  private func endsSentence(_ span: QuotedSpan) -> Bool {
    tokens[span.wordRange.upperBound - 1].kind == .stop
  }

  private mutating func attributeWithoutCue(_ s: Int, unit: Unit, paragraph: Range<Int>, open: inout Int?) {
    let span = spans[s]
    let wordCount = span.parts.reduce(0) { $0 + tokens[$1].count(where: { $0.kind == .word }) }
    // Directly after an attributed quotation or its cue's sentence: the same act of speech goes on.
    if let last = open, span.open == unit.range.lowerBound, wordCount > 1,
      followsStatement(last, span: span)
    {
      statements[last].parts += span.parts
      return
    }
    if span.open > unit.range.lowerBound, tokens[span.open - 1].kind == .colon, wordCount >= 4,
      let subject = phraseAtStart(of: unit.range.lowerBound..<span.open - 1)
    {
      statements.append(
        RawStatement(
          kind: .direct, parts: span.parts, source: subject, cue: nil, rule: .colon, confidence: 0.7,
          unbalanced: span.unbalanced))
      open = statements.count - 1
      return
    }
    guard wordCount >= 4, looksLikeSpeech(span, unit: unit) else { return }
    var statement = RawStatement(
      kind: .direct, parts: span.parts, source: nil, cue: nil, rule: .unattributed, confidence: 0,
      unbalanced: span.unbalanced)
    if let previous = statements.last, previous.kind != .indirect, previous.source != nil,
      isNear(previous, span: span, paragraph: paragraph)
    {
      statement.source = previous.source
      statement.rule = .carriedOver
      statement.confidence = 0.7
    }
    statements.append(statement)
    open = statements.count - 1
  }

  /// Only the cue's own sentence, or nothing, stands between the statement so far and this span.
  private func followsStatement(_ last: Int, span: QuotedSpan) -> Bool {
    let statement = statements[last]
    var from = statement.parts[statement.parts.count - 1].upperBound
    if let cue = statement.cue { from = max(from, cue.upperBound) }
    if let source = statement.source, source.range.upperBound > from, source.range.lowerBound < span.open {
      from = source.range.upperBound
    }
    guard from <= span.open else { return false }
    var sentenceEnds = 0
    for i in from..<span.open {
      if spanOfToken[i] >= 0, tokens[i].kind != .quotationMark { return false }
      if tokens[i].kind == .stop { sentenceEnds += 1 }
    }
    return sentenceEnds <= 1 && span.open - from < 16
  }

  private func phraseAtStart(of range: Range<Int>) -> SourcePhrase? {
    guard range.count > 0, spanOfToken[range.lowerBound] < 0 else { return nil }
    return SourcePhraseFinder(text: text).subject(startingAt: range.lowerBound, notBeyond: range.upperBound)
  }

  /// A whole sentence in marks; titles of works and scare quotes are none.
  private func looksLikeSpeech(_ span: QuotedSpan, unit: Unit) -> Bool {
    let last = tokens[span.wordRange.upperBound - 1].kind
    let isWholeSentence = span.open == unit.range.lowerBound
    let ends = last == .stop || last == .comma || !span.isClosed
    return isWholeSentence && ends && tokens[span.wordRange].contains { !$0.shape.contains(.capitalised) && $0.kind == .word }
  }

  /// In the same paragraph, or in the paragraph after one that ended with the quotation or its cue.
  private func isNear(_ previous: RawStatement, span: QuotedSpan, paragraph: Range<Int>) -> Bool {
    if previous.start >= paragraph.lowerBound { return true }
    guard span.open == paragraph.lowerBound else { return false }
    let before = text.paragraphStarts.partitioningIndex { $0 >= paragraph.lowerBound } - 1
    return before >= 0 && previous.start >= text.paragraphStarts[before]
  }

  // MARK: Indirect speech

  private mutating func readIndirect(_ u: Int, units: inout [Unit]) {
    let unit = units[u]
    // Tokens up to here are content of an earlier clause of this sentence: a cue inside is nested speech.
    var covered = unit.range.lowerBound
    for c in unit.clauses.indices {
      let clause = unit.clauses[c]
      if unit.used[c] {
        covered = max(covered, statements.last { $0.cue == clause.cueRange }?.parts.last?.upperBound ?? covered)
        continue
      }
      guard clause.cueRange.lowerBound >= covered, clause.cue.frame != .describe, clause.subject != nil else { continue }
      let end = contentEnd(of: clause, in: unit)
      let after = trimmed(clause.contentStart..<max(clause.contentStart, end))
      let before = contentBefore(clause, c, in: unit, notBelow: covered)
      var parts: [Range<Int>] = []
      if isClauseContent(after, of: clause, hasBefore: before != nil) { parts = [after] }
      if let before, parts.isEmpty || clause.order != .prepositional && clause.cue.frame != .urge { parts.insert(before, at: 0) }
      guard !parts.isEmpty, parts.allSatisfy({ range in !range.contains { spanOfToken[$0] >= 0 && !isShortSpan($0) } }) else { continue }
      let quoted = parts.contains { range in range.contains { spanOfToken[$0] >= 0 } }
      statements.append(
        RawStatement(
          kind: quoted ? .mixed : .indirect, parts: parts, source: clause.subject, cue: clause.cueRange,
          rule: before == nil ? .clauseAfterCue : .clauseBeforeCue,
          confidence: clause.order == .shared ? 0.75 : 0.9))
      covered = parts[parts.count - 1].upperBound
    }
  }

  private func isShortSpan(_ token: Int) -> Bool {
    let span = spans[Int(spanOfToken[token])]
    return !statements.contains { $0.parts.contains { $0.overlaps(span.wordRange) } }
  }

  /// Where the content after a clause ends: at the sentence's stop, or before the next clause that is not nested.
  private func contentEnd(of clause: CueClause, in unit: Unit) -> Int {
    var end = unit.range.upperBound
    for other in unit.clauses where other.range.lowerBound > clause.contentStart {
      var cut = other.range.lowerBound
      while cut > clause.contentStart, words.coordinators.contains(tokens[cut - 1].id) || words.adverbs.contains(tokens[cut - 1].id) { cut -= 1 }
      guard cut > clause.contentStart else { continue }
      let kind = tokens[cut - 1].kind
      let separated = kind == .comma || kind == .semicolon || kind == .dash || kind == .quotationMark
      let joined = other.order == .shared && words.coordinators.contains(tokens[cut].id)
      if (separated || joined), spanOfToken[cut] < 0 {
        end = cut
        break
      }
    }
    while end > clause.contentStart, [.stop, .comma, .semicolon, .dash].contains(tokens[end - 1].kind), spanOfToken[end - 1] < 0 { end -= 1 }
    return end
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, [.comma, .colon, .dash].contains(tokens[start].kind) { start += 1 }
    return start..<range.upperBound
  }

  /// "Talks will resume, the ministry said.": the sentence up to the comma before the clause.
  private func contentBefore(_ clause: CueClause, _ c: Int, in unit: Unit, notBelow covered: Int) -> Range<Int>? {
    guard clause.order != .shared, clause.range.lowerBound > covered, !clause.hasThat, !clause.hasColon else { return nil }
    var end = clause.range.lowerBound
    if clause.order == .prepositional {
      if tokens[end - 1].kind == .comma { end -= 1 }
    } else {
      guard tokens[end - 1].kind == .comma else { return nil }
      end -= 1
    }
    var start = covered
    for k in unit.clauses.indices where k < c { start = max(start, unit.clauses[k].range.upperBound) }
    while start < end, words.coordinators.contains(tokens[start].id) || [.comma, .dash, .quotationMark, .semicolon].contains(tokens[start].kind) { start += 1 }
    let range = start..<max(start, end)
    guard range.count(where: { tokens[$0].kind == .word }) >= 3, spanOfToken[start] < 0 else { return nil }
    // A fronted adverbial ("On Tuesday, the ministry said ...") is no content.
    let opener = tokens[start].id
    if clause.order != .prepositional, words.prepositions.contains(opener) || words.clauseOpeners.contains(opener) && opener != Words.if,
      clause.contentStart < unit.range.upperBound - 3
    {
      return nil
    }
    return isClauseLike(range) ? range : nil
  }

  private func isClauseContent(_ range: Range<Int>, of clause: CueClause, hasBefore: Bool) -> Bool {
    guard range.count >= 2, range.count(where: { tokens[$0].kind == .word }) >= 2 else { return false }
    if clause.hasThat || clause.hasColon { return true }
    let first = tokens[range.lowerBound]
    if clause.order == .inverted, !hasBefore { return false }
    switch clause.cue.frame {
    case .say:
      if words.notClause.contains(first.id) || words.prepositions.contains(first.id) && !isClauseLike(range) { return false }
      return isClauseLike(range)
    case .tell: return !words.notClause.contains(first.id) && isClauseLike(range)
    case .claim: return !words.notClause.contains(first.id) && !words.prepositions.contains(first.id) && isClauseLike(range)
    case .urge: return true
    case .describe: return false
    }
  }

  /// Holds something that looks like a finite verb: an auxiliary, or a word in -ed or -s after its first word.
  private func isClauseLike(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { i in
      let token = tokens[i]
      guard token.kind == .word || token.kind == .clitic else { return false }
      if words.auxiliaries.contains(token.id) || token.shape.contains(.negated) { return true }
      guard token.kind == .word, token.length > 3, !token.shape.contains(.capitalised) else { return token.kind == .clitic && token.id != Self.possessive }
      let end = Int(token.end)
      let last = text.bytes[end - 1]
      return last == UInt8(ascii: "d") && text.bytes[end - 2] == UInt8(ascii: "e")
        || last == UInt8(ascii: "s") && text.bytes[end - 2] != UInt8(ascii: "s")
        || Self.irregularPasts.contains(token.id)
    }
  }

  private static let possessive = TermHash.id(of: "'s")
  private static let irregularPasts = WordSets.ids(
    """
    went came took gave made got knew thought saw found left kept held brought began stood ran lost paid met led sent
    built spent fell cut rose grew won sought fought told felt became broke chose drew drove meant need want know think
    believe hope expect seem remain
    """)
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies `predicate`, in a collection where all that do come last.
  /// - Complexity: O(log *n*).
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
