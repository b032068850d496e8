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
    // Over the three classes: .09 + .04 + .01, .25 + .36 + .01, .01 + .01 + .04, .01 + .36 + .49.
    #expect(abs(comparison.brierScore - (0.14 + 0.62 + 0.06 + 0.86) / 4) < 1e-15)
    #expect(comparison.right == [true, false, true, false])
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
    // Over the two sides: 2 · (1/3)², then three times 2 · (1/2)².
    #expect(abs(comparison.brierScore - (2.0 / 9 + 1.5) / 4) < 1e-15)
    #expect(comparison.right == [true, false, true, true])
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
    // Over hostile and the rest: twice .3², .1², .6² and .6².
    #expect(abs(comparison.brierScore - 2 * (0.09 + 0.01 + 0.36 + 0.36) / 4) < 1e-15)
    #expect(comparison.right == [true, true, false, false])
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
      (.act, ["hostile", "other"]), (.act, ["agree", "conciliatory"]), (.act, []),
    ] as [(Head, [String])])
  func unknownLabels(head: Head, gold: [String]) {
    let decisions = gold.map { _ in
      GoldComparison.Decision(
        best: 0, score: 1, probabilities: head.classes.indices.map { $0 == 0 ? 1 : 0 })
    }
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
    #expect(b.calibrationInterval == a.calibrationInterval && b.brierInterval == a.brierInterval)
    #expect(b.classIntervals == a.classIntervals)
    #expect(try #require(a.brierInterval).contains(a.brierScore))
    #expect(a.calibrationInterval != nil)
    #expect(a.classIntervals.count == 3)
    for (figures, intervals) in zip(a.evaluation.classes, a.classIntervals) {
      #expect(try #require(intervals.precision).contains(figures.precision))
      #expect(try #require(intervals.recall).contains(figures.recall))
      #expect(try #require(intervals.f1).contains(figures.f1))
    }
  }

  @Test("intervals are percentiles of the figures of drawn rows")
  func intervalsAgainstDrawnRows() throws {
    var generator = SeededGenerator(seed: 63)
    let gold = (0..<30).map { ["conciliatory", "neutral", "hostile"][$0 % 3] }
    let decisions = gold.indices.map { _ in randomDecision(using: &generator) }
    let found = try #require(GoldComparison(head: .stance, gold: gold, decisions: decisions))
    func rows(_ drawn: [Int]) -> JudgedRows {
      JudgedRows(
        mode: .label, head: .stance, labels: Head.stance.classes, gold: drawn.map { gold[$0] },
        decisions: drawn.map { decisions[$0] })
    }
    var draws = SplitMix64(seed: 1)
    var values: [[Double]] = []
    for _ in 0..<1000 {
      let drawn = (0..<30).map { _ in Int.random(in: 0..<30, using: &draws) }.sorted()
      values.append(rows(drawn).figures(times: drawn.map { _ in 1 }).values)
    }
    let classes = found.classIntervals.flatMap { [$0.precision, $0.recall, $0.f1] }
    let intervals =
      [
        found.accuracyInterval, found.macroF1Interval, found.areaInterval,
        found.calibrationInterval, found.brierInterval,
      ] + classes
    #expect(values[0].count == intervals.count)
    for (figure, interval) in intervals.enumerated() {
      let sorted = values.map { $0[figure] }.filter(\.isFinite).sorted()
      let last = Double(sorted.count - 1)
      let bounds = [0.025, 0.975].map { q in
        let low = Int(q * last)
        return sorted[low] + (q * last - Double(low)) * (sorted[low + 1] - sorted[low])
      }
      let range = try #require(interval)
      #expect(distance([range.lowerBound, range.upperBound], bounds) < 1e-12)
    }
  }

  /// A decision for an act, from some classes' probabilities.
  private func act(_ probabilities: [String: Double]) -> GoldComparison.Decision {
    let values = Head.act.classes.map { probabilities[$0] ?? 0 }
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    return .init(best: best, score: values[0] - values[15], probabilities: values)
  }

  @Test("acts: the most probable class decides, and the area is that of the two sides")
  func acts() throws {
    let comparison = try #require(
      GoldComparison(
        head: .act, gold: ["agree", "accuse", "state", "protest"],
        decisions: [
          act(["agree": 0.6, "accuse": 0.4]), act(["accuse": 0.5, "support": 0.2, "state": 0.3]),
          act(["state": 1]), act(["aid": 0.5, "protest": 0.3, "state": 0.2]),
        ]))
    #expect(comparison.mode == .label)
    #expect(comparison.evaluation.labels == Head.act.classes)
    #expect(comparison.evaluation.accuracy == 0.75)
    #expect(comparison.right == [true, true, true, false])
    // Conciliatory 0.2 against -0.3 and 0.2: one won, one tied; the row of `state` stays out.
    #expect(comparison.areaUnderCurve == 0.75)
    #expect(abs(comparison.calibrationError - (0.4 + 0.5 + 0 + 0.5) / 4) < 1e-15)
    // .16 + .16, .25 + .04 + .09, 0, .25 + .49 + .04.
    #expect(abs(comparison.brierScore - (0.32 + 0.38 + 0.78) / 4) < 1e-15)
    let consult = comparison.classIntervals[1]
    #expect(consult.precision == nil && consult.recall == nil && consult.f1 == nil)
    #expect(comparison.classIntervals[0].recall == 1...1)
    // Decided but never the truth: no recall to speak of. The truth but never decided: no precision.
    let (aid, protest) = (comparison.classIntervals[4], comparison.classIntervals[11])
    #expect(aid.precision == 0...0 && aid.recall == nil && aid.f1 == 0...0)
    #expect(protest.precision == nil && protest.recall == 0...0 && protest.f1 == 0...0)
  }

  @Test("two acts alone are no two sides: the most probable act decides")
  func twoActs() throws {
    let comparison = try #require(
      GoldComparison(
        head: .act, gold: ["agree", "support"],
        decisions: [act(["support": 1]), act(["support": 1])]))
    #expect(comparison.mode == .label)
    #expect(comparison.evaluation.accuracy == 0.5)
    #expect(comparison.areaUnderCurve.isNaN)
    #expect(comparison.areaInterval == nil)
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
