import Features
import Testing

@testable import LinearClassifier

@Suite("Acts")
struct ActTrainingTests {
  @Test("the codebook's sixteen acts go from agree to assault, with state between the sides")
  func classes() {
    let acts = Head.act.classes
    #expect(
      acts == [
        "agree", "consult", "support", "cooperate", "aid", "concede", "state", "request", "accuse",
        "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
      ])
    #expect(acts[Head.act.neutralClass] == "state")
    #expect(Head.stance.classes[Head.stance.neutralClass] == "neutral")
    #expect(Head.sentiment.classes[Head.sentiment.neutralClass] == "neutral")
    for head in Head.allCases {
      #expect(head.classes.map { head.column(of: $0) } == head.classes.indices.map { $0 })
      #expect(head.column(of: "sulk") == nil)
    }
  }

  /// Four groups with one row of each of the acts that `isUsed`.
  private static func rows(_ isUsed: (Int) -> Bool = { _ in true }) -> [LabelledText] {
    (0..<4).flatMap { group in
      Head.act.classes.indices.filter(isUsed).map { act in
        LabelledText("we \(Head.act.classes[act])x now", nil, act: act, group: "\(group)")
      }
    }
  }

  @Test("all sixteen acts are learnt, and told apart in rows that were held out")
  func learnsAll() throws {
    let result = try TextClassifier.train(Self.rows(), options: .fourFolds(replicates: 3))
    let evaluation = try #require(result.evaluations[.act])
    #expect(evaluation.labels == Head.act.classes)
    #expect(evaluation.accuracy == 1)
    let trained = try #require(result.classifier.trainedHead(.act))
    #expect(trained.softConfusion.count == 256)
    for row in 0..<16 {
      #expect(abs(trained.softConfusion[row * 16..<(row + 1) * 16].reduce(0, +) - 1) < 1e-4)
    }
    let texts = Head.act.classes.map { "they \($0)x" }
    let found = try #require(result.classifier.predictions(texts)[.act])
    #expect(found.map(\.best) == Array(0..<16))
    for prediction in found {
      #expect(prediction.probabilities.count == 16)
      #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-5)
    }
    #expect(result.fits[.act]?.converged == true)
    // Intervals belong to the stance.
    #expect(result.classifier.replicateCount == 0)
  }

  @Test("acts without rows are never predicted", arguments: [[0, 6, 15], [7, 8], [0, 15]])
  func someActs(used: [Int]) throws {
    let result = try TextClassifier.train(Self.rows(used.contains), options: .fourFolds())
    let found = try #require(
      result.classifier.predictions(
        ["we", "", "we state now"] + used.map { "\(Head.act.classes[$0])x" })[
          .act])
    #expect(found.suffix(used.count).map(\.best) == used)
    for prediction in found {
      for act in 0..<16 where !used.contains(act) { #expect(prediction.probabilities[act] < 1e-4) }
    }
  }

  @Test("the act stands beside the other heads and changes nothing of theirs")
  func besideOthers() throws {
    let stances = LabelledText.fourGroups
    let both = stances.enumerated().map { n, row in
      LabelledText(
        text: row.text, labels: row.labels.merging([.act: n % 4 * 5]) { $1 }, group: row.group)
    }
    let alone = try TextClassifier.train(stances, options: .fourFolds(replicates: 4)).classifier
    let together = try TextClassifier.train(both, options: .fourFolds(replicates: 4)).classifier
    #expect(together.heads.map(\.head) == [.stance, .sentiment, .act])
    #expect(together.heads.map(\.firstColumn) == [0, 3, 6])
    let texts = ["we welcome peace", "the losses", "threats", ""]
    let (a, b) = (alone.predictions(texts), together.predictions(texts))
    for head in [Head.stance, .sentiment] {
      for (x, y) in zip(try #require(a[head]), try #require(b[head])) {
        #expect(
          distance(x.probabilities.map(Double.init), y.probabilities.map(Double.init)) < 1e-3)
      }
    }
    #expect(a[.act] == nil && b[.act]?.count == 4)
    #expect(b[.act]?[0].best == 0 && b[.act]?[1].best == 15)
  }

  @Test("acts take their side from the lexicon's stance, whatever its tone")
  func lexiconPrior() throws {
    let lexicon = try Lexicon(
      tsv: Array("term\tstance\tsentiment\nembrace\t2\t-1\nsmash\t-2\t1\n".utf8))
    let vectorizer = Vectorizer.learn(
      from: [], options: FeatureOptions(), phrases: lexicon.entries.map(\.term))
    let prior = lexicon.priorMean(
      of: .act, vectorizer: vectorizer,
      strength: .init(scale: 3, awayFromNeutral: 0.5, negated: -0.5))
    // Terms: embrace, smash, ¬embrace, ¬smash; idf ln(1 / 1) + 1 = 1.
    let sides = [6.0, -6, -3, 3]
    for (term, weight) in sides.enumerated() {
      let row = Array(prior[term * 16..<(term + 1) * 16])
      #expect(Array(row[..<6]) == [Double](repeating: weight, count: 6))
      #expect(row[6] == -0.5 * abs(weight))
      #expect(Array(row[7...]) == [Double](repeating: -weight, count: 9))
    }
  }
}
