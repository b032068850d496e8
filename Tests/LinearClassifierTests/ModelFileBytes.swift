import Features
import Foundation

/// A model file written by hand from the documented format, so that each part can be spoilt by itself.
struct ModelFileBytes {
  struct Tensor {
    var name: String
    var type: String
    var shape: [Int]
    var start: Int
    var end: Int
  }

  var format = "parley-model-1"
  /// The default options, whatever they are: their fields belong to the features' tests.
  var features =
    (try? JSONEncoder().encode(FeatureOptions())).map { String(decoding: $0, as: UTF8.self) } ?? ""
  var heads = #"[{"head":"stance","classes":["conciliatory","neutral","hostile"]}]"#
  var facts = #"{"parley":"test"}"#
  /// As the settings claim, `nil` for settings that are silent on it.
  var replicates: Int? = 1
  var checksum: String?
  var tensors: [Tensor] = []
  var data: [UInt8] = []

  static let confusion: [Double] = [0.75, 0.125, 0.125, 0.25, 0.5, 0.25, 0, 0.25, 0.75]
  static let weights: [Float] = [1, 0, -1, -2, 0.5, 1.5]
  /// Terms × 2, row-major.
  static let levels: [Int8] = [100, -127, -50, 127]

  init(
    vocabulary: [UInt8] = Array("peace\nwar".utf8), idf: [Float] = [1, 1.5],
    weights: [Float] = weights, intercepts: [Float] = [0.25, 0, -0.25],
    confusion: [Double] = confusion, temperatures: [Double] = [1], levels: [Int8] = levels,
    replicateScales: [Float] = [0.01, 0.02], replicateIntercepts: [Float] = [0.5, -0.5]
  ) {
    append(
      "soft_confusion.stance", "F64", [3, 3], confusion.flatMap { Self.bytes($0.bitPattern) })
    append(
      "temperature", "F64", [temperatures.count],
      temperatures.flatMap { Self.bytes($0.bitPattern) })
    append("weights", "F32", [idf.count, 3], weights.flatMap { Self.bytes($0.bitPattern) })
    append("intercepts", "F32", [3], intercepts.flatMap { Self.bytes($0.bitPattern) })
    append("idf", "F32", [idf.count], idf.flatMap { Self.bytes($0.bitPattern) })
    append("replicate_scales", "F32", [2], replicateScales.flatMap { Self.bytes($0.bitPattern) })
    append(
      "replicate_intercepts", "F32", [2], replicateIntercepts.flatMap { Self.bytes($0.bitPattern) })
    append("replicate_levels", "I8", [idf.count, 2], levels.map { UInt8(bitPattern: $0) })
    append("vocabulary", "U8", [vocabulary.count], vocabulary)
  }

  mutating func append(_ name: String, _ type: String, _ shape: [Int], _ bytes: [UInt8]) {
    tensors.append(
      Tensor(
        name: name, type: type, shape: shape, start: data.count, end: data.count + bytes.count))
    data += bytes
  }

  mutating func change(_ name: String, _ body: (inout Tensor) -> Void) {
    for i in tensors.indices where tensors[i].name == name { body(&tensors[i]) }
  }

  private var settings: String {
    "{\"facts\":\(facts),\"features\":\(features),\"heads\":\(heads)"
      + (replicates.map { ",\"replicates\":\($0)" } ?? "") + "}"
  }

  /// FNV-1a of settings and data.
  private var trueChecksum: String {
    let hash = (Array(settings.utf8) + data).reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  var header: String {
    let quoted = settings.replacing("\"", with: "\\\"")
    let entries = tensors.map {
      "\"\($0.name)\":{\"dtype\":\"\($0.type)\",\"shape\":\($0.shape),\"data_offsets\":[\($0.start),\($0.end)]}"
    }
    return
      "{\"__metadata__\":{\"format\":\"\(format)\",\"settings\":\"\(quoted)\",\"checksum\":\"\(checksum ?? trueChecksum)\"},"
      + entries.joined(separator: ",") + "}"
  }

  var bytes: [UInt8] { Self.file(header: header, data: data) }

  static func file(header: String, data: [UInt8] = []) -> [UInt8] {
    bytes(UInt64(header.utf8.count)) + Array(header.utf8) + data
  }

  static func bytes<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
    stride(from: 0, to: Word.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}
