public import Quotations
internal import Tokenization

/// The actors that articles mention, and why their words mean them: what `parley actors` prints.
public struct ActorListing: Sendable {
  /// A mention with its words.
  public struct Row: Sendable, Equatable {
    public let document: String
    /// The words, blanks made one.
    public let text: String
    /// Unicode scalars from the start of the article's text, end exclusive.
    public let start: Int
    public let end: Int
    public let reference: ActorReference
  }

  private let extractor: StatementExtractor

  public init(dictionary: ActorDictionary) {
    extractor = StatementExtractor(dictionary: dictionary)
  }

  /// Mentions of a text that was given as words.
  public func rows(text: String, date: String?) -> [Row] {
    rows(Array(text.utf8), offsetsIn: Array(text.utf8), document: "text", date: date)
  }

  /// Reads all inputs; calls `rows` for each document's mentions and `reject` for what could not be read.
  public func run(
    _ options: BatchOptions, date: String?, rows: ([Row]) throws -> Void, reject: (Reject) -> Void
  ) throws {
    try options.forEachArticle(
      { article in
        try rows(
          self.rows(
            article.prose, offsetsIn: article.text, document: article.id,
            date: article.date ?? date))
      }, reject: reject)
  }

  private func rows(
    _ prose: [UInt8], offsetsIn bytes: [UInt8], document: String, date: String?
  ) -> [Row] {
    let text = TokenizedText(prose)
    let offsets = ScalarOffsets(bytes)
    return extractor.references(in: text, date: date).map { reference in
      Row(
        document: document,
        text: text.string(reference.range).split(whereSeparator: \.isWhitespace)
          .joined(separator: " "),
        start: offsets.scalarOffset(ofByte: reference.range.lowerBound),
        end: offsets.scalarOffset(ofByte: reference.range.upperBound), reference: reference)
    }
  }
}

extension ActorListing.Row {
  /// One line of JSON.
  public var json: [UInt8] {
    var out: [UInt8] = []
    JSONText.append("{\"document\":", to: &out)
    JSONText.append(string: document, to: &out)
    JSONText.append(",\"text\":", to: &out)
    JSONText.append(string: text, to: &out)
    JSONText.append(",\"start\":\(start),\"end\":\(end),\"actor\":", to: &out)
    JSONText.append(string: reference.actor.name, to: &out)
    JSONText.append(
      ",\"actor_type\":\"\(reference.actor.kind.rawValue)\",\"affiliation\":", to: &out)
    JSONText.append(string: reference.affiliation, to: &out)
    JSONText.append(
      ",\"reason\":\"\(reference.reason.rawValue)\",\"in_dictionary\":\(reference.isInDictionary)}\n",
      to: &out)
    return out
  }
}
