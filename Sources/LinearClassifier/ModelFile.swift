internal import Features
internal import FoundationEssentials

/// Why a model file cannot be used.
public struct ModelFileError: Error, Equatable, CustomStringConvertible {
  public let reason: String
  public var description: String { reason }

  init(_ reason: String) { self.reason = reason }
}

/// The model as one safetensors file: numbers and settings, never code.
///
/// Tensors: `vocabulary` (U8, terms joined by line feeds), `idf` (F32, terms), `weights` (F32, terms × columns),
/// `intercepts` (F32, columns), `soft_confusion.HEAD` (F64, classes × classes), `temperature` (F64, heads), and of the
/// ensemble `replicate_levels` (I8, terms × 2 · replicates), `replicate_scales` and `replicate_intercepts` (F32,
/// 2 · replicates). A head of three classes may have `confusion_covariance.HEAD` (F64, 9 × 9), `confusion_within.HEAD`
/// (F64, 3 × 3 × 3) and `class_shares.HEAD` (F64, 3), all or none: see ``ConfusionSpread``. The header's metadata holds
/// `format`, `settings` (JSON) and `checksum` (FNV-1a of settings and data), which finds damage, not forgery.
extension TextClassifier {
  /// What the header's metadata calls this format.
  public static let format = "parley-model-1"

  private struct Settings: Codable {
    struct HeadSettings: Codable {
      let head: String
      let classes: [String]
      let quality: HeadQuality?
    }
    let features: FeatureOptions
    let heads: [HeadSettings]
    let facts: [String: String]
    let replicates: Int
  }

  private struct TensorEntry: Codable {
    let dtype: String
    let shape: [Int]
    let dataOffsets: [Int]
    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  /// The file's bytes; equal models give equal bytes.
  public func serialized() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let settings = Settings(
      features: vectorizer.options,
      heads: heads.map {
        .init(head: $0.head.rawValue, classes: $0.head.classes, quality: $0.quality)
      },
      facts: facts, replicates: ensemble.count)
    let settingsText = String(decoding: try encoder.encode(settings), as: UTF8.self)
    var data: [UInt8] = []
    var entries: [String: TensorEntry] = [:]
    func append(_ name: String, _ dtype: String, _ shape: [Int], _ bytes: [UInt8]) {
      entries[name] = TensorEntry(
        dtype: dtype, shape: shape, dataOffsets: [data.count, data.count + bytes.count])
      data += bytes
    }
    let terms = vectorizer.vocabulary.count
    // Widest numbers first, so that all are aligned.
    for trained in heads {
      let k = trained.head.classes.count
      append(
        "soft_confusion.\(trained.head.rawValue)", "F64", [k, k],
        littleEndian(trained.softConfusion.map(\.bitPattern)))
      guard let spread = trained.confusionSpread else { continue }
      for (name, shape, values) in [
        ("confusion_covariance", [9, 9], spread.covariance),
        ("confusion_within", [3, 3, 3], spread.within), ("class_shares", [3], spread.classShares),
      ] {
        append(
          "\(name).\(trained.head.rawValue)", "F64", shape,
          littleEndian(values.map(\.bitPattern)))
      }
    }
    append("temperature", "F64", [heads.count], littleEndian(heads.map(\.temperature.bitPattern)))
    append("weights", "F32", [terms, intercepts.count], littleEndian(weights.map(\.bitPattern)))
    append("intercepts", "F32", [intercepts.count], littleEndian(intercepts.map(\.bitPattern)))
    append(
      "idf", "F32", [terms],
      littleEndian(vectorizer.vocabulary.inverseDocumentFrequency.map(\.bitPattern)))
    append(
      "replicate_scales", "F32", [2 * ensemble.count],
      littleEndian(ensemble.scales.map(\.bitPattern)))
    append(
      "replicate_intercepts", "F32", [2 * ensemble.count],
      littleEndian(ensemble.intercepts.map(\.bitPattern)))
    append(
      "replicate_levels", "I8", [terms, 2 * ensemble.count],
      ensemble.levels.map { UInt8(bitPattern: $0) })
    let vocabulary = Array(vectorizer.vocabulary.terms.joined(separator: "\n").utf8)
    append("vocabulary", "U8", [vocabulary.count], vocabulary)

    let metadata = [
      "format": Self.format, "settings": settingsText,
      "checksum": Self.checksum(settingsText, data[...]),
    ]
    let tensorText = String(decoding: try encoder.encode(entries), as: UTF8.self).dropFirst()
    var header =
      "{\"__metadata__\":" + String(decoding: try encoder.encode(metadata), as: UTF8.self) + ","
      + tensorText
    header += String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    return littleEndian([UInt64(header.utf8.count)]) + Array(header.utf8) + data
  }

  /// Reads a model, trusting nothing in it.
  ///
  /// - Throws: ``ModelFileError`` for anything but a whole, consistent, finite model of this format.
  public init(serialized bytes: [UInt8]) throws(ModelFileError) {
    let file = try Safetensors(bytes)
    guard file.metadata["format"] == Self.format else {
      throw ModelFileError(
        "not a parley model: format is '\(file.metadata["format"] ?? "missing")', expected '\(Self.format)'"
      )
    }
    let settingsText = file.metadata["settings"] ?? ""
    guard file.metadata["checksum"] == Self.checksum(settingsText, file.data) else {
      throw ModelFileError(
        "the checksum does not match: the file was damaged or changed; copy or train it anew")
    }
    guard let settings = try? JSONDecoder().decode(Settings.self, from: Data(settingsText.utf8))
    else {
      throw ModelFileError("its settings cannot be read")
    }
    let heads = try Self.heads(of: settings, in: file)
    let columns = heads.reduce(0) { $0 + $1.head.classes.count }
    let vocabularyBytes = try file.bytes("vocabulary")
    guard (try? UTF8Span(validating: vocabularyBytes.span)) != nil else {
      throw ModelFileError("its vocabulary is not UTF-8")
    }
    let terms = vocabularyBytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    // As bytes: strings that are only canonically equal are different terms.
    guard Set(terms.map { Array($0.utf8) }).count == terms.count else {
      throw ModelFileError("its vocabulary holds a term twice")
    }
    let idf = try file.floats("idf", shape: [terms.count])
    let weights = try file.floats("weights", shape: [terms.count, columns])
    let intercepts = try file.floats("intercepts", shape: [columns])
    self.init(
      vectorizer: Vectorizer(
        options: settings.features,
        vocabulary: Vocabulary(terms: terms, inverseDocumentFrequency: idf)),
      heads: heads, facts: settings.facts, weights: weights, intercepts: intercepts,
      ensemble: try Self.ensemble(settings.replicates, terms: terms.count, in: file))
  }

  private static func ensemble(_ count: Int, terms: Int, in file: Safetensors)
    throws(ModelFileError) -> Ensemble
  {
    guard (0...1000).contains(count) else {
      throw ModelFileError("\(count) replicates; a model has at most 1000")
    }
    let scales = try file.floats("replicate_scales", shape: [2 * count])
    let intercepts = try file.floats("replicate_intercepts", shape: [2 * count])
    let levels = try file.levels("replicate_levels", shape: [terms, 2 * count])
    return Ensemble(count: count, levels: levels, scales: scales, intercepts: intercepts)
  }

  private static func heads(of settings: Settings, in file: Safetensors) throws(ModelFileError)
    -> [TrainedHead]
  {
    var heads: [TrainedHead] = []
    var first = 0
    let temperatures = try file.doubles(
      "temperature", shape: [settings.heads.count], in: 0.01...100)
    for (entry, temperature) in zip(settings.heads, temperatures) {
      guard let head = Head(rawValue: entry.head), head.classes == entry.classes,
        !heads.contains(where: { $0.head == head })
      else {
        throw ModelFileError(
          "unknown head '\(entry.head)': the model was made by another version of parley")
      }
      guard entry.quality?.isPlausible ?? true else {
        throw ModelFileError("the figures of head '\(entry.head)' are no counts and shares")
      }
      let k = head.classes.count
      heads.append(
        TrainedHead(
          head: head, firstColumn: first, temperature: temperature,
          softConfusion: try file.doubles(
            "soft_confusion.\(head.rawValue)", shape: [k, k], in: 0...1),
          confusionSpread: try confusionSpread(of: head, in: file), quality: entry.quality))
      first += k
    }
    guard !heads.isEmpty else { throw ModelFileError("it has no head") }
    return heads
  }

  private static func confusionSpread(of head: Head, in file: Safetensors)
    throws(ModelFileError) -> ConfusionSpread?
  {
    let name = head.rawValue
    guard head.classes.count == 3, file.holds("confusion_covariance.\(name)") else { return nil }
    return ConfusionSpread(
      covariance: try file.doubles("confusion_covariance.\(name)", shape: [9, 9], in: -1...1),
      within: try file.doubles("confusion_within.\(name)", shape: [3, 3, 3], in: -1...1),
      classShares: try file.doubles("class_shares.\(name)", shape: [3], in: 0...1))
  }

  private static func checksum(_ settings: String, _ data: ArraySlice<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in settings.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for byte in data { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
  }

  /// The header and data of a safetensors file, checked: every tensor lies inside the data and none overlap.
  private struct Safetensors {
    let metadata: [String: String]
    let data: ArraySlice<UInt8>
    private let tensors: [String: TensorEntry]

    init(_ bytes: [UInt8]) throws(ModelFileError) {
      guard bytes.count >= 8 else { throw ModelFileError("the file is too short to be a model") }
      let length = bytes[..<8].enumerated().reduce(UInt64(0)) {
        $0 | UInt64($1.element) << (8 * UInt64($1.offset))
      }
      guard length <= UInt64(bytes.count - 8) else {
        throw ModelFileError("the file is truncated or not a safetensors file")
      }
      let header = Data(bytes[8..<8 + Int(length)])
      guard let decoded = try? JSONDecoder().decode([String: HeaderEntry].self, from: header) else {
        throw ModelFileError("its header is not a safetensors header")
      }
      data = bytes[(8 + Int(length))...]
      var metadata: [String: String] = [:]
      var tensors: [String: TensorEntry] = [:]
      for (name, entry) in decoded {
        switch entry {
        case .metadata(let values) where name == "__metadata__": metadata = values
        case .tensor(let tensor): tensors[name] = tensor
        case .metadata: throw ModelFileError("its header is not a safetensors header")
        }
      }
      self.metadata = metadata
      self.tensors = tensors
      var end = 0
      for (name, tensor) in tensors.sorted(by: {
        $0.value.dataOffsets.lexicographicallyPrecedes($1.value.dataOffsets)
      }) {
        guard tensor.dataOffsets.count == 2, tensor.dataOffsets[0] == end,
          tensor.dataOffsets[1] >= end,
          tensor.dataOffsets[1] <= data.count
        else {
          throw ModelFileError(
            "tensor '\(name)' lies outside the file or over another: truncated or tampered with")
        }
        end = tensor.dataOffsets[1]
      }
      guard end == data.count else {
        throw ModelFileError("the data is longer than its tensors: truncated or tampered with")
      }
    }

    private enum HeaderEntry: Decodable {
      case metadata([String: String])
      case tensor(TensorEntry)
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let tensor = try? container.decode(TensorEntry.self) {
          self = .tensor(tensor)
        } else {
          self = .metadata(try container.decode([String: String].self))
        }
      }
    }

    func holds(_ name: String) -> Bool { tensors[name] != nil }

    func bytes(_ name: String) throws(ModelFileError) -> [UInt8] {
      guard let tensor = tensors[name], tensor.dtype == "U8" else {
        throw ModelFileError("tensor '\(name)' is missing")
      }
      return try words(name, "U8", [slice(tensor).count], width: 1).map { UInt8($0) }
    }

    func floats(_ name: String, shape: [Int]) throws(ModelFileError) -> [Float] {
      let values = try words(name, "F32", shape, width: 4).map { Float(bitPattern: UInt32($0)) }
      guard values.allSatisfy({ abs($0) <= Self.largest }) else {
        throw ModelFileError("tensor '\(name)' holds a value that is NaN or beyond any model's")
      }
      return values
    }

    /// Far above all log-odds and idf, and so small that no sum or square of them overflows.
    private static let largest: Float = 1e9

    func doubles(_ name: String, shape: [Int], in range: ClosedRange<Double>)
      throws(ModelFileError) -> [Double]
    {
      let values = try words(name, "F64", shape, width: 8).map { Double(bitPattern: $0) }
      guard values.allSatisfy(range.contains) else {
        throw ModelFileError(
          "tensor '\(name)' holds a value that is not between \(range.lowerBound) and \(range.upperBound)"
        )
      }
      return values
    }

    func levels(_ name: String, shape: [Int]) throws(ModelFileError) -> [Int8] {
      try words(name, "I8", shape, width: 1).map { Int8(truncatingIfNeeded: $0) }
    }

    private func words(_ name: String, _ dtype: String, _ shape: [Int], width: Int)
      throws(ModelFileError) -> [UInt64]
    {
      guard let tensor = tensors[name] else { throw ModelFileError("tensor '\(name)' is missing") }
      let slice = slice(tensor)
      guard tensor.dtype == dtype, tensor.shape == shape, slice.count == shape.reduce(width, *)
      else {
        throw ModelFileError(
          "tensor '\(name)' is \(tensor.dtype) \(tensor.shape), expected \(dtype) \(shape)")
      }
      return stride(from: slice.startIndex, to: slice.endIndex, by: width).map { at in
        (0..<width).reduce(UInt64(0)) { $0 | UInt64(slice[at + $1]) << UInt64(8 * $1) }
      }
    }

    private func slice(_ tensor: TensorEntry) -> ArraySlice<UInt8> {
      data[data.startIndex + tensor.dataOffsets[0]..<data.startIndex + tensor.dataOffsets[1]]
    }
  }
}

private func littleEndian<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(words.count * Word.bitWidth / 8)
  for word in words {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
  return bytes
}
