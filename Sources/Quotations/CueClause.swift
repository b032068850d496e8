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
    if id == Self.put || id == Self.puts { return putIt(at: i, lower: lower, in: sentence) }
    guard let cue = cues.cue(id), !quotesSomebody(at: i, in: sentence) else { return nil }
    return verbClause(cue, at: i, lower: lower, in: sentence, after: previous)
  }

  private func accordingTo(at i: Int, in sentence: Range<Int>) -> CueClause? {
    guard i + 2 < sentence.upperBound, tokens[i + 1].id == Words.to,
      let source = phrases.subject(startingAt: i + 2, notBeyond: sentence.upperBound)
    else { return nil }
    return CueClause(
      cue: Cue(frame: .say, form: .finite), order: .prepositional, cueRange: i..<i + 2,
      subject: source,
      range: i..<source.range.upperBound,
      contentStart: contentStart(afterSource: source.range.upperBound, in: sentence),
      hasThat: false, hasColon: false)
  }

  /// After the comma that ends the source with its relative clause or apposition: "according to Park, a spokesman,".
  /// Looks at most 24 tokens ahead.
  private func contentStart(afterSource end: Int, in sentence: Range<Int>) -> Int {
    func comma(from start: Int) -> Int? {
      let reach = start..<max(start, min(start + 24, sentence.upperBound))
      return reach.prefix { spanOfToken[$0] < 0 }.first { tokens[$0].kind == .comma }
    }
    guard end < sentence.upperBound else { return end }
    if words.relativePronouns.contains(tokens[end].id) {
      return comma(from: end).map { $0 + 1 } ?? sentence.upperBound
    }
    guard tokens[end].kind == .comma else { return end }
    guard end + 1 < sentence.upperBound, words.determiners.contains(tokens[end + 1].id),
      let next = comma(from: end + 1),
      !(end + 1..<next).contains(where: { text.isVerbLike($0) || spanOfToken[$0] >= 0 })
    else { return end + 1 }
    return next + 1
  }

  /// "as Park put it": never "put" alone, which is no cue.
  private func putIt(at i: Int, lower: Int, in sentence: Range<Int>) -> CueClause? {
    guard i + 1 < sentence.upperBound, tokens[i + 1].id == Words.it,
      let source = phrases.subject(endingAt: i, notBelow: lower), source.range.lowerBound > lower,
      tokens[source.range.lowerBound - 1].id == Words.as
    else { return nil }
    let next = i + 2 < sentence.upperBound && tokens[i + 2].kind == .comma ? i + 3 : i + 2
    return CueClause(
      cue: Cue(frame: .say, form: .finite), order: .plain, cueRange: i..<i + 2, subject: source,
      range: source.range.lowerBound - 1..<i + 2, contentStart: next, hasThat: false,
      hasColon: false)
  }

  private func verbClause(
    _ cue: Cue, at verb: Int, lower: Int, in sentence: Range<Int>, after previous: CueClause?
  ) -> CueClause? {
    // Capitalised inside a sentence it is a name ("Post", "Ruling"), unless the sentence begins here.
    if tokens[verb].shape.contains(.capitalised), verb > sentence.lowerBound { return nil }
    if verb > 0, tokens[verb - 1].kind == .hyphen { return nil }
    // "with offers of", "by calls for": a noun; but "Moon Jae-in said".
    if verb > 1, cue.form != .participle, words.prepositions.contains(tokens[verb - 1].id),
      tokens[verb - 1].id != Words.to, tokens[verb - 2].kind != .hyphen,
      !tokens[verb - 1].shape.contains(.capitalised)
    {
      return nil
    }
    if verb + 1 < tokens.count, tokens[verb + 1].kind == .hyphen { return nil }
    let group = phrases.verbGroup(endingAt: verb, notBelow: lower)
    if let start = wentOn(before: group.start, notBelow: lower) {
      return plainClause(cue, at: verb, groupStart: start, lower: lower, in: sentence)
    }
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
      if let subject {
        if saysNothing(subject) { return nil }
        start = min(subject.range.lowerBound, start)
      }
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
      guard subject != nil,
        followsClause(group.start, sentence: sentence, participle: cue.form == .participle)
      else { return nil }
      start = group.start
    }
    let content = contentStart(after: end, cue: cue, in: sentence)
    return CueClause(
      cue: cue, order: order, cueRange: verb..<verb + 1, subject: subject, range: start..<end,
      contentStart: content.start, hasThat: content.hasThat, hasColon: content.hasColon)
  }

  /// "went on to say" does say it: where the subject ends.
  private func wentOn(before to: Int, notBelow lower: Int) -> Int? {
    guard to - 2 > lower, tokens[to].id == Words.to, tokens[to - 1].id == Words.on,
      tokens[to - 2].id == Self.went || tokens[to - 2].id == Self.goes
    else { return nil }
    return to - 2
  }

  private func plainClause(
    _ cue: Cue, at verb: Int, groupStart: Int, lower: Int, in sentence: Range<Int>
  ) -> CueClause? {
    guard let subject = phrases.subject(endingAt: groupStart, notBelow: lower) else { return nil }
    let content = contentStart(after: verb + 1, cue: cue, in: sentence)
    return CueClause(
      cue: cue, order: .plain, cueRange: verb..<verb + 1, subject: subject,
      range: min(subject.range.lowerBound, groupStart)..<verb + 1, contentStart: content.start,
      hasThat: content.hasThat, hasColon: content.hasColon)
  }

  /// "Nobody said the talks were over."
  private func saysNothing(_ subject: SourcePhrase) -> Bool {
    Self.nobody.contains(tokens[subject.range.lowerBound].id)
  }

  /// "the newspaper quoted Park as saying": the cue is "saying", its subject Park.
  private func quotesSomebody(at i: Int, in sentence: Range<Int>) -> Bool {
    guard tokens[i].id == Words.quoted || tokens[i].id == Self.reported else { return false }
    let end = min(i + 10, sentence.upperBound)
    return (i + 1..<max(i + 1, end)).contains {
      tokens[$0].id == Self.saying && tokens[$0 - 1].id == Words.as
    }
  }

  /// "was quoted by KCNA as saying": the subject stands before "was"; "quoted Park as saying": after
  /// "quoted".
  private func quotedAs(before end: Int, notBelow lower: Int) -> (
    start: Int, subject: SourcePhrase?
  )? {
    guard end > lower, tokens[end - 1].id == Words.as else { return nil }
    var i = end - 2
    while i >= lower, end - i < 10 {
      let id = tokens[i].id
      if id == Words.quoted || id == Words.cited || id == Self.reported {
        let group = phrases.verbGroup(endingAt: i, notBelow: lower)
        guard group.hasBe else {
          let quoting = phrases.subject(endingAt: group.start, notBelow: lower)
          let quoted = phrases.subject(startingAt: i + 1, notBeyond: end - 1)
          return quoted.map { (quoting?.range.lowerBound ?? group.start, $0) }
        }
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
    case .word:
      return words.coordinators.contains(before.id) || participle && isNominalEnd(start - 1)
    default: return false
    }
  }

  /// "issued a statement saying", "wrote a letter warning".
  private func isNominalEnd(_ i: Int) -> Bool {
    words.sourceNouns.contains(tokens[i].id)
      || tokens[i].kind == .word && tokens[i].shape.contains(.capitalised)
  }

  /// "officials say", "they argue", "I think": a base form is finite only after a plural or first person.
  private func isPluralSubject(endingAt end: Int, notBelow lower: Int) -> Bool {
    guard end > lower else { return false }
    let last = tokens[end - 1]
    guard last.kind == .word else { return false }
    if last.id == Words.they || last.id == Words.who || last.id == Words.i || last.id == Words.we {
      return true
    }
    let byte = text.bytes[Int(last.end) - 1]
    return byte == UInt8(ascii: "s") && words.sourceNouns.contains(last.id)
      || Self.plurals.contains(last.id)
  }

  /// The first noun phrase of the sentence that can speak: subject of what has none of its own.
  private func sentenceSubject(_ sentence: Range<Int>, before limit: Int) -> SourcePhrase? {
    var start = sentence.lowerBound
    while start < limit,
      spanOfToken[start] >= 0 || tokens[start].kind != .word
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
    return phrases.subject(startingAt: start, notBeyond: phrases.firstVerb(from: start, to: limit))
  }

  private func endsInIng(_ i: Int) -> Bool {
    let token = tokens[i]
    return token.length > 5
      && text.bytes[Int(token.end) - 3..<Int(token.end)].elementsEqual("ing".utf8)
  }

  // MARK: What follows the cue

  private func contentStart(after end: Int, cue: Cue, in sentence: Range<Int>) -> (
    start: Int, hasThat: Bool, hasColon: Bool
  ) {
    var i = end
    if cue.frame == .tell
      || ![.describe, .urge, .commit].contains(cue.frame) && isAddressee(i, in: sentence)
    {
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
      if token.kind == .comma, j + 1 < sentence.upperBound, spanOfToken[j + 1] >= 0,
        isAdverbial(i..<j)
      {
        return (j + 1, false, false)
      }
      if token.kind == .stop || token.kind == .semicolon || isCue(j) { break }
      j += 1
    }
    // A short adverbial straight before the content: "said on Tuesday talks would resume".
    j = skipTime(from: i, in: sentence)
    if j < sentence.upperBound, tokens[j].id == Words.if || tokens[j].id == Words.whether {
      return (j, true, false)
    }
    return (j, false, false)
  }

  /// Another cue: the colon or mark behind it is its own.
  private func isCue(_ i: Int) -> Bool {
    guard let cue = cues.cue(tokens[i].id), !tokens[i].shape.contains(.capitalised) else {
      return false
    }
    // not "in her ruling"
    return cue.form != .base && !words.determiners.contains(tokens[i - 1].id)
  }

  private func isAddressee(_ i: Int, in sentence: Range<Int>) -> Bool {
    i + 1 < sentence.upperBound && tokens[i].id == Words.to
  }

  /// The person or people addressed: "reporters", "the BBC", "his counterpart in Beijing".
  private func skipObject(from start: Int, in sentence: Range<Int>) -> Int {
    var i = start
    while i < sentence.upperBound, i - start < 10, spanOfToken[i] < 0 {
      let token = tokens[i]
      guard
        token.kind == .word || token.kind == .number || token.kind == .clitic
          || token.kind == .hyphen
      else { break }
      if token.id == Words.that { break }
      if i > start {
        if words.personalPronouns.contains(token.id) || words.clauseOpeners.contains(token.id) {
          break
        }
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
      words.prepositions.contains(tokens[first].id) || words.adverbs.contains(tokens[first].id)
      || tokens[first].id == Words.to
      || isDay(first) || phrases.isAdverb(first) || tokens[first].kind == .comma
      || words.reporters.contains(tokens[first].id) || Self.timeOpeners.contains(tokens[first].id)
    return opens
      && !range.contains {
        words.auxiliaries.contains(tokens[$0].id) && !isDay($0)
          || words.personalPronouns.contains(tokens[$0].id)
      }
  }

  private static let put = TermHash.id(of: "put")
  private static let puts = TermHash.id(of: "puts")
  private static let went = TermHash.id(of: "went")
  private static let goes = TermHash.id(of: "goes")
  private static let saying = TermHash.id(of: "saying")
  private static let nobody = WordSets.ids("nobody none neither no")
  private static let reported = TermHash.id(of: "reported")
  private static let plurals = WordSets.ids(
    "people women men many some others most both critics police")
  private static let timeOpeners = WordSets.ids("last earlier late early this that out")
}
