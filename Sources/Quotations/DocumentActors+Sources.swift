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
        && Self.singular.contains(text.tokens[source.head.lowerBound].id)
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
          || Self.kinOrCounsel.contains(text.tokens[$0].id)
      })
    else { return nil }
    let next = personMentions.partitioningIndex { $0.token > comma }
    guard next < personMentions.count, case let mention = personMentions[next],
      mention.token - comma <= 6,
      (comma + 1..<mention.token).allSatisfy({
        words.titles.contains(text.tokens[$0].id) || text.tokens[$0].kind == .hyphen
          || text.tokens[$0].shape.contains(.capitalised) || text.tokens[$0].id == Self.former
      })
    else { return nil }
    guard mention.end < text.tokens.count else { return mention }
    return [.comma, .stop, .dash, .closeBracket].contains(text.tokens[mention.end].kind)
      ? mention : nil
  }

  /// "both governments", "the European Union and the African Union": several speak, and none alone.
  private func joinsSides(_ head: Range<Int>) -> Bool {
    let first = text.tokens[head.lowerBound].id
    if first == Self.both || first == Self.each { return true }
    guard let and = head.first(where: { text.tokens[$0].id == Words.and }) else { return false }
    return !sides(in: head.lowerBound..<and).isEmpty && !sides(in: and..<head.upperBound).isEmpty
      && !sides(in: head).contains { $0.tokens.contains(and) }
  }

  /// The noun that a head is about: its last word for a source, else its last word.
  private func headNoun(_ head: Range<Int>) -> Int {
    let nouns = BodyNouns.english
    return head.last {
      let id = text.tokens[$0].id
      return words.sourceNouns.contains(id) || words.stateNouns.contains(id)
        || nouns.definite.contains(id) || Self.voices.contains(id)
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
      Self.documents.contains(text.tokens[noun].id),
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
    guard isState(state) || state.actor.kind == .organisation else { return nil }
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
      !head.contains(where: { Self.pastOrSubordinate.contains(text.tokens[$0].id) })
    else { return nil }
    let before = noun > head.lowerBound ? text.tokens[noun - 1].id : 0
    for (words, role) in Self.roles where words.last == text.tokens[noun].id {
      if words.count == 1 || words[0] == before { return (role, noun) }
    }
    return nil
  }

  /// "In Washington, the president": the state whose capital opens the sentence.
  private func frontedPlace(before token: Int) -> SideMention? {
    let start = sentence(of: token).lowerBound
    guard token - start <= 5, text.tokens[start].id == Words.in,
      let place = sides(in: start..<token).first, place.tokens.lowerBound == start + 1,
      isState(place)
    else { return nil }
    return place
  }

  // MARK: Bodies

  /// States and organisations: "Pyongyang", "the Kenyan army", "South Korean officials", "Acme Corp".
  private func resolveBody(_ source: SourcePhrase) -> Link? {
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
      if let state = sides(in: rest).first(where: isState)
        ?? context(before: head.lowerBound, isState)
      {
        return Link(
          actor: state.actor, affiliation: state.side, confidence: 0.7, reason: .sideOfSource)
      }
    }
    for mention in sides(in: head).reversed() where !isAddressed(mention) {
      let endsHead = mention.tokens.contains(lastWord)
      let speaksFor = words.stateNouns.contains(headNoun) || Self.voices.contains(headNoun)
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
      words.stateNouns.contains(headNoun) || Self.voices.contains(headNoun)
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
    if first == Self.its || first == Self.their {
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
    if first == Words.a || first == Words.an, Self.spokespeople.contains(headNoun), let lastBody,
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
      next < text.tokens.count && text.tokens[next].id == Self.there
      || text.tokens[next - 1].id == Self.there
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
    return context(before: source.head.lowerBound, isState).map {
      Link(actor: $0.actor, affiliation: $0.side, confidence: 0.6, reason: .sideOfSource)
    }
  }

  /// "the US ambassador to Berlin": the side that a source deals with is not its own.
  private func isAddressed(_ mention: SideMention) -> Bool {
    let first = mention.tokens.lowerBound
    return first > 0 && Self.towards.contains(text.tokens[first - 1].id)
  }

  private func names(ofState range: Range<Int>) -> Bool {
    range.contains { Self.ofState.contains(text.tokens[$0].id) }
  }

  /// "the Council's president", "a note from its mission": whom a possessive in the phrase means.
  private func possessor(in range: Range<Int>) -> SideMention? {
    for i in range.dropFirst() {
      if text.tokens[i].kind == .clitic, let body = body(noun: text.tokens[i - 1].id, before: i - 1)
      {
        return body
      }
      if text.tokens[i].id == Self.its { return antecedentBody(before: range.lowerBound) }
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
    guard let body = chunks.last, body.tokens.contains(lastWord) else { return nil }
    // "Talks", "Traders": one capital at a sentence's start is no name, unless the text writes it inside too.
    if body.tokens.count == 1, !isWrittenAsName(lastWord) { return nil }
    let name = spacedText(body.tokens)
    // "Highways England": a state's name at the end of one that is no person's.
    let endsInState =
      sides(in: head).last.map { isState($0) && $0.tokens.contains(lastWord) } ?? false
    guard body.isOrganisation || endsInState else {
      return Link(
        actor: Actor(id: name, name: name, kind: .person, affiliation: nil, gender: body.gender),
        affiliation: nil, confidence: 0.7, reason: .nameInArticle)
    }
    return Link(
      actor: Actor(id: name, name: name, kind: .organisation, affiliation: name), affiliation: name,
      confidence: 0.8, reason: .nameInArticle)
  }

  /// Whether a word has its capital within a sentence, here or near the text's beginning, and is nowhere written
  /// without one.
  private func isWrittenAsName(_ word: Int) -> Bool {
    let id = text.tokens[word].id
    var isInside = !opensSentence(word)
    for i in text.tokens.indices.prefix(4096) where text.tokens[i].id == id {
      if text.tokens[i].shape.isDisjoint(with: .capitalised) { return false }
      if !opensSentence(i) { isInside = true }
    }
    return isInside
  }

  func opensSentence(_ token: Int) -> Bool {
    let start = sentence(of: token).lowerBound
    let followsDateline =
      token > 0 && text.tokens[token - 1].kind == .dash
      && token - paragraph(of: token).lowerBound < 16
    return token == start || followsDateline
      || token == start + 1 && [.quotationMark, .dash].contains(text.tokens[start].kind)
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
    if head.count == 1, text.tokens[noun].id == Self.one || text.tokens[noun].id == Self.another,
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
    if words.stateNouns.contains(role) || Self.ofState.contains(role) {
      let spoken = lastSpeaker.flatMap { speaker in
        speaker.link.affiliation.flatMap { dictionary.entry(id: $0) }
          .map { (entry: $0, token: speaker.token) }
      }
      let state = context(before: head.lowerBound, isState)
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

extension DocumentActors {
  private func endsWithDirection(_ head: Range<Int>, _ headNoun: TermID) -> Bool {
    Self.directionOf[headNoun] != nil || words.stateNouns.contains(headNoun)
      || Self.voices.contains(headNoun)
  }

  private static let towards = WordSets.ids("to against with on towards toward")
  private static let singular = WordSets.ids("a an the one another his her its")
  private static let documents = WordSets.ids(
    "statement communique communiqué letter note post tweet recording transcript memo")
  private static let spokespeople = WordSets.ids("spokesman spokeswoman spokesperson official")
  private static let there = TermHash.id(of: "there")
  private static let former = TermHash.id(of: "former")
  private static let both = TermHash.id(of: "both")
  private static let each = TermHash.id(of: "each")
  private static let its = TermHash.id(of: "its")
  private static let their = TermHash.id(of: "their")
  private static let one = TermHash.id(of: "one")
  private static let another = TermHash.id(of: "another")
  private static let kinOrCounsel = WordSets.ids(
    "wife husband mother father son daughter brother sister widow solicitor lawyer attorney counsel captain coach"
  )
  private static let pastOrSubordinate = WordSets.ids(
    "former ex then late deputy vice assistant acting aide spokesman spokeswoman")
  /// Those without a name who speak for the side that is named with them.
  private static let voices = WordSets.ids(
    """
    source sources aide aides adviser advisers advisor advisors representative representatives delegate delegates
    secretariat television radio media broadcaster presidency mission statement communique declaration spokespeople
    spokesmen diplomat clerk camp office agency paper note host commander soldiers court
    officer officers
    """)
  /// Qualifiers and nouns that belong to a state, where no state is named.
  private static let ofState = WordSets.ids(
    """
    presidential presidency government governmental military army ministry administration state cabinet foreign
    defence defense treasury authorities parliament
    """)
  /// Words for an office and the dictionary's word for it, longer ones first.
  private static let roles: [(words: [TermID], role: String)] = [
    ("prime minister", "prime-minister"), ("foreign minister", "foreign-minister"),
    ("foreign secretary", "foreign-minister"), ("defence minister", "defence-minister"),
    ("defense minister", "defence-minister"), ("defence secretary", "defence-minister"),
    ("defense secretary", "defence-minister"), ("finance minister", "finance-minister"),
    ("supreme leader", "supreme-leader"), ("secretary general", "secretary-general"),
    ("president", "president"), ("premier", "prime-minister"), ("chancellor", "chancellor"),
    ("king", "king"), ("queen", "queen"), ("pope", "pope"),
  ].map { (WordSets.ids(inOrder: $0.0), $0.1) }
}

extension WordSets {
  /// The ids of several words in their order.
  fileprivate static func ids(inOrder words: String) -> [TermID] {
    words.split(separator: " ").map { TermHash.id(of: String($0)) }
  }
}
