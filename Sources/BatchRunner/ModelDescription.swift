internal import Features
internal import FoundationEssentials
internal import LinearClassifier

extension LoadedModel {
  /// What the model is, as one JSON object: the file, the settings, the heads with their figures, the facts of its
  /// training. Unknown values are null.
  ///
  /// - Throws: ``ParleyError`` 70.
  public func json() throws(ParleyError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    guard let data = try? encoder.encode(ModelDescription(self)) else {
      throw ParleyError(.internalError, "\(path): cannot be described; please report this")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}

private struct ModelDescription: Encodable {
  struct Figures: Encodable {
    let rows: Int
    let accuracy: Double
    let macroF1: Double
    let ece: Double
    let reliability: [ReliabilityBin]
  }

  struct DescribedHead: Encodable {
    let head: String
    let classes: [String]
    let temperature: Double
    /// One row a label.
    let softConfusion: [[Double]]
    let quality: Figures?

    private enum CodingKeys: CodingKey { case head, classes, temperature, softConfusion, quality }

    /// By hand, because the derived one leaves out what is `nil`.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(head, forKey: .head)
      try container.encode(classes, forKey: .classes)
      try container.encode(temperature, forKey: .temperature)
      try container.encode(softConfusion, forKey: .softConfusion)
      try container.encode(quality, forKey: .quality)
    }
  }

  let file: String
  let sha256: String
  let bytes: Int
  let format: String
  let terms: Int
  let replicates: Int
  let features: FeatureOptions
  let heads: [DescribedHead]
  let facts: [String: String]

  init(_ model: LoadedModel) {
    let classifier = model.classifier
    file = model.path
    sha256 = model.sha256
    bytes = model.byteCount
    format = TextClassifier.format
    terms = classifier.termCount
    replicates = classifier.replicateCount
    features = classifier.vectorizer.options
    facts = classifier.facts
    heads = classifier.heads.map { trained in
      let k = trained.head.classes.count
      return DescribedHead(
        head: trained.head.rawValue, classes: trained.head.classes,
        temperature: trained.temperature,
        softConfusion: (0..<k).map { Array(trained.softConfusion[$0 * k..<($0 + 1) * k]) },
        quality: trained.quality.map {
          Figures(
            rows: $0.rows, accuracy: $0.accuracy, macroF1: $0.macroF1, ece: $0.calibrationError,
            reliability: $0.reliability)
        })
    }
  }
}
