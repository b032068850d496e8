import Tokenization

/// States and bodies of the article: those of the dictionary, and those that the article itself introduces.
extension DocumentActors {
  /// - Complexity: O(*t*) for *t* tokens, times the number of bodies that the article introduces.
  mutating func findSides(_ chunks: [NameChunk]) {
    var found = dictionarySides()
    sides = found
    found += acronymSides()
    found += partisanSides()
    for chunk in chunks { found += bodySide(chunk) }
    found += lowerCaseSides(chunks)
    sides = Self.withoutOverlap(found)
  }

  /// Of overlapping mentions the longest stays, of equally long ones the one found last: the article's own.
  private static func withoutOverlap(_ mentions: [SideMention]) -> [SideMention] {
    let order = mentions.indices.sorted {
      let (a, b) = (mentions[$0].tokens, mentions[$1].tokens)
      return (a.lowerBound, -a.count, -$0) < (b.lowerBound, -b.count, -$1)
    }
    var result: [SideMention] = []
    for k in order {
      let mention = mentions[k]
      if let last = result.last, mention.tokens.lowerBound < last.tokens.upperBound {
        if mention.tokens.count > last.tokens.count { result[result.count - 1] = mention }
      } else {
        result.append(mention)
      }
    }
    return result
  }

  // MARK: The dictionary's

  private func dictionarySides() -> [SideMention] {
    // Brussels is the Union's seat, unless the article speaks of Belgium.
    let union = dictionary.entry(id: "eu")
    let namesBelgium = mentions.contains {
      $0.kind != .capital && dictionary.entries[$0.entries[0]].actor.id == "BEL"
    }
    return mentions.compactMap { mention in
      var entry = mention.entries[0]
      let actor = dictionary.entries[entry].actor
      guard actor.kind != .person else { return nil }
      if !namesBelgium, let union, text.tokens[mention.tokens.lowerBound].id == Self.brussels {
        entry = union
      }
      return side(entry, tokens: mention.tokens, kind: mention.kind)
    }
  }

  private func side(
    _ entry: Int, tokens: Range<Int>, kind: ActorDictionary.AliasKind, reason: LinkReason? = nil
  ) -> SideMention {
    let actor = dictionary.entries[entry].actor
    let usual: LinkReason =
      switch kind {
      case .capital, .government: .metonym
      case .adjective: .demonym
      case .name, .family: .exactAlias
      }
    return SideMention(
      tokens: tokens, actor: actor,
      side: dictionary.affiliation(of: entry, on: date) ?? actor.id, kind: kind,
      reason: reason ?? usual, nouns: dictionary.matcher.nouns(of: entry))
  }

  /// "Christian Democrats": a party's short name after a word that makes it another party's.
  static func isPartOfOtherParty(
    _ mention: ActorMention, text: TokenizedText, dictionary: ActorDictionary
  ) -> Bool {
    let i = mention.tokens.lowerBound
    let words = WordSets.english
    guard dictionary.entries[mention.entries[0]].actor.kind == .party, mention.tokens.count == 1,
      i > 0
    else { return false }
    let before = text.tokens[i - 1]
    return before.kind == .word && before.shape.contains(.capitalised)
      && !words.neverNames.contains(before.id) && !words.titles.contains(before.id)
  }

  /// "his Democratic challenger", "Republican Senator Cruz": adjectives of the two American parties, where a word for
  /// a politician follows.
  private func partisanSides() -> [SideMention] {
    text.tokens.indices.dropLast().compactMap { i in
      let token = text.tokens[i]
      guard token.shape.contains(.capitalised), let id = Self.partisans[token.id],
        let entry = dictionary.entry(id: id),
        Self.politicians.contains(text.tokens[i + 1].id)
          || words.titles.contains(text.tokens[i + 1].id)
      else { return nil }
      return side(entry, tokens: i..<i + 1, kind: .adjective)
    }
  }

  // MARK: Acronyms

  /// "the Ruritanian Mining Union (RMU)" and "..., or RMU,": the definition and all later places of the acronym.
  private mutating func acronymSides() -> [SideMention] {
    var found: [SideMention] = []
    var bodyOfAcronym: [TermID: ArticleBody] = [:]
    for i in text.tokens.indices.dropFirst(2) {
      let token = text.tokens[i]
      guard token.shape.contains(.allCapitals) else { continue }
      if let body = bodyOfAcronym[token.id] {
        found.append(mention(of: body, i..<i + 1, reason: .acronym))
      } else if let (body, name) = definition(ofAcronymAt: i) {
        bodyOfAcronym[token.id] = body
        introduce(body)
        definedAcronyms.insert(token.id)
        found.append(mention(of: body, name, reason: .nameInArticle))
        found.append(mention(of: body, i..<i + 1, reason: .acronym))
      }
    }
    return found
  }

  /// The body that an acronym is defined for here, and the words that name it.
  private func definition(ofAcronymAt i: Int) -> (ArticleBody, Range<Int>)? {
    guard let acronym = definedAcronym(at: i) else { return nil }
    let end = text.tokens[i - 1].kind == .openBracket ? i - 1 : i - 2
    guard let name = spelledOut(i, endingAt: end) else { return nil }
    if let known = mention(endingAt: end), known.tokens == name,
      case let entry = known.entries[0], dictionary.entries[entry].actor.kind != .person
    {
      let actor = dictionary.entries[entry].actor
      let body = ArticleBody(
        actor: actor, side: dictionary.affiliation(of: entry, on: date) ?? actor.id,
        first: acronym, last: acronym, acronym: acronym)
      return (body, name)
    }
    let (written, short) = (spacedText(name), text.text(of: i))
    // "the Nigerian Air Force (NAF)" is its state's.
    if let state = mentions(startingAt: name.lowerBound),
      dictionary.entries[state].actor.kind == .state,
      Self.forces.contains(text.tokens[name.upperBound - 1].id)
    {
      let code = dictionary.entries[state].actor.id
      let body = ArticleBody(
        actor: Actor(id: written, name: written, kind: .agency, affiliation: code), side: code,
        first: acronym, last: acronym, acronym: acronym)
      return (body, name)
    }
    let body = ArticleBody(
      actor: Actor(id: written, name: written, kind: .organisation, affiliation: short),
      side: short, first: text.tokens[name.lowerBound].id,
      last: text.tokens[name.upperBound - 1].id, acronym: acronym)
    return (body, name)
  }

  private func mentions(startingAt start: Int) -> Int? {
    let next = mentions.partitioningIndex { $0.tokens.lowerBound >= start }
    return next < mentions.count && mentions[next].tokens.lowerBound == start
      ? mentions[next].entries[0] : nil
  }

  /// The dictionary's mention whose last token stands before `end`.
  func mention(endingAt end: Int) -> ActorMention? {
    let next = mentions.partitioningIndex { $0.tokens.upperBound >= end }
    return next < mentions.count && mentions[next].tokens.upperBound == end ? mentions[next] : nil
  }

  /// The id of an acronym that stands in brackets, or after ", or" and before a comma.
  private func definedAcronym(at i: Int) -> TermID? {
    let token = text.tokens[i]
    guard token.kind == .word, token.shape.contains(.allCapitals), (2...8).contains(token.length),
      i + 1 < text.tokens.count
    else { return nil }
    let (before, after) = (text.tokens[i - 1], text.tokens[i + 1])
    let inBrackets = before.kind == .openBracket && after.kind == .closeBracket
    let afterOr =
      before.id == Self.or && text.tokens[i - 2].kind == .comma
      && [.comma, .stop, .clitic].contains(after.kind)
    return inBrackets || afterOr ? token.id : nil
  }

  /// The words before `end` whose initials spell the acronym; short words may be passed over.
  private func spelledOut(_ acronym: Int, endingAt end: Int) -> Range<Int>? {
    let token = text.tokens[acronym]
    let letters = text.bytes[Int(token.start)..<Int(token.end)].filter { $0 != UInt8(ascii: ".") }
      .map { $0 | 0x20 }
    var left = letters.count
    var i = end - 1
    while i >= 0, end - i <= 14, left > 0 {
      let word = text.tokens[i]
      guard
        word.kind == .word || word.kind == .hyphen || word.kind == .clitic
          || word.kind == .quotationMark
      else { return nil }
      if word.kind == .word, text.bytes[Int(word.start)] | 0x20 == letters[left - 1],
        word.shape.contains(.capitalised) || left > 1
      {
        left -= 1
        if left == 0 { break }
      } else if word.kind == .word, word.length > 3 {
        return nil
      }
      i -= 1
    }
    guard left == 0, i >= 0, end - i > 1, text.tokens[i].shape.contains(.capitalised) else {
      return nil
    }
    return i..<end
  }

  private func mention(of body: ArticleBody, _ tokens: Range<Int>, reason: LinkReason)
    -> SideMention
  {
    SideMention(
      tokens: tokens, actor: body.actor, side: body.side, kind: .name, reason: reason,
      nouns: BodyNouns.english.contains(body.last)
        || BodyNouns.english.lowerCase.contains(body.last)
        ? [body.last] : [])
  }

  // MARK: Names of bodies

  /// A capitalised name of a body, or the short form of one named before.
  private mutating func bodySide(_ chunk: NameChunk) -> [SideMention] {
    let tokens = chunk.tokens
    // "the conciliation service Acas", "the firm Cifra": a noun for a body introduces its name.
    if tokens.lowerBound > 1, !chunk.hasTitle,
      Self.introducers.contains(text.tokens[tokens.lowerBound - 1].id)
    {
      return [mention(of: body(named: tokens), tokens, reason: .nameInArticle)]
    }
    if tokens.count == 1 {
      let id = text.tokens[tokens.lowerBound].id
      if definedAcronyms.contains(id) { return [] }
      if let body = bodyByFirstWord[id]
        ?? (isAfterThe(tokens.lowerBound) ? bodyByLastWord[id] : nil)
      {
        return [mention(of: bodies[body], tokens, reason: .shortForm)]
      }
      // "the Council" after "the Security Council".
      if isAfterThe(tokens.lowerBound), let body = body(noun: id, before: tokens.lowerBound) {
        return [
          SideMention(
            tokens: tokens, actor: body.actor, side: body.side, kind: .name, reason: .shortForm,
            nouns: body.nouns)
        ]
      }
      guard isPartyName(tokens.lowerBound) || chunk.isOrganisation && isAcronym(tokens.lowerBound)
      else {
        return []
      }
      return [mention(of: body(named: tokens), tokens, reason: .nameInArticle)]
    }
    // "VIENNA (Danube News Service)": the agency that sends the article is nobody in it.
    if tokens.lowerBound > 0, text.tokens[tokens.lowerBound - 1].kind == .openBracket { return [] }
    guard chunk.isOrganisation, BodyNouns.english.contains(text.tokens[tokens.upperBound - 1].id)
    else { return [] }
    // "British Museum": the demonym belongs to the name, "Kenyan Defense Ministry" speaks for its state.
    var start = tokens.lowerBound
    let last = text.tokens[tokens.upperBound - 1].id
    if let before = mention(endingAt: start),
      before.kind == .adjective || before.kind == .name
    {
      if words.stateNouns.contains(last) { return [] }
      start = before.tokens.lowerBound
    }
    let isStateOffice =
      last == Self.office && Self.stateOffices.contains(text.tokens[tokens.lowerBound].id)
    if BodyNouns.english.ofState.contains(last) || isStateOffice { return [] }
    start = joinedStart(start, last: last)
    return [
      mention(
        of: body(named: start..<tokens.upperBound), start..<tokens.upperBound,
        reason: .nameInArticle)
    ]
  }

  /// Where "Devon and Cornwall Police" and "Harbor & Dock Alliance" begin.
  private func joinedStart(_ start: Int, last: TermID) -> Int {
    guard start >= 2, text.tokens[start - 2].kind == .word,
      text.tokens[start - 2].shape.contains(.capitalised), mention(endingAt: start - 1) == nil
    else { return start }
    let joint = text.tokens[start - 1]
    let isAmpersand = joint.length == 1 && text.bytes[Int(joint.start)] == UInt8(ascii: "&")
    let isAnd = joint.id == Words.and && BodyNouns.english.joint.contains(last)
    return isAmpersand || isAnd ? start - 2 : start
  }

  /// "the Liberals", "the Greens".
  private func isPartyName(_ i: Int) -> Bool {
    isAfterThe(i) && BodyNouns.english.parties.contains(text.tokens[i].id)
  }

  /// Three capitals or more that head no transcript ("TULL:") and no dateline.
  private func isAcronym(_ i: Int) -> Bool {
    let token = text.tokens[i]
    guard token.shape.contains(.allCapitals), (3...8).contains(token.length),
      i + 1 < text.tokens.count
    else { return false }
    let opensParagraph = paragraph(of: i).lowerBound == i
    return ![.colon, .openBracket].contains(text.tokens[i + 1].kind)
      && !(opensParagraph && [.comma, .dash].contains(text.tokens[i + 1].kind))
  }

  /// The body of a name, introduced if it is new.
  mutating func body(named tokens: Range<Int>) -> ArticleBody {
    let name = spacedText(tokens)
    if let known = bodyByName[name] { return bodies[known] }
    let body = ArticleBody(
      actor: Actor(id: name, name: name, kind: .organisation, affiliation: name), side: name,
      first: text.tokens[tokens.lowerBound].id, last: text.tokens[tokens.upperBound - 1].id,
      acronym: nil)
    introduce(body)
    return body
  }

  private mutating func introduce(_ body: ArticleBody) {
    bodyByName[body.actor.name] = bodies.count
    bodyByFirstWord[body.first] = bodies.count
    bodyByLastWord[body.last] = bodies.count
    bodies.append(body)
  }

  /// "the Polish federation", "the cattle breeders' federation", "the West Indies board".
  private mutating func lowerCaseSides(_ chunks: [NameChunk]) -> [SideMention] {
    var found: [SideMention] = []
    for i in text.tokens.indices.dropFirst()
    where text.tokens[i].kind == .word && text.tokens[i].shape.isDisjoint(with: .capitalised)
      && BodyNouns.english.lowerCase.contains(text.tokens[i].id)
    {
      var start: Int?
      // "the Bavarian sister party"
      let end = Self.modifiers.contains(text.tokens[i - 1].id) ? i - 1 : i
      let next = chunks.partitioningIndex { $0.tokens.upperBound >= end }
      if let demonym = mention(endingAt: i), demonym.kind == .adjective {
        start = demonym.tokens.lowerBound
      } else if next < chunks.count, chunks[next].tokens.upperBound == end, !chunks[next].hasTitle {
        start = chunks[next].tokens.lowerBound
      } else {
        start = ownersStart(beforeNoun: i)
      }
      guard let start else { continue }
      found.append(mention(of: body(named: start..<i + 1), start..<i + 1, reason: .nameInArticle))
    }
    return found
  }

  /// Where "the art dealers'" begins, after its determiner; `nil` unless owners in the plural stand there.
  private func ownersStart(beforeNoun noun: Int) -> Int? {
    guard noun >= 2 else { return nil }
    let (mark, owner) = (text.tokens[noun - 1], text.tokens[noun - 2])
    let isPossessive =
      mark.kind == .quotationMark && mark.start == owner.end
      && text.bytes[Int(owner.end) - 1] == UInt8(ascii: "s")
      || mark.kind == .clitic && Self.irregularPlurals.contains(owner.id)
    guard isPossessive, owner.kind == .word else { return nil }
    var start = noun - 2
    while start > 0, noun - start < 5, text.tokens[start - 1].kind == .word,
      !words.determiners.contains(text.tokens[start - 1].id),
      !words.prepositions.contains(text.tokens[start - 1].id)
    { start -= 1 }
    return start > 0 && words.determiners.contains(text.tokens[start - 1].id) ? start : nil
  }

  func isAfterThe(_ i: Int) -> Bool { i > 0 && text.tokens[i - 1].id == Words.the }

  private static let office = TermHash.id(of: "office")
  private static let stateOffices = WordSets.ids(
    "cabinet home foreign presidential prime executive")
  private static let introducers = WordSets.ids(
    "service firm company charity newspaper weekly daily watchdog pollster consultancy federation union"
  )
  private static let partisans = [
    TermHash.id(of: "republican"): "republican-party",
    TermHash.id(of: "democratic"): "democratic-party",
  ]
  private static let politicians = WordSets.ids(
    """
    senator senators candidate candidates nominee challenger incumbent lawmaker lawmakers leader leaders governor
    congressman congresswoman representative representatives strategist strategists presidential rival opponent
    frontrunner front state chairman chairwoman vice primary party caucus
    """)
  private static let forces = WordSets.ids(
    "force forces army navy police ministry department guard corps military parliament")
  private static let modifiers = WordSets.ids("sister opposition ruling coalition")
  private static let or = TermHash.id(of: "or")
  private static let brussels = TermHash.id(of: "brussels")
  private static let irregularPlurals = WordSets.ids(
    "fishermen women men people children policemen firemen servicemen salesmen")
}
