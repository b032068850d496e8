import Testing

@testable import LinearClassifier

@Suite("Brier score")
struct BrierTests {
  @Test(
    "a row's distance is that worked out by hand",
    arguments: [
      ([1, 0, 0], 0, 0), ([1, 0, 0], 2, 2), ([0.7, 0.2, 0.1], 0, 0.09 + 0.04 + 0.01),
      ([0.7, 0.2, 0.1], 1, 0.49 + 0.64 + 0.01), ([0.7, 0.2, 0.1], 2, 0.49 + 0.04 + 0.81),
      ([0.25, 0.25, 0.25, 0.25], 3, 0.75), ([0.8, 0.2], 0, 0.08), ([1], 0, 0),
    ] as [([Double], Int, Double)])
  func distances(_ probabilities: [Double], _ truth: Int, _ distance: Double) {
    #expect(abs(Brier.squaredDistance(probabilities, truth: truth) - distance) < 1e-15)
  }

  @Test("the mean counts each row as often as it was drawn, and none is undefined")
  func mean() {
    #expect(Brier.mean([0.5, 2, 0.25], times: [1, 1, 1]) == 2.75 / 3)
    #expect(Brier.mean([0.5, 2, 0.25], times: [2, 0, 2]) == 0.375)
    #expect(Brier.mean([], times: []).isNaN)
    #expect(Brier.mean([1], times: [0]).isNaN)
  }
}
