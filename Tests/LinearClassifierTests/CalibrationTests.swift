import Foundation
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Calibration")
struct CalibrationTests {
  private static func random(
    _ count: Int, classes: Int, using generator: inout SeededGenerator
  ) -> [Prediction] {
    (0..<count).map { _ in
      let odds = (0..<classes).map { _ in exp(Float.random(in: -3...3, using: &generator)) }
      let sum = odds.reduce(0, +)
      return Prediction(probabilities: odds.map { $0 / sum })
    }
  }

  /// Gold labels exactly as frequent as the predictions say: each prediction once for every class, weighed by its
  /// probability.
  private static func faithful(_ predictions: [Prediction])
    -> (rows: [Int], gold: [Int], weights: [Double])
  {
    var (rows, gold, weights): ([Int], [Int], [Double]) = ([], [], [])
    for (row, prediction) in predictions.enumerated() {
      for (c, probability) in prediction.probabilities.enumerated() {
        rows.append(row)
        gold.append(c)
        weights.append(Double(probability))
      }
    }
    return (rows, gold, weights)
  }

  @Test(
    "predictions sharpened by a factor get that factor as their temperature",
    arguments: [0.25, 0.5, 1, 2, 3, 4.5], [2, 3, 16])
  func recoversDistortion(factor: Double, classes: Int) {
    var generator = SeededGenerator(seed: 81)
    let honest = Self.random(200, classes: classes, using: &generator)
    let (rows, gold, weights) = Self.faithful(honest)
    let sharpened = honest.map { $0.tempered(1 / factor) }
    let found = Calibration.temperature(
      gold: gold, predictions: rows.map { sharpened[$0] }, weights: weights)
    #expect(abs(found / factor - 1) < 1e-3)
    for (a, b) in zip(honest, sharpened.map { $0.tempered(found) }) {
      #expect(
        distance(a.probabilities.map(Double.init), b.probabilities.map(Double.init)) < 1e-3)
    }
  }

  @Test("drawn labels find a distortion by 2 about as well")
  func recoversFromDraws() {
    var generator = SeededGenerator(seed: 82)
    let honest = Self.random(5000, classes: 3, using: &generator)
    let gold = honest.map { prediction -> Int in
      let draw = Float.random(in: 0..<1, using: &generator)
      return draw < prediction.probabilities[0]
        ? 0 : draw < prediction.probabilities[0] + prediction.probabilities[1] ? 1 : 2
    }
    let found = Calibration.temperature(
      gold: gold, predictions: honest.map { $0.tempered(0.5) },
      weights: gold.map { _ in 1 })
    #expect(abs(found - 2) < 0.15)
  }

  @Test("no temperature near the one found makes the labels likelier")
  func isMinimum() {
    var generator = SeededGenerator(seed: 83)
    let predictions = Self.random(60, classes: 3, using: &generator)
    let gold = predictions.map {
      Bool.random(using: &generator) ? $0.best : Int.random(in: 0...2, using: &generator)
    }
    let weights = gold.map { _ in Double.random(in: 0...2, using: &generator) }
    func loss(_ temperature: Double) -> Double {
      predictions.indices.reduce(0) { sum, row in
        let odds = predictions[row].probabilities.map { pow(Double($0), 1 / temperature) }
        return sum - weights[row] * log(odds[gold[row]] / odds.reduce(0, +))
      }
    }
    let found = Calibration.temperature(gold: gold, predictions: predictions, weights: weights)
    #expect((0.21...4.9).contains(found))
    for other in stride(from: 0.2, through: 5, by: 0.01) {
      #expect(loss(other) >= loss(found) - 1e-9)
    }
  }

  @Test("the temperature stays within 0.2 and 5, whatever the labels say")
  func bounds() {
    let sure = Prediction(probabilities: [0.6, 0.3, 0.1])
    func found(_ gold: [Int], _ prediction: Prediction) -> Double {
      Calibration.temperature(
        gold: gold, predictions: gold.map { _ in prediction }, weights: gold.map { _ in 1 })
    }
    #expect(abs(found([0, 0], sure) - 0.2) < 1e-6)
    #expect(abs(found([2, 2], sure) - 5) < 1e-6)
    #expect(abs(found([1, 1], Prediction(probabilities: [1, 0, 0])) - 5) < 1e-6)
  }

  @Test("without rows, or rows of any weight, the temperature is 1")
  func noRows() {
    #expect(Calibration.temperature(gold: [], predictions: [], weights: []) == 1)
    let prediction = Prediction(probabilities: [0.5, 0.5])
    #expect(Calibration.temperature(gold: [0], predictions: [prediction], weights: [0]) == 1)
  }

  @Test("rows of weight 0 do not move the temperature")
  func weightless() {
    var generator = SeededGenerator(seed: 84)
    let predictions = Self.random(20, classes: 3, using: &generator)
    let gold = (0..<20).map { $0 % 3 }
    let weights = (0..<20).map { $0 < 12 ? 1.5 : 0 }
    #expect(
      Calibration.temperature(gold: gold, predictions: predictions, weights: weights)
        == Calibration.temperature(
          gold: Array(gold[..<12]), predictions: Array(predictions[..<12]),
          weights: [Double](repeating: 1.5, count: 12)))
  }

  @Test("no temperature changes a decision, nor the order of the classes")
  func keepsDecisions() {
    var generator = SeededGenerator(seed: 85)
    for prediction in Self.random(500, classes: 5, using: &generator) {
      for temperature in [0.2, 0.7, 1, 1.3, 5] {
        let other = prediction.tempered(temperature)
        #expect(other.best == prediction.best)
        #expect(abs(other.probabilities.reduce(0, +) - 1) < 1e-5)
        let order = (0..<5).sorted { prediction.probabilities[$0] < prediction.probabilities[$1] }
        for (a, b) in zip(order, order.dropFirst()) {
          #expect(other.probabilities[a] <= other.probabilities[b])
        }
      }
    }
  }

  @Test("log-odds are divided by the temperature, and certainty of 0 or 1 stays finite")
  func tempered() {
    // Odds of 4 to 1 at temperature 2 are 2 to 1.
    let found = Prediction(probabilities: [0.8, 0.2]).tempered(2).probabilities
    #expect(distance(found.map(Double.init), [2.0 / 3, 1.0 / 3]) < 1e-6)
    let sure = Prediction(probabilities: [0, 1, 0]).tempered(5)
    #expect(sure.best == 1)
    #expect(sure.probabilities.allSatisfy { $0.isFinite } && sure.probabilities[1] > 0.999)
  }

  // MARK: Reliability

  private func prediction(_ certainty: Float, _ best: Int) -> Prediction {
    var probabilities = [Float](repeating: (1 - certainty) / 2, count: 3)
    probabilities[best] = certainty
    return Prediction(probabilities: probabilities)
  }

  @Test("a table of five rows in two bins is that worked out by hand")
  func reliability() {
    // By certainty: .4 wrong, .5 right, .6 wrong | .75 right, 1 right.
    let bins = ReliabilityBin.table(
      gold: [0, 1, 2, 0, 1],
      predictions: [
        prediction(0.75, 0), prediction(0.6, 0), prediction(0.5, 2), prediction(0.4, 1),
        prediction(1, 1),
      ], bins: 2)
    #expect(bins.map(\.rows) == [3, 2])
    #expect(distance(bins.map(\.certainty), [0.5, 0.875]) < 1e-6)
    #expect(distance(bins.map(\.accuracy), [1.0 / 3, 1]) < 1e-15)
  }

  @Test("rows of one certainty keep their order where bins part them")
  func ties() {
    let bins = ReliabilityBin.table(
      gold: [0, 0, 1, 1], predictions: (0..<4).map { _ in prediction(0.5, 0) }, bins: 2)
    #expect(bins.map(\.accuracy) == [1, 0])
  }

  @Test("fewer rows than bins make one bin a row, none no bin", arguments: 0...12)
  func fewRows(count: Int) {
    let predictions = (0..<count).map { prediction(0.5 + Float($0) / 100, 0) }
    let bins = ReliabilityBin.table(
      gold: predictions.map { _ in 0 }, predictions: predictions)
    #expect(bins.count == min(10, count))
    #expect(bins.reduce(0) { $0 + $1.rows } == count)
    #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.certainty < $1.certainty })
    #expect(bins.allSatisfy { $0.accuracy == 1 })
  }

  @Test("the table's gaps, weighted by rows, are the expected calibration error")
  func agreesWithCalibrationError() {
    var generator = SeededGenerator(seed: 86)
    for count in [3, 10, 57, 200] {
      let predictions = Self.random(count, classes: 3, using: &generator)
      let gold = predictions.map { _ in Int.random(in: 0...2, using: &generator) }
      let bins = ReliabilityBin.table(gold: gold, predictions: predictions, bins: 7)
      let gaps = bins.reduce(0) { $0 + Double($1.rows) * abs($1.certainty - $1.accuracy) }
      let error = RankedClaims(
        probability: predictions.map { Double($0.probabilities[$0.best]) },
        outcome: zip(gold, predictions).map { $0 == $1.best }
      ).calibrationError(times: Array(repeating: 1, count: count), bins: 7)
      #expect(abs(gaps / Double(count) - error) < 1e-12)
    }
  }
}
