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

  struct Person {
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

  struct PersonMention {
    let token: Int
    /// First token after the name.
    let end: Int
    let person: Int
  }

  let text: TokenizedText
  let dictionary: ActorDictionary
  let date: String?
  let mentions: [ActorMention]
  let words = WordSets.english
  var persons: [Person] = []
  var personMentions: [PersonMention] = []
  var lastSpeaker: (link: Link, token: Int)?
  var lastBody: Link?

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
  func affiliation(in range: Range<Int>, hasRole: Bool) -> String? {
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

  func mentions(in range: Range<Int>) -> ArraySlice<ActorMention> {
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

  func spacedText(_ range: Range<Int>) -> String {
    text.text(of: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Offices whose holders speak for the state or body that is named beside them.
  private static let offices = WordSets.ids(
    """
    president minister ministers ministry spokesman spokeswoman spokesperson ambassador envoy general commander
    official army military premier chancellor leader secretary king queen prince government diplomat negotiator
    embassy senator governor navy police chief
    """)
}
