internal import Features
public import LinearClassifier
public import Quotations
internal import Tokenization

/// Scores sentences that are given one by one, without extraction.
public struct SentenceClassifier: Sendable {
  private let classifier: TextClassifier
  private let dictionary: ActorDictionary

  public init(classifier: TextClassifier, dictionary: ActorDictionary) {
    self.classifier = classifier
    self.dictionary = dictionary
  }

  /// One prediction a sentence.
  ///
  /// - Throws: ``ParleyError`` 65 if the model lacks the head.
  public func predict(_ sentences: [String], head: Head) throws(ParleyError) -> [Prediction] {
    guard classifier.trainedHead(head) != nil else { throw missing(head) }
    var scratch = Vectorizer.Scratch()
    let texts = sentences.map { MaskedSentence($0, dictionary: dictionary).features }
    return classifier.predict(texts, scratch: &scratch)[head] ?? []
  }

  /// What made the prediction of one sentence.
  ///
  /// - Throws: ``ParleyError`` 65 if the model lacks the head.
  public func explain(_ sentence: String, head: Head) throws(ParleyError) -> SentenceExplanation {
    var scratch = Vectorizer.Scratch()
    let features = MaskedSentence(sentence, dictionary: dictionary).features
    guard let explanation = classifier.explain(features, head: head, scratch: &scratch) else {
      throw missing(head)
    }
    return SentenceExplanation(features.text, explanation)
  }

  private func missing(_ head: Head) -> ParleyError {
    ParleyError(
      .unusableInput,
      "the model has no \(head.rawValue) head; it has: \(classifier.heads.map(\.head.rawValue).joined(separator: ", "))"
    )
  }
}

extension Prediction {
  /// The prediction in the units of the output, for comparing with gold labels.
  public func decision(of head: Head) -> GoldComparison.Decision {
    GoldComparison.Decision(
      best: best, score: Double(scoreInTenThousandths(of: head)) / 10_000,
      probabilities: tenThousandths.map { Double($0) / 10_000 })
  }

  /// Probability of the classes before neutral less that of the classes after it.
  private func scoreInTenThousandths(of head: Head) -> Int64 {
    let values = tenThousandths
    return values[..<head.neutralClass].reduce(0, +)
      - values[(head.neutralClass + 1)...].reduce(0, +)
  }

  /// The line that `classify` prints.
  public func jsonLine(id: String, head: Head) -> [UInt8] {
    var out: [UInt8] = []
    let values = tenThousandths
    JSONText.append("{\"id\":", to: &out)
    JSONText.append(string: id, to: &out)
    JSONText.append(",\"label\":\"\(head.classes[best])\",\"score\":", to: &out)
    JSONText.append(tenThousandths: scoreInTenThousandths(of: head), to: &out)
    for (name, value) in zip(head.classes, values) {
      JSONText.append(",\"\(name)\":", to: &out)
      JSONText.append(tenThousandths: value, to: &out)
    }
    if isPrior { JSONText.append(",\"warnings\":[\"no-known-term\"]", to: &out) }
    JSONText.append("}\n", to: &out)
    return out
  }
}

/// Reads the sentences that `classify` scores: a table with id and text, or one sentence a line.
public struct SentenceInput: Sendable {
  public private(set) var sentences: [(id: String, text: String)] = []

  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: ``ParleyError``.
  public init(_ path: String) throws(ParleyError) {
    let list = try InputList([path], format: path == "-" ? .jsonl : .auto)
    guard let entry = list.entries.first, list.entries.count == 1 else {
      throw ParleyError(.unusableInput, "\(path): give one file, or - for standard input")
    }
    if entry.format == .csv || entry.format == .tsv || entry.format == .jsonl && path != "-" {
      sentences = try LabelledFile([path]).rows.map { ($0.id, $0.text) }
    } else {
      try readLines(path)
    }
  }

  private mutating func readLines(_ path: String) throws(ParleyError) {
    let file = try InputFile(path)
    var number = 0
    while let line = try file.nextLine(limit: 16 << 20) {
      number += 1
      guard case .bytes(let bytes) = line else {
        throw ParleyError(.unusableInput, "\(path):\(number): the line is longer than 16 MiB")
      }
      guard !bytes.isEmpty else { continue }
      if bytes.first == UInt8(ascii: "{") {
        do throws(ArticleFields.Failure) {
          let fields = try ArticleFields(jsonLine: bytes)
          guard let text = fields.value(["text"]) else {
            throw ArticleFields.Failure(reason: "no 'text'")
          }
          sentences.append((fields.value(["id"]) ?? String(number), text))
        } catch {
          throw ParleyError(.unusableInput, "\(path):\(number): \(error.reason)")
        }
      } else {
        sentences.append(
          (String(number), String(decoding: RepairedText(bytes).bytes, as: UTF8.self)))
      }
    }
  }
}
