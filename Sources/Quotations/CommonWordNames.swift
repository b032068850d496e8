import Tokenization

/// Surnames that are plain words too: with a capital alone they name nobody.
struct CommonWordNames: Sendable {
  static let english = CommonWordNames()

  private let common = WordSets.ids(
    """
    baker ban banks bell best bishop black bond borne booker brown burns butler carpenter case champagne church close
    cook cotton cross crown day dean delay duke fields fisher flowers ford forest fox freed frost gates gold good grace
    grant graves gravel gray green hall hand hands hill hope house howe hunt hunter hurt ice judge key king knight lamb
    lane law lay lee long lord love low ma major marsh may meadows mills mark more noble nobles oh page paine park parks
    pope porter post power powers price prince quick read reed rice rich rock rose royal ruth sessions sharp shin short
    singer small smart snow song speed spring steel stern stone storm straw strong summer summers sun swift tanner temple
    turner tutu underwood walker wall ward waters weaver well wells west white wi will winter wise wolf wood woods young
    """)
  private let months = WordSets.ids("march april may june august")
  /// What stands before a month, not before a person.
  private let beforeMonths = WordSets.ids(
    "in since until till by early late mid last next this during from through before after between of every to"
  )
  private let titles = WordSets.english.titles

  /// The mentions without surnames that are plain words where nothing says that a person is meant.
  ///
  /// - Complexity: O(*m*) for *m* mentions.
  func withoutCommonWords(_ mentions: [ActorMention], text: TokenizedText) -> [ActorMention] {
    guard mentions.contains(where: { isCommon($0, text) }) else { return mentions }
    var introduced: Set<Int> = []
    return mentions.filter { mention in
      guard isCommon(mention, text) else {
        if mention.kind == .name { introduced.formUnion(mention.entries) }
        return true
      }
      let isPerson = follows(mention, text)
      if isPerson { introduced.formUnion(mention.entries) }
      return isPerson
        || mention.entries.contains(where: introduced.contains) && !isMonth(mention, text)
          && !opensQuestion(mention, text)
    }
  }

  private func isCommon(_ mention: ActorMention, _ text: TokenizedText) -> Bool {
    mention.kind == .family && mention.tokens.count == 1
      && common.contains(text.tokens[mention.tokens.lowerBound].id)
  }

  /// A title, a given name or initials stand before it.
  private func follows(_ mention: ActorMention, _ text: TokenizedText) -> Bool {
    guard mention.tokens.lowerBound > 0 else { return false }
    let before = text.tokens[mention.tokens.lowerBound - 1]
    guard before.kind == .word,
      !text.tokens[mention.tokens.lowerBound].shape.contains(.afterLineBreak)
    else { return false }
    if titles.contains(before.id) { return true }
    guard before.shape.contains(.capitalised) else { return false }
    return GivenNames.gender(of: before.id) != nil
      || before.length <= 2
        && before.shape.contains(.endsWithPoint)
  }

  private func isMonth(_ mention: ActorMention, _ text: TokenizedText) -> Bool {
    let i = mention.tokens.lowerBound
    guard months.contains(text.tokens[i].id) else { return false }
    if i > 0, beforeMonths.contains(text.tokens[i - 1].id) || text.tokens[i - 1].kind == .number {
      return true
    }
    return i + 1 < text.tokens.count && text.tokens[i + 1].kind == .number
  }

  /// "May I ask", "Will you come": an auxiliary before a pronoun.
  private func opensQuestion(_ mention: ActorMention, _ text: TokenizedText) -> Bool {
    let next = mention.tokens.upperBound
    return next < text.tokens.count
      && WordSets.english.personalPronouns.contains(text.tokens[next].id)
      || next < text.tokens.count && text.tokens[next].id == Self.you
  }

  private static let you = TermHash.id(of: "you")
}
