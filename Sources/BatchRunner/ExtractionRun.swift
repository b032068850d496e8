public import Quotations
internal import Tokenization

/// Statements without scores: what `extract` prints.
public struct ExtractionRun: Sendable {
  public enum Form: Sendable {
    /// One line of JSON a statement.
    case statements
    /// One line of JSON for each part of a statement, with the part's own text and offsets.
    case parts
    /// A few lines for people: what was found, by which rule and cue, and why the speaker is who it is.
    case explanations
  }

  private let extractor: StatementExtractor
  private let options: BatchOptions
  private let form: Form

  public init(options: BatchOptions, dictionary: ActorDictionary, form: Form = .statements) {
    self.options = options
    self.form = form
    extractor = StatementExtractor(dictionary: dictionary)
  }

  /// Reads all inputs, calls `line` for each document's lines and `reject` for what could not be read.
  public func run(lines: ([UInt8]) throws -> Void, reject: (Reject) -> Void) throws {
    try options.forEachArticle({ try lines(extract($0)) }, reject: reject)
  }

  private func extract(_ article: Article) -> [UInt8] {
    let text = TokenizedText(article.prose)
    let offsets = ScalarOffsets(article.text)
    var out: [UInt8] = []
    for (n, statement) in extractor.statements(in: text, date: article.date).enumerated() {
      if form == .explanations {
        StatementExplanation(
          statement: statement, number: n + 1, document: article.id, text: text, offsets: offsets
        ).append(to: &out)
        continue
      }
      let line = StatementLine(
        statement: statement, number: n + 1, document: article.id, date: article.date, text: text,
        offsets: offsets)
      for parts in form == .parts ? statement.parts.map({ [$0] }) : [statement.parts] {
        line.appendIdentity(to: &out)
        line.appendContent(parts, to: &out)
        line.appendSource(to: &out)
        JSONText.append(",\"rule\":\"\(statement.rule.rawValue)\",\"link\":", to: &out)
        JSONText.append(string: statement.reason?.rawValue, to: &out)
        line.appendClosing(to: &out)
      }
    }
    return out
  }
}
