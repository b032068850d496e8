#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// McNemar's test (1947): whether two classifiers differ in accuracy on the same rows by more than chance explains.
///
/// Only rows that one of the two got right say anything. If the two are equally accurate, either is equally likely to
/// be the right one there. Rows are taken for independent.
public struct McNemar: Sendable, Equatable {
  public enum Test: String, Sendable {
    case exactBinomial = "exact binomial"
    case chiSquared = "chi-squared with continuity correction"
  }

  /// Rows that both got right.
  public let both: Int
  /// Rows that only the first got right, McNemar's *b*.
  public let onlyFirst: Int
  /// Rows that only the second got right, McNemar's *c*.
  public let onlySecond: Int
  public let neither: Int

  /// - Parameters: whether each row was decided right, of equal length.
  public init(first: [Bool], second: [Bool]) {
    precondition(first.count == second.count)
    let pairs = zip(first, second)
    both = pairs.count { $0 && $1 }
    onlyFirst = pairs.count { $0 && !$1 }
    onlySecond = pairs.count { !$0 && $1 }
    neither = pairs.count { !$0 && !$1 }
  }

  /// Rows that just one of the two got right, `b + c`.
  public var discordant: Int { onlyFirst + onlySecond }

  /// Exact below 25 discordant rows, where chi-squared is too rough.
  public var test: Test { discordant < 25 ? .exactBinomial : .chiSquared }

  /// `(|b - c| - 1)² / (b + c)` with the continuity correction of Edwards (1948), of one degree of freedom; 0 for
  /// `b = c`, where there is no distance to correct. `nil` for the exact test, which needs none.
  public var statistic: Double? {
    guard test == .chiSquared else { return nil }
    let distance = Double(max(0, abs(onlyFirst - onlySecond) - 1))
    return distance * distance / Double(discordant)
  }

  /// The chance of a difference at least this large, in either direction, between equally accurate classifiers;
  /// in 0...1, and 1 without discordant rows.
  public var pValue: Double {
    // A chi-squared variable of one degree of freedom is the square of a normal one: P(Z² > x) = erfc(√(x/2)).
    if let statistic { return erfc((statistic / 2).squareRoot()) }
    // Of n ≤ 24 rows all sums of binomial coefficients are whole numbers that a Double holds.
    let n = discordant
    var coefficient = 1
    var tail = 1
    for k in 0..<min(onlyFirst, onlySecond) {
      coefficient = coefficient * (n - k) / (k + 1)
      tail += coefficient
    }
    return min(1, 2 * Double(tail) / Double(1 << n))
  }

  /// What ``pValue`` must lie below for the difference to count as more than chance.
  public static let level = 0.05

  public var isMoreThanChance: Bool { pValue < Self.level }
}
