/// Where sentences and paragraphs begin, decided from the tokens alone.
struct TextBounds {
  private(set) var sentences: [Int] = []
  private(set) var paragraphs: [Int] = []

  /// - Complexity: O(*t*) for *t* tokens.
  init(tokens: [Token], bytes: [UInt8]) {
    guard !tokens.isEmpty else { return }
    let lineBreakShape = Self.hardWrapped(tokens) ? Token.Shape.afterBlankLine : .afterLineBreak
    sentences = [0]
    paragraphs = [0]
    let starters = Self.starters
    var i = 1
    while i < tokens.count {
      if tokens[i].shape.contains(lineBreakShape) {
        paragraphs.append(i)
        sentences.append(i)
      } else if Self.endsSentence(tokens, before: i, starters: starters) {
        sentences.append(i)
      }
      i += 1
    }
  }

  /// Whether a sentence ends between token `i - 1` and token `i`.
  private static func endsSentence(_ tokens: [Token], before i: Int, starters: Set<TermID>) -> Bool
  {
    guard tokens[i].shape.contains(.afterBlank) || gluedSentence(tokens, at: i) else {
      return false
    }
    guard canBegin(tokens, at: i) else { return false }
    // Step back over closing marks to what they close.
    var last = i - 1
    while last > 0, isCloser(tokens[last]), !tokens[last].shape.contains(.afterBlank) { last -= 1 }
    let token = tokens[last]
    if token.kind == .stop { return true }
    // A closing mark after a blank ("Agreed to achieve. “") ends what its stop ended.
    if last == i - 1, isCloser(token), last > 0, tokens[last - 1].kind == .stop { return true }
    guard token.shape.contains(.endsWithPoint), !Abbreviations.titles.contains(token.id) else {
      return false
    }
    // An abbreviation or an acronym ends a sentence only before a word that usually begins one.
    return tokens[i].kind == .quotationMark || starters.contains(tokens[i].id)
  }

  private static func canBegin(_ tokens: [Token], at i: Int) -> Bool {
    let token = tokens[i]
    switch token.kind {
    case .word: return token.shape.contains(.capitalised)
    case .number, .openBracket: return true
    case .quotationMark:
      return token.mark.direction != .closing || token.shape.contains(.afterBlank)
    case .dash: return true
    case .stop, .clitic, .comma, .semicolon, .colon, .hyphen, .closeBracket, .other: return false
    }
  }

  private static func isCloser(_ token: Token) -> Bool {
    token.kind == .closeBracket
      || token.kind == .quotationMark && token.mark.direction != .opening
  }

  /// "he stressed.South Korea": two texts or sentences pasted together without a blank.
  private static func gluedSentence(_ tokens: [Token], at i: Int) -> Bool {
    guard i >= 2, tokens[i].kind == .word, tokens[i].shape.contains(.capitalised),
      !tokens[i].shape.contains(.allCapitals)
    else { return false }
    var last = i - 1
    while last > 0, isCloser(tokens[last]) { last -= 1 }
    return last > 0 && tokens[last].kind == .stop && tokens[last].length == 1
      && tokens[last - 1].kind == .word
      && tokens[last - 1].length > 2 && !tokens[last - 1].shape.contains(.capitalised)
  }

  /// Whether single line breaks only wrap lines: there are blank lines too, and many lines go on in lower case.
  private static func hardWrapped(_ tokens: [Token]) -> Bool {
    var single = 0
    var blank = 0
    var continued = 0
    for token in tokens where token.shape.contains(.afterLineBreak) {
      if token.shape.contains(.afterBlankLine) {
        blank += 1
      } else {
        single += 1
        if token.kind == .word, !token.shape.contains(.capitalised) { continued += 1 }
      }
    }
    return blank > 0 && single >= 3 && continued * 3 > single
  }

  /// Words that begin a sentence far more often than they follow an abbreviation inside one.
  private static let starters = Set(
    """
    the a an he she it they we i you this that these those there his her its their our my but and so yet if when
    while in on at for after before as since during although though however meanwhile some many most
    what who why how where both no not one
    """.split(whereSeparator: \.isWhitespace).map { TermHash.id(of: String($0)) })
}
