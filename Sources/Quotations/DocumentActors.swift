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
    var reason: LinkReason?

    static let nobody = Link(actor: nil, affiliation: nil, confidence: 0.5, reason: nil)
  }

  struct Person {
    var actor: Actor
    var affiliation: String?
    let surnames: Set<TermID>
    /// First word of a name of several: East Asian surnames stand there, unhyphenated names do not tell.
    let firstName: TermID?
    /// First byte of the given name, lower case, for initials.
    let initial: UInt8?
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
    let reason: LinkReason
  }

  /// A state or body at a place of the text.
  struct SideMention {
    let tokens: Range<Int>
    let actor: Actor
    /// The side it stands for: a state's code, a body's id or name.
    let side: String
    let kind: ActorDictionary.AliasKind
    let reason: LinkReason
    /// Nouns that may stand for it later: "agency".
    let nouns: Set<TermID>
  }

  /// A body that the article names and the dictionary lacks, or whose acronym it defines.
  struct ArticleBody {
    let actor: Actor
    let side: String
    let first: TermID
    let last: TermID
    let acronym: TermID?
  }

  let text: TokenizedText
  let dictionary: ActorDictionary
  let date: String?
  /// What the dictionary finds.
  let mentions: [ActorMention]
  /// Tokens that belong to what somebody said: no antecedent stands there.
  let isContent: [Bool]
  let words = WordSets.english
  var bodies: [ArticleBody] = []
  var bodyByName: [String: Int] = [:]
  var bodyByFirstWord: [TermID: Int] = [:]
  var definedAcronyms: Set<TermID> = []
  var bodyByLastWord: [TermID: Int] = [:]
  /// States and bodies, in text order, without overlap.
  var sides: [SideMention] = []
  /// The state that the article names first: where it is at home.
  var home: SideMention?
  /// What "the North" and its like mean here.
  var statesByDirection: [TermID: SideMention] = [:]
  var persons: [Person] = []
  var personByName: [String: Int] = [:]
  var personsBySurname: [TermID: [Int]] = [:]
  var personByFirstName: [TermID: Int] = [:]
  var personMentions: [PersonMention] = []
  var lastSpeaker: (link: Link, token: Int)?
  var lastBody: (link: Link, token: Int)?
  /// The source before, where it was one person without a name: "he" may be the official.
  var lastUnnamedPerson: (link: Link, token: Int)?
  /// Sources without a name, by their noun: "the official" is the last official.
  var unnamed: [(noun: TermID, link: Link)] = []

  /// - Parameter contents: token ranges of what is said, in any order.
  /// - Complexity: O(*t*) for *t* tokens, times the number of people who share one surname.
  init(
    text: TokenizedText, dictionary: ActorDictionary, date: String?, contents: [Range<Int>] = []
  ) {
    self.text = text
    self.dictionary = dictionary
    self.date = date
    mentions = dictionary.mentions(in: text).filter {
      !Self.isPartOfOtherParty($0, text: text, dictionary: dictionary)
    }
    var isContent = [Bool](repeating: false, count: text.tokens.count)
    for range in contents {
      for i in range { isContent[i] = true }
    }
    self.isContent = isContent
    let chunks = nameChunks()
    findSides(chunks)
    statesByDirection = findStatesByDirection()
    home = findHome()
    findPersons(chunks)
    assignParties()
  }

  private func nameChunks() -> [NameChunk] {
    let dictionary = self.dictionary
    let isPerson = { (mention: ActorMention) in
      dictionary.entries[mention.entries[0]].actor.kind == .person
    }
    return NameChunkFinder(text: text, mentions: mentions, isPerson: isPerson)
      .chunks(in: 0..<text.tokens.count)
  }

  // MARK: Geometry

  func sentence(of token: Int) -> Range<Int> {
    Self.part(text.sentenceStarts, token, end: text.tokens.count)
  }

  func paragraph(of token: Int) -> Range<Int> {
    Self.part(text.paragraphStarts, token, end: text.tokens.count)
  }

  private static func part(_ starts: [Int], _ token: Int, end: Int) -> Range<Int> {
    let next = starts.partitioningIndex { $0 > token }
    return (next > 0 ? starts[next - 1] : 0)..<(next < starts.count ? starts[next] : end)
  }

  func sides(in range: Range<Int>) -> ArraySlice<SideMention> {
    let from = sides.partitioningIndex { $0.tokens.lowerBound >= range.lowerBound }
    let to = sides.partitioningIndex { $0.tokens.lowerBound >= range.upperBound }
    return sides[from..<max(from, to)]
  }

  func persons(in range: Range<Int>) -> ArraySlice<PersonMention> {
    let from = personMentions.partitioningIndex { $0.token >= range.lowerBound }
    let to = personMentions.partitioningIndex { $0.token >= range.upperBound }
    return personMentions[from..<max(from, to)]
  }

  /// Range without blanks: what stands in several lines reads as one.
  func spacedText(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for i in range {
      if i > range.lowerBound, text.tokens[i].shape.contains(.afterBlank) { bytes.append(0x20) }
      bytes += text.bytes[Int(text.tokens[i].start)..<Int(text.tokens[i].end)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The state that the article names first, datelines apart. Home affairs of Britain name it nowhere: pounds and
  /// members of Parliament do.
  private func findHome() -> SideMention? {
    let first = sides.first { Self.isState($0) && $0.kind != .capital }
    if let first = first ?? sides.first(where: { Self.isState($0) && isDateline($0) }) {
      return first
    }
    guard text.tokens.contains(where: { Self.britishParliament.contains($0.id) }), hasPounds,
      let entry = dictionary.entry(id: "GBR")
    else { return nil }
    return SideMention(
      tokens: 0..<0, actor: dictionary.entries[entry].actor, side: "GBR", kind: .name,
      reason: .sideOfSource, nouns: [])
  }

  private var hasPounds: Bool {
    zip(text.bytes, text.bytes.dropFirst()).contains { $0 == 0xC2 && $1 == 0xA3 }
  }

  private static let britishParliament = WordSets.ids("mps commons")

  static func isState(_ mention: SideMention) -> Bool { mention.actor.kind == .state }
}
