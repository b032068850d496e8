import Tokenization

/// Who a source is.
extension DocumentActors {
  /// Who a source is. Call in text order.
  mutating func resolve(_ source: SourcePhrase) -> Link {
    let isPronoun = source.isPronoun || isObjectPronoun(source.head)
    let link = isPronoun ? resolvePronoun(source) : resolveNoun(source)
    if !isPronoun {
      let noun = headNoun(source.head)
      let isUnnamed =
        link.actor?.kind != .person && text.tokens[noun].shape.isDisjoint(with: .capitalised)
        && SourceWords.singular.contains(text.tokens[source.head.lowerBound].id)
        && sides(in: noun..<noun + 1).isEmpty
        && !BodyNouns.english.definite.contains(text.tokens[noun].id)
      lastUnnamedPerson = isUnnamed ? (link, source.range.lowerBound) : nil
    }
    if let actor = link.actor {
      lastSpeaker = (link, source.range.lowerBound)
      if actor.kind != .person { lastBody = (link, source.range.lowerBound) }
    }
    return link
  }

  private mutating func resolveNoun(_ source: SourcePhrase) -> Link {
    let head = source.head
    // The last person named in the head, unless a possessive makes it somebody else's ("Moon's spokesman").
    let candidate = persons(in: head).last { !isPossessive(at: $0.end, within: head) }
    if let candidate { return link(candidate.person, confidence: 1, reason: candidate.reason) }
    if let named = nameInApposition(to: source) {
      return link(named.person, confidence: 1, reason: .apposition)
    }
    if joinsSides(head) { return .nobody }
    if let document = issuer(ofDocument: source) { return document }
    if let holder = officeHolder(source) { return holder }
    if let body = resolveBody(source) { return remember(body, source) }
    return resolveDefinite(source)
  }

  private func isPossessive(at i: Int, within head: Range<Int>) -> Bool {
    guard i < head.upperBound - 1 else { return false }
    return text.tokens[i].kind == .clitic || text.tokens[i].kind == .quotationMark
  }

  /// "the army spokeswoman, Anna Brandt, said": the name alone between commas after an office.
  private func nameInApposition(to source: SourcePhrase) -> PersonMention? {
    let comma = source.range.upperBound
    guard comma + 1 < text.tokens.count, text.tokens[comma].kind == .comma,
      source.head.contains(where: {
        words.sourceNouns.contains(text.tokens[$0].id) || words.titles.contains(text.tokens[$0].id)
          || SourceWords.kinOrCounsel.contains(text.tokens[$0].id)
      })
    else { return nil }
    let next = personMentions.partitioningIndex { $0.token > comma }
    guard next < personMentions.count, case let mention = personMentions[next],
      mention.token - comma <= 6,
      (comma + 1..<mention.token).allSatisfy({
        words.titles.contains(text.tokens[$0].id) || text.tokens[$0].kind == .hyphen
          || text.tokens[$0].shape.contains(.capitalised)
          || text.tokens[$0].id == SourceWords.former
      })
    else { return nil }
    guard mention.end < text.tokens.count else { return mention }
    return [.comma, .stop, .dash, .closeBracket].contains(text.tokens[mention.end].kind)
      ? mention : nil
  }

  /// "both governments", "the European Union and the African Union": several speak, and none alone.
  private func joinsSides(_ head: Range<Int>) -> Bool {
    let first = text.tokens[head.lowerBound].id
    if first == SourceWords.both || first == SourceWords.each { return true }
    guard let and = head.first(where: { text.tokens[$0].id == Words.and }) else { return false }
    return !sides(in: head.lowerBound..<and).isEmpty && !sides(in: and..<head.upperBound).isEmpty
      && !sides(in: head).contains { $0.tokens.contains(and) }
  }

  /// The noun that a head is about: its last word for a source, else its last word.
  func headNoun(_ head: Range<Int>) -> Int {
    let nouns = BodyNouns.english
    return head.last {
      let id = text.tokens[$0].id
      return words.sourceNouns.contains(id) || words.stateNouns.contains(id)
        || nouns.definite.contains(id) || SourceWords.voices.contains(id)
        || text.tokens[$0].kind == .word && text.tokens[$0].shape.contains(.capitalised)
    } ?? head.last { text.tokens[$0].kind == .word } ?? head.lowerBound
  }

  /// "according to him".
  private func isObjectPronoun(_ head: Range<Int>) -> Bool {
    head.count == 1
      && (words.masculine.contains(text.tokens[head.lowerBound].id)
        || words.feminine.contains(text.tokens[head.lowerBound].id))
  }

  /// "a statement", "The letter": a document without an owner is the last speaker's.
  private func issuer(ofDocument source: SourcePhrase) -> Link? {
    let noun = headNoun(source.head)
    guard
      SourceWords.documents.contains(text.tokens[noun].id),
      source.range.upperBound == source.head.upperBound,
      source.head.count <= 3, sides(in: source.head).isEmpty
    else { return nil }
    let start = paragraph(of: source.range.lowerBound).lowerBound
    guard let lastSpeaker, lastSpeaker.token >= start else {
      return persons(in: start..<source.range.lowerBound).first(where: { isSubject($0) }).map {
        self.link($0.person, confidence: 0.7, reason: .definiteDescription)
      }
    }
    var link = lastSpeaker.link
    link.confidence = 0.7
    link.reason = .definiteDescription
    return link
  }

  // MARK: Offices

  /// "the South Korean president", "In Washington, the president": who the article introduced in that office, else
  /// who held it on the article's day.
  private func officeHolder(_ source: SourcePhrase) -> Link? {
    let head = source.head
    guard let (role, noun) = office(in: head) else { return nil }
    // "the president's spokesman" is another.
    guard noun == head.upperBound - 1 else { return nil }
    let state: SideMention
    if let named = sides(in: head).last {
      state = named
    } else if let fronted = frontedPlace(before: head.lowerBound) {
      state = fronted
    } else {
      return nil
    }
    guard Self.isState(state) || state.actor.kind == .organisation else { return nil }
    let introduced = persons.indices.prefix(256).filter {
      persons[$0].affiliation == state.side && persons[$0].roles.contains(text.tokens[noun].id)
    }
    if introduced.count == 1 { return link(introduced[0], confidence: 0.85, reason: .office) }
    guard let date, introduced.isEmpty,
      let entry = dictionary.holder(of: role, for: state.side, on: date)
    else { return nil }
    return Link(
      actor: dictionary.entries[entry].actor, affiliation: state.side, confidence: 0.85,
      reason: .office)
  }

  /// The dictionary's word for the office that a phrase ends in, and the last token of it.
  private func office(in head: Range<Int>) -> (role: String, noun: Int)? {
    guard let noun = head.last(where: { text.tokens[$0].kind == .word }),
      !head.contains(where: { SourceWords.pastOrSubordinate.contains(text.tokens[$0].id) })
    else { return nil }
    let before = noun > head.lowerBound ? text.tokens[noun - 1].id : 0
    for (words, role) in SourceWords.roles where words.last == text.tokens[noun].id {
      if words.count == 1 || words[0] == before { return (role, noun) }
    }
    return nil
  }

  /// "In Washington, the president": the state whose capital opens the sentence.
  private func frontedPlace(before token: Int) -> SideMention? {
    let start = sentence(of: token).lowerBound
    guard token - start <= 5, text.tokens[start].id == Words.in,
      let place = sides(in: start..<token).first, place.tokens.lowerBound == start + 1,
      Self.isState(place)
    else { return nil }
    return place
  }

  // MARK: Descriptions

  /// Keeps a source without a name, so that "the official" finds it.
  private mutating func remember(_ link: Link, _ source: SourcePhrase) -> Link {
    let noun = headNoun(source.head)
    guard text.tokens[noun].shape.isDisjoint(with: .capitalised) else { return link }
    unnamed.append((text.tokens[noun].id, link))
    return link
  }

  /// "the spokesman", "the ministry", "one of them": the last one introduced in that role.
  private mutating func resolveDefinite(_ source: SourcePhrase) -> Link {
    let head = source.head
    let noun = headNoun(head)
    let role = text.tokens[noun].id
    if head.count == 1,
      text.tokens[noun].id == SourceWords.one || text.tokens[noun].id == SourceWords.another,
      let last = unnamed.last
    {
      return Link(
        actor: last.link.actor, affiliation: last.link.affiliation, confidence: 0.6,
        reason: .definiteDescription)
    }
    guard text.tokens[head.lowerBound].id == Words.the, head.count <= 4 else {
      // Somebody new without a name: nobody, and "the resident" later is nobody either.
      if words.sourceNouns.contains(role) { unnamed.append((role, .nobody)) }
      return .nobody
    }
    let introduced = persons.partitioningIndex { $0.firstToken >= head.lowerBound }
    if let person = persons[..<introduced].suffix(256).last(where: { $0.roles.contains(role) }) {
      return Link(
        actor: person.actor, affiliation: person.affiliation, confidence: 0.8,
        reason: .definiteDescription)
    }
    if let last = unnamed.suffix(64).last(where: { $0.noun == role }) {
      return Link(
        actor: last.link.actor, affiliation: last.link.affiliation,
        confidence: last.link.actor == nil ? 0.5 : 0.7,
        reason: last.link.actor == nil ? nil : .definiteDescription)
    }
    if let body = body(noun: role, before: head.lowerBound) {
      return Link(
        actor: body.actor, affiliation: body.side, confidence: 0.75, reason: .definiteDescription)
    }
    return remember(definiteBody(role, head), source)
  }

  /// "the ministry" of the state that spoke before or that the text speaks of.
  private func definiteBody(_ role: TermID, _ head: Range<Int>) -> Link {
    if words.stateNouns.contains(role) || SourceWords.ofState.contains(role) {
      let spoken = lastSpeaker.flatMap { speaker in
        speaker.link.affiliation.flatMap { dictionary.entry(id: $0) }
          .map { (entry: $0, token: speaker.token) }
      }
      let state = context(before: head.lowerBound, Self.isState)
      if let spoken, dictionary.entries[spoken.entry].actor.kind == .state,
        spoken.token > (state?.tokens.lowerBound ?? -1)
      {
        let actor = dictionary.entries[spoken.entry].actor
        return Link(
          actor: actor, affiliation: actor.id, confidence: 0.65, reason: .definiteDescription)
      }
      if let state {
        return Link(
          actor: state.actor, affiliation: state.side, confidence: 0.6, reason: .definiteDescription
        )
      }
    }
    if BodyNouns.english.definite.contains(role), let lastBody {
      return Link(
        actor: lastBody.link.actor, affiliation: lastBody.link.affiliation, confidence: 0.6,
        reason: .definiteDescription)
    }
    return .nobody
  }

  func link(_ person: Int, confidence: Double, reason: LinkReason) -> Link {
    Link(
      actor: persons[person].actor, affiliation: persons[person].affiliation,
      confidence: confidence, reason: reason)
  }
}
