import Tokenization

/// A run of capitalised words that may name a person or a body the dictionary does not hold.
struct NameChunk: Sendable, Equatable {
  let tokens: Range<Int>
  let isOrganisation: Bool
  /// What the title before the name tells: "Mrs Park".
  let gender: Actor.Gender?
  let hasTitle: Bool
}

/// Finds names by capitals: titles, demonyms and states before a name are no part of it.
struct NameChunkFinder {
  private let text: TokenizedText
  private let words = WordSets.english
  /// Tokens covered by a mention that is no person: names never reach across them.
  private let blocked: [Bool]

  init(text: TokenizedText, mentions: [ActorMention], isPerson: (ActorMention) -> Bool) {
    self.text = text
    var blocked = [Bool](repeating: false, count: text.tokens.count)
    for mention in mentions where !isPerson(mention) {
      for i in mention.tokens { blocked[i] = true }
    }
    self.blocked = blocked
  }

  /// - Complexity: O(*n*) for the *n* tokens of `range`.
  func chunks(in range: Range<Int>) -> [NameChunk] {
    var found: [NameChunk] = []
    var i = range.lowerBound
    var titleStart: Int?
    while i < range.upperBound {
      guard isNameWord(i) else {
        if !(titleStart != nil && text.tokens[i].kind == .hyphen) { titleStart = nil }
        i += 1
        continue
      }
      if words.titles.contains(text.tokens[i].id), i + 1 < range.upperBound, isNameWord(i + 1) || followedByName(i, in: range) {
        titleStart = titleStart ?? i
        i += 1
        continue
      }
      let end = nameEnd(from: i, in: range)
      found.append(chunk(i..<end, titleStart: titleStart))
      titleStart = nil
      i = end
    }
    return found
  }

  /// "foreign minister Lee": a lower-case title may stand between.
  private func followedByName(_ i: Int, in range: Range<Int>) -> Bool {
    i + 2 < range.upperBound && words.titles.contains(text.tokens[i + 1].id) && isNameWord(i + 2)
  }

  private func isNameWord(_ i: Int) -> Bool {
    let token = text.tokens[i]
    return token.kind == .word && token.shape.contains(.capitalised) && !blocked[i] && !words.neverNames.contains(token.id)
  }

  private func nameEnd(from start: Int, in range: Range<Int>) -> Int {
    var end = start + 1
    while end < range.upperBound {
      let token = text.tokens[end]
      if isNameWord(end) {
        end += 1
      } else if token.kind == .hyphen, end + 1 < range.upperBound, text.tokens[end + 1].kind == .word, !blocked[end + 1] {
        end += 2  // Soo-hyun, Al-Sisi
      } else if token.kind == .word, words.nameParticles.contains(token.id), end + 1 < range.upperBound, isNameWord(end + 1) {
        end += 2
      } else if token.kind == .word, words.nameParticles.contains(token.id), end + 2 < range.upperBound,
        text.tokens[end + 1].kind == .hyphen, isNameWord(end + 2)
      {
        end += 3
      } else if token.id == Words.of, text.tokens[end - 1].shape.contains(.capitalised),
        words.organisationNouns.contains(text.tokens[end - 1].id), end + 1 < range.upperBound, isNameWord(end + 1)
      {
        end += 2  // Bank of Ruritania
      } else {
        break
      }
    }
    return end
  }

  private func chunk(_ tokens: Range<Int>, titleStart: Int?) -> NameChunk {
    let last = text.tokens[tokens.upperBound - 1]
    let first = tokens.lowerBound
    let afterThe = first > 0 && text.tokens[first - 1].id == Words.the && titleStart == nil
    let holdsBody = tokens.contains { words.organisationNouns.contains(text.tokens[$0].id) && tokens.count > 1 }
    var gender: Actor.Gender?
    if let titleStart {
      for i in titleStart..<first {
        if words.masculineTitles.contains(text.tokens[i].id) { gender = .male }
        if words.feminineTitles.contains(text.tokens[i].id) { gender = .female }
      }
    }
    let acronym = tokens.count == 1 && last.shape.contains(.allCapitals)
    return NameChunk(
      tokens: tokens, isOrganisation: titleStart == nil && (afterThe || holdsBody || acronym),
      gender: gender ?? GivenNames.gender(of: text.tokens[first].id), hasTitle: titleStart != nil)
  }
}
