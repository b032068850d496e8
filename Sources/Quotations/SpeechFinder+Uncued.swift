import Tokenization

/// Quotations without a cue of their own: who goes on speaking.
extension SpeechFinder {
  mutating func attributeWithoutCue(
    _ s: Int, unit: Unit, paragraph: Range<Int>, open: inout Int?
  ) {
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
          kind: .direct, parts: span.parts, source: subject, cue: nil, rule: .colon,
          confidence: 0.7,
          unbalanced: span.unbalanced))
      open = statements.count - 1
      return
    }
    guard wordCount >= 4, looksLikeSpeech(span, unit: unit) else { return }
    var statement = RawStatement(
      kind: .direct, parts: span.parts, source: nil, cue: nil, rule: .unattributed, confidence: 0,
      unbalanced: span.unbalanced)
    if let previous = statements.last, previous.source != nil,
      previous.kind == .indirect
        ? isSentenceBefore(previous, span: span, paragraph: paragraph)
        : isNear(previous, span: span, paragraph: paragraph)
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
    if let source = statement.source, source.range.upperBound > from,
      source.range.lowerBound < span.open
    {
      from = source.range.upperBound
    }
    guard from <= span.open else { return false }
    var sentenceEnds = 0
    for i in from..<span.open {
      if spanOfToken[i] >= 0, tokens[i].kind != .quotationMark { return false }
      if tokens[i].kind == .stop { sentenceEnds += 1 }
    }
    return sentenceEnds <= 1 && span.open - from < 48
  }

  private func phraseAtStart(of range: Range<Int>) -> SourcePhrase? {
    guard range.count > 0, spanOfToken[range.lowerBound] < 0 else { return nil }
    return SourcePhraseFinder(text: text).subject(
      startingAt: range.lowerBound, notBeyond: range.upperBound)
  }

  /// A whole sentence in marks; titles of works and scare quotes are none.
  private func looksLikeSpeech(_ span: QuotedSpan, unit: Unit) -> Bool {
    let last = tokens[span.wordRange.upperBound - 1].kind
    let isWholeSentence = span.open == unit.range.lowerBound
    let ends = last == .stop || last == .comma || !span.isClosed
    return isWholeSentence && ends
      && tokens[span.wordRange].contains { !$0.shape.contains(.capitalised) && $0.kind == .word }
  }

  /// `Park said the talks were over. "We tried."`: the paraphrase stands in the sentence before.
  private func isSentenceBefore(
    _ previous: RawStatement, span: QuotedSpan, paragraph: Range<Int>
  ) -> Bool {
    guard previous.start >= paragraph.lowerBound, span.open > paragraph.lowerBound else {
      return false
    }
    let sentence = text.sentenceStarts.partitioningIndex { $0 >= span.open } - 1
    let last = previous.parts[previous.parts.count - 1].upperBound
    return sentence >= 0 && last > text.sentenceStarts[sentence]
  }

  /// In the same paragraph, or in the paragraph after one that ended with the quotation or its cue.
  private func isNear(_ previous: RawStatement, span: QuotedSpan, paragraph: Range<Int>) -> Bool {
    if previous.start >= paragraph.lowerBound { return true }
    guard span.open == paragraph.lowerBound else { return false }
    let before = text.paragraphStarts.partitioningIndex { $0 >= paragraph.lowerBound } - 1
    return before >= 0 && previous.start >= text.paragraphStarts[before]
  }
}
