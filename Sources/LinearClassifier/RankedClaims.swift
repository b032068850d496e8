/// Claimed probabilities in ascending order with what came true, for the calibration error of any resample.
struct RankedClaims: Sendable {
  private struct Entry {
    let row: Int
    let probability: Double
    let outcome: Bool
  }

  private let entries: [Entry]

  /// - Parameters: the probability claimed in each row, and whether it was so; rows of one probability keep their order.
  /// - Complexity: O(*n* log *n*).
  init(probability: [Double], outcome: [Bool]) {
    precondition(probability.count == outcome.count)
    let order = probability.indices.sorted {
      probability[$0] != probability[$1] ? probability[$0] < probability[$1] : $0 < $1
    }
    entries = order.map { Entry(row: $0, probability: probability[$0], outcome: outcome[$0]) }
  }

  /// Expected calibration error in bins of equal mass: mean over bins of |mean probability - share of outcomes|,
  /// weighted by size (Naeini et al. 2015, with equal-mass bins).
  ///
  /// - Parameters:
  ///   - times: how often each row counts; a row that counts several times may stand in two bins.
  ///   - bins: at least 1; fewer rows make one bin a row.
  /// - Returns: 0...1; NaN without rows.
  /// - Complexity: O(*n*).
  func calibrationError(times: [Int], bins: Int = 10) -> Double {
    precondition(bins > 0)
    let n = entries.reduce(0) { $0 + times[$1.row] }
    let parts = min(bins, n)
    var total = 0.0
    var next = 0
    // How often the entry before `next` still counts.
    var left = 0
    for part in 0..<parts {
      // Like numpy's array_split: the first n mod parts bins hold one row more.
      let size = n / parts + (part < n % parts ? 1 : 0)
      var wanted = size
      var sum = 0.0
      var hits = 0
      while wanted > 0 {
        if left == 0 {
          left = times[entries[next].row]
          next += 1
          continue
        }
        let taken = min(left, wanted)
        sum += Double(taken) * entries[next - 1].probability
        if entries[next - 1].outcome { hits += taken }
        left -= taken
        wanted -= taken
      }
      total += Double(size) * abs(sum / Double(size) - Double(hits) / Double(size))
    }
    return total / Double(n)
  }
}
