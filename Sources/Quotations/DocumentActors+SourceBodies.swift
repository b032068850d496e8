import Tokenization

/// States and bodies that sources are or speak for.
extension DocumentActors {
  /// States and organisations: "Pyongyang", "the Kenyan army", "South Korean officials", "Acme Corp".
  func resolveBody(_ source: SourcePhrase) -> Link? {
    let head = source.head
    let lastWord = headNoun(head)
    let headNoun = text.tokens[lastWord].id
    if let whole = sideCovering(lastWord), whole.kind != .adjective {
      return Link(
        actor: whole.actor, affiliation: whole.side, confidence: 0.95, reason: whole.reason)
    }
    if BodyNouns.english.ofState.contains(headNoun),
      text.tokens[lastWord].shape.contains(.capitalised),
      sides(in: head).isEmpty
    {
      // "The Commerce Ministry": whose it is, the text before tells.
      let rest =
        head
        .upperBound..<min(
          text.tokens.count, max(head.upperBound + 3, source.range.upperBound))
      if let state = sides(in: rest).first(where: Self.isState)
        ?? context(before: head.lowerBound, Self.isState)
      {
        return Link(
          actor: state.actor, affiliation: state.side, confidence: 0.7, reason: .sideOfSource)
      }
    }
    for mention in sides(in: head).reversed() where !isAddressed(mention) {
      let endsHead = mention.tokens.contains(lastWord)
      let speaksFor = words.stateNouns.contains(headNoun) || SourceWords.voices.contains(headNoun)
      if endsHead ? mention.kind != .adjective : speaksFor {
        let reason: LinkReason =
          endsHead ? mention.reason : mention.kind == .adjective ? .demonym : .sideOfSource
        return Link(
          actor: mention.actor, affiliation: mention.side, confidence: endsHead ? 0.95 : 0.85,
          reason: reason)
      }
      // "Finland's trade minister": an office whose holder nobody names speaks for its state.
      if Self.offices.contains(headNoun) {
        return Link(
          actor: mention.actor, affiliation: mention.side, confidence: 0.7, reason: .sideOfSource)
      }
    }
    // "The Republican incumbent": whoever the article gave that side.
    if text.tokens[head.lowerBound].id == Words.the,
      let party = sides(in: head).first(where: { $0.kind == .adjective && $0.actor.kind == .party }
      ),
      let person = persons.suffix(256).last(where: {
        $0.affiliation == party.side && $0.firstToken < head.lowerBound
      })
    {
      return Link(
        actor: person.actor, affiliation: person.affiliation, confidence: 0.7,
        reason: .definiteDescription)
    }
    if let direction = direction(in: head), endsWithDirection(head, headNoun) { return direction }
    if let represented = represented(source, headNoun) { return represented }
    return nameOfHead(head, lastWord)
  }

  /// "A spokesman for Halden", "a foreign ministry official in Lisbon": whom a source without a name speaks for.
  private func represented(_ source: SourcePhrase, _ headNoun: TermID) -> Link? {
    guard
      words.stateNouns.contains(headNoun) || SourceWords.voices.contains(headNoun)
        || Self.offices.contains(headNoun)
    else { return nil }
    var end = max(source.head.upperBound, source.range.upperBound)
    // "said a foreign ministry official in Lisbon"
    if end + 1 < text.tokens.count, text.tokens[end].id == Words.in,
      sides(in: end + 1..<end + 2).first?.kind == .capital, names(ofState: source.range)
    {
      end += 2
    }
    let rest = source.head.upperBound..<end
    if let direction = direction(in: source.range) { return direction }
    if let owner = sides(in: rest).first ?? possessor(in: source.range) {
      return Link(
        actor: owner.actor, affiliation: owner.side, confidence: 0.85, reason: .sideOfSource)
    }
    if let owner = persons(in: rest).first, let side = persons[owner.person].affiliation {
      return body(ofSide: side, confidence: 0.7)
    }
    let first = text.tokens[source.head.lowerBound].id
    if first == SourceWords.its || first == SourceWords.their {
      return antecedentBody(before: source.head.lowerBound).map {
        Link(actor: $0.actor, affiliation: $0.side, confidence: 0.75, reason: .sideOfSource)
      }
    }
    if words.masculine.contains(first) || words.feminine.contains(first) {
      let owner = resolvePerson(
        before: source.head.lowerBound, gender: words.masculine.contains(first) ? .male : .female)
      return owner.affiliation.flatMap { body(ofSide: $0, confidence: 0.7) }
    }
    // "a spokesman added", in a paragraph about a body.
    if first == Words.a || first == Words.an, SourceWords.spokespeople.contains(headNoun),
      let lastBody,
      lastBody.token >= paragraph(of: source.head.lowerBound).lowerBound
    {
      return Link(
        actor: lastBody.link.actor, affiliation: lastBody.link.affiliation, confidence: 0.65,
        reason: .sideOfSource)
    }
    // "A presidential aide", "a government adviser": of the state that the text speaks of.
    let isOfOffice = rest.contains { Self.offices.contains(text.tokens[$0].id) }
    let next = source.range.upperBound
    let isThere =
      next < text.tokens.count && text.tokens[next].id == SourceWords.there
      || text.tokens[next - 1].id == SourceWords.there
    guard names(ofState: source.range) || isOfOffice || isThere, first != Words.the else {
      return nil
    }
    if isThere {
      let end = sides.partitioningIndex { $0.tokens.lowerBound >= source.range.lowerBound }
      if let place = sides[max(0, end - 64)..<end].last(where: { $0.kind == .capital }) {
        return Link(
          actor: place.actor, affiliation: place.side, confidence: 0.7, reason: .sideOfSource)
      }
    }
    return context(before: source.head.lowerBound, Self.isState).map {
      Link(actor: $0.actor, affiliation: $0.side, confidence: 0.6, reason: .sideOfSource)
    }
  }

  /// "the US ambassador to Berlin": the side that a source deals with is not its own.
  private func isAddressed(_ mention: SideMention) -> Bool {
    let first = mention.tokens.lowerBound
    return first > 0 && SourceWords.towards.contains(text.tokens[first - 1].id)
  }

  private func names(ofState range: Range<Int>) -> Bool {
    range.contains { SourceWords.ofState.contains(text.tokens[$0].id) }
  }

  /// "the Council's president", "a note from its mission": whom a possessive in the phrase means.
  private func possessor(in range: Range<Int>) -> SideMention? {
    for i in range.dropFirst() {
      if text.tokens[i].kind == .clitic, let body = body(noun: text.tokens[i - 1].id, before: i - 1)
      {
        return body
      }
      if text.tokens[i].id == SourceWords.its { return antecedentBody(before: range.lowerBound) }
    }
    return nil
  }

  /// The side mention that a token belongs to, wherever it begins: marks cut "the art dealers' association" in two.
  private func sideCovering(_ token: Int) -> SideMention? {
    let next = sides.partitioningIndex { $0.tokens.upperBound > token }
    return next < sides.count && sides[next].tokens.contains(token) ? sides[next] : nil
  }

  /// The state or body behind the name of a side.
  func body(ofSide side: String, confidence: Double) -> Link? {
    if let entry = dictionary.entry(id: side) {
      return Link(
        actor: dictionary.entries[entry].actor, affiliation: side, confidence: confidence,
        reason: .sideOfSource)
    }
    guard let body = bodies.suffix(256).last(where: { $0.side == side }) else { return nil }
    return Link(actor: body.actor, affiliation: side, confidence: confidence, reason: .sideOfSource)
  }

  /// A name in capitals that nothing else explains.
  private func nameOfHead(_ head: Range<Int>, _ lastWord: Int) -> Link? {
    let noun = head.last {
      words.sourceNouns.contains(text.tokens[$0].id)
        && !text.tokens[$0].shape.contains(.capitalised)
    }
    // A noun with a capital is a name ("the Ministry"), unless its sentence begins with it ("Residents said").
    let isName = text.tokens[lastWord].shape.contains(.capitalised) && !opensSentence(lastWord)
    guard noun == nil && !words.sourceNouns.contains(text.tokens[lastWord].id) || isName else {
      return nil
    }
    let chunks = NameChunkFinder(text: text, mentions: [], isPerson: { _ in true }).chunks(in: head)
    let last = head.last { text.tokens[$0].kind == .word } ?? lastWord
    guard let body = chunks.last, body.tokens.contains(last) else { return nil }
    if body.tokens.count == 1, !isWrittenAsName(lastWord) { return nil }
    let name = spacedText(body.tokens)
    // "Highways England": a state's name at the end of one that is no person's.
    let endsInState =
      sides(in: head).last.map { Self.isState($0) && $0.tokens.contains(lastWord) } ?? false
    guard body.isOrganisation || endsInState else {
      return Link(
        actor: Actor(id: name, name: name, kind: .person, affiliation: nil, gender: body.gender),
        affiliation: nil, confidence: 0.7, reason: .nameInArticle)
    }
    return Link(
      actor: Actor(id: name, name: name, kind: .organisation, affiliation: name), affiliation: name,
      confidence: 0.8, reason: .nameInArticle)
  }

  /// Whether a word is nowhere written without its capital near the text's beginning: "Talks" are no name where
  /// the text speaks of talks.
  private func isWrittenAsName(_ word: Int) -> Bool {
    let id = text.tokens[word].id
    return !text.tokens.indices.prefix(4096).contains {
      text.tokens[$0].id == id && text.tokens[$0].shape.isDisjoint(with: .capitalised)
    }
  }

  func opensSentence(_ token: Int) -> Bool {
    let start = sentence(of: token).lowerBound
    let followsDateline =
      token > 0 && text.tokens[token - 1].kind == .dash
      && token - paragraph(of: token).lowerBound < 16
    return token == start || followsDateline
      || token == start + 1 && [.quotationMark, .dash].contains(text.tokens[start].kind)
  }

  private func endsWithDirection(_ head: Range<Int>, _ headNoun: TermID) -> Bool {
    Self.directionOf[headNoun] != nil || words.stateNouns.contains(headNoun)
      || SourceWords.voices.contains(headNoun)
  }
}
