import Tokenization

/// What pronouns and directions stand for.
extension DocumentActors {
  func resolvePronoun(_ source: SourcePhrase) -> Link {
    let position = source.range.lowerBound
    let id = text.tokens[position].id
    if words.masculine.contains(id) || words.feminine.contains(id) {
      return resolvePerson(before: position, gender: words.masculine.contains(id) ? .male : .female)
    }
    guard id == Words.they || id == Words.it else { return .nobody }
    // The body that is the subject of the sentence before, or the body that spoke last: the later of the two.
    let subject = subjectBody(before: position)
    if let subject, subject.tokens.lowerBound > (lastBody?.token ?? -1) {
      return Link(
        actor: subject.actor, affiliation: subject.side, confidence: 0.65, reason: .pronoun)
    }
    guard let lastBody else { return .nobody }
    return Link(
      actor: lastBody.link.actor, affiliation: lastBody.link.affiliation, confidence: 0.6,
      reason: .pronoun)
  }

  /// The body that opens this sentence or the one before.
  private func subjectBody(before token: Int) -> SideMention? {
    let here = sentence(of: token)
    for range in [
      here.lowerBound..<token, here.lowerBound > 0 ? sentence(of: here.lowerBound - 1) : 0..<0,
    ] {
      guard let first = sides(in: range).first, !isContent[first.tokens.lowerBound] else {
        continue
      }
      if first.tokens.lowerBound - range.lowerBound <= 3, first.kind != .adjective { return first }
    }
    return nil
  }

  /// The last speaker if they fit and nobody has become the subject since; else the nearest fitting person.
  func resolvePerson(before position: Int, gender: Actor.Gender) -> Link {
    func fits(_ actor: Actor) -> Bool {
      actor.kind == .person && (actor.gender == nil || actor.gender == gender)
    }
    if let unnamed = lastUnnamedPerson, paragraph(of: position).contains(unnamed.token),
      unnamed.token >= (lastSpeaker?.token ?? 0),
      !persons(in: unnamed.token..<max(position, unnamed.token)).contains(where: {
        fits(persons[$0.person].actor) && !isContent[$0.token]
      })
    {
      guard unnamed.link.actor != nil else { return .nobody }
      return Link(
        actor: unnamed.link.actor, affiliation: unnamed.link.affiliation, confidence: 0.7,
        reason: .pronoun)
    }
    if let known = betterKnown(than: lastSpeaker?.link.actor, before: position, gender: gender) {
      return link(known, confidence: 0.8, reason: .pronoun)
    }
    if let lastSpeaker, let actor = lastSpeaker.link.actor, fits(actor),
      !hasOwnPerson(position, since: lastSpeaker.token, fits)
    {
      let newSubject = persons(in: lastSpeaker.token + 1..<max(position, lastSpeaker.token + 1))
        .suffix(64)
        .last {
          let person = persons[$0.person].actor
          return person.id != actor.id && fits(person) && isSubject($0) && !isContent[$0.token]
        }
      if let newSubject { return link(newSubject.person, confidence: 0.8, reason: .pronoun) }
      return Link(
        actor: actor, affiliation: lastSpeaker.link.affiliation, confidence: 0.85, reason: .pronoun)
    }
    // Far-away people are no antecedents: look back over at most 64 names.
    let end = personMentions.partitioningIndex { $0.token >= position }
    let candidates = personMentions[max(0, end - 64)..<end].reversed().filter {
      fits(persons[$0.person].actor)
        && (!isContent[$0.token]
          || persons[$0.person].actor.gender == gender && isInLastParagraphs($0.token, position))
    }
    guard let nearest = candidates.first else {
      // "Anna Brandt was “deeply sorry”, she said."
      let inContent = personMentions[max(0, end - 8)..<end].last {
        $0.token >= sentence(of: position).lowerBound && fits(persons[$0.person].actor)
      }
      return inContent.map { link($0.person, confidence: 0.6, reason: .pronoun) } ?? .nobody
    }
    // In one sentence, somebody known to be a woman is "she" rather than somebody who might be.
    let start = sentence(of: nearest.token).lowerBound
    let known = candidates.first { $0.token >= start && persons[$0.person].actor.gender == gender }
    return link((known ?? nearest).person, confidence: 0.75, reason: .pronoun)
  }

  /// Whether a name in somebody's words stands near enough to be an antecedent for want of another.
  private func isInLastParagraphs(_ token: Int, _ position: Int) -> Bool {
    let start = paragraph(of: position).lowerBound
    return start > 0 && paragraph(of: start - 1).contains(token)
  }

  /// Somebody of the pronoun's gender named in the last two sentences, where the last speaker's is unknown.
  private func betterKnown(than speaker: Actor?, before position: Int, gender: Actor.Gender) -> Int?
  {
    guard let speaker, speaker.kind == .person, speaker.gender == nil else { return nil }
    let here = sentence(of: position).lowerBound
    let start = here > 0 ? sentence(of: here - 1).lowerBound : 0
    return persons(in: start..<position).last {
      persons[$0.person].actor.gender == gender && !isContent[$0.token]
    }?.person
  }

  /// Whether the pronoun's paragraph named somebody fitting before it, and the last speaker spoke in another.
  private func hasOwnPerson(_ position: Int, since speaker: Int, _ fits: (Actor) -> Bool) -> Bool {
    let start = paragraph(of: position).lowerBound
    guard speaker < start else { return false }
    return persons(in: start..<position).contains {
      fits(persons[$0.person].actor) && !isContent[$0.token] && isSubject($0)
    }
  }

  /// Whether a name is a subject: it begins its sentence, or a verb follows it and none stands before.
  func isSubject(_ mention: PersonMention) -> Bool {
    if beginsSentence(mention.token) { return true }
    var next = mention.end
    // "Firmin Houngbédji, 52, has been"
    if next + 2 < text.tokens.count, text.tokens[next].kind == .comma,
      text.tokens[next + 1].kind == .number
    {
      next += 3
    } else if next + 1 < text.tokens.count, text.tokens[next].kind == .comma,
      text.isVerbLike(next + 1)
    {
      next += 1  // "The head of the delegation, Emilio Caicedo, was"
    }
    guard next < text.tokens.count, mention.token > 0 else { return false }
    let before = text.tokens[mention.token - 1]
    if words.auxiliaries.contains(before.id) { return true }  // "Among them was Noh Sun-ja"
    return text.isVerbLike(next) && !words.prepositions.contains(before.id)
      && !text.isVerbLike(mention.token - 1)
  }

  /// Whether nothing but titles, demonyms and adverbs stands between a name and its sentence's start.
  private func beginsSentence(_ token: Int) -> Bool {
    let start = sentence(of: token).lowerBound
    // A verb before the name makes it an object: "The police followed Lindqvist."
    return token - start <= 6 && !(start..<token).contains { text.isVerbLike($0) }
  }

  // MARK: Directions

  /// "the North", "the northern side": the one of two states that the direction names, where the article speaks of
  /// either.
  func direction(in range: Range<Int>) -> Link? {
    for i in range {
      guard let state = stateOfDirection(i) else { continue }
      return Link(
        actor: state.actor, affiliation: state.side, confidence: 0.9, reason: .direction)
    }
    return nil
  }

  /// The state that a direction at a token stands for.
  func stateOfDirection(_ i: Int) -> SideMention? {
    let token = text.tokens[i]
    guard token.kind == .word, let word = Self.directionOf[token.id] else { return nil }
    guard isAfterThe(i), i + 1 < text.tokens.count else { return nil }
    let next = text.tokens[i + 1]
    // "the North", "the northern side", but not "the North Sea", "the North-South line" or "the north coast".
    let stands =
      Self.sidesOfBorder.contains(next.id)
      || token.shape.contains(.capitalised) && next.shape.isDisjoint(with: .capitalised)
        && next.kind != .hyphen
    guard stands else { return nil }
    return statesByDirection[word]
  }

  /// The states of the article that directions tell apart: by the first word of their names, or as the other half.
  func findStatesByDirection() -> [TermID: SideMention] {
    var found: [TermID: SideMention] = [:]
    // States that are named, then those that known people speak for.
    for mention in sides + statesOfPeople()
    where mention.actor.kind == .state && mention.kind != .capital
      && mention.actor.name.utf8.first.map({ "NSEW".utf8.contains($0) }) ?? false
    {
      let first = mention.actor.name.split(separator: " ").first.map { TermHash.id(of: String($0)) }
      if let first, Self.directionOf[first] == first, found[first] == nil { found[first] = mention }
    }
    for (word, other, id) in Self.halves where found[word] == nil {
      if found[other].map({ Self.partners[$0.actor.id] == id }) ?? false,
        let entry = dictionary.entry(id: id)
      {
        found[word] = SideMention(
          tokens: 0..<0, actor: dictionary.entries[entry].actor, side: id, kind: .name,
          reason: .direction, nouns: [])
      }
    }
    return found
  }

  private func statesOfPeople() -> [SideMention] {
    mentions.compactMap { mention in
      let entry = mention.entries[0]
      guard dictionary.entries[entry].actor.kind == .person,
        let side = dictionary.affiliation(of: entry, on: date),
        let state = dictionary.actor(id: side)
      else { return nil }
      return SideMention(
        tokens: mention.tokens, actor: state, side: side, kind: .name, reason: .direction, nouns: []
      )
    }
  }

  private static let (north, south, west, east) = (
    TermHash.id(of: "north"), TermHash.id(of: "south"), TermHash.id(of: "west"),
    TermHash.id(of: "east")
  )
  /// Directions and the adjectives made of them.
  static let directionOf: [TermID: TermID] = [
    north: north, south: south, west: west, east: east,
    TermHash.id(of: "northern"): north, TermHash.id(of: "southern"): south,
    TermHash.id(of: "eastern"): east, TermHash.id(of: "western"): west,
  ]
  private static let sidesOfBorder = WordSets.ids(
    "side sides neighbour neighbor government military")
  /// States that are halves of what was one: each is "the North" or "the South" of the other.
  private static let partners = ["PRK": "KOR", "KOR": "PRK", "SSD": "SDN", "SDN": "SSD"]
  private static let halves: [(TermID, other: TermID, id: String)] = [
    (north, south, "PRK"), (south, north, "KOR"), (north, south, "SDN"),
  ]
}
