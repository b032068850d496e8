import Tokenization

/// Where the content after a cue begins.
extension CueClauseFinder {
  func contentStart(after end: Int, cue: Cue, in sentence: Range<Int>) -> (
    start: Int, hasThat: Bool, hasColon: Bool
  ) {
    var i = end
    if cue.frame == .tell
      || ![.describe, .urge, .commit].contains(cue.frame) && isAddressee(i, in: sentence)
    {
      i = skipObject(from: i, in: sentence)
    }
    if let question = questionStart(after: end, in: sentence) { return (question, true, false) }
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

  /// "asked Park whether", "wondered how": a reported question begins with its question word.
  private func questionStart(after end: Int, in sentence: Range<Int>) -> Int? {
    guard end > sentence.lowerBound, Self.asks.contains(tokens[end - 1].id) else { return nil }
    var i = end
    while i < sentence.upperBound, i - end < 7, spanOfToken[i] < 0 {
      guard [.word, .hyphen, .clitic, .number].contains(tokens[i].kind) else { return nil }
      if Self.questionWords.contains(tokens[i].id) { return i }
      if words.auxiliaries.contains(tokens[i].id) || tokens[i].id == Words.to { return nil }
      i += 1
    }
    return nil
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
    } else if i < sentence.upperBound, phrases.isAdverb(i), !Self.negations.contains(tokens[i].id) {
      // never the "not" of "promised not to fire"
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

  private static let negations = WordSets.ids("not never")
  private static let asks = WordSets.ids("ask asked asks asking")
  private static let questionWords = WordSets.ids("if whether what how why who where when which")
  private static let timeOpeners = WordSets.ids("last earlier late early this that out")
}
