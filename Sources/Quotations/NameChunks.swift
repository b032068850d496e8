import Tokenization

/// A run of capitalised words that may name a person or a body the dictionary does not hold.
struct NameChunk: Sendable, Equatable {
  let tokens: Range<Int>
  let isOrganisation: Bool
  /// What the title before the name tells: "Mrs Park".
  let gender: Actor.Gender?
  let hasTitle: Bool
}

/// Words that stand before or around names.
private struct NameWords {
  static let english = NameWords()

  /// Titles beyond those of ``WordSets/titles``.
  let titles = WordSets.ids(
    "commodore supt brigadier marshal constable ombudsman taoiseach ministerpresident archduke viceroy rt rear"
  )
  /// Counting words and regions: "Two Western diplomats", "European officials" name nobody.
  let openers = WordSets.ids(
    """
    two three four five six seven eight nine ten dozens hundreds thousands several many western eastern northern
    southern european arab african asian latin gulf nordic baltic balkan muslim christian jewish catholic talks
    """)
  /// Last words of offices without a name: "the Transport Secretary".
  let offices = WordSets.ids(
    """
    minister secretary president premier chancellor ambassador commissioner representative chairman chairwoman
    spokesman spokeswoman spokesperson governor mayor envoy director leader correspondent editor reporter prince
    """)
  /// Those to whom bodies belong: "People's Renewal Party".
  let owners = WordSets.ids("people women men children nation farmers")
  let possessive = TermHash.id(of: "'s")
}

/// Finds names by capitals: titles, demonyms and states before a name are no part of it.
struct NameChunkFinder {
  private let text: TokenizedText
  private let words = WordSets.english
  private let names = NameWords.english
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
      if isTitle(i), i + 1 < range.upperBound, isNameWord(i + 1) || followedByName(i, in: range) {
        titleStart = titleStart ?? i
        i += 1
        continue
      }
      if names.openers.contains(text.tokens[i].id), !continuesName(i, in: range) {
        i += 1
        continue
      }
      guard isNameWord(i) else {
        if !(titleStart != nil && text.tokens[i].kind == .hyphen) { titleStart = nil }
        i += 1
        continue
      }
      let end = nameEnd(from: i, in: range)
      // "North-South relations", "the South": a direction alone is nobody's name.
      if !isOffice(i..<end),
        !(i..<end).allSatisfy({
          text.tokens[$0].kind == .hyphen || words.directions.contains(text.tokens[$0].id)
        })
      {
        found.append(chunk(i..<end, titleStart: titleStart))
      }
      titleStart = nil
      i = end
    }
    return found
  }

  /// "Western Union", but not "Two Western diplomats": the capitalised words go on to a body's noun.
  private func continuesName(_ i: Int, in range: Range<Int>) -> Bool {
    var end = i + 1
    while end < range.upperBound, text.tokens[end].kind == .word,
      text.tokens[end].shape.contains(.capitalised), !blocked[end]
    { end += 1 }
    return end > i + 1 && BodyNouns.english.contains(text.tokens[end - 1].id)
  }

  /// "Transport Secretary", "Foreign Minister": an office that nobody's name follows.
  private func isOffice(_ range: Range<Int>) -> Bool {
    names.offices.contains(text.tokens[range.upperBound - 1].id)
      && GivenNames.gender(of: text.tokens[range.lowerBound].id) == nil
  }

  /// "foreign minister Lee": a lower-case title may stand between.
  private func followedByName(_ i: Int, in range: Range<Int>) -> Bool {
    i + 2 < range.upperBound && words.titles.contains(text.tokens[i + 1].id) && isNameWord(i + 2)
  }

  private func isNameWord(_ i: Int) -> Bool {
    let token = text.tokens[i]
    guard token.kind == .word, token.shape.contains(.capitalised), !blocked[i] else { return false }
    // "A. Brandt": an initial is no article.
    if token.shape.contains(.endsWithPoint), token.length == 2 { return true }
    let isPlain = !words.neverNames.contains(token.id) && token.id != Self.may
    return isPlain || isMonthAsName(i)
  }

  /// "Mr" is a title though no part of a name.
  private func isTitle(_ i: Int) -> Bool {
    let token = text.tokens[i]
    return token.kind == .word && token.shape.contains(.capitalised) && !blocked[i]
      && (words.titles.contains(token.id) || names.titles.contains(token.id))
  }

  /// "April Halloran", "Theresa May", "Mrs May" and "May said", but not "in April Halloran said".
  private func isMonthAsName(_ i: Int) -> Bool {
    guard words.weekdays.contains(text.tokens[i].id) else { return false }
    func isPlainName(_ k: Int) -> Bool {
      guard text.tokens.indices.contains(k) else { return false }
      let token = text.tokens[k]
      return token.kind == .word && token.shape.contains(.capitalised)
        && !words.neverNames.contains(token.id)
    }
    if i > 0 {
      if GivenNames.gender(of: text.tokens[i - 1].id) != nil, isPlainName(i - 1) { return true }
      if words.titles.contains(text.tokens[i - 1].id),
        text.tokens[i - 1].shape.contains(.capitalised)
      {
        return true
      }
      if words.prepositions.contains(text.tokens[i - 1].id) { return false }
    }
    guard i + 1 < text.tokens.count else { return false }
    if CueLexicon.english.cue(text.tokens[i + 1].id)?.form == .finite { return true }
    return GivenNames.gender(of: text.tokens[i].id) != nil && isPlainName(i + 1)
  }

  private func nameEnd(from start: Int, in range: Range<Int>) -> Int {
    var end = start + 1
    while end < range.upperBound {
      let token = text.tokens[end]
      if isNameWord(end) {
        end += 1
      } else if token.kind == .hyphen, end + 1 < range.upperBound,
        text.tokens[end + 1].kind == .word, !blocked[end + 1]
      {
        end += 2  // Soo-hyun, Al-Sisi
      } else if let next = nameAfterParticles(end, in: range) {
        end = next + 1
      } else if token.kind == .word, words.nameParticles.contains(token.id),
        end + 2 < range.upperBound,
        text.tokens[end + 1].kind == .hyphen, isNameWord(end + 2)
      {
        end += 3
      } else if token.id == Words.of, text.tokens[end - 1].shape.contains(.capitalised),
        words.organisationNouns.contains(text.tokens[end - 1].id), end + 1 < range.upperBound,
        isNameWord(end + 1)
      {
        end += 2  // Bank of Ruritania
      } else if let next = nameAfterOwners(end, in: range) {
        end = next + 1
      } else {
        break
      }
    }
    return end
  }

  /// "People's Renewal Party", "Harbour Workers' Union": the last word of a body's name after those it belongs to.
  private func nameAfterOwners(_ mark: Int, in range: Range<Int>) -> Int? {
    let owner = text.tokens[mark - 1]
    let isPlural =
      text.bytes[Int(owner.end) - 1] == UInt8(ascii: "s") && text.tokens[mark].length <= 3
    switch text.tokens[mark].kind {
    case .clitic:
      guard text.tokens[mark].id == names.possessive, names.owners.contains(owner.id) else {
        return nil
      }
    case .quotationMark:
      guard isPlural, text.tokens[mark].start == owner.end else { return nil }
    default: return nil
    }
    var end = mark + 1
    while end < range.upperBound, end - mark < 5, isNameWord(end) { end += 1 }
    return end > mark + 1 && BodyNouns.english.contains(text.tokens[end - 1].id) ? end - 1 : nil
  }

  /// "Ursula van der Berg", "Omar bin Said": the name word after one to three particles.
  private func nameAfterParticles(_ start: Int, in range: Range<Int>) -> Int? {
    var i = start
    while i < range.upperBound, i - start < 3, text.tokens[i].kind == .word,
      words.nameParticles.contains(text.tokens[i].id)
    { i += 1 }
    return i > start && i < range.upperBound && isNameWord(i) ? i : nil
  }

  /// "Trade Representative Dale Whitcomb": an office inside the capitals is a title.
  private func chunk(_ tokens: Range<Int>, titleStart: Int?) -> NameChunk {
    let office = tokens.dropLast().last { names.offices.contains(text.tokens[$0].id) }
    guard let office, text.tokens[office + 1].kind == .word,
      !BodyNouns.english.contains(text.tokens[tokens.upperBound - 1].id)
    else { return plainChunk(tokens, titleStart: titleStart) }
    return plainChunk(office + 1..<tokens.upperBound, titleStart: titleStart ?? tokens.lowerBound)
  }

  private func plainChunk(_ tokens: Range<Int>, titleStart: Int?) -> NameChunk {
    let last = text.tokens[tokens.upperBound - 1]
    let first = tokens.lowerBound
    if let titleStart, words.organisationNouns.contains(last.id), words.stateNouns.contains(last.id)
    {
      // "Foreign Ministry", "Defense Department": what looked like a title is half of the name.
      return NameChunk(
        tokens: titleStart..<tokens.upperBound, isOrganisation: true, gender: nil, hasTitle: false)
    }
    let afterThe = first > 0 && text.tokens[first - 1].id == Words.the && titleStart == nil
    let holdsBody = tokens.contains {
      BodyNouns.english.contains(text.tokens[$0].id) && tokens.count > 1
    }
    var gender: Actor.Gender?
    // "spokeswoman Brandt": a title without a capital tells gender too.
    for i in (titleStart ?? max(0, first - 1))..<first {
      if words.masculineTitles.contains(text.tokens[i].id) { gender = .male }
      if words.feminineTitles.contains(text.tokens[i].id) { gender = .female }
    }
    // After a title a single word is a surname: "Senator Scott" tells nothing.
    if gender == nil, tokens.count > 1 || titleStart == nil {
      gender = GivenNames.gender(of: text.tokens[first].id)
    }
    let acronym = tokens.count == 1 && last.shape.contains(.allCapitals)
    return NameChunk(
      tokens: tokens, isOrganisation: titleStart == nil && (afterThe || holdsBody || acronym),
      gender: gender, hasTitle: titleStart != nil)
  }

  /// The month whose name is a surname and an auxiliary too.
  private static let may = TermHash.id(of: "may")
}
