/// How many statements of each stratum to draw for labelling: groups of actors × bands of score.
///
/// Labels are shared out among groups by the square roots of their sizes (power allocation; Bankier 1988), so that
/// an actor with few statements gets enough labels for an estimate of its own at a small cost to the whole; within a
/// group, among the bands in proportion to their sizes, so that the estimates lean on every part of the scale.
/// Every stratum gets at least two labels, or all it has: one alone says nothing of its variance.
public struct SampleDesign: Sendable, Equatable {
  /// Bands of the stance score: hostile, middle, conciliatory, cut at thirds of the scale.
  public static let bands = 3
  /// The smallest sample: below it the strata would swallow the sample.
  public static let smallestSize = 20
  /// Labels a group that is formed is meant to have.
  private static let labelsOfGroup = 20

  /// Statements by group and band.
  public let counts: [[Int]]
  /// How many of them to draw.
  public let sizes: [[Int]]

  /// The band of a score in ten-thousandths, from 0 to ``bands`` - 1.
  public static func band(ofScore score: Int64) -> Int {
    // Three times the score, so that a third is met exactly.
    3 * score < -10_000 ? 0 : 3 * score > 10_000 ? 2 : 1
  }

  /// How many of the most quoted actors get a group of their own: as many as can have twenty labels each. The others
  /// share one group, and the statements of nobody we could name are another.
  ///
  /// - Parameters:
  ///   - statements: of each actor, descending.
  ///   - nobody: statements of nobody we could name.
  public static func ownGroups(statements: [Int], nobody: Int, size: Int) -> Int {
    let root = { (count: Int) in Double(count).squareRoot() }
    var others = statements.reduce(0, +)
    var ownClaims = 0.0
    var most = 0
    for (n, count) in statements.prefix(size / labelsOfGroup).enumerated()
    where count >= labelsOfGroup {
      others -= count
      ownClaims += root(count)
      let share = Double(size) * root(count) / (ownClaims + root(others) + root(nobody))
      if share >= Double(labelsOfGroup) { most = n + 1 }
    }
    return most
  }

  /// - Parameters:
  ///   - counts: statements by group and band; groups × ``bands``.
  ///   - size: labels wanted; where the strata hold fewer, all are drawn.
  /// - Complexity: O(`size` · *g*) for *g* groups.
  public init(counts: [[Int]], size: Int) {
    precondition(size >= Self.smallestSize && counts.allSatisfy { $0.count == Self.bands })
    self.counts = counts
    let totals = counts.map { $0.reduce(0, +) }
    let least = counts.map { $0.reduce(0) { $0 + min(2, $1) } }
    let groups = Self.shares(
      size: size, least: least, most: totals, claims: totals.map { Double($0).squareRoot() })
    sizes = zip(counts, groups).map { bands, size in
      Self.shares(
        size: size, least: bands.map { min(2, $0) }, most: bands, claims: bands.map(Double.init))
    }
  }

  /// Chance of a statement of the stratum to be drawn, in 0...1; 0 for an empty stratum.
  public func inclusionProbability(group: Int, band: Int) -> Double {
    counts[group][band] == 0 ? 0 : Double(sizes[group][band]) / Double(counts[group][band])
  }

  /// Whole numbers between `least` and `most` in proportion to `claims`: one unit after the other goes to the highest
  /// claim per half unit (Webster's divisors), the first of equals.
  private static func shares(size: Int, least: [Int], most: [Int], claims: [Double]) -> [Int] {
    var shares = least
    var left = min(size, most.reduce(0, +)) - least.reduce(0, +)
    while left > 0 {
      var best: (place: Int, quotient: Double)?
      for place in shares.indices where shares[place] < most[place] {
        let quotient = claims[place] / (Double(shares[place]) + 0.5)
        if best.map({ quotient > $0.quotient }) ?? true { best = (place, quotient) }
      }
      guard let best else { break }
      shares[best.place] += 1
      left -= 1
    }
    return shares
  }
}

/// Draws a simple random sample of known size from a stream of known length (Knuth, The Art of Computer Programming,
/// volume 2, section 3.4.2, algorithm S).
public struct SequentialDraw: Sendable {
  private var coming: Int
  private var wanted: Int

  /// - Precondition: `size` is from 0 to `count`.
  public init(size: Int, of count: Int) {
    precondition((0...count).contains(size))
    coming = count
    wanted = size
  }

  /// Whether no item is to come.
  public var isFinished: Bool { coming == 0 }

  /// Whether the next item belongs to the sample.
  ///
  /// - Precondition: not ``isFinished``.
  public mutating func takesNext(using generator: inout some RandomNumberGenerator) -> Bool {
    precondition(coming > 0)
    let takes = Int.random(in: 0..<coming, using: &generator) < wanted
    coming -= 1
    if takes { wanted -= 1 }
    return takes
  }
}
