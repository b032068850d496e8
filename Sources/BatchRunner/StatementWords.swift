internal import Features
internal import LinearClassifier
internal import Quotations
internal import Tokenization

/// The words that made a recorded statement's score.
public struct StatementWords: Sendable, Equatable {
  /// A stretch of text; `nil` between words.
  public struct Piece: Sendable, Equatable {
    public let text: String
    /// Log-odds for conciliatory against hostile.
    public let pull: Double?
  }

  /// Of the cue, empty where the score was not made of it.
  public let cue: [Piece]
  /// Of the content; joined they are the recorded text.
  public let content: [Piece]
}

/// Finds the words again from what a statement's line records.
///
/// A line does not say whether the cue was read, nor which names the article gave: readings are tried, and the one
/// that gives the recorded probabilities is the one that was made. Where none does, there is no answer.
public struct StatementReader: Sendable {
  private let classifier: TextClassifier
  private let dictionary: ActorDictionary

  public init(model: LoadedModel, dictionary: LoadedDictionary) {
    classifier = model.classifier
    self.dictionary = dictionary.dictionary
  }

  /// How far a probability may be from the recorded one: half of the last digit written, and the rounding of single
  /// precision.
  private static let tolerance = 0.0002

  /// `nil` where no reading gives the recorded probabilities.
  public func words(of statement: RecordedStatement) -> StatementWords? {
    let content = Array(statement.text.utf8)
    let cue = Array((statement.cue ?? "").utf8)
    for lead in cue.isEmpty ? [[]] : [[], cue] {
      let text = TokenizedText(
        RepairedText(lead + (lead.isEmpty ? [] : Self.lineBreak) + content).bytes)
      let start = lead.isEmpty ? 0 : lead.count + Self.lineBreak.count
      let ranges = Self.ranges(statement, in: text, from: start, lead: lead.count)
      for masked in [dictionary.maskedTokens(in: text), names(in: text)] {
        var scratch = Vectorizer.Scratch()
        let features = FeatureText(text, ranges: ranges, masked: masked)
        guard
          let explanation = classifier.explain(features, head: .stance, scratch: &scratch),
          Self.agrees(explanation.prediction, statement)
        else { continue }
        let words = Self.words(of: text, explanation, contentStart: start)
        return words.content.map(\.text).joined() == statement.text ? words : nil
      }
    }
    return nil
  }

  /// Names as an article's extraction finds them.
  private func names(in text: TokenizedText) -> [Range<Int>] {
    StatementExtractor(dictionary: dictionary).extract(text).names
  }

  private static func agrees(_ prediction: Prediction, _ statement: RecordedStatement) -> Bool {
    let recorded = [statement.conciliatory, statement.neutral, statement.hostile]
    return prediction.probabilities.count == recorded.count
      && zip(prediction.probabilities, recorded).allSatisfy { abs(Double($0) - $1) < tolerance }
  }

  /// Token ranges of the cue and of each part of the content.
  private static func ranges(
    _ statement: RecordedStatement, in text: TokenizedText, from start: Int, lead: Int
  ) -> [Range<Int>] {
    var bounds: [Range<Int>] = lead > 0 ? [0..<lead] : []
    var next = start
    var rest = Substring.UnicodeScalarView(statement.text.unicodeScalars)
    for part in statement.parts.dropLast() {
      // What a file says may be anything.
      guard part.count == 2, part[0] >= 0, part[0] < part[1], part[1] - part[0] < rest.count
      else { break }
      let length = String(rest.prefix(part[1] - part[0])).utf8.count
      bounds.append(next..<next + length)
      // One blank between parts.
      rest = rest.dropFirst(part[1] - part[0] + 1)
      next += length + 1
    }
    bounds.append(next..<max(next, text.bytes.count))
    return bounds.compactMap { bound in
      let inside = text.tokens.indices.filter {
        let token = text.byteRange($0..<$0 + 1)
        return token.lowerBound >= bound.lowerBound && token.upperBound <= bound.upperBound
      }
      guard let first = inside.first, let last = inside.last else { return nil }
      return first..<last + 1
    }
  }

  /// Between cue and content, so that no term reaches from one into the other.
  private static let lineBreak: [UInt8] = [0x0A, 0x0A]

  private static func append(_ bytes: ArraySlice<UInt8>, to pieces: inout [StatementWords.Piece]) {
    if !bytes.isEmpty {
      pieces.append(.init(text: String(decoding: bytes, as: UTF8.self), pull: nil))
    }
  }

  private static func words(
    of text: TokenizedText, _ explanation: Explanation, contentStart: Int
  ) -> StatementWords {
    let whole = SentenceExplanation(text, explanation)
    var (cue, content): ([StatementWords.Piece], [StatementWords.Piece]) = ([], [])
    var place = 0
    for piece in whole.pieces {
      let pulls = piece.words.map { explanation.pull(explanation.words[$0].contributions) }
      let pull = pulls.isEmpty ? nil : pulls.reduce(0, +)
      if place >= contentStart {
        content.append(.init(text: piece.text, pull: pull))
      } else if pull != nil {
        cue.append(.init(text: piece.text, pull: pull))
      } else {
        // What no word begins with may reach over the break between cue and content.
        let bytes = Array(piece.text.utf8)
        append(bytes.prefix(max(0, contentStart - lineBreak.count - place)), to: &cue)
        append(bytes.dropFirst(contentStart - place), to: &content)
      }
      place += piece.text.utf8.count
    }
    return StatementWords(cue: cue, content: content)
  }
}
