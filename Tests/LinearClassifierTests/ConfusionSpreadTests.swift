import Features
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Confusion spread")
struct ConfusionSpreadTests {
  private struct Rows {
    var gold: [Int] = []
    var predictions: [Prediction] = []
    var groups: [Int] = []

    var confusion: [Double] {
      TextClassifier.softConfusion(gold: gold, predictions: predictions, classes: 3)
    }

    func spread(weights: [Double]? = nil) -> ConfusionSpread {
      ConfusionSpread(
        gold: gold, predictions: predictions, groups: groups,
        weights: weights ?? gold.map { _ in 1 }, softConfusion: confusion)
    }
  }

  private func random(_ count: Int, groups: Int, seed: UInt64) -> Rows {
    var generator = SeededGenerator(seed: seed)
    var rows = Rows()
    for n in 0..<count {
      let parts = (0..<3).map { _ in Float.random(in: 0.05...1, using: &generator) }
      let sum = parts.reduce(0, +)
      rows.gold.append(n < 6 ? n % 3 : Int.random(in: 0..<3, using: &generator))
      rows.predictions.append(Prediction(probabilities: parts.map { $0 / sum }))
      rows.groups.append(Int.random(in: 0..<groups, using: &generator))
    }
    return rows
  }

  @Test("two rows of a class in groups of their own have the covariance worked out by hand")
  func handComputed() {
    let rows = Rows(
      gold: [0, 0],
      predictions: [[0.75, 0.25, 0], [0.25, 0.75, 0]].map { Prediction(probabilities: $0) },
      groups: [4, 9])
    let found = rows.spread(weights: [1, 3])
    // Mean (0.5, 0.5, 0); residuals ±(0.25, -0.25, 0), halved by two rows; two groups double the sum.
    #expect(abs(found.covariance[0] - 2 * 2 * 0.125 * 0.125) < 1e-7)
    #expect(abs(found.covariance[1] + 2 * 2 * 0.125 * 0.125) < 1e-7)
    #expect(found.covariance[2] == 0 && found.covariance[3 * 9 + 3] == 0)
    // Sample variance of 0.75 and 0.25.
    #expect(abs(found.within[0] - 0.125) < 1e-7 && abs(found.within[1] + 0.125) < 1e-7)
    #expect(found.within[9...].allSatisfy { $0 == 0 })
    #expect(found.classShares == [1, 0, 0])
  }

  @Test("shares of classes are those of the weights")
  func shares() {
    let rows = Rows(
      gold: [0, 1, 2, 2],
      predictions: Array(repeating: Prediction(probabilities: [1, 0, 0]), count: 4),
      groups: [0, 1, 2, 3])
    #expect(rows.spread(weights: [4, 2, 1, 1]).classShares == [0.5, 0.25, 0.25])
  }

  @Test("the covariance is the bootstrap's over groups")
  func bootstrap() {
    let rows = random(400, groups: 80, seed: 501)
    var generator = SeededGenerator(seed: 502)
    let found = rows.spread()
    let own = Dictionary(grouping: rows.gold.indices) { rows.groups[$0] }
    let groups = own.keys.sorted()
    let replicates = (0..<800).map { _ -> [Double] in
      var drawn = Rows()
      for _ in groups {
        for row in own[groups[Int.random(in: 0..<groups.count, using: &generator)]] ?? [] {
          drawn.gold.append(rows.gold[row])
          drawn.predictions.append(rows.predictions[row])
        }
      }
      return drawn.confusion
    }
    for entry in 0..<9 {
      let values = replicates.map { $0[entry] }
      let mean = values.reduce(0, +) / 800
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 799
      #expect((0.75...1.3).contains(variance / found.covariance[entry * 10]), "\(entry)")
    }
  }

  @Test("copies of rows in their own groups make nothing surer")
  func copies() {
    let rows = random(60, groups: 20, seed: 503)
    var doubled = rows
    doubled.gold += rows.gold
    doubled.predictions += rows.predictions
    doubled.groups += rows.groups
    let (one, two) = (rows.spread(), doubled.spread())
    #expect(zip(one.covariance, two.covariance).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("training tells it for heads of three classes, and a model file keeps it")
  func kept() throws {
    let rows = (0..<12).map {
      LabelledText(
        ["we welcome talks", "the talks start", "we reject talks"][$0 % 3], $0 % 3,
        sentiment: $0 % 2 * 2, act: $0 % 3 * 7, group: "\($0)")
    }
    let model = try TextClassifier.train(rows, options: .fourFolds(replicates: 0)).classifier
    #expect(model.trainedHead(.act)?.confusionSpread == nil)
    for head in [Head.stance, .sentiment] {
      let spread = try #require(model.trainedHead(head)?.confusionSpread)
      #expect(abs(spread.classShares.reduce(0, +) - 1) < 1e-12)
      let read = try TextClassifier(serialized: try model.serialized())
      #expect(read.trainedHead(head)?.confusionSpread == spread)
    }
  }

  @Test("a file that does not tell is read, one that tells nonsense or half of it is not")
  func files() throws {
    let silent = try TextClassifier(serialized: ModelFileBytes().bytes)
    #expect(silent.trainedHead(.stance)?.confusionSpread == nil)
    func file(covariance: Double, within: Int, shares: Bool) -> [UInt8] {
      var bytes = ModelFileBytes()
      func numbers(_ count: Int, _ value: Double) -> [UInt8] {
        (0..<count).flatMap { _ in ModelFileBytes.bytes(value.bitPattern) }
      }
      bytes.append("confusion_covariance.stance", "F64", [9, 9], numbers(81, covariance))
      bytes.append("confusion_within.stance", "F64", [within, 3, 3], numbers(within * 9, 0.01))
      if shares { bytes.append("class_shares.stance", "F64", [3], numbers(3, 0.25)) }
      return bytes.bytes
    }
    let read = try TextClassifier(serialized: file(covariance: 0.5, within: 3, shares: true))
    #expect(read.trainedHead(.stance)?.confusionSpread?.classShares == [0.25, 0.25, 0.25])
    for broken in [
      file(covariance: .nan, within: 3, shares: true), file(covariance: 2, within: 3, shares: true),
      file(covariance: 0.5, within: 2, shares: true),
      file(covariance: 0.5, within: 3, shares: false),
    ] {
      #expect(throws: ModelFileError.self) { try TextClassifier(serialized: broken) }
    }
  }
}
