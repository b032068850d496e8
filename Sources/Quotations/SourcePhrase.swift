import Tokenization

/// The words that name a source, as token ranges.
struct SourcePhrase: Sendable, Equatable {
  /// The whole mention: "a spokesman for the Kenyan army", or "who".
  let range: Range<Int>
  /// The part before its first preposition, "a spokesman"; what "who" stands for.
  let head: Range<Int>
  let isPronoun: Bool
}

/// Finds the noun phrase that is the subject of a cue, by closed word classes alone: no parser.
///
/// Both directions stop at marks, clause openers and after 16 tokens, so each call costs O(1).
struct SourcePhraseFinder {
  private static let reach = 16
  let text: TokenizedText
  let words = WordSets.english
  private let cues = CueLexicon.english

  init(text: TokenizedText) { self.text = text }

  var tokens: [Token] { text.tokens }

  // MARK: Before the verb

  /// What stands between the subject and its verb.
  struct VerbGroup {
    /// First token of the group: auxiliaries, adverbs, then the verb.
    let start: Int
    let hasBe: Bool
    let hasModalOrTo: Bool
    let isNegated: Bool
    let hasDo: Bool
  }

  /// Walks back from the verb over adverbs and auxiliaries, not below `lower`.
  func verbGroup(endingAt verb: Int, notBelow lower: Int) -> VerbGroup {
    var start = verb
    var hasBe = false
    var blocked = false
    var negated = false
    var hasDo = false
    while start > lower, tokens[start - 1].kind == .word || tokens[start - 1].kind == .clitic {
      let token = tokens[start - 1]
      if words.auxiliaries.contains(token.id) || token.shape.contains(.negated) {
        if token.shape.contains(.capitalised), words.weekdays.contains(token.id) { break }  // May
        if words.passive.contains(token.id) { hasBe = true }
        if Self.modals.contains(token.id) { blocked = true }
        if Self.doForms.contains(token.id) { hasDo = true }
        if token.shape.contains(.negated) { negated = true }
      } else if token.id == Words.to {
        blocked = true
      } else if token.id == Self.not || token.id == Self.never {
        negated = true
      } else if token.kind == .clitic, Self.auxiliaryClitics.contains(token.id) {
        if token.id == Self.cliticWill { blocked = true }
      } else if !isAdverb(start - 1) {
        break
      }
      start -= 1
    }
    return VerbGroup(
      start: start, hasBe: hasBe, hasModalOrTo: blocked, isNegated: negated, hasDo: hasDo)
  }

  /// The subject that ends just before `end`, not below `lower`; `nil` if nothing there can speak.
  ///
  /// - Parameter anyNoun: the verb is one of speech alone ("said"), so that whatever stands before it speaks:
  ///   "74 percent said", "security specialists say".
  func subject(endingAt end: Int, notBelow lower: Int, anyNoun: Bool = false) -> SourcePhrase? {
    guard end > lower else { return nil }
    let last = tokens[end - 1]
    switch last.kind {
    case .comma:
      return subjectBeforeApposition(commaAt: end - 1, notBelow: lower)
    case .closeBracket:
      var open = end - 2
      while open > lower, end - open < 40, tokens[open].kind != .openBracket { open -= 1 }
      return open > lower && tokens[open].kind == .openBracket
        ? subject(endingAt: open, notBelow: lower) : nil
    case .dash:
      return subjectBeforeApposition(commaAt: end - 1, notBelow: lower)
    case .word, .number:
      break
    case .clitic:
      // "He's said", but "the ministry's demands": after a possessive the cue is a noun.
      return end - 2 >= lower && isPronoun(end - 2) ? pronoun(end - 2) : nil
    default:
      return nil
    }
    if words.relativePronouns.contains(last.id) {
      var before = end - 1
      if before > lower, tokens[before - 1].kind == .comma { before -= 1 }
      // Without an antecedent that can speak, "who" stands for itself.
      let head = antecedent(endingAt: before, notBelow: lower)?.head ?? end - 1..<end
      return SourcePhrase(range: end - 1..<end, head: head, isPronoun: false)
    }
    if isPronoun(end - 1) { return pronoun(end - 1) }
    return nounPhrase(endingAt: end, notBelow: lower, anyNoun: anyNoun)
  }

  /// What "who" stands for: "The offer came from Park, who said". Unlike a subject it may be an object.
  private func antecedent(endingAt end: Int, notBelow lower: Int) -> SourcePhrase? {
    guard let found = subject(endingAt: end, notBelow: lower), !found.isPronoun else { return nil }
    var start = found.range.lowerBound
    while true {
      let verb = firstVerb(from: start, to: found.range.upperBound)
      guard verb + 1 < found.range.upperBound else { break }
      start = verb + 1
    }
    guard start > found.range.lowerBound else { return found }
    let end = found.range.upperBound
    while start < end, isAdverb(start) || words.prepositions.contains(tokens[start].id) {
      start += 1
    }
    guard start < end else { return found }
    let phrase = SourcePhrase(
      range: start..<end, head: start..<headEnd(start, end: end), isPronoun: false)
    return canSpeak(phrase) ? phrase : found
  }

  /// The first token after a noun phrase's start that looks like its verb: a past form behind a name or a noun
  /// for people ("Park left", but not "the retired general"). `end` if there is none.
  func firstVerb(from start: Int, to end: Int) -> Int {
    guard start + 1 < end else { return end }
    for i in start + 1..<min(end, start + 1 + Self.reach)
    where tokens[i].kind == .word && !tokens[i].shape.contains(.capitalised) {
      guard words.irregularPasts.contains(tokens[i].id) || text.endsInEd(i) else { continue }
      let before = tokens[i - 1]
      if before.shape.contains(.capitalised) || words.sourceNouns.contains(before.id)
        || words.irregularPasts.contains(tokens[i].id)
      {
        return i
      }
    }
    return end
  }

  private func nounPhrase(endingAt end: Int, notBelow lower: Int, anyNoun: Bool) -> SourcePhrase? {
    var start = end
    while start > lower, end - start < Self.reach, belongsToPhrase(start - 1, end: end) {
      start -= 1
    }
    start = trimmedStart(start, end: end)
    guard start < end else { return nil }
    // "The proposed law", "its promises": straight after an article the cue is no verb.
    if end - start == 1, Self.articles.contains(tokens[start].id) { return nil }
    let phrase = SourcePhrase(
      range: start..<end, head: start..<headEnd(start, end: end), isPronoun: false)
    return canSpeak(phrase) || anyNoun && isPlainPlural(phrase.head) ? phrase : nil
  }

  /// "security specialists", "74 percent", "about 4 in 10": a number of people without a name or determiner.
  private func isPlainPlural(_ head: Range<Int>) -> Bool {
    guard let last = head.last else { return false }
    let token = tokens[last]
    if token.kind == .number || tokens[head.lowerBound].kind == .number { return true }
    return token.kind == .word && token.length > 3 && text.endsInSingleS(token)
  }

  private func belongsToPhrase(_ i: Int, end: Int) -> Bool {
    let token = tokens[i]
    switch token.kind {
    case .word:
      if token.id == Words.and { return joinsNames(i, end: end) }
      if words.clauseOpeners.contains(token.id) || isPronoun(i) { return false }
      if words.auxiliaries.contains(token.id) {
        return token.shape.contains(.capitalised) && i > 0
          && !tokens[i].shape.contains(.afterLineBreak)
          && end - i == 1  // "Theresa May"
      }
      if let cue = cues.cue(token.id), cue.form == .finite, !token.shape.contains(.capitalised),
        !words.sourceNouns.contains(token.id)
      {
        return false
      }
      return true
    case .number, .clitic, .hyphen: return true
    case .quotationMark: return isApostrophe(i)
    default: return false
    }
  }

  /// "Smith and Jones", "the ministry and the army": both sides begin like names or noun phrases.
  private func joinsNames(_ i: Int, end: Int) -> Bool {
    guard i > 0, i + 1 < end, tokens[i - 1].kind == .word else { return false }
    if Self.formerTitles.contains(tokens[i + 1].id), !text.isVerbLike(i - 1) { return true }
    return tokens[i + 1].shape.contains(.capitalised) && tokens[i - 1].shape.contains(.capitalised)
      || words.determiners.contains(tokens[i + 1].id)
        && words.sourceNouns.contains(tokens[i - 1].id)
  }

  /// Drops what a subject cannot begin with: adverbs, "on Tuesday", a participle's remains.
  private func trimmedStart(_ from: Int, end: Int) -> Int {
    var start = from
    while start < end {
      let token = tokens[start]
      if token.kind != .word && token.kind != .number { start += 1; continue }
      if words.determiners.contains(token.id) { break }
      if words.adverbs.contains(token.id) || words.coordinators.contains(token.id) {
        start += 1
      } else if words.prepositions.contains(token.id), !token.shape.contains(.allCapitals) {
        // A fronted "on Tuesday" or "in Seoul": what follows it begins anew at a determiner, title or name.
        var next = start + 1
        if next < end, words.determiners.contains(tokens[next].id) { next += 1 }
        next += 1
        while next < end, !beginsPhrase(next) { next += 1 }
        start = next
      } else {
        break
      }
    }
    return start
  }

  private func beginsPhrase(_ i: Int) -> Bool {
    let token = tokens[i]
    return words.determiners.contains(token.id) || words.titles.contains(token.id)
      || words.sourceNouns.contains(token.id)
      || token.shape.contains(.capitalised) && !words.weekdays.contains(token.id)
  }

  // MARK: After the verb

  /// The subject of an inverted cue ("said Park Soo-hyun"), beginning at `start`, not beyond `upper`.
  func subject(startingAt start: Int, notBeyond upper: Int) -> SourcePhrase? {
    guard start < upper, tokens[start].kind == .word || tokens[start].kind == .number else {
      return nil
    }
    if isPronoun(start) {
      return tokens[start].id == Words.it ? nil : pronoun(start)
    }
    let first = tokens[start]
    guard
      words.determiners.contains(first.id) || words.sourceNouns.contains(first.id)
        || first.shape.contains(.capitalised) && !words.neverNames.contains(first.id)
        || words.titles.contains(first.id)
        || words.nameParticles.contains(first.id) && start + 1 < upper
          && tokens[start + 1].shape.contains(.capitalised)
        || start + 1 < upper && words.sourceNouns.contains(tokens[start + 1].id)
    else { return nil }
    var end = start
    while end < upper, end - start < Self.reach, continuesPhrase(end, from: start) { end += 1 }
    guard end > start else { return nil }
    let phrase = SourcePhrase(
      range: start..<end, head: start..<headEnd(start, end: end), isPronoun: false)
    return canSpeak(phrase) ? phrase : nil
  }

  private func continuesPhrase(_ i: Int, from start: Int) -> Bool {
    let token = tokens[i]
    switch token.kind {
    case .word:
      if i == start || tokens[i - 1].kind == .hyphen { return true }  // Jae-in
      if token.id == Words.and {
        return i + 1 < tokens.count && joinsNames(i, end: i + 2)
      }
      if words.clauseOpeners.contains(token.id) || words.auxiliaries.contains(token.id) {
        return false
      }
      if words.relativePronouns.contains(token.id) { return false }
      if words.prepositions.contains(token.id) {
        return Self.nominalPrepositions.contains(token.id) && !opensOccasion(i, after: start)
      }
      if words.weekdays.contains(token.id), token.shape.contains(.capitalised) { return false }
      if words.adverbs.contains(token.id) || isPronoun(i) { return false }
      if let cue = cues.cue(token.id), cue.form != .base, !token.shape.contains(.capitalised) {
        return false
      }
      return true
    case .number, .clitic, .hyphen: return i > start
    default: return false
    }
  }

  /// "said Park at a rally", "with a smile": an indefinite phrase tells nothing of who a name is.
  private func opensOccasion(_ preposition: Int, after start: Int) -> Bool {
    guard preposition + 1 < tokens.count, tokens[preposition - 1].shape.contains(.capitalised),
      !words.determiners.contains(tokens[start].id)
    else { return false }
    let next = tokens[preposition + 1].id
    return next == Words.a || next == Words.an
  }

  // MARK: Classes

  private func headEnd(_ start: Int, end: Int) -> Int {
    for i in start + 1..<max(end, start + 1)
    where tokens[i].kind == .word && words.prepositions.contains(tokens[i].id)
      && !tokens[i].shape.contains(.capitalised) && tokens[i - 1].kind != .hyphen
    {
      return i
    }
    return end
  }

  private func pronoun(_ i: Int) -> SourcePhrase {
    SourcePhrase(range: i..<i + 1, head: i..<i + 1, isPronoun: true)
  }

  private func isPronoun(_ i: Int) -> Bool {
    words.personalPronouns.contains(tokens[i].id) && !tokens[i].shape.contains(.allCapitals)
  }

  func isAdverb(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.kind == .word, !token.shape.contains(.capitalised) else { return false }
    if words.adverbs.contains(token.id) { return true }
    guard token.length > 4 else { return false }
    let end = Int(token.end)
    return text.bytes[end - 2] == UInt8(ascii: "l") && text.bytes[end - 1] == UInt8(ascii: "y")
  }

  /// Names, pronouns, nouns for people and bodies, and whatever has a determiner.
  func canSpeak(_ phrase: SourcePhrase) -> Bool {
    if phrase.isPronoun || words.determiners.contains(tokens[phrase.head.lowerBound].id) {
      return true
    }
    return phrase.head.contains { text.isNameLike($0) }
  }

  private static let formerTitles = WordSets.ids("former ex presidential acting")
  static let articles = WordSets.ids("the a an its their his her our my your every no")
  private static let modals = WordSets.ids("will would shall should can could may might must")
  private static let doForms = WordSets.ids("do does did")
  private static let not = TermHash.id(of: "not")
  private static let never = TermHash.id(of: "never")
  private static let cliticWill = TermHash.id(of: "'ll")
  private static let auxiliaryClitics = WordSets.ids("'ve 'd 'll 're 'm")
  private static let nominalPrepositions = WordSets.ids("of for from at with")
}
