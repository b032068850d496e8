import Tokenization

/// Who is who in one article: names met so far, and what short mentions of them mean.
///
/// Statements are resolved in text order. A full name makes its bearer known; a bare surname, a title with a
/// surname, a pronoun or "the ministry" then means the last fitting one.
struct DocumentActors {
  /// A resolved source.
  struct Link: Sendable, Equatable {
    var actor: Actor?
    var affiliation: String?
    /// In 0...1, how sure the link itself is.
    var confidence: Double

    static let nobody = Link(actor: nil, affiliation: nil, confidence: 0.5)
  }

  private struct Person {
    var actor: Actor
    var affiliation: String?
    let surnames: Set<TermID>
    /// First word of a name of several: East Asian surnames stand there, unhyphenated names do not tell.
    let firstName: TermID?
    let firstToken: Int
    /// Source nouns that stood beside the name: "spokesman", "minister".
    var roles: Set<TermID>
    /// Of two with one surname the one mentioned last is meant.
    var lastMention = 0
  }

  private struct PersonMention {
    let token: Int
    /// First token after the name.
    let end: Int
    let person: Int
  }

  private let text: TokenizedText
  private let dictionary: ActorDictionary
  private let date: String?
  let mentions: [ActorMention]
  private let words = WordSets.english
  private var persons: [Person] = []
  private var personMentions: [PersonMention] = []
  private var lastSpeaker: (link: Link, token: Int)?
  private var lastBody: Link?

  /// - Complexity: O(*t*) for *t* tokens, times the number of people who share one surname.
  init(text: TokenizedText, dictionary: ActorDictionary, date: String?) {
    self.text = text
    self.dictionary = dictionary
    self.date = date
    mentions = dictionary.mentions(in: text)
    findPersons()
  }

  // MARK: People of the article

  private mutating func findPersons() {
    let dictionary = self.dictionary
    let isPerson = { (mention: ActorMention) in
      dictionary.entries[mention.entries[0]].actor.kind == .person
    }
    let finder = NameChunkFinder(text: text, mentions: mentions, isPerson: isPerson)
    var next = 0
    for chunk in finder.chunks(in: 0..<text.tokens.count) {
      while next < mentions.count, mentions[next].tokens.upperBound <= chunk.tokens.lowerBound {
        next += 1
      }
      let known =
        next < mentions.count && mentions[next].tokens.overlaps(chunk.tokens) ? mentions[next] : nil
      if let index = register(chunk, known: known) {
        persons[index].lastMention = chunk.tokens.lowerBound
        personMentions.append(
          PersonMention(token: chunk.tokens.lowerBound, end: chunk.tokens.upperBound, person: index)
        )
      }
    }
  }

  private mutating func register(_ chunk: NameChunk, known: ActorMention?) -> Int? {
    if let known, known.kind == .name {
      return index(ofEntry: known.entries[0], chunk: chunk)
    }
    let nameWords = chunk.tokens.filter { text.tokens[$0].kind == .word }
    guard let first = nameWords.first, let last = nameWords.last else { return nil }
    if nameWords.count == 1 {
      let id = text.tokens[last].id
      if let index = lastBearer(of: id, gender: chunk.hasTitle ? chunk.gender : nil) {
        return index
      }
      // Somebody the article introduced comes before anybody the dictionary knows by that surname.
      if let index = persons.lastIndex(where: { $0.firstName == id }) { return index }
      if let known, let entry = bestEntry(known.entries) {
        return index(ofEntry: entry, chunk: chunk)
      }
      guard chunk.hasTitle, !chunk.isOrganisation else { return nil }
      return add(chunk, surnames: [id])
    }
    guard !chunk.isOrganisation else { return nil }
    // "Mr Nam Sung-wook" and "Nam Sung-wook" are one.
    let name = spacedText(chunk.tokens)
    if let index = persons.lastIndex(where: { $0.actor.name == name }) { return index }
    return add(chunk, surnames: surnames(first: first, last: last, of: chunk.tokens))
  }

  /// The bearer of a surname who was mentioned last; a title's gender rules out others ("Mrs Clinton").
  private func lastBearer(of surname: TermID, gender: Actor.Gender?) -> Int? {
    persons.indices.filter { k in
      guard persons[k].surnames.contains(surname) else { return false }
      return gender == nil || persons[k].actor.gender == nil || persons[k].actor.gender == gender
    }.max { persons[$0].lastMention < persons[$1].lastMention }
  }

  private mutating func add(_ chunk: NameChunk, surnames: Set<TermID>) -> Int {
    let name = spacedText(chunk.tokens)
    persons.append(
      Person(
        actor: Actor(id: name, name: name, kind: .person, affiliation: nil, gender: chunk.gender),
        affiliation: nil, surnames: surnames, firstName: text.tokens[chunk.tokens.lowerBound].id,
        firstToken: chunk.tokens.lowerBound, roles: []))
    describe(persons.count - 1, chunk.tokens)
    return persons.count - 1
  }

  private mutating func index(ofEntry entry: Int, chunk: NameChunk) -> Int {
    let actor = dictionary.entries[entry].actor
    if let index = persons.firstIndex(where: { $0.actor.id == actor.id }) {
      return index
    }
    let tokens = TokenizedText(actor.name).tokens.filter { $0.kind == .word }
    let family = dictionary.matcher.familyNames(of: entry)
    persons.append(
      Person(
        actor: actor, affiliation: dictionary.affiliation(of: entry, on: date),
        surnames: family.isEmpty ? Set(tokens.suffix(1).map(\.id)) : family,
        firstName: nil, firstToken: chunk.tokens.lowerBound, roles: []))
    describe(persons.count - 1, chunk.tokens)
    return persons.count - 1
  }

  /// East Asian names put the family name first: a hyphenated given name after it gives that away.
  private func surnames(first: Int, last: Int, of range: Range<Int>) -> Set<TermID> {
    let hyphen = range.first { text.tokens[$0].kind == .hyphen }
    let familyFirst =
      hyphen.map {
        $0 == first + 2 && range.upperBound == $0 + 2
          && text.tokens[$0 + 1].shape.isDisjoint(with: .capitalised)
      } ?? false
    return [text.tokens[familyFirst ? first : last].id]
  }

  /// Takes role and affiliation from what stands around a name: "a spokesman for the Kenyan army".
  private mutating func describe(_ person: Int, _ name: Range<Int>) {
    var start = name.lowerBound
    while start > 0, name.lowerBound - start < 8,
      [.word, .hyphen, .clitic].contains(text.tokens[start - 1].kind),
      !words.clauseOpeners.contains(text.tokens[start - 1].id),
      !words.auxiliaries.contains(text.tokens[start - 1].id),
      !words.prepositions.contains(text.tokens[start - 1].id)
    { start -= 1 }
    var end = name.upperBound
    if end < text.tokens.count, text.tokens[end].kind == .comma || text.tokens[end].id == Words.of {
      end += 1
      while end < text.tokens.count, end - name.upperBound < 16,
        [.word, .hyphen, .clitic, .number].contains(text.tokens[end].kind),
        CueLexicon.english.cue(text.tokens[end].id)?.form != .finite
      { end += 1 }
    }
    for i in start..<end where words.sourceNouns.contains(text.tokens[i].id) {
      persons[person].roles.insert(text.tokens[i].id)
    }
    guard persons[person].affiliation == nil else { return }
    persons[person].affiliation = affiliation(
      in: start..<end, hasRole: !persons[person].roles.isDisjoint(with: Self.offices))
  }

  /// The organisation that a description names, or the state if it also names an office of a state.
  private func affiliation(in range: Range<Int>, hasRole: Bool) -> String? {
    var state: String?
    for mention in mentions(in: range) {
      let actor = dictionary.entries[mention.entries[0]].actor
      switch actor.kind {
      case .person: continue
      case .state: if mention.kind != .capital { state = state ?? actor.affiliation }
      default: return actor.affiliation ?? actor.id
      }
    }
    return hasRole ? state : nil
  }

  private func mentions(in range: Range<Int>) -> ArraySlice<ActorMention> {
    let from = mentions.partitioningIndex { $0.tokens.lowerBound >= range.lowerBound }
    let to = mentions.partitioningIndex { $0.tokens.lowerBound >= range.upperBound }
    return mentions[from..<max(from, to)]
  }

  /// Of several bearers of a surname: who holds an office on the article's day, else the first listed.
  private func bestEntry(_ entries: [Int]) -> Int? {
    if let date, let holder = entries.first(where: { dictionary.heldOffice($0, on: date) }) {
      return holder
    }
    return entries.first
  }

  private func spacedText(_ range: Range<Int>) -> String {
    text.text(of: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Sources

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

  /// Offices whose holders speak for the state or body that is named beside them.
  private static let offices = WordSets.ids(
    """
    president minister ministers ministry spokesman spokeswoman spokesperson ambassador envoy general commander
    official army military premier chancellor leader secretary king queen prince government diplomat negotiator
    embassy senator governor navy police chief
    """)
  private static let bodies = WordSets.ids(
    "company firm bank union party group agency organization organisation commission council court club federation kremlin"
  )
}
