internal import Aggregates
internal import Features
public import LinearClassifier
public import Quotations
internal import Tokenization

/// A statement with what the model says of it.
struct ScoredResult {
  let statement: Statement
  let stance: Prediction
  let sentiment: Prediction?
  let act: Prediction?
  /// 90 % interval of the stance score; `nil` where the model has no ensemble.
  let scoreInterval: ClosedRange<Float>?
  let replicateScores: [Float]
}

/// Where a statement and a stance meet: extracts, masks, scores and writes one article at a time.
public struct StatementScorer: Sendable {
  private let extractor: StatementExtractor
  private let classifier: TextClassifier

  public init(dictionary: ActorDictionary, classifier: TextClassifier) {
    self.classifier = classifier
    extractor = StatementExtractor(dictionary: dictionary)
  }

  /// Statements of one article with their scores.
  func score(_ text: TokenizedText, date: String?, scratch: inout Vectorizer.Scratch)
    -> [ScoredResult]
  {
    let extraction = extractor.extract(text, date: date)
    let statements = extraction.statements
    guard !statements.isEmpty else { return [] }
    let inputs = statements.map {
      FeatureText(text, ranges: $0.tellingParts, masked: extraction.names)
    }
    let predictions = classifier.predict(inputs, scratch: &scratch)
    guard let stances = predictions[.stance] else { return [] }
    return statements.indices.map {
      ScoredResult(
        statement: statements[$0], stance: stances[$0], sentiment: predictions[.sentiment]?[$0],
        act: predictions[.act]?[$0], scoreInterval: predictions.scoreInterval(of: $0),
        replicateScores: Array(predictions.replicateScores(of: $0)))
    }
  }
}

/// In whole ten-thousandths, as numbers are printed and summed.
func tenThousandths(_ value: Float) -> Int64 { Int64((value * 10_000).rounded()) }

extension Prediction {
  var tenThousandths: [Int64] { probabilities.map(BatchRunner.tenThousandths) }

  /// Of a head of three classes.
  var opinion: ScoredStatement.Opinion {
    ScoredStatement.Opinion(
      label: best,
      probabilities: SIMD3(
        BatchRunner.tenThousandths(probabilities[0]), BatchRunner.tenThousandths(probabilities[1]),
        BatchRunner.tenThousandths(probabilities[2])))
  }
}

extension ScoredResult {
  var aggregated: ScoredStatement {
    ScoredStatement(
      stance: stance.opinion, sentiment: sentiment?.opinion,
      replicateScores: replicateScores.map(tenThousandths))
  }

  /// Appends the line of `statements.jsonl` with the fields and units of the interface.
  func appendJSON(
    number: Int, article: Article, text: TokenizedText, offsets: ScalarOffsets,
    to out: inout [UInt8]
  ) {
    let line = StatementLine(
      statement: statement, number: number, document: article.id, date: article.date, text: text,
      offsets: offsets)
    line.appendIdentity(to: &out)
    line.appendContent(statement.parts, to: &out)
    line.appendSource(to: &out)
    append(.stance, stance, score: "score", neutral: "neutral", to: &out)
    appendInterval(to: &out)
    if let sentiment {
      append(
        .sentiment, sentiment, score: "sentiment_score", neutral: "neutral_sentiment", to: &out)
    } else {
      JSONText.append(
        ",\"sentiment\":null,\"sentiment_score\":null,\"positive\":null,\"neutral_sentiment\":null,\"negative\":null",
        to: &out)
    }
    if let act {
      JSONText.append(
        ",\"act\":\"\(Head.act.classes[act.best])\",\"act_probability\":", to: &out)
      JSONText.append(tenThousandths: act.tenThousandths[act.best], to: &out)
    } else {
      JSONText.append(",\"act\":null,\"act_probability\":null", to: &out)
    }
    line.appendClosing(warnings: stance.isPrior ? ["no-known-term"] : [], to: &out)
  }

  private func appendInterval(to out: inout [UInt8]) {
    guard let scoreInterval else {
      JSONText.append(",\"score_low\":null,\"score_high\":null", to: &out)
      return
    }
    // The score is a difference of rounded numbers; the interval holds it all the same.
    let score = stance.opinion.score
    JSONText.append(",\"score_low\":", to: &out)
    JSONText.append(
      tenThousandths: min(score, tenThousandths(scoreInterval.lowerBound)), to: &out)
    JSONText.append(",\"score_high\":", to: &out)
    JSONText.append(
      tenThousandths: max(score, tenThousandths(scoreInterval.upperBound)), to: &out)
  }

  private func append(
    _ head: Head, _ prediction: Prediction, score: String, neutral: String, to out: inout [UInt8]
  ) {
    let values = prediction.tenThousandths
    JSONText.append(
      ",\"\(head.rawValue)\":\"\(head.classes[prediction.best])\",\"\(score)\":", to: &out)
    JSONText.append(tenThousandths: values[0] - values[values.count - 1], to: &out)
    for (name, value) in zip(head.classes, values) {
      JSONText.append(",\"\(name == "neutral" ? neutral : name)\":", to: &out)
      JSONText.append(tenThousandths: value, to: &out)
    }
  }
}

/// The fields of a statement's line that need no model.
struct StatementLine {
  let statement: Statement
  /// 1-based within the document.
  let number: Int
  let document: String
  let date: String?
  let text: TokenizedText
  let offsets: ScalarOffsets

  private var id: String { "\(document)#\(number)" }

  func appendIdentity(to out: inout [UInt8]) {
    JSONText.append("{\"id\":", to: &out)
    JSONText.append(string: id, to: &out)
    JSONText.append(",\"document\":", to: &out)
    JSONText.append(string: document, to: &out)
    JSONText.append(",\"date\":", to: &out)
    JSONText.append(string: date, to: &out)
    JSONText.append(",\"kind\":\"\(statement.kind.rawValue)\"", to: &out)
  }

  /// - Parameter parts: of the statement, not empty.
  func appendContent(_ parts: [Range<Int>], to out: inout [UInt8]) {
    JSONText.append(",\"text\":", to: &out)
    var content: [UInt8] = []
    for part in parts {
      if !content.isEmpty { content.append(UInt8(ascii: " ")) }
      content += text.bytes[part]
    }
    JSONText.append(utf8: content, to: &out)
    append("start", "end", parts[0].lowerBound..<parts[parts.count - 1].upperBound, to: &out)
    JSONText.append(",\"parts\":[", to: &out)
    for (n, part) in parts.enumerated() {
      if n > 0 { JSONText.append(",", to: &out) }
      JSONText.append("[\(offset(part.lowerBound)),\(offset(part.upperBound))]", to: &out)
    }
    JSONText.append("]", to: &out)
  }

  func appendSource(to out: inout [UInt8]) {
    append("speaker", statement.speaker, to: &out)
    append("cue", statement.cue, to: &out)
    JSONText.append(",\"actor\":", to: &out)
    JSONText.append(string: statement.actor?.name, to: &out)
    JSONText.append(",\"actor_type\":", to: &out)
    JSONText.append(string: statement.actor?.kind.rawValue, to: &out)
    JSONText.append(",\"affiliation\":", to: &out)
    JSONText.append(string: statement.affiliation, to: &out)
    JSONText.append(",\"targets\":[", to: &out)
    for (n, target) in statement.targets.enumerated() {
      if n > 0 { JSONText.append(",", to: &out) }
      JSONText.append(string: target, to: &out)
    }
    JSONText.append("],\"attribution\":", to: &out)
    JSONText.append(tenThousandths: Int64((statement.confidence * 10_000).rounded()), to: &out)
  }

  func appendClosing(warnings: [String] = [], to out: inout [UInt8]) {
    JSONText.append(",\"cluster\":", to: &out)
    JSONText.append(string: id, to: &out)
    JSONText.append(",\"warnings\":[", to: &out)
    for (n, warning) in (statement.diagnostics.map(\.rawValue) + warnings).enumerated() {
      JSONText.append((n > 0 ? "," : "") + "\"\(warning)\"", to: &out)
    }
    JSONText.append("]}\n", to: &out)
  }

  private func offset(_ byte: Int) -> Int { offsets.scalarOffset(ofByte: byte) }

  private func append(_ start: String, _ end: String, _ range: Range<Int>, to out: inout [UInt8]) {
    JSONText.append(
      ",\"\(start)\":\(offset(range.lowerBound)),\"\(end)\":\(offset(range.upperBound))", to: &out)
  }

  /// The words and the place of a span, or three nulls.
  private func append(_ name: String, _ range: Range<Int>?, to out: inout [UInt8]) {
    JSONText.append(",\"\(name)\":", to: &out)
    guard let range else {
      JSONText.append("null,\"\(name)_start\":null,\"\(name)_end\":null", to: &out)
      return
    }
    JSONText.append(utf8: text.bytes[range], to: &out)
    append("\(name)_start", "\(name)_end", range, to: &out)
  }
}
