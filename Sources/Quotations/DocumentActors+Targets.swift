import Tokenization

/// Whom a statement is about or addressed to.
extension DocumentActors {
  private static let limit = 16

  /// States and bodies that a statement is about or addressed to, in order of mention; never the speaker's own side.
  ///
  /// What the content and the object of its cue name comes first: states, bodies, and people for the side they speak
  /// for. "Both leaders" are the two sides named last. Where nothing is named, a pronoun or an act that the cue
  /// judges ("dismissed the offer") means the counterpart: the other side named last.
  /// - Complexity: O(*m*) for the *m* mentions in the content, and at most 64 before it.
  func targets(of statement: RawStatement, speaker: Link) -> [String] {
    var found: [String] = []
    func add(_ side: String) {
      guard side != speaker.affiliation, side != speaker.actor?.id, !found.contains(side),
        found.count < Self.limit
      else { return }
      found.append(side)
    }
    let object = objectOfCue(statement)
    for range in [object] + statement.parts {
      for side in namedSides(in: range) { add(side) }
      for side in groups(in: range) { add(side) }
    }
    guard found.isEmpty, refersToOthers(statement) else { return found }
    if let side = counterpart(of: speaker, before: statement.start) { add(side) }
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
    if let next = statement.parts.map(\.lowerBound).filter({ $0 >= start }).min() {
      return start..<max(start, min(next, start + 12))
    }
    var end = start
    while end < text.tokens.count, end - start < 6,
      [.word, .hyphen, .clitic].contains(text.tokens[end].kind)
    { end += 1 }
    return start..<end
  }

  /// Sides of states, bodies, people and directions in the order of the text.
  private func namedSides(in range: Range<Int>) -> [String] {
    guard !range.isEmpty else { return [] }
    var found: [(token: Int, side: String)] = []
    for mention in sides(in: range) where !isSetting(mention) {
      found.append((mention.tokens.lowerBound, mention.side))
    }
    for mention in persons(in: range) {
      if let side = persons[mention.person].affiliation { found.append((mention.token, side)) }
    }
    for i in range {
      if let state = stateOfDirection(i) { found.append((i, state.side)) }
      if text.tokens[i].id == Self.koreas, dictionary.entry(id: "KOR") != nil {
        found += [(i, "KOR"), (i, "PRK")]
      }
    }
    return found.sorted { $0.token < $1.token }.map(\.side)
  }

  /// "in Washington", "outside Moscow": a capital where something happens is nobody.
  private func isSetting(_ mention: SideMention) -> Bool {
    let first = mention.tokens.lowerBound
    return mention.kind == .capital && first > 0 && Self.places.contains(text.tokens[first - 1].id)
  }

  // MARK: Groups

  /// "both leaders", "the two sides", "all three countries": as many sides as were named last.
  private func groups(in range: Range<Int>) -> [String] {
    for i in range {
      guard let count = Self.counts[text.tokens[i].id], i + 1 < text.tokens.count else { continue }
      var noun = i + 1
      if text.tokens[noun].shape.isDisjoint(with: .capitalised), !Self.parties.contains(text.tokens[noun].id) {
        noun += 1
      }
      guard noun < text.tokens.count, Self.parties.contains(text.tokens[noun].id) else { continue }
      return lastSides(count, before: i)
    }
    return []
  }

  /// The sides named last, in the order of the text; states first, since groups are mostly theirs.
  private func lastSides(_ count: Int, before token: Int) -> [String] {
    var found: [String] = []
    let end = sides.partitioningIndex { $0.tokens.lowerBound >= token }
    for mention in sides[max(0, end - 64)..<end].reversed() where !isSetting(mention) && !isDateline(mention) {
      guard isState(mention) || mention.actor.kind == .armedGroup else { continue }
      if !found.contains(mention.side) { found.append(mention.side) }
      if found.count == count { break }
    }
    return found.reversed()
  }

  // MARK: The counterpart

  /// Whether the content speaks of somebody it does not name: "they", "you", or an act that the cue judges.
  private func refersToOthers(_ statement: RawStatement) -> Bool {
    let isQuoted = statement.kind != .indirect
    for part in statement.parts {
      for i in part where text.tokens[i].kind == .word {
        let id = text.tokens[i].id
        if Self.others.contains(id) || isQuoted && Self.secondPersons.contains(id) { return true }
      }
    }
    guard let cue = statement.cue else { return false }
    return cue.contains { Self.judging.contains(text.tokens[$0].id) }
  }

  /// The other side named last, within three paragraphs.
  private func counterpart(of speaker: Link, before token: Int) -> String? {
    var first = paragraph(of: token).lowerBound
    for _ in 0..<2 where first > 0 { first = paragraph(of: first - 1).lowerBound }
    var best: (token: Int, side: String)?
    func consider(_ at: Int, _ side: String?) {
      guard let side, side != speaker.affiliation, side != speaker.actor?.id, at > (best?.token ?? -1)
      else { return }
      best = (at, side)
    }
    for mention in sides(in: first..<token).suffix(64) where !isSetting(mention) && !isDateline(mention) {
      consider(mention.tokens.lowerBound, mention.side)
    }
    for mention in persons(in: first..<token).suffix(64) {
      consider(mention.token, persons[mention.person].affiliation)
    }
    for i in max(first, token - 256)..<max(first, token) {
      consider(i, stateOfDirection(i)?.side)
    }
    return best?.side
  }

  private static let koreas = TermHash.id(of: "koreas")
  private static let places = WordSets.ids("in at near outside inside around")
  private static let counts: [TermID: Int] = [
    TermHash.id(of: "both"): 2, TermHash.id(of: "two"): 2, TermHash.id(of: "three"): 3,
    TermHash.id(of: "four"): 4,
  ]
  private static let parties = WordSets.ids(
    """
    sides leaders governments countries neighbours neighbors capitals delegations parties teams armies states nations
    camps presidents ministers militaries claimants
    """)
  private static let others = WordSets.ids("they them their theirs")
  private static let secondPersons = WordSets.ids("you your yours yourselves")
  private static let judging = WordSets.ids(
    """
    accused accuses accusing blamed blames blaming condemned condemns condemning denounced denounces denouncing
    dismissed dismisses dismissing rejected rejects rejecting called criticised criticized slammed blasted mocked
    ridiculed praised praises praising welcomed welcomes welcoming thanked hailed congratulated lauded applauded
    deplored protested
    """)
}
