import Testing

@testable import LinearClassifier

@Suite("Bootstrap")
struct BootstrapTests {
  @Test("by default 1000 samples of seed 1")
  func defaults() {
    #expect(Bootstrap() == Bootstrap(samples: 1000, seed: 1))
  }

  @Test("each figure's interval interpolates its 2.5th and its 97.5th percentile")
  func percentiles() throws {
    // The figures count the calls up and down, so that the values are 0...999 whatever is drawn.
    var calls = -1.0
    let intervals = Bootstrap().intervals(rows: 3) { _ in
      calls += 1
      return [calls, 10 * calls, -calls]
    }
    #expect(calls == 999)
    try #require(intervals.count == 3)
    let expected = [24.975...974.025, 249.75...9740.25, -974.025 ... -24.975]
    for (interval, bounds) in zip(intervals, expected) {
      let found = try #require(interval)
      #expect(abs(found.lowerBound - bounds.lowerBound) < 1e-9)
      #expect(abs(found.upperBound - bounds.upperBound) < 1e-9)
    }
  }

  @Test("each sample draws as many rows as there are, with repeats, the same for the same seed")
  func draws() {
    func drawn(seed: UInt64) -> [[Int]] {
      var samples: [[Int]] = []
      _ = Bootstrap(samples: 30, seed: seed).intervals(rows: 20) {
        samples.append($0)
        return [0]
      }
      return samples
    }
    let samples = drawn(seed: 5)
    #expect(samples.count == 30)
    #expect(samples.allSatisfy { $0.count == 20 && $0.reduce(0, +) == 20 })
    #expect(samples.contains { $0.contains { $0 > 1 } })
    #expect((0..<20).allSatisfy { row in samples.contains { $0[row] > 0 } })
    #expect(samples == drawn(seed: 5))
    #expect(samples != drawn(seed: 6))
  }

  @Test("values that are not finite are left out; without any there is no interval")
  func undefinedFigures() {
    var calls = 0
    let intervals = Bootstrap(samples: 10).intervals(rows: 2) { _ in
      calls += 1
      return [calls.isMultiple(of: 2) ? .nan : 4, .infinity]
    }
    #expect(intervals == [4...4, nil])
    #expect(Bootstrap().intervals(rows: 0) { _ in [1] } == [])
  }
}
