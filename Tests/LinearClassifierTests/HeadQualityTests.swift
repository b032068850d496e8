import Features
import Foundation
import Testing
import Tokenization

@testable import LinearClassifier

@Suite("Quality of a head")
struct HeadQualityTests {
  private static func rows() -> [LabelledText] {
    let texts = ["we welcome peace", "the talks start", "we reject war", "we welcome war", "we"]
    return (0..<30).map {
      LabelledText(
        text: FeatureText(TokenizedText(texts[$0 % 5]), masked: []), labels: [.stance: $0 % 3],
        group: "\($0)")
    }
  }

  private static func decoded(_ json: String) throws -> HeadQuality {
    try JSONDecoder().decode(HeadQuality.self, from: Data(json.utf8))
  }

  @Test("figures of four rows are those worked out by hand")
  func byHand() {
    let predictions = [[0.5, 0.25, 0.25], [0.25, 0.75, 0], [0, 0.375, 0.625], [0, 0, 1]].map {
      Prediction(probabilities: $0)
    }
    let quality = HeadQuality(.stance, gold: [0, 0, 2, 2], predictions: predictions)
    #expect(quality.rows == 4)
    #expect(quality.accuracy == 0.75)
    // F1 of conciliatory 2/3, of neutral 0, of hostile 1.
    #expect(abs(quality.macroF1 - 5.0 / 9) < 1e-12)
    #expect(
      quality.reliability == [
        ReliabilityBin(rows: 1, certainty: 0.5, accuracy: 1),
        ReliabilityBin(rows: 1, certainty: 0.625, accuracy: 1),
        ReliabilityBin(rows: 1, certainty: 0.75, accuracy: 0),
        ReliabilityBin(rows: 1, certainty: 1, accuracy: 1),
      ])
    #expect(abs(quality.calibrationError - (0.5 + 0.375 + 0.75 + 0) / 4) < 1e-12)
  }

  @Test("a trained head carries the figures of its held-out rows, through the file")
  func trained() throws {
    let result = try TextClassifier.train(Self.rows())
    let quality = try #require(result.classifier.trainedHead(.stance)?.quality)
    let evaluation = try #require(result.evaluations[.stance])
    #expect(quality.rows == 30 && quality.accuracy == evaluation.accuracy)
    #expect(quality.macroF1 == evaluation.macroF1)
    #expect(quality.reliability.map(\.rows) == Array(repeating: 3, count: 10))
    let held = try #require(result.outOfFold[.stance])
    let gold = try #require(result.gold[.stance])
    let error = RankedClaims(
      probability: held.map { Double($0.probabilities[$0.best]) },
      outcome: zip(held, gold).map { $0.best == $1 }
    ).calibrationError(times: Array(repeating: 1, count: gold.count))
    #expect(abs(quality.calibrationError - error) < 1e-12)
    let read = try TextClassifier(serialized: try result.classifier.serialized())
    #expect(read.trainedHead(.stance)?.quality == quality)
  }

  private static let bin = #"{"rows":1,"certainty":1,"accuracy":1}"#

  /// What reading a model with such figures says; `nil` where it succeeds.
  private func refusal(_ json: String) throws -> String? {
    let model = TextClassifier(
      vectorizer: Vectorizer(
        options: FeatureOptions(),
        vocabulary: Vocabulary(terms: ["a"], inverseDocumentFrequency: [1])),
      heads: [
        .init(
          head: .stance, firstColumn: 0, temperature: 1,
          softConfusion: [1, 0, 0, 0, 1, 0, 0, 0, 1], quality: try Self.decoded(json))
      ], facts: [:], weights: [0, 0, 0], intercepts: [0, 0, 0])
    let bytes = try model.serialized()
    do throws(ModelFileError) {
      _ = try TextClassifier(serialized: bytes)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("figures that are shares and counts are read")
  func plausible() throws {
    let json = "{\"rows\":1,\"accuracy\":0,\"macroF1\":1,\"reliability\":[\(Self.bin)]}"
    #expect(try refusal(json) == nil)
  }

  @Test(
    "figures that are no shares or counts are refused with their file",
    arguments: [
      "{\"rows\":1,\"accuracy\":1.5,\"macroF1\":1,\"reliability\":[\(bin)]}",
      "{\"rows\":1,\"accuracy\":1,\"macroF1\":-1,\"reliability\":[\(bin)]}",
      "{\"rows\":0,\"accuracy\":1,\"macroF1\":1,\"reliability\":[\(bin)]}",
      #"{"rows":1,"accuracy":1,"macroF1":1,"reliability":[]}"#,
      #"{"rows":1,"accuracy":1,"macroF1":1,"reliability":[{"rows":1,"certainty":1e300,"accuracy":1}]}"#,
      #"{"rows":1,"accuracy":1,"macroF1":1,"reliability":[{"rows":-1,"certainty":1,"accuracy":1}]}"#,
    ])
  func implausible(json: String) throws {
    #expect(try refusal(json)?.contains("'stance'") == true)
  }
}
