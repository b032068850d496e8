import Features
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Model file")
struct ModelFileTests {
  /// What reading says; `nil` where it succeeds.
  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(ModelFileError) {
      _ = try TextClassifier(serialized: bytes)
      return nil
    } catch {
      return error.description
    }
  }

  private static func model(
    replicates: Int = 2, features: FeatureOptions = FeatureOptions()
  ) throws -> TextClassifier {
    let texts = ["we welcome talks", "the talks start", "we do not reject talks", "café, café"]
    let rows = (0..<12).map {
      LabelledText(
        texts[$0 % 4], $0 % 3, sentiment: $0 % 2 * 2, act: $0 % 3 * 7, group: "\($0)")
    }
    var options = TrainingOptions.fourFolds(replicates: replicates)
    options.features = features
    return try TextClassifier.train(
      rows, options: options, facts: ["note": "\"quoted\", / and ü"]
    ).classifier
  }

  private func predictions(_ classifier: TextClassifier) -> Predictions {
    classifier.predictions(["we welcome war", "peace", "", "not reject"])
  }

  static let allFamilies = FeatureOptions(
    skipPairs: true, beginnings: true, characters: true, contrast: true)

  @Test(
    "a model comes back byte for byte and predicts the same, with and without an ensemble",
    arguments: [0, 1, 5], [FeatureOptions(), allFamilies])
  func roundTrip(replicates: Int, features: FeatureOptions) throws {
    let model = try Self.model(replicates: replicates, features: features)
    let bytes = try model.serialized()
    let read = try TextClassifier(serialized: bytes)
    #expect(read == model)
    #expect(read.facts == ["note": "\"quoted\", / and ü"])
    #expect(read.heads.map(\.head) == [.stance, .sentiment, .act])
    #expect(read.heads.map(\.temperature) == model.heads.map(\.temperature))
    #expect(read.vectorizer.options == features)
    #expect(read.replicateCount == replicates)
    #expect(read.ensemble == model.ensemble)
    #expect(try read.serialized() == bytes)
    #expect(predictions(read) == predictions(model))
    #expect((predictions(read).scoreInterval(of: 0) == nil) == (replicates == 0))
  }

  @Test("the header's length is a multiple of 8, so that numbers are aligned")
  func aligned() throws {
    let bytes = try Self.model().serialized()
    #expect(bytes[0].isMultiple(of: 8))
  }

  @Test("a file written by hand from the format's description is read")
  func handWritten() throws {
    let model = try TextClassifier(serialized: ModelFileBytes().bytes)
    #expect(model.vectorizer.vocabulary.terms == ["peace", "war"])
    #expect(model.vectorizer.options == FeatureOptions())
    #expect(model.facts == ["parley": "test"])
    #expect(model.trainedHead(.stance)?.softConfusion == ModelFileBytes.confusion)
    #expect(model.trainedHead(.sentiment) == nil)
    // "peace" is the whole row, of length 1: scores (1.25, 0, -1.25).
    let found = predictions(model)
    let peace = try #require(found[.stance]?[1])
    #expect(distance(peace.probabilities.map(Double.init), [0.7307, 0.2093, 0.0600]) < 1e-4)
    // The replicate adds 100 · 0.01 to 0.5 and -127 · 0.02 to -0.5: (1.5, 0, -3.04).
    #expect(model.replicateCount == 1)
    let replicate = try #require(found.replicateScores(of: 1).first)
    #expect(abs(replicate - 0.8019) < 1e-4)
    // One replicate does not deviate from the mean of all.
    #expect(found.scoreInterval(of: 1) == peace.score...peace.score)
  }

  @Test("the temperature divides all log-odds, those of the replicates too")
  func temperature() throws {
    let model = try TextClassifier(serialized: ModelFileBytes(temperatures: [2]).bytes)
    #expect(model.trainedHead(.stance)?.temperature == 2)
    let found = predictions(model)
    // (0.625, 0, -0.625) and (0.75, 0, -1.52).
    let peace = try #require(found[.stance]?[1])
    #expect(distance(peace.probabilities.map(Double.init), [0.5489, 0.2938, 0.1573]) < 1e-4)
    #expect(abs(try #require(found.replicateScores(of: 1).first) - 0.5691) < 1e-4)
  }

  @Test("a truncated model is refused, wherever it ends")
  func truncated() throws {
    let bytes = try Self.model().serialized()
    for end in stride(from: 0, to: bytes.count, by: 97) {
      #expect(refusal(Array(bytes[..<end])) != nil, "cut at \(end)")
    }
    #expect(refusal(Array(bytes.dropLast())) != nil)
    #expect(refusal(bytes + [0]) != nil)
  }

  @Test("a model with one bit flipped is refused, whichever it is", arguments: 0..<8)
  func flipped(bit: Int) {
    let bytes = ModelFileBytes().bytes
    for at in bytes.indices {
      var damaged = bytes
      damaged[at] ^= 1 << UInt8(bit)
      #expect(refusal(damaged) != nil, "byte \(at), bit \(bit): \(damaged[at])")
    }
  }

  @Test("random bytes are refused")
  func randomBytes() {
    var generator = SeededGenerator(seed: 71)
    for count in 0..<200 {
      var bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      #expect(refusal(bytes) != nil)
      // A plausible header length leads deeper.
      if count >= 8 { bytes.replaceSubrange(0..<8, with: ModelFileBytes.bytes(UInt64(count - 8))) }
      #expect(refusal(bytes) != nil)
    }
  }

  struct Spoilt: CustomTestStringConvertible, Sendable {
    let name: String
    let reason: String
    let spoil: @Sendable (inout ModelFileBytes) -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ reason: String, _ spoil: @escaping @Sendable (inout ModelFileBytes) -> Void
    ) {
      (self.name, self.reason, self.spoil) = (name, reason, spoil)
    }
  }

  static let spoilt: [Spoilt] = [
    Spoilt("another format", "format is 'parley-model-2'") { $0.format = "parley-model-2" },
    Spoilt("no format", "format is ''") { $0.format = "" },
    Spoilt("a wrong checksum", "checksum") { $0.checksum = "0" },
    Spoilt("settings that are no settings", "settings") { $0.features = "[]" },
    Spoilt("settings of wrong type", "settings") { $0.facts = #"{"a":1}"# },
    Spoilt("an unknown head", "unknown head 'mood'") {
      $0.heads = #"[{"head":"mood","classes":["good","bad"]}]"#
    },
    Spoilt("other classes", "unknown head 'stance'") {
      $0.heads = #"[{"head":"stance","classes":["friendly","neutral","hostile"]}]"#
    },
    Spoilt("a head twice", "unknown head 'stance'") {
      let head = #"{"head":"stance","classes":["conciliatory","neutral","hostile"]}"#
      $0 = ModelFileBytes(temperatures: [1, 1])
      $0.heads = "[\(head),\(head)]"
    },
    Spoilt("no head", "no head") {
      $0 = ModelFileBytes(temperatures: [])
      $0.heads = "[]"
    },
    Spoilt("a head without its tensor", "'soft_confusion.sentiment' is missing") {
      $0.heads = #"[{"head":"sentiment","classes":["positive","neutral","negative"]}]"#
    },
    Spoilt("overlapping tensors", "over another") { $0.change("intercepts") { $0.start -= 4 } },
    Spoilt("a tensor over the same bytes as another", "over another") {
      $0.tensors.append(.init(name: "copy", type: "U8", shape: [4], start: 0, end: 4))
    },
    Spoilt("a gap between tensors", "over another") { $0.change("intercepts") { $0.start += 4 } },
    Spoilt("a tensor beyond the file", "outside the file") {
      $0.change("vocabulary") { $0.end += 1 }
    },
    Spoilt("a tensor far beyond the file", "outside the file") {
      $0.change("vocabulary") { $0.end = .max }
    },
    Spoilt("a tensor before the file", "outside the file") {
      $0.change("soft_confusion.stance") { $0.start = -8 }
    },
    Spoilt("a tensor that ends before it starts", "outside the file") {
      $0.change("soft_confusion.stance") { $0.end = -8 }
    },
    Spoilt("bytes after the tensors", "longer than its tensors") { $0.data.append(0) },
    Spoilt("a missing tensor", "'idf' is missing") { $0.change("idf") { $0.name = "fdi" } },
    Spoilt("a tensor of another type", "F64 [3]") { $0.change("intercepts") { $0.type = "F64" } },
    Spoilt("a tensor of another shape", "expected F32 [2, 3]") {
      $0.change("weights") { $0.shape = [3, 2] }
    },
    Spoilt("a shape whose size overflows", "expected F32 [2, 3]") {
      $0.change("weights") { $0.shape = [.max, .max] }
    },
    Spoilt("a negative shape", "expected F32 [3]") { $0.change("intercepts") { $0.shape = [-3] } },
    Spoilt("a vocabulary of another shape", "vocabulary") {
      $0.change("vocabulary") { $0.shape = [3] }
    },
    Spoilt("a vocabulary that is no text", "UTF-8") {
      $0 = ModelFileBytes(vocabulary: [0x61, 0x0A, 0xC3])
    },
    Spoilt("a term twice", "a term twice") {
      $0 = ModelFileBytes(vocabulary: Array("war\nwar".utf8))
    },
    Spoilt("more terms than weights", "'idf'") {
      $0 = ModelFileBytes(vocabulary: Array("a\nb\nc".utf8))
    },
    Spoilt("no terms at all", "'idf'") {
      $0 = ModelFileBytes(vocabulary: [], idf: [], weights: [])
    },
    Spoilt("a weight that is NaN", "'weights'") {
      $0 = ModelFileBytes(weights: [1, 0, .nan, 0, 0, 0])
    },
    Spoilt("an infinite intercept", "'intercepts'") {
      $0 = ModelFileBytes(intercepts: [0, .infinity, 0])
    },
    Spoilt("weights whose sums overflow", "'weights'") {
      $0 = ModelFileBytes(weights: [.greatestFiniteMagnitude, 0, 0, 3e38, 0, 0])
    },
    Spoilt("an idf whose square overflows", "'idf'") { $0 = ModelFileBytes(idf: [1e38, 1]) },
    Spoilt("an infinite confusion", "'soft_confusion.stance'") {
      $0 = ModelFileBytes(confusion: [.infinity, 0, 0, 0, 1, 0, 0, 0, 1])
    },
    Spoilt("a temperature of 0", "'temperature'") { $0 = ModelFileBytes(temperatures: [0]) },
    Spoilt("a temperature below 0", "'temperature'") { $0 = ModelFileBytes(temperatures: [-1]) },
    Spoilt("a temperature that is NaN", "'temperature'") {
      $0 = ModelFileBytes(temperatures: [.nan])
    },
    Spoilt("an infinite temperature", "'temperature'") {
      $0 = ModelFileBytes(temperatures: [.infinity])
    },
    Spoilt("no temperature", "'temperature' is missing") {
      $0.change("temperature") { $0.name = "heat" }
    },
    Spoilt("one temperature for two heads", "F64 [1], expected F64 [2]") {
      $0.heads =
        #"[{"head":"stance","classes":["conciliatory","neutral","hostile"]},{"head":"sentiment","classes":["positive","neutral","negative"]}]"#
    },
    Spoilt("settings without replicates", "settings") { $0.replicates = nil },
    Spoilt("more replicates than any model has", "1001 replicates") { $0.replicates = 1001 },
    Spoilt("absurdly many replicates", "\(Int.max) replicates") { $0.replicates = .max },
    Spoilt("less than no replicates", "-1 replicates") { $0.replicates = -1 },
    Spoilt("more replicates than tensors", "expected F32 [4]") { $0.replicates = 2 },
    Spoilt("fewer replicates than tensors", "expected F32 [0]") { $0.replicates = 0 },
    Spoilt("a replicate's scale that is NaN", "'replicate_scales'") {
      $0 = ModelFileBytes(replicateScales: [.nan, 1])
    },
    Spoilt("a replicate's scale that overflows", "'replicate_scales'") {
      $0 = ModelFileBytes(replicateScales: [0.01, 3e38])
    },
    Spoilt("an infinite intercept of a replicate", "'replicate_intercepts'") {
      $0 = ModelFileBytes(replicateIntercepts: [-.infinity, 0])
    },
    Spoilt("levels of another shape", "expected I8 [2, 2]") {
      $0.change("replicate_levels") { $0.shape = [4, 1] }
    },
    Spoilt("levels of another type", "expected I8 [2, 2]") {
      $0.change("replicate_levels") { $0.type = "U8" }
    },
    Spoilt("no levels", "'replicate_levels' is missing") {
      $0.change("replicate_levels") { $0.name = "levels" }
    },
    Spoilt("a confusion beyond 1", "'soft_confusion.stance'") {
      $0 = ModelFileBytes(confusion: [1e300, 0, 0, 0, 1, 0, 0, 0, 1])
    },
  ]

  @Test("is refused for", arguments: spoilt)
  func refused(c: Spoilt) throws {
    var file = ModelFileBytes()
    c.spoil(&file)
    let reason = try #require(refusal(file.bytes))
    #expect(reason.contains(c.reason))
    #expect(!reason.contains("\n"))
  }

  @Test("a header length beyond the file is refused", arguments: [1 << 20, UInt64(Int.max), .max])
  func hugeHeader(length: UInt64) {
    var bytes = ModelFileBytes().bytes
    bytes.replaceSubrange(0..<8, with: ModelFileBytes.bytes(length))
    #expect(refusal(bytes)?.contains("truncated") == true)
  }

  @Test(
    "a header that is no safetensors header is refused",
    arguments: [
      "", " ", "null", "[]", "{", "{\"a\":1}", "{\"__metadata__\":{\"a\":1}}",
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[0.5],\"data_offsets\":[0,0]}}",
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}",
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
    ])
  func otherHeaders(header: String) {
    #expect(refusal(ModelFileBytes.file(header: header))?.contains("header") == true)
  }

  @Test("offsets that are no pair are refused", arguments: ["[]", "[0]", "[0,0,0]"])
  func oddOffsets(offsets: String) {
    let header = "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":\(offsets)}}"
    #expect(refusal(ModelFileBytes.file(header: header))?.contains("'a'") == true)
  }

  @Test("terms that only Unicode holds equal are two terms")
  func canonicallyEqualTerms() throws {
    let file = ModelFileBytes(vocabulary: Array("caf\u{E9}\ncafe\u{301}".utf8))
    let model = try TextClassifier(serialized: file.bytes)
    #expect(model.termCount == 2)
    #expect(try TextClassifier(serialized: model.serialized()) == model)
  }

  @Test("a loaded model never traps on text, however extreme its numbers may be")
  func extremeNumbers() throws {
    let file = ModelFileBytes(
      idf: [1e9, 1e9], weights: [1e9, -1e9, 1e9, -1e9, 1e9, 1e9], intercepts: [1e9, -1e9, 0],
      temperatures: [0.01], levels: [-128, 127, 127, -128], replicateScales: [1e9, -1e9],
      replicateIntercepts: [1e9, 1e9])
    let found = predictions(try TextClassifier(serialized: file.bytes))
    #expect((found[.stance] ?? []).allSatisfy { $0.probabilities.allSatisfy { $0.isFinite } })
    #expect(found.replicateScores.allSatisfy { (-1...1).contains($0) })
    #expect(found.scoreInterval(of: 0) != nil)
  }

  @Test("the shipped model is read")
  func shipped() throws {
    let bytes = try #require(ShippedModel.bytes)
    let model = try TextClassifier(serialized: bytes)
    #expect(model.heads.map(\.head).contains(.stance))
    #expect(try model.serialized() == bytes)
  }
}
