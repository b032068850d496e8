import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Evaluation")
struct EvaluationTests {
  @Test("figures of six rows are those worked out by hand")
  func handComputed() {
    let evaluation = Evaluation(
      labels: ["a", "b", "c"], gold: [0, 0, 0, 1, 1, 2], decided: [0, 0, 1, 1, 2, 2])
    #expect(evaluation.confusion == [[2, 1, 0], [0, 1, 1], [0, 0, 1]])
    #expect(evaluation.count == 6)
    #expect(evaluation.accuracy == 4.0 / 6)
    #expect((0..<3).map(evaluation.decidedCount) == [2, 2, 2])
    let classes = evaluation.classes
    #expect(classes.map(\.label) == ["a", "b", "c"])
    #expect(classes.map(\.count) == [3, 2, 1])
    #expect(classes.map(\.precision) == [1, 0.5, 0.5])
    #expect(classes.map(\.recall) == [2.0 / 3, 0.5, 1])
    #expect(distance(classes.map(\.f1), [0.8, 0.5, 2.0 / 3]) < 1e-15)
    #expect(abs(evaluation.macroF1 - (0.8 + 0.5 + 2.0 / 3) / 3) < 1e-15)
  }

  @Test("a class neither in the gold nor decided is left out of the mean")
  func absentClass() {
    let evaluation = Evaluation(labels: ["a", "b", "c"], gold: [0, 0, 1], decided: [0, 1, 1])
    #expect(evaluation.classes[2].f1.isNaN)
    #expect(abs(evaluation.macroF1 - 2.0 / 3) < 1e-15)
  }

  @Test("a class decided but not in the gold has F1 0 and counts in the mean")
  func wronglyDecidedClass() {
    let evaluation = Evaluation(labels: ["a", "b", "c"], gold: [0, 1], decided: [0, 2])
    #expect(evaluation.classes.map(\.f1) == [1, 0, 0])
    #expect(evaluation.classes.map(\.precision) == [1, 0, 0])
    #expect(abs(evaluation.macroF1 - 1.0 / 3) < 1e-15)
  }

  @Test("without rows accuracy and macro-F1 are undefined")
  func empty() {
    let evaluation = Evaluation(labels: ["a", "b"], gold: [], decided: [])
    #expect(evaluation.count == 0)
    #expect(evaluation.accuracy.isNaN && evaluation.macroF1.isNaN)
  }
}
