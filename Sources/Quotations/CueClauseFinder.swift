import Tokenization

/// Finds the cue clauses of a text outside its quotations, in order.
struct CueClauseFinder {
  let text: TokenizedText
  let phrases: SourcePhraseFinder
  let words = WordSets.english
  let cues = CueLexicon.english
  /// For every token, the number of the quoted span that it lies in, or -1.
  let spanOfToken: [Int32]

  init(text: TokenizedText, spanOfToken: [Int32]) {
    self.text = text
    self.spanOfToken = spanOfToken
    phrases = SourcePhraseFinder(text: text)
  }

  var tokens: [Token] { text.tokens }

  /// - Complexity: O(*t*) for *t* tokens.
  func clauses(inSentence sentence: Range<Int>) -> [CueClause] {
    var found: [CueClause] = []
    var lower = sentence.lowerBound
    var i = sentence.lowerBound
    while i < sentence.upperBound {
      if spanOfToken[i] >= 0 {
        lower = i + 1
      } else if tokens[i].kind == .word {
        if let clause = nominalClause(at: i, lower: lower, in: sentence)
          ?? clause(at: i, lower: lower, in: sentence, after: found.last)
        {
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
    guard var cue = cues.cue(id), !quotesSomebody(at: i, in: sentence) else { return nil }
    let particle = particle(after: i, in: sentence)
    // "warned of a storm": what the particle brings is the object.
    if particle != nil { cue = Cue(frame: .describe, form: cue.form) }
    guard cue.frame != .particle else { return nil }
    return passiveClause(cue, at: i, lower: lower, in: sentence)
      ?? verbClause(
        cue, at: i, end: (particle ?? i) + 1, lower: lower, in: sentence, after: previous)
  }

  /// The token of "for" in "called for", or "called again for".
  private func particle(after verb: Int, in sentence: Range<Int>) -> Int? {
    for i in verb + 1..<max(verb + 1, min(verb + 3, sentence.upperBound)) {
      if cues.takes(tokens[i].id, after: tokens[verb].id) { return i }
      guard phrases.isAdverb(i) else { return nil }
    }
    return nil
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
  func contentStart(afterSource end: Int, in sentence: Range<Int>) -> Int {
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
    _ cue: Cue, at verb: Int, end cueEnd: Int, lower: Int, in sentence: Range<Int>,
    after previous: CueClause?
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
      return plainClause(
        cue, at: verb, end: cueEnd, groupStart: start, lower: lower, in: sentence)
    }
    var order = CueClause.Order.plain
    var subject: SourcePhrase?
    var start = group.start
    switch cue.form {
    case .finite:
      if group.hasBe || group.hasModalOrTo || isNoun(at: verb, group: group, in: sentence) {
        return nil
      }
    case .base:
      if group.hasBe || group.hasModalOrTo || group.isNegated || group.hasDo { return nil }
      guard isPluralSubject(endingAt: group.start, notBelow: lower, of: verb) else { return nil }
    case .participle:
      if let quoted = quotedAs(before: group.start, notBelow: lower) {
        start = quoted.start
        subject = quoted.subject
      } else if !group.hasBe {
        subject = withSubject(before: group.start, notBelow: lower)
        if let subject {
          start = subject.range.lowerBound
        } else {
          order = .shared
        }
      }
    }
    if group.isNegated { return nil }
    if order == .plain, subject == nil {
      subject = phrases.subject(
        endingAt: group.start, notBelow: lower, anyNoun: Self.speechAlone.contains(tokens[verb].id))
      if let subject {
        if saysNothing(subject) || isNamed(subject, at: verb) { return nil }
        start = min(subject.range.lowerBound, start)
      }
    }
    var end = cueEnd
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
      cue: cue, order: order, cueRange: verb..<cueEnd, subject: subject, range: start..<end,
      contentStart: content.start, hasThat: content.hasThat, hasColon: content.hasColon)
  }

  /// "these states", "the two reports", "a plan announced by": a plural or a participle that looks like a cue.
  private func isNoun(
    at verb: Int, group: SourcePhraseFinder.VerbGroup, in sentence: Range<Int>
  ) -> Bool {
    let id = tokens[verb].id
    let next = verb + 1 < sentence.upperBound ? tokens[verb + 1] : nil
    if text.endsInEd(verb), next?.id == Self.by {
      return !(verb + 2 < sentence.upperBound && cues.cue(tokens[verb + 2].id)?.form == .participle)
    }
    guard group.start == verb, words.nounLikeCues.contains(id), verb > sentence.lowerBound,
      next.map({ !cues.takes($0.id, after: id) }) ?? true
    else { return false }
    let before = tokens[verb - 1]
    if words.personalPronouns.contains(before.id) || words.relativePronouns.contains(before.id) {
      return false
    }
    let follows =
      before.shape.contains(.capitalised) && !words.determiners.contains(before.id)
      || words.sourceNouns.contains(before.id) || before.kind == .comma
      || before.kind == .quotationMark || before.kind == .closeBracket
    guard follows, let next else { return true }
    if spanOfToken[verb + 1] >= 0 { return false }
    switch next.kind {
    case .word:
      return words.auxiliaries.contains(next.id)
        || words.prepositions.contains(next.id) && next.id != Words.to
        || next.id == Words.and || text.endsInEd(verb + 1)
    // `"...," the statement reads.`
    case .stop:
      return !(max(sentence.lowerBound, verb - 8)..<verb).contains { spanOfToken[$0] >= 0 }
    case .semicolon, .closeBracket, .clitic, .hyphen: return true
    default: return false
    }
  }

  /// "went on to say" does say it: where the subject ends.
  private func wentOn(before to: Int, notBelow lower: Int) -> Int? {
    guard to - 2 > lower, tokens[to].id == Words.to, tokens[to - 1].id == Words.on,
      tokens[to - 2].id == Self.went || tokens[to - 2].id == Self.goes
    else { return nil }
    return to - 2
  }

  private func plainClause(
    _ cue: Cue, at verb: Int, end: Int, groupStart: Int, lower: Int, in sentence: Range<Int>
  ) -> CueClause? {
    guard let subject = phrases.subject(endingAt: groupStart, notBelow: lower) else { return nil }
    let content = contentStart(after: end, cue: cue, in: sentence)
    return CueClause(
      cue: cue, order: .plain, cueRange: verb..<end, subject: subject,
      range: min(subject.range.lowerBound, groupStart)..<end, contentStart: content.start,
      hasThat: content.hasThat, hasColon: content.hasColon)
  }

  /// "Nobody said the talks were over."
  private func saysNothing(_ subject: SourcePhrase) -> Bool {
    Self.nobody.contains(tokens[subject.range.lowerBound].id)
  }

  /// "a group called Black Rose": a name, and nobody calls.
  private func isNamed(_ subject: SourcePhrase, at verb: Int) -> Bool {
    Self.called.contains(tokens[verb].id) && verb + 1 < tokens.count
      && Self.indefinite.contains(tokens[subject.range.lowerBound].id)
      && (tokens[verb + 1].shape.contains(.capitalised) || spanOfToken[verb + 1] >= 0
        || tokens[verb + 1].id == Words.the)
  }

  /// "the newspaper quoted Park as saying": the cue is "saying", its subject Park.
  private func quotesSomebody(at i: Int, in sentence: Range<Int>) -> Bool {
    guard tokens[i].id == Words.quoted || tokens[i].id == Self.reported else { return false }
    let end = min(i + 10, sentence.upperBound)
    return (i + 1..<max(i + 1, end)).contains {
      tokens[$0].id == Self.saying && tokens[$0 - 1].id == Words.as
    }
  }

  /// "with Park saying that", "with many spectators chanting": a participle with a subject of its own.
  private func withSubject(before end: Int, notBelow lower: Int) -> SourcePhrase? {
    guard end - 1 > lower, tokens[end - 1].kind == .word else { return nil }
    let reach = max(lower, end - 10)..<end
    guard let with = reach.last(where: { tokens[$0].id == Words.with }), with + 1 < end else {
      return nil
    }
    return phrases.subject(endingAt: end, notBelow: with + 1, anyNoun: true)
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
    case .comma, .dash: return true
    // A mark outside every quotation is the apostrophe of a plural: "the workers' demands".
    case .quotationMark: return spanOfToken[start - 1] >= 0
    case .word:
      return words.coordinators.contains(before.id) || participle && isNominalEnd(start - 1)
    default: return false
    }
  }

  /// "issued a statement saying", "wrote a letter warning".
  private func isNominalEnd(_ i: Int) -> Bool {
    words.sourceNouns.contains(tokens[i].id)
      || tokens[i].kind == .word && tokens[i].shape.contains(.capitalised)
        && !words.determiners.contains(tokens[i].id)
  }

  private static let by = TermHash.id(of: "by")
  private static let put = TermHash.id(of: "put")
  private static let puts = TermHash.id(of: "puts")
  private static let went = TermHash.id(of: "went")
  private static let goes = TermHash.id(of: "goes")
  private static let saying = TermHash.id(of: "saying")
  private static let called = WordSets.ids(
    "called dubbed nicknamed labeled labelled termed branded")
  private static let indefinite = WordSets.ids("a an another one")
  private static let nobody = WordSets.ids("nobody none neither no")
  private static let reported = TermHash.id(of: "reported")
}
