import Tokenization

/// Speech told by its layout: transcripts, headlines, block quotations and lists of quotations.
extension SpeechFinder {
  /// The paragraphs that begin with a speaker's label, "SMITH: " or "Q: ", with the token range of the label.
  struct Transcript {
    fileprivate(set) var labels: [Range<Int>] = []

    /// One label is a headline or a list; two make a transcript.
    var isOne: Bool { labels.count >= 2 }
  }

  static func transcript(of text: TokenizedText) -> Transcript {
    var transcript = Transcript()
    var written: [Range<Int>] = []
    for paragraph in text.paragraphs {
      guard let label = label(of: paragraph, in: text) else { continue }
      if text.tokens[label].allSatisfy({ isLoud($0) }) {
        transcript.labels.append(label)
      } else {
        written.append(label)
      }
    }
    // Labels in lower case ("Anna Brandt: ") only where somebody speaks twice.
    let names = written.map { text.tokens[$0].map(\.id) }
    if written.count >= 4, Set(names).count < names.count { transcript.labels += written }
    transcript.labels.sort { $0.lowerBound < $1.lowerBound }
    return transcript
  }

  /// One to four capitalised words before a colon that opens a paragraph and has text behind it.
  private static func label(of paragraph: Range<Int>, in text: TokenizedText) -> Range<Int>? {
    var end = paragraph.lowerBound
    while end < paragraph.upperBound, end - paragraph.lowerBound < 5,
      [.word, .hyphen].contains(text.tokens[end].kind),
      text.tokens[end].shape.contains(.capitalised) || text.tokens[end].kind == .hyphen
    { end += 1 }
    guard end > paragraph.lowerBound, end + 2 < paragraph.upperBound,
      text.tokens[end].kind == .colon, text.tokens[end + 1].kind != .quotationMark
    else { return nil }
    return paragraph.lowerBound..<end
  }

  private static func isLoud(_ token: Token) -> Bool {
    token.kind == .hyphen || token.shape.contains(.allCapitals)
      || token.length == 1 && (token.id == q || token.id == a)
      || token.shape.contains(.endsWithPoint)
  }

  /// `TAPPER: Do you think so?` and the paragraphs up to the next label. Returns the first paragraph it did not read.
  mutating func readTurn(_ n: Int, of paragraphs: [Range<Int>], in transcript: Transcript) -> Int? {
    guard transcript.isOne,
      let turn = transcript.labels.firstIndex(where: { $0.lowerBound == paragraphs[n].lowerBound })
    else { return nil }
    let label = transcript.labels[turn]
    var parts = [label.upperBound + 1..<paragraphs[n].upperBound]
    var next = n + 1
    // What follows the last label may be the article again.
    while turn + 1 < transcript.labels.count, next < paragraphs.count,
      paragraphs[next].lowerBound < transcript.labels[turn + 1].lowerBound,
      [.word, .number].contains(tokens[paragraphs[next].lowerBound].kind)
    {
      parts.append(paragraphs[next])
      next += 1
    }
    statements.append(
      RawStatement(
        kind: .indirect, parts: parts.map { withoutStop($0) },
        source: SourcePhrase(range: label, head: label, isPronoun: false), cue: nil,
        rule: .transcript, confidence: 0.9))
    return next
  }

  /// "Moon: Talks will resume" as the first line of an article.
  mutating func readHeadline(_ paragraph: Range<Int>) -> Bool {
    guard paragraph.count < 40, let label = Self.label(of: paragraph, in: text),
      !Self.rubrics.contains(tokens[label.lowerBound].id), isSpeaker(label)
    else { return false }
    let content = withoutStop(label.upperBound + 1..<paragraph.upperBound)
    guard content.count(where: { tokens[$0].kind == .word }) >= 3 else { return false }
    let quoted = content.contains { spanOfToken[$0] >= 0 }
    statements.append(
      RawStatement(
        kind: quoted ? .mixed : .indirect, parts: [content],
        source: SourcePhrase(range: label, head: label, isPronoun: false), cue: nil,
        rule: .headline, confidence: 0.8))
    return true
  }

  /// A source noun, or a word that the article uses as a name inside its sentences: not "Boom" or "Revealed".
  private func isSpeaker(_ label: Range<Int>) -> Bool {
    let name = tokens[label.upperBound - 1].id
    if words.sourceNouns.contains(name) { return true }
    return tokens.indices.dropFirst(label.upperBound + 1).contains { i in
      tokens[i].id == name && tokens[i].shape.contains(.capitalised)
        && text.sentenceStarts[text.sentenceStarts.partitioningIndex { $0 > i } - 1] < i
    }
  }

  /// A cue clause that ends its paragraph in a colon: what it announces stands in the next.
  struct Announcement {
    let clause: CueClause
    /// Items of a list follow as long as they are marked as such.
    var isList = false
  }

  /// The unused clause at the end of a paragraph that ends in a colon.
  func announcement(in units: [Unit]) -> Announcement? {
    guard let unit = units.last, tokens[unit.range.upperBound - 1].kind == .colon,
      let c = unit.clauses.indices.last, !unit.used[c], unit.clauses[c].subject != nil,
      ![.describe, .urge].contains(unit.clauses[c].cue.frame)
    else { return nil }
    return Announcement(clause: unit.clauses[c])
  }

  /// The paragraph that a clause announced, whole: a block quotation, or one item of a list.
  ///
  /// Returns whether the announcement holds for the next paragraph too.
  mutating func readAnnounced(_ paragraph: Range<Int>, by announcement: Announcement) -> Bool? {
    let isItem = isListItem(paragraph)
    guard !announcement.isList || isItem else { return nil }
    var content = isItem ? paragraph.lowerBound + 1..<paragraph.upperBound : paragraph
    guard content.count(where: { tokens[$0].kind == .word }) >= 3 else { return nil }
    var kind = Statement.Kind.indirect
    var unbalanced = false
    let first = Int(spanOfToken[content.lowerBound])
    if first >= 0, spans[first].open == content.lowerBound, spans[first].end >= content.upperBound {
      kind = .direct
      unbalanced = spans[first].unbalanced
      content = spans[first].parts[0]
    } else if content.contains(where: { spanOfToken[$0] >= 0 }) {
      // Quotations inside have their own cues.
      return nil
    }
    statements.append(
      RawStatement(
        kind: kind, parts: [kind == .direct ? content : withoutStop(content)],
        source: announcement.clause.subject, cue: announcement.clause.cueRange,
        rule: .announced, confidence: 0.85, unbalanced: unbalanced))
    return isItem
  }

  /// "- ", "• ", "* " before text.
  private func isListItem(_ paragraph: Range<Int>) -> Bool {
    guard paragraph.count > 2 else { return false }
    let first = tokens[paragraph.lowerBound]
    return first.kind == .dash || first.kind == .hyphen || first.kind == .other && first.length <= 3
  }

  private func withoutStop(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, tokens[end - 1].kind == .stop { end -= 1 }
    return range.lowerBound..<end
  }

  private static let q = TermHash.id(of: "q")
  private static let a = TermHash.id(of: "a")
  /// What newspapers print before a colon that is nobody's name.
  private static let rubrics = WordSets.ids(
    """
    exclusive analysis opinion video watch update updates live breaking explainer review editorial interview transcript
    fact factbox timeline photos gallery profile commentary column podcast correction note the a an in on how why what
    election debate
    """)
}
