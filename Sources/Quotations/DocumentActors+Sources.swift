import Tokenization

/// Who a source is, and whom its words are about.
extension DocumentActors {
  /// Who a source is. Call in text order.
  mutating func resolve(_ source: SourcePhrase) -> Link {
    let link = source.isPronoun ? resolvePronoun(source) : resolveNoun(source)
    if let actor = link.actor {
      lastSpeaker = (link, source.range.lowerBound)
      if actor.kind != .person { lastBody = link }
    }
    return link
  }

  private func resolveNoun(_ source: SourcePhrase) -> Link {
    let head = source.head
    // The last person named in the head, unless a possessive makes it somebody else's ("Moon's spokesman").
    let first = personMentions.partitioningIndex { $0.token >= head.lowerBound }
    var candidate: PersonMention?
    for mention in personMentions[first...] {
      guard mention.token < head.upperBound else { break }
      if !isPossessive(at: mention.end, within: head) { candidate = mention }
    }
    if let candidate = candidate ?? nameInApposition(to: source) {
      let person = persons[candidate.person]
      return Link(actor: person.actor, affiliation: person.affiliation, confidence: 1)
    }
    if let body = resolveBody(head) { return body }
    return resolveDefinite(head)
  }

  private func isPossessive(at i: Int, within head: Range<Int>) -> Bool {
    guard i < head.upperBound - 1 else { return false }
    return text.tokens[i].kind == .clitic || text.tokens[i].kind == .quotationMark
  }

  /// "the army spokeswoman, Anna Brandt, said": the name alone between commas after an office.
  private func nameInApposition(to source: SourcePhrase) -> PersonMention? {
    let comma = source.range.upperBound
    guard comma + 1 < text.tokens.count, text.tokens[comma].kind == .comma,
      let noun = source.head.last, words.sourceNouns.contains(text.tokens[noun].id),
      !text.tokens[noun].shape.contains(.capitalised)
    else { return nil }
    let next = personMentions.partitioningIndex { $0.token > comma }
    guard next < personMentions.count, case let mention = personMentions[next],
      mention.token - comma <= 3,
      (comma + 1..<mention.token).allSatisfy({ words.titles.contains(text.tokens[$0].id) })
    else { return nil }
    guard mention.end < text.tokens.count else { return mention }
    return [.comma, .stop, .dash, .closeBracket].contains(text.tokens[mention.end].kind)
      ? mention : nil
  }

  /// States and organisations: "Pyongyang", "the Kenyan army", "South Korean officials", "Acme Corp".
  private func resolveBody(_ head: Range<Int>) -> Link? {
    let noun = head.last {
      words.sourceNouns.contains(text.tokens[$0].id)
        && !text.tokens[$0].shape.contains(.capitalised)
    }
    let lastWord = head.last { text.tokens[$0].kind == .word } ?? head.lowerBound
    for mention in mentions(in: head).reversed() {
      let entry = mention.entries[0]
      let actor = dictionary.entries[entry].actor
      guard actor.kind != .person else { continue }
      let endsHead = mention.tokens.contains(lastWord)
      let headNoun = text.tokens[lastWord].id
      if actor.kind == .state {
        let speaksForState = words.stateNouns.contains(headNoun)
        if endsHead ? mention.kind != .adjective : speaksForState {
          return Link(
            actor: actor, affiliation: actor.affiliation, confidence: endsHead ? 0.95 : 0.85)
        }
      } else if endsHead || words.stateNouns.contains(headNoun) {
        return Link(
          actor: actor, affiliation: dictionary.affiliation(of: entry, on: date), confidence: 0.95)
      }
    }
    // A noun with a capital is a name ("the Ministry"), unless its sentence begins with it ("Residents said").
    let isName = text.tokens[lastWord].shape.contains(.capitalised) && !opensSentence(lastWord)
    guard noun == nil && !words.sourceNouns.contains(text.tokens[lastWord].id) || isName else {
      return nil
    }
    let isPerson = { (_: ActorMention) in true }
    let chunks = NameChunkFinder(text: text, mentions: [], isPerson: isPerson).chunks(in: head)
    if let body = chunks.last, body.tokens.contains(lastWord) {
      let name = spacedText(body.tokens)
      guard body.isOrganisation else {
        return Link(
          actor: Actor(id: name, name: name, kind: .person, affiliation: nil, gender: body.gender),
          affiliation: nil, confidence: 0.7)
      }
      return Link(
        actor: Actor(id: name, name: name, kind: .organisation, affiliation: nil),
        affiliation: name, confidence: 0.8)
    }
    return nil
  }

  /// "the spokesman", "the ministry": the last one introduced in that role.
  private func resolveDefinite(_ head: Range<Int>) -> Link {
    guard text.tokens[head.lowerBound].id == Words.the, head.count <= 4,
      let noun = head.last, words.sourceNouns.contains(text.tokens[noun].id)
    else { return .nobody }
    let role = text.tokens[noun].id
    if let person = persons.last(where: {
      $0.firstToken < head.lowerBound && $0.roles.contains(role)
    }) {
      return Link(actor: person.actor, affiliation: person.affiliation, confidence: 0.8)
    }
    if words.stateNouns.contains(role) || Self.bodies.contains(role), let lastBody {
      return Link(actor: lastBody.actor, affiliation: lastBody.affiliation, confidence: 0.6)
    }
    return .nobody
  }

  private func resolvePronoun(_ source: SourcePhrase) -> Link {
    let position = source.range.lowerBound
    let id = text.tokens[position].id
    if words.masculine.contains(id) || words.feminine.contains(id) {
      let gender: Actor.Gender = words.masculine.contains(id) ? .male : .female
      return resolvePerson(before: position, gender: gender)
    }
    if id == Words.they || id == Words.it, let lastBody {
      return Link(actor: lastBody.actor, affiliation: lastBody.affiliation, confidence: 0.6)
    }
    return .nobody
  }

  /// The last speaker if they fit and nobody has become the subject since; else the nearest fitting person.
  private func resolvePerson(before position: Int, gender: Actor.Gender) -> Link {
    func fits(_ actor: Actor) -> Bool {
      actor.kind == .person && (actor.gender == nil || actor.gender == gender)
    }
    var since = 0
    if let lastSpeaker, let actor = lastSpeaker.link.actor, fits(actor) {
      since = lastSpeaker.token
      let end = personMentions.partitioningIndex { $0.token >= position }
      let start = personMentions.partitioningIndex { $0.token > since }
      let newSubject = personMentions[start..<max(start, end)].last {
        let person = persons[$0.person].actor
        return person.id != actor.id && fits(person) && beginsSentence($0.token)
      }
      if let newSubject { return link(newSubject.person, confidence: 0.8) }
      return Link(actor: actor, affiliation: lastSpeaker.link.affiliation, confidence: 0.85)
    }
    let end = personMentions.partitioningIndex { $0.token >= position }
    // Far-away people are no antecedents: look back over at most 64 names.
    let candidates = personMentions[max(0, end - 64)..<end].reversed().filter {
      fits(persons[$0.person].actor)
    }
    guard let nearest = candidates.first else { return .nobody }
    // In one sentence, somebody known to be a woman is "she" rather than somebody who might be.
    let start = sentenceStart(of: nearest.token)
    let known = candidates.first { $0.token >= start && persons[$0.person].actor.gender == gender }
    return link((known ?? nearest).person, confidence: 0.75)
  }

  private func link(_ person: Int, confidence: Double) -> Link {
    Link(
      actor: persons[person].actor, affiliation: persons[person].affiliation, confidence: confidence
    )
  }

  /// Whether nothing but titles, demonyms and adverbs stands between a name and its sentence's start.
  private func beginsSentence(_ token: Int) -> Bool {
    let start = sentenceStart(of: token)
    // A verb before the name makes it an object: "The police followed Lindqvist."
    return token - start <= 6 && !(start..<token).contains { text.isVerbLike($0) }
  }

  private func opensSentence(_ token: Int) -> Bool { sentenceStart(of: token) == token }

  private func sentenceStart(of token: Int) -> Int {
    let next = text.sentenceStarts.partitioningIndex { $0 > token }
    return next > 0 ? text.sentenceStarts[next - 1] : 0
  }

  // MARK: Targets

  /// States and organisations named in `ranges`, persons by their affiliation; without the speaker's own side.
  func targets(in ranges: [Range<Int>], speaker: Link) -> [String] {
    var targets: [String] = []
    for range in ranges {
      for mention in mentions(in: range) {
        let entry = mention.entries[0]
        let actor = dictionary.entries[entry].actor
        let side =
          actor.kind == .state ? actor.id : dictionary.affiliation(of: entry, on: date) ?? actor.id
        if side != speaker.affiliation, actor.id != speaker.actor?.id, !targets.contains(side),
          targets.count < 16
        {
          targets.append(side)
        }
      }
    }
    return targets
  }

  private static let bodies = WordSets.ids(
    "company firm bank union party group agency organization organisation commission council court club federation kremlin"
  )
}
