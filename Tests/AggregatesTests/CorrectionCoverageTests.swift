import Aggregates
import Foundation
import ParleyTestSupport
import Testing

/// Corpora drawn from a world in which the truth is known: documents of one mood, a model that leans to one side.
private struct World {
  /// Odds of the three labels in a document of middling mood.
  let odds: [Double]
  /// How far the model sees the truth, and how far it leans to the last class, in logits.
  let sight: Double
  let lean: Double

  private static func normal(_ generator: inout SeededGenerator) -> Double {
    let u = Double.random(in: 0..<1, using: &generator)
    let v = Double.random(in: 0..<1, using: &generator)
    return (-2 * log(1 - u)).squareRoot() * cos(2 * Double.pi * v)
  }

  private func shares(mood: Double) -> [Double] {
    let odds = [odds[0] * exp(mood), odds[1], odds[2] * exp(-mood)]
    let total = odds.reduce(0, +)
    return odds.map { $0 / total }
  }

  /// Shares of the labels over all moods, by the trapezoid rule.
  var truth: [Double] {
    var sums = [0.0, 0, 0]
    var total = 0.0
    for step in -300...300 {
      let z = Double(step) / 60
      let density = exp(-z * z / 2)
      total += density
      for (c, share) in shares(mood: 0.8 * z).enumerated() { sums[c] += density * share }
    }
    return sums.map { $0 / total }
  }

  func corpus(documents: Int, size: Int, _ generator: inout SeededGenerator) -> LabelledCorpus {
    var corpus = LabelledCorpus(documents: [], rows: [])
    for _ in 0..<documents {
      let shares = shares(mood: 0.8 * Self.normal(&generator))
      corpus.documents.append(
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          statement(shares, &generator)
        })
    }
    draw(&corpus, size: size, &generator)
    return corpus
  }

  private func statement(_ shares: [Double], _ generator: inout SeededGenerator)
    -> LabelledCorpus.Statement
  {
    let place = Double.random(in: 0..<1, using: &generator)
    let truth = place < shares[0] ? 0 : place < shares[0] + shares[1] ? 1 : 2
    let odds = (0..<3).map { c in
      exp((c == truth ? sight : 0) + (c == 2 ? lean : 0) + Self.normal(&generator))
    }
    let total = odds.reduce(0, +)
    let whole = odds.map { Int64(($0 / total * 10_000).rounded()) }
    return LabelledCorpus.Statement(
      probabilities: (whole[0], 10_000 - whole[0] - whole[2], whole[2]), truth: truth)
  }

  /// Stratified by score; a tenth of the rows stays without a label.
  private func draw(
    _ corpus: inout LabelledCorpus, size: Int, _ generator: inout SeededGenerator
  ) {
    let band = { (statement: LabelledCorpus.Statement) in
      SampleDesign.band(ofScore: statement.probabilities.0 - statement.probabilities.2)
    }
    var counts = [0, 0, 0]
    for statement in corpus.documents.joined() { counts[band(statement)] += 1 }
    let design = SampleDesign(counts: [counts], size: size)
    var draws = zip(design.sizes[0], counts).map { SequentialDraw(size: $0, of: $1) }
    for d in corpus.documents.indices {
      for s in corpus.documents[d].indices {
        let band = band(corpus.documents[d][s])
        guard draws[band].takesNext(using: &generator) else { continue }
        corpus.documents[d][s].row = corpus.rows.count
        corpus.rows.append(
          .init(
            actorGroup: 0, band: band,
            inclusionProbability: design.inclusionProbability(group: 0, band: band),
            isLabelled: Double.random(in: 0..<1, using: &generator) < 0.9))
      }
    }
  }
}

@Suite("Coverage of corrected intervals")
struct CorrectionCoverageTests {
  private static let worlds = [
    World(odds: [1, 1, 1], sight: 1.5, lean: 1),
    World(odds: [0.1, 1, 0.05], sight: 1.5, lean: 0.5),
  ]

  @Test(
    "intervals hold the truth 19 times of 20, where the model's own mean does not",
    arguments: [(0, 40), (0, 150), (1, 40), (1, 150)])
  func coverage(_ number: Int, _ size: Int) throws {
    let world = Self.worlds[number]
    let shares = world.truth
    let truth = [shares[0] - shares[2]] + shares
    var generator = SeededGenerator(seed: 77 + UInt64(10 * number + size))
    var hits = [0, 0, 0, 0]
    var rawHits = 0
    let corpora = 250
    for _ in 0..<corpora {
      let corpus = world.corpus(documents: 150, size: size, &generator)
      let groups = corpus.groups
      let sums = corpus.sums(groups)
      for outcome in Outcome.allCases {
        let estimate = try CorrectedEstimate(sums, of: outcome, groups: groups)
        if estimate.interval.contains(truth[outcome.rawValue]) { hits[outcome.rawValue] += 1 }
        // As wide as the corrected interval, which is wider than the model's own.
        if outcome == .score, abs(estimate.raw - truth[0]) < 2 * estimate.standardError {
          rawHits += 1
        }
      }
    }
    // Of 250 at 0.95, chance alone moves a share by 0.014: three times that.
    for outcome in Outcome.allCases {
      let share = Double(hits[outcome.rawValue]) / Double(corpora)
      #expect((0.91...0.99).contains(share), "\(outcome): \(share)")
    }
    // All four outcomes together, which are not independent, lie closer.
    #expect((0.93...0.975).contains(Double(hits.reduce(0, +)) / Double(4 * corpora)))
    if size > 100 { #expect(rawHits < corpora / 2) }
  }
}
