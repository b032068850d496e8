import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Ranked claims")
struct RankedClaimsTests {
  /// Over all rows, each counted once.
  private func error(probability: [Double], outcome: [Bool], bins: Int = 10) -> Double {
    RankedClaims(probability: probability, outcome: outcome)
      .calibrationError(times: probability.map { _ in 1 }, bins: bins)
  }

  @Test("the calibration error of four rows in two bins is that worked out by hand")
  func calibrationByHand() {
    // Bins (.1, .2) with half right and (.8, .9) all right: (.35 + .15) / 2.
    let found = error(
      probability: [0.9, 0.1, 0.8, 0.2], outcome: [true, false, true, true], bins: 2)
    #expect(abs(found - 0.25) < 1e-15)
  }

  @Test("of unequal bins the first are the larger")
  func unequalBins() {
    // Five rows in two bins: (0, .1, .2) none right, (.6, .8) one right: 3/5 · .1 + 2/5 · .2.
    let found = error(
      probability: [0, 0.1, 0.2, 0.6, 0.8], outcome: [false, false, false, true, false], bins: 2)
    #expect(abs(found - 0.14) < 1e-15)
  }

  @Test("fewer rows than bins make one bin a row; none make it undefined")
  func fewRows() {
    #expect(error(probability: [0.25, 1], outcome: [false, true]) == 0.125)
    #expect(error(probability: [], outcome: []).isNaN)
    let unseen = RankedClaims(probability: [0.5], outcome: [true])
    #expect(unseen.calibrationError(times: [0]).isNaN)
  }

  @Test("a row that counts three times may stand in two bins")
  func rowAcrossBins() {
    // (.2, .5) with the hit of .5, then (.5, .5) with two: 1/2 · |.35 - .5| + 1/2 · |.5 - 1|.
    let claims = RankedClaims(probability: [0.5, 0.9, 0.2], outcome: [true, true, false])
    #expect(abs(claims.calibrationError(times: [3, 0, 1], bins: 2) - 0.325) < 1e-15)
  }

  @Test("the calibration error equals a slow reference, each row as often as it counts")
  func calibrationAgainstReference() {
    var generator = SeededGenerator(seed: 52)
    for round in 0..<100 {
      let n = Int.random(in: 1...45, using: &generator)
      let bins = Int.random(in: 1...12, using: &generator)
      // Few levels, so that ties cross the bins' bounds and rows must keep their order.
      let probability = (0..<n).map { _ in Double(Int.random(in: 0...8, using: &generator)) / 8 }
      let outcome = (0..<n).map { _ in Bool.random(using: &generator) }
      var times = (0..<n).map { _ in
        round.isMultiple(of: 2) ? 1 : Int.random(in: 0...3, using: &generator)
      }
      times[0] = max(1, times[0])
      let drawn = (0..<n).flatMap { [Int](repeating: $0, count: times[$0]) }
      var left = drawn.sorted { (probability[$0], $0) < (probability[$1], $1) }
      var total = 0.0
      for binsLeft in (1...min(bins, drawn.count)).reversed() {
        let bin = left.prefix((left.count + binsLeft - 1) / binsLeft)
        left.removeFirst(bin.count)
        total += abs(bin.reduce(0) { $0 + probability[$1] - (outcome[$1] ? 1 : 0) })
      }
      let found = RankedClaims(probability: probability, outcome: outcome)
        .calibrationError(times: times, bins: bins)
      #expect(abs(found - total / Double(drawn.count)) < 1e-14)
    }
  }
}
