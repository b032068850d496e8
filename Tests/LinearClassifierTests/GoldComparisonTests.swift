import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Gold comparison")
struct GoldComparisonTests {
  /// A decision as `classify` makes it: the largest probability decides, the first of equals.
  private func decision(_ c: Double, _ n: Double, _ h: Double) -> GoldComparison.Decision {
    let best = c >= n && c >= h ? 0 : n >= h ? 1 : 2
    return .init(best: best, score: c - h, probabilities: [c, n, h])
  }

  @Test("with all three labels the most probable class decides")
  func labelMode() throws {
    let comparison = try #require(
      GoldComparison(
        head: .stance, gold: ["conciliatory", "neutral", "hostile", "hostile"],
        decisions: [
          decision(0.7, 0.2, 0.1), decision(0.5, 0.4, 0.1), decision(0.1, 0.1, 0.8),
          decision(0.1, 0.6, 0.3),
        ]))
    #expect(comparison.mode == .label)
    #expect(comparison.evaluation.labels == ["conciliatory", "neutral", "hostile"])
    #expect(comparison.evaluation.confusion == [[1, 0, 0], [1, 0, 0], [0, 1, 1]])
    #expect(comparison.evaluation.accuracy == 0.5)
    // The neutral row stays out: 0.6 against -0.7 and -0.2.
    #expect(comparison.areaUnderCurve == 1)
    // One bin a row: .7 right, .5 wrong, .8 right, .6 wrong.
    #expect(abs(comparison.calibrationError - (0.3 + 0.5 + 0.2 + 0.6) / 4) < 1e-15)
  }

  @Test("with the two outer labels the sign of the score decides, and 0 is the last class")
  func signMode() throws {
    let comparison = try #require(
      GoldComparison(
        head: .stance, gold: ["conciliatory", "conciliatory", "hostile", "hostile"],
        decisions: [
          decision(0.2, 0.7, 0.1), decision(0.3, 0.4, 0.3), decision(0.3, 0.4, 0.3),
          decision(0, 1, 0),
        ]))
    #expect(comparison.mode == .signOfScore)
    #expect(comparison.evaluation.labels == ["conciliatory", "hostile"])
    #expect(comparison.evaluation.confusion == [[1, 1], [0, 2]])
    // Pairs of 0.1 and 0 against 0 and 0: two won, two tied.
    #expect(comparison.areaUnderCurve == 0.75)
    // 2/3 and right, then 1/2 right, 1/2 wrong, 1/2 (no side at all) wrong.
    #expect(abs(comparison.calibrationError - (1.0 / 3 + 1.5) / 4) < 1e-15)
  }

  @Test("with hostile and other only hostile is decided")
  func hostileMode() throws {
    let comparison = try #require(
      GoldComparison(
        head: .stance, gold: ["hostile", "other", "other", "hostile"],
        decisions: [
          decision(0.1, 0.2, 0.7), decision(0.8, 0.1, 0.1), decision(0.1, 0.3, 0.6),
          decision(0.1, 0.5, 0.4),
        ]))
    #expect(comparison.mode == .hostileOrOther)
    #expect(comparison.evaluation.labels == ["hostile", "other"])
    #expect(comparison.evaluation.confusion == [[1, 1], [1, 1]])
    // Others score 0.7 and -0.5, hostile rows -0.6 and -0.3: three of four pairs won.
    #expect(comparison.areaUnderCurve == 0.75)
    #expect(abs(comparison.calibrationError - (0.3 + 0.1 + 0.6 + 0.6) / 4) < 1e-15)
  }

  @Test("the two outer labels of sentiment are decided by sign as well")
  func sentiment() throws {
    let comparison = try #require(
      GoldComparison(
        head: .sentiment, gold: ["negative", "positive"],
        decisions: [decision(0.1, 0.7, 0.2), decision(0.2, 0.7, 0.1)]))
    #expect(comparison.mode == .signOfScore)
    #expect(comparison.evaluation.labels == ["positive", "negative"])
    #expect(comparison.evaluation.accuracy == 1)
  }

  @Test(
    "labels that no gold has are refused",
    arguments: [
      (Head.stance, []), (.stance, ["friendly"]), (.stance, ["hostile", "friendly"]),
      (.stance, ["conciliatory", "hostile", "other"]), (.stance, ["other"]),
      (.stance, ["positive", "negative"]), (.sentiment, ["hostile", "other"]),
    ] as [(Head, [String])])
  func unknownLabels(head: Head, gold: [String]) {
    let decisions = gold.map { _ in decision(1, 0, 0) }
    #expect(GoldComparison(head: head, gold: gold, decisions: decisions) == nil)
  }

  @Test("probabilities are normalised, and three zeros are three thirds")
  func normalised() {
    #expect(decision(2, 1, 1).probabilities == [0.5, 0.25, 0.25])
    #expect(distance(decision(0, 0, 0).probabilities, [1 / 3, 1 / 3, 1 / 3]) < 1e-15)
  }

  @Test("intervals hold their figures, and the same input gives the same intervals")
  func intervals() throws {
    var generator = SeededGenerator(seed: 61)
    let gold = (0..<60).map { ["conciliatory", "neutral", "hostile"][$0 % 3] }
    let decisions = gold.indices.map { _ in randomDecision(using: &generator) }
    let a = try #require(GoldComparison(head: .stance, gold: gold, decisions: decisions))
    let b = try #require(GoldComparison(head: .stance, gold: gold, decisions: decisions))
    let accuracy = try #require(a.accuracyInterval)
    let macroF1 = try #require(a.macroF1Interval)
    let area = try #require(a.areaInterval)
    #expect(accuracy.contains(a.evaluation.accuracy))
    #expect(macroF1.contains(a.evaluation.macroF1))
    #expect(area.contains(a.areaUnderCurve))
    // Of 60 rows at about 1/3 the standard error is about 0.06.
    #expect((0.15...0.35).contains(accuracy.upperBound - accuracy.lowerBound))
    #expect(
      b.accuracyInterval == accuracy && b.macroF1Interval == macroF1 && b.areaInterval == area)
  }

  @Test("right everywhere leaves no room in the intervals")
  func certain() throws {
    let gold = (0..<12).map { $0 < 6 ? "conciliatory" : "hostile" }
    let decisions = (0..<12).map { $0 < 6 ? decision(1, 0, 0) : decision(0, 0, 1) }
    let comparison = try #require(GoldComparison(head: .stance, gold: gold, decisions: decisions))
    #expect(comparison.accuracyInterval == 1...1)
    #expect(comparison.areaInterval == 1...1)
    #expect(comparison.calibrationError == 0)
  }

  @Test(
    "figures are those of stance_eval.py",
    .enabled(if: StanceJudge.isPresent, "needs ../shared/eval/stance_eval.py and numpy"),
    arguments: [
      ["conciliatory", "neutral", "hostile"], ["conciliatory", "hostile"], ["hostile", "other"],
    ], [8, 53, 400])
  func judge(labels: [String], rows: Int) throws {
    var generator = SeededGenerator(seed: 62 + UInt64(rows))
    let gold = (0..<rows).map {
      $0 < labels.count ? labels[$0] : labels[Int.random(in: 0..<labels.count, using: &generator)]
    }
    let decisions = gold.indices.map { _ in randomDecision(using: &generator) }
    let found = try #require(GoldComparison(head: .stance, gold: gold, decisions: decisions))
    let verdict = try StanceJudge.verdict(gold: gold, decisions: decisions)
    #expect(found.evaluation.count == verdict.n)
    #expect(found.mode.rawValue == verdict.decision)
    #expect(abs(found.evaluation.accuracy - verdict.accuracy) < 1e-12)
    #expect(abs(found.evaluation.macroF1 - verdict.macroF1) < 1e-12)
    #expect(abs(found.areaUnderCurve - verdict.auc) < 1e-12)
    #expect(abs(found.calibrationError - verdict.ece) < 1e-12)
    #expect(verdict.labels.count == labels.count)
    for figures in found.evaluation.classes {
      let judged = try #require(verdict.labels[figures.label])
      #expect(figures.count == judged.n)
      #expect(
        distance(
          [figures.precision, figures.recall, figures.f1],
          [judged.precision, judged.recall, judged.f1]) < 1e-12)
    }
  }

  /// Probabilities of one decimal, so that scores and probabilities tie often.
  private func randomDecision(using generator: inout SeededGenerator) -> GoldComparison.Decision {
    let c = Int.random(in: 0...10, using: &generator)
    let n = Int.random(in: 0...(10 - c), using: &generator)
    return decision(Double(c) / 10, Double(n) / 10, Double(10 - c - n) / 10)
  }
}
