import Tokenization

/// What the words around a name tell of its bearer: office and side.
extension DocumentActors {
  /// Takes role and side from what stands around a name: "a spokesman for the Kenyan army".
  mutating func describe(_ person: Int, _ name: Range<Int>) {
    let (phrase, titles) = descriptions(before: name)
    // "The governor, Draskóczy, hit back": the comma behind such a name closes the apposition.
    let after = phrase.isEmpty ? apposition(after: name) : name.upperBound..<name.upperBound
    for i in [phrase, titles, after].joined() where isRole(text.tokens[i].id) {
      persons[person].roles.insert(text.tokens[i].id)
    }
    guard persons[person].affiliation == nil else { return }
    // Somebody's former office says nothing of the side that he speaks for now.
    let isPast = [titles, after.prefix(4)].joined().contains {
      Self.past.contains(text.tokens[$0].id)
    }
    let hasOffice = [phrase, titles, after].joined().contains {
      Self.offices.contains(text.tokens[$0].id)
    }
    if isPast {
      persons[person].affiliation =
        side(in: phrase, of: name, hasOffice: hasOffice) ?? sideOfContext([phrase])
    } else {
      persons[person].affiliation =
        side(in: after, of: name, hasOffice: hasOffice)
        ?? side(in: titles, of: name, hasOffice: hasOffice)
        ?? side(in: phrase, of: name, hasOffice: hasOffice)
        ?? sideOfContext([phrase, titles, after])
        ?? (phrase.isEmpty && after.isEmpty && !hasPlainTitle(titles)
          ? sideOfSubject(before: name) : nil)
    }
  }

  /// "the guide Houngbédji": a description in lower case, that names no office.
  private func hasPlainTitle(_ titles: Range<Int>) -> Bool {
    titles.contains {
      text.tokens[$0].kind == .word && text.tokens[$0].shape.isDisjoint(with: .capitalised)
        && CueLexicon.english.cue(text.tokens[$0].id) == nil
    }
  }

  private func isRole(_ id: TermID) -> Bool {
    words.sourceNouns.contains(id) || words.titles.contains(id) || Self.offices.contains(id)
  }

  // MARK: The description's range

  /// ", a spokeswoman for the Chinese Foreign Ministry,", " of the army": up to the next comma or finite cue.
  private func apposition(after name: Range<Int>) -> Range<Int> {
    var end = name.upperBound
    guard end < text.tokens.count,
      text.tokens[end].kind == .comma || text.tokens[end].id == Words.of
        || text.tokens[end].id == Self.from
    else { return end..<end }
    let start = end
    end += 1
    while end < text.tokens.count, end - name.upperBound < 18,
      [.word, .hyphen, .clitic, .number].contains(text.tokens[end].kind)
        || text.tokens[end].kind == .quotationMark
          && text.tokens[end].start == text.tokens[end - 1].end
          && !isContent[end],
      CueLexicon.english.cue(text.tokens[end].id)?.form != .finite
        || text.tokens[end - 1].id == Words.who  // "who briefed the Council"
    { end += 1 }
    return start..<end
  }

  /// The words before a name that belong to it: its titles ("Kremlin spokesman"), and the phrase that it stands in
  /// apposition to ("Hungary's government spokesman,").
  private func descriptions(before name: Range<Int>) -> (phrase: Range<Int>, titles: Range<Int>) {
    var start = name.lowerBound
    func extend(_ reach: Int) {
      while start > 0, name.lowerBound - start < reach,
        [.word, .hyphen, .clitic].contains(text.tokens[start - 1].kind),
        !text.tokens[start].shape.contains(.afterLineBreak),
        !words.clauseOpeners.contains(text.tokens[start - 1].id),
        !words.auxiliaries.contains(text.tokens[start - 1].id),
        !isContent[start - 1] || isContent[name.lowerBound],
        CueLexicon.english.cue(text.tokens[start - 1].id).map({ $0.form == .base }) ?? true
          || words.sourceNouns.contains(text.tokens[start - 1].id),
        !Self.placePrepositions.contains(text.tokens[start - 1].id)
      { start -= 1 }
    }
    extend(8)
    let titles = start..<name.lowerBound
    var phrase = start..<start
    // "The head of the government delegation, former vice-president Caicedo,": the comma before an apposition.
    if start > 1, text.tokens[start - 1].kind == .comma, endsApposition(name.upperBound),
      (start..<name.lowerBound).allSatisfy({ isTitleWord($0) })
    {
      let noun = start - 1
      var i = noun
      while i > 0, noun - i < 10, [.word, .hyphen, .clitic].contains(text.tokens[i - 1].kind),
        !text.tokens[i].shape.contains(.afterLineBreak)
      { i -= 1 }
      if (i..<noun).contains(where: {
        Self.offices.contains(text.tokens[$0].id) || words.sourceNouns.contains(text.tokens[$0].id)
          || words.titles.contains(text.tokens[$0].id)
      })
        || sides(in: i..<noun).contains(where: { $0.kind == .adjective && $0.actor.kind == .party })
      {
        phrase = i..<noun
      }
    }
    return (phrase, titles)
  }

  private func endsApposition(_ end: Int) -> Bool {
    guard end < text.tokens.count else { return true }
    return [.comma, .stop, .dash, .closeBracket].contains(text.tokens[end].kind)
  }

  private func isTitleWord(_ i: Int) -> Bool {
    let token = text.tokens[i]
    return token.kind == .hyphen || words.titles.contains(token.id)
      || token.shape.contains(.capitalised)
      || token.id == Self.former || token.id == Self.state
  }

  // MARK: The side

  /// The side that a description names, or that its possessive refers to.
  private func side(in range: Range<Int>, of name: Range<Int>, hasOffice: Bool) -> String? {
    guard !range.isEmpty else { return nil }
    let hasAcademic = range.contains { BodyNouns.english.academic.contains(text.tokens[$0].id) }
    var state: String?
    for mention in sides(in: range) {
      if mention.actor.kind != .state {
        let last = text.tokens[mention.tokens.upperBound - 1].id
        if !BodyNouns.english.academic.contains(last) { return mention.side }
      } else if mention.kind != .capital {
        state = state ?? mention.side
      }
    }
    if hasOffice, let state, !hasAcademic { return state }
    // "Liberal leader Jens Oberländer" of the Liberals.
    for i in range
    where text.tokens[i].shape.contains(.capitalised) && range.upperBound <= name.lowerBound {
      if let party = bodyByName[text.text(of: i) + "s"] { return bodies[party].side }
    }
    if let body = bodyAfterOf(range, name) { return body }
    return sideOfPossessor(in: range, of: name, hasOffice: hasOffice)
  }

  /// "of the opposition Rally": capitals after "of the" name a body, whatever they are.
  private func bodyAfterOf(_ range: Range<Int>, _ name: Range<Int>) -> String? {
    guard range.lowerBound >= name.upperBound else { return nil }
    for i in range.dropLast(2)
    where text.tokens[i].id == Words.of && words.determiners.contains(text.tokens[i + 1].id) {
      var start = i + 2
      while start < range.upperBound, text.tokens[start].shape.isDisjoint(with: .capitalised) {
        start += 1
      }
      var end = start
      while end < range.upperBound, text.tokens[end].shape.contains(.capitalised) { end += 1 }
      guard end > start, start - i <= 4 else { continue }
      let last = text.tokens[end - 1].id
      guard !BodyNouns.english.academic.contains(last), !words.weekdays.contains(last) else {
        return nil
      }
      return spacedText(start..<end)
    }
    return nil
  }

  /// "its president", "Brennagh's deputy", "the company's chief executive", "Her spokeswoman".
  private func sideOfPossessor(in range: Range<Int>, of name: Range<Int>, hasOffice: Bool)
    -> String?
  {
    for i in range {
      let token = text.tokens[i]
      // ", whose husband": behind a name it is the person's own.
      if token.id == Self.whose, i >= name.upperBound { return nil }
      if Self.bodyPossessives.contains(token.id) {
        return antecedentBody(before: i)?.side
      }
      if token.id == Self.his || token.id == Self.her {
        guard !range.contains(where: { Self.family.contains(text.tokens[$0].id) }) else {
          return nil
        }
        let gender: Actor.Gender = token.id == Self.his ? .male : .female
        let before = personMentions.suffix(64).filter { $0.token < i }
        let owner =
          before.last { persons[$0.person].actor.gender == gender }
          ?? before.last { persons[$0.person].actor.gender == nil }
        return owner.flatMap { persons[$0.person].affiliation }
      }
      guard token.kind == .clitic, i > 0 else { continue }
      if let owner = sides(in: range).last(where: { $0.tokens.upperBound == i }) {
        // "Georgia's captain" speaks for a team.
        return Self.isState(owner) && !hasOffice ? nil : owner.side
      }
      if let owner = personMentions.suffix(16).last(where: { $0.end == i }) {
        return persons[owner.person].affiliation
      }
      let noun = text.tokens[i - 1].id
      if BodyNouns.english.definite.contains(noun) || BodyNouns.english.lowerCase.contains(noun) {
        return (body(noun: noun, before: i - 1) ?? company(noun, before: i - 1))?.side
      }
      // "Labour's Tony Ogden": what the name itself belongs to.
      if i + 1 == name.lowerBound, text.tokens[i - 1].shape.contains(.capitalised) {
        return spacedText(i - 1..<i)
      }
    }
    return nil
  }

  /// An office of a state without its state means the state that the text speaks of.
  private func sideOfContext(_ ranges: [Range<Int>]) -> String? {
    let tokens = ranges.joined()
    guard let first = tokens.first,
      !tokens.contains(where: { BodyNouns.english.academic.contains(text.tokens[$0].id) })
    else { return nil }
    // Officers of a police force belong to the one that the article names.
    if tokens.contains(where: { Self.policeRanks.contains(text.tokens[$0].id) }) {
      let forces = Set(sides.prefix(256).filter { $0.nouns.contains(Self.police) }.map(\.side))
      return forces.count == 1 ? forces.first : nil
    }
    let isCommissioner = tokens.contains { text.tokens[$0].id == Self.commissioner }
    guard isCommissioner || tokens.contains(where: { isStateOffice($0) }) else { return nil }
    return context(before: first) { isCommissioner || Self.isState($0) }?.side
  }

  /// "secretary", but not "Secretary-General".
  private func isStateOffice(_ i: Int) -> Bool {
    Self.stateOffices.contains(text.tokens[i].id)
      && !(i + 1 < text.tokens.count && text.tokens[i + 1].kind == .hyphen)
  }

  /// "Iran's chief negotiator was unmoved. "...," said Behrouz Tavakol": a name that nothing describes, after a
  /// sentence about somebody in office.
  private func sideOfSubject(before name: Range<Int>) -> String? {
    let here = sentence(of: name.lowerBound)
    guard here.lowerBound > 0 else { return nil }
    var start = here.lowerBound
    for _ in 0..<3 where start > 0 {
      let earlier = sentence(of: start - 1)
      start = earlier.lowerBound
      if isContent[start] || text.tokens[start].kind == .quotationMark { continue }
      if let body = bodyHeaded(in: earlier, by: name) { return body }
      guard let owner = sides(in: earlier).first, owner.tokens.lowerBound - start <= 2 else {
        return sideOfCapitalisedOffice(at: start)
      }
      let end = min(earlier.upperBound, owner.tokens.upperBound + 5)
      for i in owner.tokens.upperBound..<max(owner.tokens.upperBound, end) {
        if text.isVerbLike(i) { return nil }
        if Self.soleOffices.contains(text.tokens[i].id) { return owner.side }
      }
      return nil
    }
    return nil
  }

  /// "a colonel named himself head of a Military Command. Col. Sanhá said": the body that somebody of the same title
  /// was just said to lead.
  private func bodyHeaded(in sentence: Range<Int>, by name: Range<Int>) -> String? {
    guard name.lowerBound > 0 else { return nil }
    let title = Self.fullTitle(text.tokens[name.lowerBound - 1].id)
    guard words.titles.contains(title), sentence.contains(where: { text.tokens[$0].id == title })
    else {
      return nil
    }
    return sides(in: sentence).first { body in
      let start = body.tokens.lowerBound
      return (max(sentence.lowerBound, start - 5)..<start).contains {
        Self.heads.contains(text.tokens[$0].id) && text.tokens[$0 + 1].id == Words.of
      }
    }?.side
  }

  /// "The Environment Secretary apologised. Martin Pell told": of the state that the text speaks of.
  private func sideOfCapitalisedOffice(at start: Int) -> String? {
    guard text.tokens[start].id == Words.the, start + 3 < text.tokens.count,
      text.tokens[start + 1].shape.contains(.capitalised)
    else { return nil }
    var end = start + 2
    while end < text.tokens.count, text.tokens[end].shape.contains(.capitalised) { end += 1 }
    guard Self.soleOffices.contains(text.tokens[end - 1].id) else { return nil }
    return context(before: start, Self.isState)?.side
  }

  private static let former = TermHash.id(of: "former")
  private static let from = TermHash.id(of: "from")
  private static let past = WordSets.ids("former ex onetime retired late ousted deposed")
  private static let commissioner = TermHash.id(of: "commissioner")
  private static let bodyPossessives = WordSets.ids("its their whose")
  private static let police = TermHash.id(of: "police")
  private static let policeRanks = WordSets.ids(
    "superintendent inspector detective constable supt sheriff policeman policewoman")
  private static let state = TermHash.id(of: "state")
  private static let heads = WordSets.ids("head leader chief commander president chairman")
  private static let whose = TermHash.id(of: "whose")
  private static let his = TermHash.id(of: "his")
  private static let her = TermHash.id(of: "her")
  private static let soleOffices = WordSets.ids(
    """
    minister president premier chancellor negotiator envoy ambassador spokesman spokeswoman spokesperson leader
    secretary representative delegate chief head commander general director governor
    """)
  private static let family = WordSets.ids(
    "wife husband mother father son daughter brother sister widow cousin lawyer solicitor counsel attorney friend"
  )
  private static let placePrepositions = WordSets.ids(
    "in at on by with from to about against under over after before between among through inside near as"
  )

  /// Offices whose holders speak for the state or body that is named beside them.
  static let offices = WordSets.ids(
    """
    president minister ministers ministry spokesman spokeswoman spokesperson ambassador envoy general commander
    official army military premier chancellor leader secretary king queen prince government diplomat negotiator
    embassy senator governor navy police chief head delegate representative commissioner delegation colonel
    commodore admiral consul attache director chairman chairwoman chair
    """)
  /// Offices that only a state has; where no state is named beside them, the text before tells.
  private static let stateOffices = WordSets.ids(
    """
    president minister ministers premier chancellor ambassador secretary government spokesman spokeswoman
    spokesperson army military navy delegate delegation envoy negotiator representative colonel general
    """)
}
