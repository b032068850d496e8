import Aggregates
import ParleyTestSupport
import Testing

@Suite("Sample design")
struct SampleDesignTests {
  @Test(
    "bands are cut at thirds of the scale, and a third belongs to the middle",
    arguments: [
      (-10_000, 0), (-3334, 0), (-3333, 1), (0, 1), (3333, 1), (3334, 2), (10_000, 2),
    ])
  func bands(_ score: Int64, _ band: Int) {
    #expect(SampleDesign.band(ofScore: score) == band)
  }

  @Test(
    "as many actors get a group of their own as can have twenty labels by square roots",
    arguments: [
      // Roots 20, 20, 20 and 20 for the others and nobody: 40 labels each.
      (200, [400, 400, 400, 100, 100, 100, 100], 400, 3),
      // Roots 20 of 20 + 60 + 20, then 20 of 20 + 20 + 56.6 + 20.
      (100, [400] + [Int](repeating: 400, count: 9), 400, 1),
      (100, [400] + [Int](repeating: 40, count: 90), 400, 1),
      (99, [400] + [Int](repeating: 400, count: 9), 400, 0),
      (200, [], 10, 0), (20, [500], 0, 1), (1000, [19, 19], 0, 0), (60, [20, 20], 0, 2),
    ])
  func ownGroups(_ size: Int, _ statements: [Int], _ nobody: Int, _ expected: Int) {
    #expect(
      SampleDesign.ownGroups(statements: statements, nobody: nobody, size: size) == expected)
  }

  @Test("groups share by square roots of their sizes, bands in proportion")
  func allocation() {
    // Square roots 30, 10 and 20 of 60: 60 labels go 30, 10, 20; bands by halves and quarters.
    let design = SampleDesign(
      counts: [[450, 225, 225], [50, 25, 25], [200, 100, 100]], size: 60)
    #expect(design.sizes.map { $0.reduce(0, +) } == [30, 10, 20])
    #expect(design.sizes[2] == [10, 5, 5])
    #expect(design.inclusionProbability(group: 2, band: 0) == 0.05)
  }

  @Test("every stratum gets two labels or all it has, none gets more, and the sizes add up")
  func bounds() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<200 {
      let groups = Int.random(in: 1...8, using: &generator)
      let counts = (0..<groups).map { _ in
        (0..<3).map { _ in
          Bool.random(using: &generator) ? Int.random(in: 0...4, using: &generator) : 300
        }
      }
      let size = max(20, 20 * groups)
      let design = SampleDesign(counts: counts, size: size)
      for (sizes, counts) in zip(design.sizes, counts) {
        for (n, count) in zip(sizes, counts) { #expect((min(2, count)...count).contains(n)) }
      }
      let all = counts.joined().reduce(0, +)
      #expect(design.sizes.joined().reduce(0, +) == min(size, all))
    }
  }

  @Test("a corpus smaller than the sample is drawn whole")
  func census() {
    let design = SampleDesign(counts: [[3, 0, 9], [0, 1, 0]], size: 20)
    #expect(design.sizes == [[3, 0, 9], [0, 1, 0]])
    #expect(design.inclusionProbability(group: 0, band: 2) == 1)
    #expect(design.inclusionProbability(group: 0, band: 1) == 0)
  }
}

@Suite("Sequential draw")
struct SequentialDrawTests {
  @Test("takes exactly so many, and every pair as often as every other")
  func uniform() {
    var generator = SeededGenerator(seed: 21)
    var times = [Int](repeating: 0, count: 36)
    for _ in 0..<6000 {
      var draw = SequentialDraw(size: 2, of: 6)
      let taken = (0..<6).filter { _ in draw.takesNext(using: &generator) }
      #expect(taken.count == 2 && draw.isFinished)
      times[taken[0] * 6 + taken[1]] += 1
    }
    let pairs = times.filter { $0 > 0 }
    // 15 pairs, 400 each; the standard deviation is 19.
    #expect(pairs.count == 15)
    #expect(pairs.allSatisfy { abs($0 - 400) < 80 })
  }

  @Test("none and all")
  func edges() {
    var generator = SeededGenerator(seed: 3)
    var none = SequentialDraw(size: 0, of: 5)
    var all = SequentialDraw(size: 5, of: 5)
    for _ in 0..<5 {
      let takes = (none.takesNext(using: &generator), all.takesNext(using: &generator))
      #expect(takes == (false, true))
    }
    #expect(SequentialDraw(size: 0, of: 0).isFinished)
  }
}
