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

  /// The cue of a paraphrase, where it says what the words did.
  var tellingCue: Range<Int>?

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
    var start = afterDateline(paragraph)
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

  /// "PARIS (Agency) - France will give back": the place and the agency before a dash are nobody's words.
  private func afterDateline(_ paragraph: Range<Int>) -> Int {
    let first = tokens[paragraph.lowerBound]
    guard first.kind == .word, first.shape.contains(.allCapitals), first.length > 2 else {
      return paragraph.lowerBound
    }
    let dash = paragraph.prefix(14).first {
      [.dash, .stop, .quotationMark, .colon].contains(tokens[$0].kind)
    }
    guard let dash, tokens[dash].kind == .dash, dash + 1 < paragraph.upperBound else {
      return paragraph.lowerBound
    }
    return dash + 1
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
      return c < last && !unit.used[c] && ![.describe, .particle].contains(clause.cue.frame)
        && clause.order != .prepositional && inner.order == .plain
        && clause.contentStart <= inner.range.lowerBound
        && contentEnd(of: clause, in: unit) > span.open
    } ?? last
  }
}
