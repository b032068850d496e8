import Quotations
import Testing
import Tokenization

/// One writing habit: a short article and the statements that the codebook finds in it.
struct QuotationCase: Sendable, CustomTestStringConvertible {
  struct Expected: Sendable, Equatable, CustomStringConvertible {
    let kind: Statement.Kind
    /// The parts joined by " … ".
    let content: String
    let speaker: String?
    let actor: String?

    var description: String {
      "\(kind) [\(content)] by \(speaker ?? "nobody") = \(actor ?? "nobody")"
    }
  }

  let name: String
  let text: String
  let expected: [Expected]

  init(_ name: String, _ text: String, _ expected: Expected...) {
    self.name = name
    self.text = text
    self.expected = expected
  }

  var testDescription: String { name }

  /// What the extractor finds, in the same form.
  func found() -> [Expected] {
    let tokenized = TokenizedText(text)
    return StatementExtractor().statements(in: tokenized).map { statement in
      Expected(
        kind: statement.kind,
        content: statement.parts.map { tokenized.string($0) }.joined(separator: " … "),
        speaker: statement.speaker.map { tokenized.string($0) }, actor: statement.actor?.name)
    }
  }
}

extension QuotationCase.Expected {
  static func direct(_ content: String, by speaker: String? = nil, actor: String? = nil) -> Self {
    Self(kind: .direct, content: content, speaker: speaker, actor: actor)
  }
  static func mixed(_ content: String, by speaker: String? = nil, actor: String? = nil) -> Self {
    Self(kind: .mixed, content: content, speaker: speaker, actor: actor)
  }
  static func indirect(_ content: String, by speaker: String? = nil, actor: String? = nil) -> Self {
    Self(kind: .indirect, content: content, speaker: speaker, actor: actor)
  }
}
