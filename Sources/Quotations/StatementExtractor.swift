public import Tokenization

/// From tokenized text to statements with their speakers.
///
///     let text = TokenizedText("“We will talk,” Moon Jae-in said.")
///     StatementExtractor().statements(in: text)[0].actor?.name  // "Moon Jae-in"
public struct StatementExtractor: Sendable {
  private let dictionary: ActorDictionary

  public init(dictionary: ActorDictionary = .shipped) {
    self.dictionary = dictionary
  }

  /// What one article holds.
  public struct Extraction: Sendable {
    /// In text order.
    public let statements: [Statement]
    /// Token ranges that name known actors, for masking; empty where nobody speaks.
    public let names: [Range<Int>]
  }

  /// All statements of one article, in text order.
  ///
  /// - Parameter date: the article's day (ISO 8601), which decides who holds an office.
  /// - Complexity: O(*t*) for *t* tokens.
  public func statements(in text: TokenizedText, date: String? = nil) -> [Statement] {
    extract(text, date: date).statements
  }

  /// The statements with the names found on the way, so that nobody looks for them again.
  public func extract(_ text: TokenizedText, date: String? = nil) -> Extraction {
    let raw = SpeechFinder.find(in: text)
    guard !raw.isEmpty else { return Extraction(statements: [], names: []) }
    var actors = DocumentActors(
      text: text, dictionary: dictionary, date: date, contents: raw.flatMap(\.parts))
    let linked = Self.links(of: raw, &actors)
    let finder = TargetFinder(actors, links: linked)
    let statements = zip(raw, linked).compactMap { statement, link in
      build(
        statement, link: link, targets: finder.targets(of: statement, speaker: link), text: text)
    }
    return Extraction(statements: statements, names: actors.mentions.map(\.tokens))
  }

  /// Who the source of each statement is.
  private static func links(of raw: [RawStatement], _ actors: inout DocumentActors)
    -> [DocumentActors.Link]
  {
    // A statement carried over, or with the cue of another, has the same source: link it once.
    var links: [SourceKey: DocumentActors.Link] = [:]
    return raw.map { statement in
      guard let source = statement.source else {
        return DocumentActors.Link(actor: nil, affiliation: nil, confidence: 0)
      }
      let key = SourceKey(start: source.range.lowerBound, end: source.range.upperBound)
      if let known = links[key] { return known }
      let link = actors.resolve(source)
      links[key] = link
      return link
    }
  }

  /// All mentions of actors in a text with what they are taken to mean, in text order: names, and the sources of
  /// statements that are no names ("he", "the ministry").
  ///
  /// - Complexity: O(*t*) for *t* tokens.
  public func references(in text: TokenizedText, date: String? = nil) -> [ActorReference] {
    let raw = SpeechFinder.find(in: text)
    var actors = DocumentActors(
      text: text, dictionary: dictionary, date: date, contents: raw.flatMap(\.parts))
    let links = Self.links(of: raw, &actors)
    var found: [Range<Int>: ActorReference] = [:]
    func add(_ tokens: Range<Int>, _ actor: Actor, _ side: String?, _ reason: LinkReason) {
      let range = text.byteRange(tokens)
      guard found[range] == nil else { return }
      found[range] = ActorReference(
        range: range, actor: actor, affiliation: side.map(dictionary.sideName), reason: reason,
        isInDictionary: dictionary.actor(id: actor.id) != nil)
    }
    for mention in actors.personMentions {
      let person = actors.persons[mention.person]
      add(mention.token..<mention.end, person.actor, person.affiliation, mention.reason)
    }
    for mention in actors.sides { add(mention.tokens, mention.actor, mention.side, mention.reason) }
    for i in text.tokens.indices {
      if let state = actors.stateOfDirection(i) {
        add(i..<i + 1, state.actor, state.side, .direction)
      }
    }
    for (statement, link) in zip(raw, links) {
      guard let source = statement.source, let actor = link.actor, let reason = link.reason,
        Self.reasonsWithoutName.contains(reason)
      else { continue }
      add(source.head, actor, link.affiliation, reason)
    }
    return found.values.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// Why a source means somebody that its words do not name.
  private static let reasonsWithoutName: Set<LinkReason> = [
    .pronoun, .definiteDescription, .office, .sideOfSource, .apposition,
  ]

  private struct SourceKey: Hashable {
    let start: Int
    let end: Int
  }

  private func build(
    _ raw: RawStatement, link: DocumentActors.Link, targets: [String], text: TokenizedText
  ) -> Statement? {
    let parts = joined(raw.parts.sorted { $0.lowerBound < $1.lowerBound })
      .filter { range in
        range.contains { text.tokens[$0].kind == .word || text.tokens[$0].kind == .number }
      }
    guard !parts.isEmpty else { return nil }
    return Statement(
      kind: raw.kind, parts: parts.map { text.byteRange($0) }, tokenParts: parts,
      tellingParts: (raw.tellingCue.map { [$0] } ?? []) + parts,
      speaker: raw.source.map { text.byteRange($0.range) }, cue: raw.cue.map { text.byteRange($0) },
      actor: link.actor, affiliation: link.affiliation.map(dictionary.sideName),
      reason: link.reason,
      targets: targets.map(dictionary.sideName),
      confidence: raw.source == nil ? 0 : raw.confidence * link.confidence, rule: raw.rule,
      diagnostics: raw.unbalanced ? [.unbalancedQuotation] : [])
  }

  /// Parts that overlap become one.
  private func joined(_ parts: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for part in parts {
      if let last = result.last, part.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
      } else {
        result.append(part)
      }
    }
    return result
  }
}
