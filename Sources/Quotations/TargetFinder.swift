import Tokenization

/// Whom statements of one article are about or addressed to.
///
/// What the content and the object of its cue name comes first: states, bodies, people for the side they speak for,
/// and nouns that stand for a body ("the board", "the government"). "Both leaders" are the two sides that the article
/// is most about. Where nothing is named, a pronoun or an act that the cue judges ("dismissed the offer") means the
/// counterpart: the other side named last, of those who speak in the article or that it is most about.
struct TargetFinder {
  private static let limit = 16

  private let actors: DocumentActors
  /// Sides by how often the article names them or their people, those named first where it is the same.
  private let ranking: [String]
  private let speakers: Set<String>
  /// Sides that speak in the article, and the three that it is most about.
  private let parties: Set<String>

  private let tokens: [Token]

  /// - Parameter links: who speaks in the article.
  /// - Complexity: O(*m* log *m*) for *m* mentions.
  init(_ actors: DocumentActors, links: [DocumentActors.Link]) {
    self.actors = actors
    tokens = actors.text.tokens
    var counts: [String: (count: Int, first: Int)] = [:]
    func count(_ side: String, _ token: Int) {
      let known = counts[side] ?? (0, token)
      counts[side] = (known.count + 1, min(known.first, token))
    }
    for mention in actors.sides where !actors.isDateline(mention) && mention.actor.kind != .media {
      count(mention.side, mention.tokens.lowerBound)
    }
    for mention in actors.personMentions {
      if let side = actors.persons[mention.person].affiliation { count(side, mention.token) }
    }
    speakers = Set(links.compactMap(\.affiliation))
    let speakers = speakers
    ranking = counts.filter { speakers.contains($0.key) || actors.isStateOrForce($0.key) }
      .sorted { (-$0.value.count, $0.value.first) < (-$1.value.count, $1.value.first) }.map(\.key)
    parties = speakers.union(ranking.prefix(3))
  }

  /// States and bodies that a statement is about or addressed to, in order of mention; never the speaker's own side.
  ///
  /// - Complexity: O(*m*) for the *m* mentions in the content, and at most 64 before it.
  func targets(of statement: RawStatement, speaker: DocumentActors.Link) -> [String] {
    var found: [String] = []
    func add(_ side: String) {
      guard side != speaker.affiliation, side != speaker.actor?.id, !found.contains(side),
        found.count < Self.limit
      else { return }
      found.append(side)
    }
    let object = objectOfCue(statement)
    for side in named(in: object, isObject: true) { add(side) }
    for side in group(in: object, speaker: speaker) { add(side) }
    for part in statement.parts {
      for side in named(in: part, isObject: false) { add(side) }
      for side in group(in: part, speaker: speaker) { add(side) }
    }
    guard found.isEmpty else { return found }
    if let side = personMeant(by: statement, speaker) ?? counterpart(of: statement, speaker) {
      add(side)
    }
    return found
  }

  // MARK: Named

  /// The words between a cue and its content, or those just after a cue that follows it: "told the South".
  private func objectOfCue(_ statement: RawStatement) -> Range<Int> {
    guard let cue = statement.cue else { return 0..<0 }
    var start = cue.upperBound
    if let source = statement.source, source.range.lowerBound >= start {
      start = max(start, source.range.upperBound)
    }
    var end = start
    let next = statement.parts.map(\.lowerBound).filter { $0 >= start }.min()
    while end < min(next ?? tokens.count, start + 8),
      [.word, .hyphen, .clitic].contains(tokens[end].kind)
    { end += 1 }
    return start..<end
  }

  /// Sides of states, bodies, people and directions in the order of the text.
  func named(in range: Range<Int>, isObject: Bool) -> [String] {
    guard !range.isEmpty else { return [] }
    var found: [(token: Int, side: String)] = []
    for mention in actors.sides(in: range) where !isSetting(mention) && !actors.isDateline(mention)
    {
      // Whoever tells a broadcaster speaks to its public.
      if isObject, mention.actor.kind == .media || isUndefinedAcronym(mention) { continue }
      found.append((mention.tokens.lowerBound, mention.side))
    }
    for mention in actors.persons(in: range) {
      if let side = actors.persons[mention.person].affiliation {
        found.append((mention.token, side))
      }
    }
    for i in range {
      if let state = actors.stateOfDirection(i) { found.append((i, state.side)) }
      if let side = definite(i) { found.append((i, side)) }
      if tokens[i].id == Self.koreas, actors.dictionary.entry(id: "KOR") != nil {
        found += [(i, "KOR"), (i, "PRK")]
      }
      if tokens[i].id == Self.europe, parties.contains("eu") { found.append((i, "eu")) }
    }
    return found.sorted { $0.token < $1.token }.map(\.side)
  }

  /// "told the BBC": capitals that neither dictionary nor article explain.
  private func isUndefinedAcronym(_ mention: DocumentActors.SideMention) -> Bool {
    mention.tokens.count == 1 && tokens[mention.tokens.lowerBound].shape.contains(.allCapitals)
      && mention.reason != .acronym && actors.dictionary.actor(id: mention.actor.id) == nil
  }

  /// "in Washington", "outside Moscow": a capital where something happens is nobody.
  private func isSetting(_ mention: DocumentActors.SideMention) -> Bool {
    let first = mention.tokens.lowerBound
    return mention.kind == .capital && first > 0 && Self.places.contains(tokens[first - 1].id)
  }

  /// "the government", "ministers", "the board": the state that the text speaks of, or the body named before.
  private func definite(_ i: Int) -> String? {
    guard i > 0, tokens[i].kind == .word, Self.articles.contains(tokens[i - 1].id) else {
      return nil
    }
    let id = tokens[i].id
    if Self.rulers.contains(id) || id == Self.ministers {
      // "the government of Kenya" names itself.
      let next = tokens.indices.dropFirst(i + 1).prefix(4)
      if next.contains(where: { tokens[$0].id == Words.of }) { return nil }
      return actors.context(before: i, DocumentActors.isState)?.side
    }
    guard tokens[i].shape.isDisjoint(with: .capitalised),
      BodyNouns.english.lowerCase.contains(id) || BodyNouns.english.definite.contains(id)
    else { return nil }
    return (actors.body(noun: id, before: i) ?? actors.company(id, before: i))?.side
  }

  // MARK: Groups

  /// "both leaders", "the two sides", "all three countries": as many of the sides that the article is most about.
  private func group(in range: Range<Int>, speaker: DocumentActors.Link) -> [String] {
    for i in range {
      guard let count = Self.counts[tokens[i].id], i + 1 < tokens.count else { continue }
      var noun = i + 1
      if !Self.members.contains(tokens[noun].id) { noun += 1 }
      guard noun < tokens.count, Self.members.contains(tokens[noun].id) else { continue }
      // "both neighbours" are neighbours of the speaker, who is none of them.
      let isOutside = Self.outsiders.contains(tokens[noun].id)
      let others = ranking.filter { !isOutside || $0 != speaker.affiliation }
      // "both governments" are states; "both sides" are those who speak in the article, as far as they suffice.
      let isOfStates = Self.ofStates.contains(tokens[noun].id)
      let fitting = others.filter { isOfStates ? actors.isStateOrForce($0) : speakers.contains($0) }
      return Array((fitting.count >= count ? fitting : others).prefix(count))
    }
    return []
  }

  // MARK: The counterpart

  /// Whom "he" or "her" in somebody's own words means: the last person of another side.
  private func personMeant(by statement: RawStatement, _ speaker: DocumentActors.Link) -> String? {
    guard statement.kind != .indirect else { return nil }
    for part in statement.parts {
      for i in part where tokens[i].kind == .word {
        let isMan = actors.words.masculine.contains(tokens[i].id)
        guard isMan || actors.words.feminine.contains(tokens[i].id) else { continue }
        let gender: Actor.Gender = isMan ? .male : .female
        let before = actors.persons(in: threeParagraphs(before: statement.start)).suffix(64)
        return before.last {
          let person = actors.persons[$0.person]
          return person.actor.id != speaker.actor?.id && (person.actor.gender ?? gender) == gender
        }.flatMap { actors.persons[$0.person].affiliation }
      }
    }
    return nil
  }

  /// The other side named last, where the content speaks of somebody without a name.
  private func counterpart(of statement: RawStatement, _ speaker: DocumentActors.Link) -> String? {
    guard refersToOthers(statement) else { return nil }
    let range = threeParagraphs(before: statement.start)
    var best: (token: Int, side: String)?
    func consider(_ at: Int, _ side: String?) {
      guard let side, side != speaker.affiliation, side != speaker.actor?.id,
        parties.contains(side),
        at > (best?.token ?? -1)
      else { return }
      best = (at, side)
    }
    for mention in actors.sides(in: range).suffix(64)
    where mention.kind != .capital || actors.opensSentence(mention.tokens.lowerBound) {
      consider(mention.tokens.lowerBound, mention.side)
    }
    for mention in actors.persons(in: range).suffix(64) {
      consider(mention.token, actors.persons[mention.person].affiliation)
    }
    for i in range.suffix(256) { consider(i, actors.stateOfDirection(i)?.side) }
    return best?.side
  }

  private func threeParagraphs(before token: Int) -> Range<Int> {
    var first = actors.paragraph(of: token).lowerBound
    for _ in 0..<2 where first > 0 { first = actors.paragraph(of: first - 1).lowerBound }
    return first..<token
  }

  /// Whether the content speaks of somebody it does not name: "they", "you", or an act that the cue judges.
  private func refersToOthers(_ statement: RawStatement) -> Bool {
    let isQuoted = statement.kind != .indirect
    for part in statement.parts {
      for i in part where tokens[i].kind == .word {
        let id = tokens[i].id
        if Self.others.contains(id) || isQuoted && Self.quotedOthers.contains(id) { return true }
        // "the launch", "this bid": an act that the other side did.
        if Self.acts.contains(id), i > 0, Self.pointers.contains(tokens[i - 1].id) { return true }
      }
    }
    guard let cue = statement.cue else { return false }
    return cue.contains { Self.judging.contains(tokens[$0].id) }
  }

  private static let koreas = TermHash.id(of: "koreas")
  private static let europe = TermHash.id(of: "europe")
  private static let ministers = TermHash.id(of: "ministers")
  private static let articles = WordSets.ids("the our their this")
  private static let rulers = WordSets.ids(
    "government president minister presidency premier regime junta")
  private static let places = WordSets.ids("in at near outside inside around")
  private static let counts: [TermID: Int] = [
    TermHash.id(of: "both"): 2, TermHash.id(of: "two"): 2, TermHash.id(of: "three"): 3,
    TermHash.id(of: "four"): 4,
  ]
  private static let members = WordSets.ids(
    """
    sides leaders governments countries neighbours neighbors capitals delegations parties teams armies states nations
    camps presidents ministers militaries claimants
    """)
  private static let ofStates = WordSets.ids(
    "leaders governments countries neighbours neighbors capitals armies states nations presidents ministers militaries"
  )
  private static let outsiders = WordSets.ids("neighbours neighbors")
  private static let others = WordSets.ids("they them theirs")
  private static let quotedOthers = WordSets.ids("you your yours yourselves those whoever somebody")
  private static let pointers = WordSets.ids("the this that such an a any")
  private static let acts = WordSets.ids(
    """
    launch offer apology remark remarks charge invitation proposal idea bid ramming attack provocation provocations
    threat threats demand accusation insult lie theft betrayal filling move gesture
    """)
  private static let judging = WordSets.ids(
    """
    accused accuses accusing blamed blames blaming condemned condemns condemning denounced denounces denouncing
    dismissed dismisses dismissing rejected rejects rejecting called criticised criticized slammed blasted mocked
    ridiculed praised praises praising welcomed welcomes welcoming thanked hailed congratulated lauded applauded
    deplored protested
    """)
}

extension DocumentActors {
  /// Whether a side is a state or an armed group, which may be a party to a dispute without a word.
  func isStateOrForce(_ side: String) -> Bool {
    guard let kind = dictionary.actor(id: side)?.kind else { return false }
    return kind == .state || kind == .armedGroup
  }
}
