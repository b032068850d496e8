import Tokenization

/// What the text before a place speaks of.
extension DocumentActors {
  /// The side that the text speaks of just before a token: the subject of its sentence or of the sentences before
  /// it in the paragraph, else of the paragraphs before, else the state of the dateline.
  func context(before token: Int, _ fits: (SideMention) -> Bool) -> SideMention? {
    let paragraph = paragraph(of: token)
    if let found = subject(in: sentence(of: token).lowerBound..<token, fits) { return found }
    var start = sentence(of: token).lowerBound
    for _ in 0..<16 where start > paragraph.lowerBound {
      let earlier = sentence(of: start - 1)
      if let found = subject(in: earlier, fits) { return found }
      start = earlier.lowerBound
    }
    if start > 0 {
      let earlier = self.paragraph(of: start - 1)
      if let found = subject(in: earlier, fits) { return found }
    }
    return home.flatMap { fits($0) ? $0 : nil }
  }

  /// The first side of a range that nobody's words hold and no dateline.
  private func subject(in range: Range<Int>, _ fits: (SideMention) -> Bool) -> SideMention? {
    sides(in: range).prefix(64).first {
      !isContent[$0.tokens.lowerBound] && !isDateline($0) && fits($0) && isActing($0)
    }
  }

  /// A demonym names a side only where its representatives follow ("Egyptian officials", not "American aid").
  private func isActing(_ mention: SideMention) -> Bool {
    guard mention.kind == .adjective else { return true }
    let end = min(text.tokens.count, mention.tokens.upperBound + 3)
    return (mention.tokens.upperBound..<end).contains {
      words.stateNouns.contains(text.tokens[$0].id) || Self.offices.contains(text.tokens[$0].id)
    }
  }

  func isDateline(_ mention: SideMention) -> Bool {
    let first = mention.tokens.lowerBound
    return mention.kind == .capital && text.tokens[first].shape.contains(.allCapitals)
      && first - paragraph(of: first).lowerBound < 4
  }

  /// What "its" stands for: the first body of its sentence, else of the sentences before. A sentence about a body
  /// that has no name here ("The museum reacted coolly") ends the search.
  func antecedentBody(before token: Int) -> SideMention? {
    let here = sentence(of: token)
    if let found = subject(in: here.lowerBound..<token, { _ in true }) { return found }
    // "FIFA would study the letters, its Zurich office said."
    if let found = sides(in: here.lowerBound..<token).first { return found }
    var start = here.lowerBound
    for _ in 0..<4 where start > 0 {
      let earlier = sentence(of: start - 1)
      if let noun = definiteSubject(of: earlier) {
        return body(noun: noun, before: earlier.lowerBound)
      }
      if let found = subject(in: earlier, { _ in true }) { return found }
      start = earlier.lowerBound
    }
    return nil
  }

  /// The noun of "The museum reacted": a body without its name at a sentence's start.
  private func definiteSubject(of sentence: Range<Int>) -> TermID? {
    guard sentence.count > 2, text.tokens[sentence.lowerBound].id == Words.the,
      case let noun = text.tokens[sentence.lowerBound + 1],
      noun.shape.isDisjoint(with: .capitalised), BodyNouns.english.definite.contains(noun.id)
    else { return nil }
    return noun.id
  }

  /// "the company": the last body that is no party, union or state.
  func company(_ noun: TermID, before token: Int) -> SideMention? {
    guard Self.companies.contains(noun) else { return nil }
    let end = sides.partitioningIndex { $0.tokens.lowerBound >= token }
    return sides[max(0, end - 64)..<end].last {
      $0.actor.kind == .company
        || $0.actor.kind == .organisation && Self.noCompanies.isDisjoint(with: $0.nouns)
    }
  }

  /// The last body before a token that a noun may stand for: "the agency".
  func body(noun: TermID, before token: Int) -> SideMention? {
    let end = sides.partitioningIndex { $0.tokens.lowerBound >= token }
    return sides[max(0, end - 64)..<end].last { $0.nouns.contains(noun) }
  }

  private static let companies = WordSets.ids("company firm group bank employer carmaker airline")
  private static let noCompanies = WordSets.ids(
    "union party federation association council league commission committee agency conference inquiry"
  )
}
