import Tokenization

/// A cue with its subject: "the ministry said in a statement", "said Park", "according to police".
struct CueClause: Sendable, Equatable {
  enum Order: Sendable {
    /// Subject, then verb.
    case plain
    /// Verb, then subject.
    case inverted
    /// A participle or a second verb that shares the subject of its sentence.
    case shared
    /// "according to" and its like: a preposition and its noun.
    case prepositional
  }

  let cue: Cue
  let order: Order
  /// Token range of the cue word or words.
  let cueRange: Range<Int>
  let subject: SourcePhrase?
  /// Subject and cue together, with what stands between them.
  let range: Range<Int>
  /// First token that may belong to the content after the cue: after objects, adverbials and "that".
  let contentStart: Int
  /// "that", "if" or "whether" stands before ``contentStart``.
  let hasThat: Bool
  /// A colon stands between cue and content.
  let hasColon: Bool
}

/// Finds the cue clauses of a text outside its quotations, in order.
struct CueClauseFinder {
  private let text: TokenizedText
  private let phrases: SourcePhraseFinder
  private let words = WordSets.english
  private let cues = CueLexicon.english
  /// For every token, the number of the quoted span that it lies in, or -1.
  private let spanOfToken: [Int32]

  init(text: TokenizedText, spanOfToken: [Int32]) {
    self.text = text
    self.spanOfToken = spanOfToken
    phrases = SourcePhraseFinder(text: text)
  }

  private var tokens: [Token] { text.tokens }

  /// - Complexity: O(*t*) for *t* tokens.
  func clauses(inSentence sentence: Range<Int>) -> [CueClause] {
    var found: [CueClause] = []
    var lower = sentence.lowerBound
    var i = sentence.lowerBound
    while i < sentence.upperBound {
      if spanOfToken[i] >= 0 {
        lower = i + 1
      } else if tokens[i].kind == .word {
        if let clause = clause(at: i, lower: lower, in: sentence, after: found.last) {
          found.append(clause)
          lower = max(lower, clause.range.upperBound)
          i = max(i, clause.cueRange.upperBound - 1)
        }
      }
      i += 1
    }
    return found
  }

  private func clause(
    at i: Int, lower: Int, in sentence: Range<Int>, after previous: CueClause?
  ) -> CueClause? {
    let id = tokens[i].id
    if id == Words.according { return accordingTo(at: i, in: sentence) }
    guard let cue = cues.cue(id) else { return nil }
    return verbClause(cue, at: i, lower: lower, in: sentence, after: previous)
  }

  private func accordingTo(at i: Int, in sentence: Range<Int>) -> CueClause? {
    guard i + 2 < sentence.upperBound, tokens[i + 1].id == Words.to,
      let source = phrases.subject(startingAt: i + 2, notBeyond: sentence.upperBound)
    else { return nil }
    var next = source.range.upperBound
    if next < sentence.upperBound, tokens[next].kind == .comma { next += 1 }
    return CueClause(
      cue: Cue(frame: .say, form: .finite), order: .prepositional, cueRange: i..<i + 2, subject: source,
      range: i..<source.range.upperBound, contentStart: next, hasThat: false, hasColon: false)
  }

  private func verbClause(
    _ cue: Cue, at verb: Int, lower: Int, in sentence: Range<Int>, after previous: CueClause?
  ) -> CueClause? {
    // Capitalised inside a sentence it is a name ("Post", "Ruling"), unless the sentence begins here.
    if tokens[verb].shape.contains(.capitalised), verb > sentence.lowerBound { return nil }
    if verb > 0, tokens[verb - 1].kind == .hyphen { return nil }
    if verb + 1 < tokens.count, tokens[verb + 1].kind == .hyphen { return nil }
    let group = phrases.verbGroup(endingAt: verb, notBelow: lower)
    var order = CueClause.Order.plain
    var subject: SourcePhrase?
    var start = group.start
    switch cue.form {
    case .finite:
      if group.hasBe || group.hasModalOrTo { return nil }
    case .base:
      if group.hasBe || group.hasModalOrTo || group.isNegated || group.hasDo { return nil }
      guard isPluralSubject(endingAt: group.start, notBelow: lower) else { return nil }
    case .participle:
      if let quoted = quotedAs(before: group.start, notBelow: lower) {
        start = quoted.start
        subject = quoted.subject
      } else if !group.hasBe {
        order = .shared
      }
    }
    if group.isNegated, cue.frame != .describe { return nil }
    if order == .plain, subject == nil {
      subject = phrases.subject(endingAt: group.start, notBelow: lower)
      if let subject { start = min(subject.range.lowerBound, start) }
    }
    var end = verb + 1
    if subject == nil, order != .shared {
      if canInvert(at: verb, group: group), cue.frame != .tell,
        let after = phrases.subject(startingAt: verb + 1, notBeyond: sentence.upperBound)
      {
        order = .inverted
        subject = after
        start = group.start
        end = after.range.upperBound
      } else {
        order = .shared
      }
    }
    if order == .shared {
      subject = previous?.subject ?? sentenceSubject(sentence, before: group.start)
      guard subject != nil, followsClause(group.start, sentence: sentence, participle: cue.form == .participle)
      else { return nil }
      start = group.start
    }
    let content = contentStart(after: end, cue: cue, in: sentence)
    return CueClause(
      cue: cue, order: order, cueRange: verb..<verb + 1, subject: subject, range: start..<end,
      contentStart: content.start, hasThat: content.hasThat, hasColon: content.hasColon)
  }

  /// "was quoted by KCNA as saying": the subject stands before "was".
  private func quotedAs(before end: Int, notBelow lower: Int) -> (start: Int, subject: SourcePhrase?)? {
    guard end > lower, tokens[end - 1].id == Words.as else { return nil }
    var i = end - 2
    while i >= lower, end - i < 10 {
      let id = tokens[i].id
      if id == Words.quoted || id == Words.cited || id == Self.reported {
        let group = phrases.verbGroup(endingAt: i, notBelow: lower)
        guard group.hasBe else { return nil }
        let subject = phrases.subject(endingAt: group.start, notBelow: lower)
        return (subject?.range.lowerBound ?? group.start, subject)
      }
      i -= 1
    }
    return nil
  }

  /// Inversion needs something said before it: a closing mark or a comma, or the start of its sentence
  /// after a quotation.
  private func canInvert(at verb: Int, group: SourcePhraseFinder.VerbGroup) -> Bool {
    guard group.start == verb, verb > 0 else { return false }
    switch tokens[verb - 1].kind {
    case .comma, .quotationMark, .dash, .stop: return true
    default: return false
    }
  }

  /// A verb without a subject of its own goes on from a clause: after a comma or a coordinator.
  private func followsClause(_ start: Int, sentence: Range<Int>, participle: Bool) -> Bool {
    if start == sentence.lowerBound { return participle }
    let before = tokens[start - 1]
    switch before.kind {
    case .comma, .dash, .quotationMark: return true
    case .word: return words.coordinators.contains(before.id) || participle && isNominalEnd(start - 1)
    default: return false
    }
  }

  /// "issued a statement saying", "wrote a letter warning".
  private func isNominalEnd(_ i: Int) -> Bool { words.sourceNouns.contains(tokens[i].id) || tokens[i].kind == .word && tokens[i].shape.contains(.capitalised) }

  /// "officials say", "they argue", "I think": a base form is finite only after a plural or first person.
  private func isPluralSubject(endingAt end: Int, notBelow lower: Int) -> Bool {
    guard end > lower else { return false }
    let last = tokens[end - 1]
    guard last.kind == .word else { return false }
    if last.id == Words.they || last.id == Words.who || last.id == Words.i || last.id == Words.we { return true }
    let byte = text.bytes[Int(last.end) - 1]
    return byte == UInt8(ascii: "s") && words.sourceNouns.contains(last.id)
      || Self.plurals.contains(last.id)
  }

  /// The first noun phrase of the sentence that can speak: subject of what has none of its own.
  private func sentenceSubject(_ sentence: Range<Int>, before limit: Int) -> SourcePhrase? {
    var start = sentence.lowerBound
    while start < limit, spanOfToken[start] >= 0 || tokens[start].kind != .word
      || words.adverbs.contains(tokens[start].id) || words.coordinators.contains(tokens[start].id)
    { start += 1 }
    guard start < limit else { return nil }
    // A fronted phrase ("On Tuesday, Park met ...") ends in a comma: the subject follows it.
    let opener = tokens[start]
    let isFronted =
      words.prepositions.contains(opener.id) || words.clauseOpeners.contains(opener.id)
      || words.weekdays.contains(opener.id) || endsInIng(start)
    if isFronted {
      while start < limit, tokens[start].kind != .comma { start += 1 }
      start += 1
    }
    guard start < limit else { return nil }
    return phrases.subject(startingAt: start, notBeyond: limit)
  }

  private func endsInIng(_ i: Int) -> Bool {
    let token = tokens[i]
    return token.length > 5 && text.bytes[Int(token.end) - 3..<Int(token.end)].elementsEqual("ing".utf8)
  }

  // MARK: What follows the cue

  private func contentStart(after end: Int, cue: Cue, in sentence: Range<Int>) -> (
    start: Int, hasThat: Bool, hasColon: Bool
  ) {
    var i = end
    if cue.frame == .tell || cue.frame != .describe && cue.frame != .urge && isAddressee(i, in: sentence) {
      i = skipObject(from: i, in: sentence)
    }
    // An adverbial between cue and content counts only if "that", a colon or a comma and a mark close it.
    var j = i
    while j < sentence.upperBound, j - i < 18, spanOfToken[j] < 0 {
      let token = tokens[j]
      if token.id == Words.that, token.kind == .word {
        return isAdverbial(i..<j) ? (j + 1, true, false) : (i, false, false)
      }
      if token.kind == .colon {
        return (j + 1, false, true)
      }
      if token.kind == .comma, j + 1 < sentence.upperBound, spanOfToken[j + 1] >= 0, isAdverbial(i..<j) {
        return (j + 1, false, false)
      }
      if token.kind == .stop || token.kind == .semicolon { break }
      j += 1
    }
    // A short adverbial straight before the content: "said on Tuesday talks would resume".
    j = skipTime(from: i, in: sentence)
    if j < sentence.upperBound, tokens[j].id == Words.if || tokens[j].id == Words.whether {
      return (j, true, false)
    }
    return (j, false, false)
  }

  private func isAddressee(_ i: Int, in sentence: Range<Int>) -> Bool {
    i + 1 < sentence.upperBound && tokens[i].id == Words.to
  }

  /// The person or people addressed: "reporters", "the BBC", "his counterpart in Beijing".
  private func skipObject(from start: Int, in sentence: Range<Int>) -> Int {
    var i = start
    while i < sentence.upperBound, i - start < 10, spanOfToken[i] < 0 {
      let token = tokens[i]
      guard token.kind == .word || token.kind == .number || token.kind == .clitic || token.kind == .hyphen else { break }
      if token.id == Words.that { break }
      if i > start {
        if words.personalPronouns.contains(token.id) || words.clauseOpeners.contains(token.id) { break }
        if words.determiners.contains(token.id), !words.prepositions.contains(tokens[i - 1].id),
          token.id != Words.to
        {
          break
        }
        if words.reporters.contains(tokens[i - 1].id), !words.prepositions.contains(token.id),
          tokens[i - 1].id != Words.the
        {
          break
        }
      }
      i += 1
    }
    return i
  }

  /// "on Tuesday", "Tuesday", "last week": time words that never belong to what was said.
  private func skipTime(from start: Int, in sentence: Range<Int>) -> Int {
    var i = start
    if i + 1 < sentence.upperBound, tokens[i].id == Words.on || tokens[i].id == Words.in,
      isDay(i + 1)
    {
      i += 2
    } else if i < sentence.upperBound, isDay(i) {
      i += 1
    } else if i < sentence.upperBound, phrases.isAdverb(i) {
      i += 1
    }
    return i
  }

  private func isDay(_ i: Int) -> Bool {
    tokens[i].shape.contains(.capitalised) && words.weekdays.contains(tokens[i].id)
  }

  /// No verb and no clause: prepositions, names, time words.
  private func isAdverbial(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return true }
    let opens =
      words.prepositions.contains(tokens[first].id) || words.adverbs.contains(tokens[first].id) || tokens[first].id == Words.to
      || isDay(first) || phrases.isAdverb(first) || tokens[first].kind == .comma
      || words.reporters.contains(tokens[first].id) || Self.timeOpeners.contains(tokens[first].id)
    return opens
      && !range.contains { words.auxiliaries.contains(tokens[$0].id) && !isDay($0) || words.personalPronouns.contains(tokens[$0].id) }
  }

  private static let reported = TermHash.id(of: "reported")
  private static let plurals = WordSets.ids("people women men many some others most both critics police")
  private static let timeOpeners = WordSets.ids("last earlier late early this that")
}
