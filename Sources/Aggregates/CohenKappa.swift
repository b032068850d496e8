/// Agreement of two labellers beyond what chance explains (Cohen 1960).
///
/// Of the rows as they stand in the sample, each counted once: it is about the labellers, not about the corpus.
public struct CohenKappa: Sendable, Equatable {
  /// Rows that both labelled.
  public let rows: Int
  /// Share of them with the same label, in 0...1; NaN without rows.
  public let agreement: Double
  /// `(p_o - p_e) / (1 - p_e)`, in -1...1; NaN without rows and where both gave one and the same label to all.
  public let kappa: Double
  /// 95 % interval by the large-sample variance of Fleiss, Cohen and Everitt (1969, formula 13), cut at ±1; `nil`
  /// where kappa is undefined.
  public let interval: ClosedRange<Double>?

  /// - Parameter pairs: class numbers from 0 by the first and the second labeller.
  public init(_ pairs: [(first: Int, second: Int)], classes: Int) {
    rows = pairs.count
    let n = Double(pairs.count)
    var table = [[Double]](repeating: [Double](repeating: 0, count: classes), count: classes)
    for (first, second) in pairs { table[first][second] += 1 }
    table = table.map { row in row.map { $0 / n } }
    let first = table.map { $0.reduce(0, +) }
    let second = (0..<classes).map { c in table.reduce(0) { $0 + $1[c] } }
    let agreement = pairs.isEmpty ? Double.nan : (0..<classes).reduce(0) { $0 + table[$1][$1] }
    let chance = (0..<classes).reduce(0) { $0 + first[$1] * second[$1] }
    self.agreement = agreement
    guard !pairs.isEmpty, chance < 1 - 1e-12 else {
      kappa = .nan
      interval = nil
      return
    }
    let kappa = (agreement - chance) / (1 - chance)
    self.kappa = kappa
    var squares = -(kappa - chance * (1 - kappa)) * (kappa - chance * (1 - kappa))
    for i in 0..<classes {
      for j in 0..<classes {
        let sum = first[j] + second[i]
        let factor = i == j ? 1 - (first[i] + second[i]) * (1 - kappa) : (1 - kappa) * sum
        squares += table[i][j] * factor * factor
      }
    }
    let reach = 1.959963984540054 * (max(0, squares) / n).squareRoot() / (1 - chance)
    interval = max(-1, kappa - reach)...min(1, kappa + reach)
  }
}
