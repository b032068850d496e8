import Features
import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Ensemble")
struct EnsembleTests {
  private static func fit(weights: [Double], intercepts: [Double]) -> LogisticFit {
    LogisticFit(
      weights: weights, intercepts: intercepts, iterations: 1, objective: 0, gradientNorm: 0,
      converged: true)
  }

  private static func randomFits(_ count: Int, terms: Int, using generator: inout SeededGenerator)
    -> [LogisticFit]
  {
    (0..<count).map { r in
      let size = [0.001, 1, 40][r % 3]
      return fit(
        weights: randomNumbers(terms * 3, in: -size...size, using: &generator),
        intercepts: randomNumbers(3, in: -2...2, using: &generator))
    }
  }

  @Test(
    "a weight kept in 8 bits is off by half a step at most", arguments: 1...5 as ClosedRange<UInt64>
  )
  func quantisation(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (terms, count) = (50, 7)
    let fits = Self.randomFits(count, terms: terms, using: &generator)
    let ensemble = Ensemble(fits, terms: terms)
    #expect(ensemble.count == count)
    #expect(ensemble.levels.count == terms * 2 * count)
    for (r, fit) in fits.enumerated() {
      for (side, c) in [(0, 0), (1, 2)] {
        let column = 2 * r + side
        let exact = (0..<terms).map { fit.weights[$0 * 3 + c] - fit.weights[$0 * 3 + 1] }
        let step = Double(ensemble.scales[column])
        // 127 steps reach the largest weight.
        #expect(abs(step * 127 - (exact.map(abs).max() ?? 0)) < 1e-5 * step * 127)
        for j in 0..<terms {
          #expect(abs(Double(ensemble.weight(j, column)) - exact[j]) <= step / 2 * 1.0001)
        }
        #expect(ensemble.intercepts[column] == Float(fit.intercepts[c] - fit.intercepts[1]))
      }
    }
  }

  @Test("weights of 0, or as good as 0, are kept as 0", arguments: [0, 1e-300, 1e-46, 1e-44])
  func vanishingWeights(size: Double) {
    let fit = Self.fit(weights: [0, 0, size, 0, 0, -size], intercepts: [1, 0, -1])
    let ensemble = Ensemble([fit], terms: 2)
    #expect(
      (0..<2).allSatisfy { j in
        (0..<2).allSatisfy { abs(ensemble.weight(j, $0)) < Float.leastNormalMagnitude / 4 }
      })
  }

  @Test("fits of no terms and no fits make ensembles too")
  func empty() {
    let ensemble = Ensemble([Self.fit(weights: [], intercepts: [1, 0, 2])], terms: 0)
    #expect(ensemble.levels.isEmpty && ensemble.intercepts == [1, 2])
    #expect(Ensemble([], terms: 4) == .none)
  }

  @Test("a replicate's score is P(first) - P(last) at the temperature")
  func score() {
    // Odds 4 : 1 : 1/4 make 16/21 - 1/21; at temperature 2 odds 2 : 1 : 1/2 make 4/7 - 1/7.
    let four: Float = 1.3862944
    #expect(abs(Ensemble.score(four, -four, temperature: 1) - 15.0 / 21) < 1e-6)
    #expect(abs(Ensemble.score(four, -four, temperature: 2) - 3.0 / 7) < 1e-6)
    #expect(Ensemble.score(0, 0, temperature: 1) == 0)
    #expect(Ensemble.score(1e30, -1e30, temperature: 0.2) == 1)
  }

  @Test("a replicate that equals the head scores texts as the head does", arguments: [0.5, 1, 3])
  func replicateOfItself(temperature: Double) throws {
    var generator = SeededGenerator(seed: 91)
    let words = ["peace", "war", "talks", "threat", "help", "not", "¬war", "peace talks"]
    let fit = Self.fit(
      weights: randomNumbers(words.count * 3, in: -3...3, using: &generator),
      intercepts: [0.3, 0.1, -0.4])
    let classifier = TextClassifier(
      vectorizer: Vectorizer(
        options: FeatureOptions(),
        vocabulary: Vocabulary(
          terms: words, inverseDocumentFrequency: words.map { _ in 1.5 })),
      heads: [
        .init(
          head: .stance, firstColumn: 0, temperature: temperature,
          softConfusion: [1, 0, 0, 0, 1, 0, 0, 0, 1], quality: nil)
      ], facts: [:], weights: fit.weights.map { Float($0) },
      intercepts: fit.intercepts.map { Float($0) },
      ensemble: Ensemble([fit, fit], terms: words.count))
    let texts = ["peace talks help", "war", "not war", "", "threat threat talks", "unknown"]
    let found = classifier.predictions(texts)
    let stances = try #require(found[.stance])
    for (i, stance) in stances.enumerated() {
      #expect(found.replicateScores(of: i).count == 2)
      for score in found.replicateScores(of: i) { #expect(abs(score - stance.score) < 0.02) }
      #expect(found.scoreInterval(of: i)?.contains(stance.score) == true)
    }
    // The texts are told apart: the agreement is no accident.
    #expect(Set(stances.map(\.score)).count == 5)
  }

  /// What a model would say of texts with these stance scores.
  private func predictions(_ scores: [Float], replicates: [[Float]]) -> Predictions {
    Predictions(
      byHead: [
        .stance: scores.map { Prediction(probabilities: [(1 + $0) / 2, 0, (1 - $0) / 2]) }
      ], replicateScores: replicates.flatMap { $0 }, replicateCount: replicates.first?.count ?? 0)
  }

  @Test(
    "an interval is the score and the replicates' deviations from their mean, 5th to 95th percentile, cut at 1"
  )
  func interval() throws {
    // 21 replicates at 0, 0.05, … 1 with the mean 0.5: the percentiles, the second and the last but one, deviate
    // by 0.45.
    let steps = (0...20).map { Float(($0 * 8) % 21) / 20 }
    let found = predictions([0.5, 0.99, -0.25], replicates: [steps, steps, steps])
    let expected: [(Float, Float)] = [(0.05, 0.95), (0.54, 1), (-0.7, 0.2)]
    for (text, bounds) in expected.enumerated() {
      let interval = try #require(found.scoreInterval(of: text))
      #expect(abs(interval.lowerBound - bounds.0) < 1e-6)
      #expect(abs(interval.upperBound - bounds.1) < 1e-6)
    }
  }

  @Test("between replicates the percentiles are interpolated, and each text has its own")
  func interpolation() throws {
    let found = predictions([0.5, -0.5], replicates: [[1, 0], [-1, -0.5]])
    let first = try #require(found.scoreInterval(of: 0))
    #expect(abs(first.lowerBound - 0.05) < 1e-6 && abs(first.upperBound - 0.95) < 1e-6)
    let second = try #require(found.scoreInterval(of: 1))
    #expect(abs(second.lowerBound + 0.725) < 1e-6 && abs(second.upperBound + 0.275) < 1e-6)
    #expect(Array(found.replicateScores(of: 1)) == [-1, -0.5])
    let one = predictions([0.5], replicates: [[0.25]])
    #expect(one.scoreInterval(of: 0) == 0.5...0.5)
  }

  @Test("without replicates or without a stance there is no interval")
  func noInterval() {
    let bare = predictions([0.5], replicates: [])
    #expect(bare.scoreInterval(of: 0) == nil)
    #expect(bare.replicateScores(of: 0).isEmpty)
    let other = Predictions(
      byHead: [.sentiment: [Prediction(probabilities: [1, 0, 0])]], replicateScores: [0.5],
      replicateCount: 1)
    #expect(other.scoreInterval(of: 0) == nil)
    #expect(other[.stance] == nil && other[.sentiment]?.count == 1)
  }

  @Test("ensembles of unequal parts are refused")
  func refuses() async {
    await #expect(processExitsWith: .failure) {
      _ = Ensemble(count: 1, levels: [1, 2, 3], scales: [1, 1], intercepts: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Ensemble(count: 1, levels: [], scales: [1], intercepts: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Ensemble(count: 0, levels: [1], scales: [], intercepts: [])
    }
  }
}
