import Tokenization

/// The people of the article.
extension DocumentActors {
  mutating func findPersons(_ chunks: [NameChunk]) {
    var next = 0
    for chunk in chunks {
      while next < mentions.count, mentions[next].tokens.upperBound <= chunk.tokens.lowerBound {
        next += 1
      }
      let known =
        next < mentions.count && mentions[next].tokens.overlaps(chunk.tokens) ? mentions[next] : nil
      // What names a body names nobody; "the West Indies board" reaches beyond its capitals.
      guard !isSide(chunk.tokens), let (index, reason) = register(chunk, known: known) else {
        continue
      }
      persons[index].lastMention = chunk.tokens.lowerBound
      personMentions.append(
        PersonMention(
          token: chunk.tokens.lowerBound, end: chunk.tokens.upperBound, person: index,
          reason: reason))
      describe(index, chunk.tokens)
    }
  }

  /// "The Republican incumbent" says of the last person whose side nobody told that he is a Republican.
  mutating func assignParties() {
    for party in sides where party.kind == .adjective && party.actor.kind == .party {
      let next = party.tokens.upperBound
      guard isAfterThe(party.tokens.lowerBound), next + 1 < text.tokens.count,
        text.tokens[next].shape.isDisjoint(with: .capitalised),
        text.tokens[next + 1].shape.isDisjoint(with: .capitalised)
      else { continue }
      let end = personMentions.partitioningIndex { $0.token >= party.tokens.lowerBound }
      let known = personMentions[max(0, end - 64)..<end].last {
        persons[$0.person].affiliation == nil
      }
      if let known { persons[known.person].affiliation = party.side }
    }
  }

  private func isSide(_ tokens: Range<Int>) -> Bool {
    let next = sides.partitioningIndex { $0.tokens.upperBound > tokens.lowerBound }
    return next < sides.count && sides[next].tokens.lowerBound <= tokens.lowerBound
      && sides[next].tokens.upperBound >= tokens.upperBound
  }

  private mutating func register(_ chunk: NameChunk, known: ActorMention?) -> (Int, LinkReason)? {
    if let known, known.kind == .name, let entry = bestEntry(known.entries) {
      return (index(ofEntry: entry, chunk: chunk), .exactAlias)
    }
    var nameWords = chunk.tokens.filter { text.tokens[$0].kind == .word }
    // "Al-Samarrai" is a surname with its particle.
    while nameWords.count > 1, words.nameParticles.contains(text.tokens[nameWords[0]].id) {
      nameWords.removeFirst()
    }
    guard let first = nameWords.first, let last = nameWords.last else { return nil }
    if nameWords.count == 1 { return registerSingle(last, chunk, known) }
    guard !chunk.isOrganisation else { return nil }
    let name = spacedText(chunk.tokens)
    // "Delgado-Pierce" after "Rosa Delgado-Pierce".
    if nameWords.count == 2, chunk.tokens.count == 3,
      let index = personsBySurname[text.tokens[last].id]?.last(where: {
        persons[$0].actor.name.hasSuffix(" " + name)
      })
    {
      return (index, chunk.hasTitle ? .titleAndSurname : .surname)
    }
    // "Mr Nam Sung-wook" and "Nam Sung-wook" are one.
    if let index = personByName[name] { return (index, .nameInArticle) }
    let surname = text.tokens[last].id
    if let index = bearer(ofInitial: first, surname: surname) { return (index, .initials) }
    if let known, known.kind == .family, isInitial(first),
      let entry = known.entries.first(where: { initial(ofEntry: $0) == letter(first) })
    {
      return (index(ofEntry: entry, chunk: chunk), .initials)
    }
    // "Hillary R. Clinton", "Jean Dupont" after "Jean Marie Dupont": given name and surname decide.
    if let index = personsBySurname[surname]?.last(where: {
      persons[$0].firstName == text.tokens[first].id
    }) {
      return (index, .surname)
    }
    return (
      add(chunk, surnames: surnames(first: first, last: last, of: chunk.tokens)), .nameInArticle
    )
  }

  private mutating func registerSingle(_ word: Int, _ chunk: NameChunk, _ known: ActorMention?)
    -> (Int, LinkReason)?
  {
    let id = text.tokens[word].id
    if let index = bearer(of: id, chunk: chunk) {
      return (index, chunk.hasTitle ? .titleAndSurname : .surname)
    }
    // Somebody the article introduced comes before anybody the dictionary knows by that surname.
    if let index = personByFirstName[id] { return (index, .givenName) }
    if let known, let entry = bestEntry(known.entries) {
      return (index(ofEntry: entry, chunk: chunk), .dictionarySurname)
    }
    guard !chunk.isOrganisation, chunk.hasTitle || isIntroduced(chunk.tokens) else { return nil }
    return (add(chunk, surnames: [id]), .nameInArticle)
  }

  /// "said Rania, a teacher from Homs", "His wife, Carol, appealed": a single name that an apposition explains.
  private func isIntroduced(_ name: Range<Int>) -> Bool {
    guard name.upperBound + 1 < text.tokens.count, text.tokens[name.upperBound].kind == .comma
    else { return false }
    let after = text.tokens[name.upperBound + 1].id
    if after == Words.a || after == Words.an || after == Words.who { return true }
    guard name.lowerBound > 1, text.tokens[name.lowerBound - 1].kind == .comma else { return false }
    return Self.kin.contains(text.tokens[name.lowerBound - 2].id)
  }

  /// The bearer of a surname who is meant: of several the one whose gender and office the title fits, then who was
  /// mentioned last.
  private func bearer(of surname: TermID, chunk: NameChunk) -> Int? {
    let bearers = (personsBySurname[surname] ?? []).filter { k in
      guard chunk.hasTitle, let gender = chunk.gender else { return true }
      return persons[k].actor.gender == nil || persons[k].actor.gender == gender
    }
    let fitting = chunk.hasTitle ? bearers.filter { holdsTitle($0, before: chunk.tokens) } : []
    return (fitting.isEmpty ? bearers : fitting).max {
      persons[$0].lastMention < persons[$1].lastMention
    }
  }

  /// Whether the article gave the person the title that stands before a name.
  private func holdsTitle(_ person: Int, before name: Range<Int>) -> Bool {
    var i = name.lowerBound
    while i > 0, name.lowerBound - i < 4, text.tokens[i - 1].kind == .word {
      if persons[person].roles.contains(Self.fullTitle(text.tokens[i - 1].id)) { return true }
      i -= 1
    }
    return false
  }

  /// "Supt" is a superintendent.
  static func fullTitle(_ id: TermID) -> TermID { titlesWrittenShort[id] ?? id }

  private static let titlesWrittenShort: [TermID: TermID] = {
    let pairs = [
      "supt": "superintendent", "gen": "general", "col": "colonel", "capt": "captain",
      "sen": "senator", "gov": "governor", "insp": "inspector", "rep": "representative",
      "prof": "professor", "sgt": "sergeant", "det": "detective", "cmdr": "commander",
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.map { (TermHash.id(of: $0), TermHash.id(of: $1)) })
  }()

  private func bearer(ofInitial first: Int, surname: TermID) -> Int? {
    guard isInitial(first) else { return nil }
    return personsBySurname[surname]?.last { persons[$0].initial == letter(first) }
  }

  /// "J.", "J.K."
  private func isInitial(_ i: Int) -> Bool {
    let token = text.tokens[i]
    return token.length == 1
      || token.length <= 5 && token.shape.contains(.endsWithPoint)
        && token.shape.contains(.capitalised) && !words.titles.contains(token.id)
  }

  private func letter(_ i: Int) -> UInt8 { text.bytes[Int(text.tokens[i].start)] | 0x20 }

  private func initial(ofEntry entry: Int) -> UInt8? {
    dictionary.entries[entry].actor.name.utf8.first.map { $0 | 0x20 }
  }

  private mutating func add(_ chunk: NameChunk, surnames: Set<TermID>) -> Int {
    let name = spacedText(chunk.tokens)
    let first = chunk.tokens.lowerBound
    let person = Person(
      actor: Actor(id: name, name: name, kind: .person, affiliation: nil, gender: chunk.gender),
      affiliation: nil, surnames: surnames, firstName: text.tokens[first].id,
      initial: letter(first), firstToken: first, roles: [])
    return append(person)
  }

  private mutating func index(ofEntry entry: Int, chunk: NameChunk) -> Int {
    let actor = dictionary.entries[entry].actor
    if let index = personByName[actor.name], persons[index].actor.id == actor.id { return index }
    let tokens = TokenizedText(actor.name).tokens.filter { $0.kind == .word }
    let family = dictionary.matcher.familyNames(of: entry)
    let person = Person(
      actor: actor, affiliation: dictionary.affiliation(of: entry, on: date),
      surnames: family.isEmpty ? Set(tokens.suffix(1).map(\.id)) : family,
      firstName: tokens.count > 1 && !family.contains(tokens[0].id) ? tokens[0].id : nil,
      initial: initial(ofEntry: entry), firstToken: chunk.tokens.lowerBound, roles: [])
    return append(person)
  }

  private mutating func append(_ person: Person) -> Int {
    let index = persons.count
    persons.append(person)
    personByName[person.actor.name] = index
    for surname in person.surnames { personsBySurname[surname, default: []].append(index) }
    if let first = person.firstName { personByFirstName[first] = index }
    return index
  }

  /// East Asian names put the family name first: a hyphenated given name after it gives that away.
  private func surnames(first: Int, last: Int, of range: Range<Int>) -> Set<TermID> {
    let hyphen = range.first { text.tokens[$0].kind == .hyphen }
    let familyFirst =
      hyphen.map {
        $0 == first + 2 && range.upperBound == $0 + 2
          && text.tokens[$0 + 1].shape.isDisjoint(with: .capitalised)
      } ?? false
    if familyFirst { return [text.tokens[first].id] }
    // "Rosa Delgado-Pierce" is called by both halves.
    if last >= 2, text.tokens[last - 1].kind == .hyphen, last - 2 > range.lowerBound {
      return [text.tokens[last].id, text.tokens[last - 2].id]
    }
    return [text.tokens[last].id]
  }

  /// Of several bearers of a name: who holds an office on the article's day, else the first listed.
  private func bestEntry(_ entries: [Int]) -> Int? {
    if let date, let holder = entries.first(where: { dictionary.heldOffice($0, on: date) }) {
      return holder
    }
    return entries.first
  }

  private static let kin = WordSets.ids(
    "wife husband mother father son daughter brother sister widow widower partner cousin uncle aunt"
  )
}
