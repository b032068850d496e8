/// The columns of the interface in every table, worked out from the statements by plain slow code.
struct AggregateReference {
  let statements: [StatementRecord]
  /// 3 × 3; row *t* is the mean posterior of true class *t*.
  let softConfusion: [[Double]]

  private static let columns =
    "affiliation,statements,documents,clusters,conciliatory,neutral,hostile,stance,stance_low,"
    + "stance_high,conciliatory_share,hostile_share,sentiment,sentiment_low,sentiment_high\n"

  private struct Row {
    var period = ""
    let count: Int
    /// What rows of equal period and count are sorted by.
    let names: [String]
    let line: String
  }

  func actors() -> String {
    "actor,actor_type," + Self.columns + sorted(actorRows(statements, period: nil))
  }

  func affiliations() -> String { Self.columns + sorted(affiliationRows(statements, period: nil)) }

  func dyads() -> String {
    var groups: [[String]: [StatementRecord]] = [:]
    for statement in statements {
      guard let side = statement.affiliation else { continue }
      for target in Set(statement.targets) where target != side {
        groups[[side, target], default: []].append(statement)
      }
    }
    return Self.columns.replacing("affiliation,", with: "affiliation,target,")
      + sorted(
        groups.map {
          Row(count: $1.count, names: $0, line: "\($0[0]),\($0[1]),\(figures($1))\n")
        })
  }

  func timeline() -> String {
    "period,actor,actor_type," + Self.columns + sorted(byMonth { actorRows($0, period: $1) })
  }

  func affiliationTimeline() -> String {
    "period," + Self.columns + sorted(byMonth { affiliationRows($0, period: $1) })
  }

  private func byMonth(_ rows: ([StatementRecord], String) -> [Row]) -> [Row] {
    Dictionary(grouping: statements) { $0.date.map { String($0.prefix(7)) } ?? "" }
      .flatMap { rows($1, $0) }
  }

  private func actorRows(_ statements: [StatementRecord], period: String?) -> [Row] {
    let named = statements.filter { $0.actor != nil }
    let groups = Dictionary(grouping: named) { [$0.actor ?? "", $0.actorType ?? ""] }
    return groups.map { key, all in
      let sides = Dictionary(grouping: all.compactMap(\.affiliation)) { $0 }.mapValues(\.count)
      let most = sides.values.max() ?? 0
      let side = sides.filter { $0.value == most }.keys.min() ?? ""
      return Row(
        period: period ?? "", count: all.count, names: [key[0], side, key[1]],
        line: (period.map { $0 + "," } ?? "") + "\(key[0]),\(key[1]),\(side),\(figures(all))\n")
    }
  }

  private func affiliationRows(_ statements: [StatementRecord], period: String?) -> [Row] {
    Dictionary(grouping: statements.filter { $0.affiliation != nil }) { $0.affiliation ?? "" }.map {
      Row(
        period: period ?? "", count: $1.count, names: [$0],
        line: (period.map { $0 + "," } ?? "") + "\($0),\(figures($1))\n")
    }
  }

  private func sorted(_ rows: [Row]) -> String {
    rows.sorted {
      if $0.period != $1.period { return $0.period < $1.period }
      return $0.count != $1.count
        ? $0.count > $1.count : $0.names.lexicographicallyPrecedes($1.names)
    }.map(\.line).joined()
  }

  private func figures(_ all: [StatementRecord]) -> String {
    let documents = Array(Dictionary(grouping: all, by: \.document).values)
    let labels = ["conciliatory", "neutral", "hostile"].map { label in
      String(all.filter { $0.stance == label }.count)
    }
    let probabilities: [KeyPath<StatementRecord, Double>] = [\.conciliatory, \.neutral, \.hostile]
    let shares = shares(
      of: probabilities.map { path in all.reduce(0) { $0 + $1[keyPath: path] } })
    var fields = [all.count, documents.count, documents.count].map(String.init) + labels
    fields += mean(documents.map { $0.map(\.score) })
    fields += [Self.fourDecimals(shares[0]), Self.fourDecimals(shares[2])]
    fields += mean(documents.map { $0.compactMap(\.sentimentScore) })
    return fields.joined(separator: ",")
  }

  /// Mean and 95 % interval of values in clusters: a ratio estimator (Cochran 1977, chapter 6).
  private func mean(_ clusters: [[Double]]) -> [String] {
    let n = clusters.reduce(0) { $0 + $1.count }
    let ratio = clusters.flatMap { $0 }.reduce(0, +) / Double(n)
    let m = Double(clusters.count)
    guard m >= 2 else { return [Self.fourDecimals(ratio), "", ""] }
    let squares = clusters.reduce(0.0) { sum, cluster in
      let residual = cluster.reduce(0) { $0 + $1 - ratio }
      return sum + residual * residual
    }
    let error = (m / (m - 1) * squares).squareRoot() / Double(n)
    let reach = Self.studentT[clusters.count - 1] * error
    return [ratio, max(-1, ratio - reach), min(1, ratio + reach)].map(Self.fourDecimals)
  }

  /// The 0.975 quantile by degrees of freedom, from a printed table; 0 has none.
  private static let studentT = [
    .nan, 12.7062047, 4.3026527, 3.1824463, 2.7764451, 2.5705818, 2.4469119, 2.3646243, 2.3060041,
    2.2621572, 2.2281389, 2.2009852, 2.1788128, 2.1603687, 2.1447867, 2.1314495, 2.1199053,
    2.1098156, 2.1009220, 2.0930241, 2.0859634, 2.0796138, 2.0738731, 2.0686576, 2.0638986,
    2.0595386, 2.0555294, 2.0518305, 2.0484071, 2.0452296, 2.0422725,
  ]

  /// Least squares on the simplex by projected gradient: slow, but it cannot be wrong in a corner.
  private func shares(of sums: [Double]) -> [Double] {
    let posterior = sums.map { $0 / sums.reduce(0, +) }
    var shares = [1.0 / 3, 1.0 / 3, 1.0 / 3]
    for _ in 0..<20_000 {
      let rest = (0..<3).map { c in
        (0..<3).reduce(-posterior[c]) { $0 + shares[$1] * softConfusion[$1][c] }
      }
      let moved = (0..<3).map { t in
        shares[t] - 0.5 * (0..<3).reduce(0) { $0 + rest[$1] * softConfusion[t][$1] }
      }
      let next = Self.projected(moved)
      if next == shares { break }
      shares = next
    }
    return shares
  }

  /// The nearest point with coordinates of at least 0 that sum to 1.
  private static func projected(_ point: [Double]) -> [Double] {
    let descending = point.sorted(by: >)
    var shift = 0.0
    for k in 1...point.count {
      let candidate = (descending.prefix(k).reduce(0, +) - 1) / Double(k)
      if descending[k - 1] > candidate { shift = candidate }
    }
    return point.map { max(0, $0 - shift) }
  }

  /// Half away from zero, as INTERFACE.md's four decimals are printed; sums of decimals miss a half by a hair.
  static func fourDecimals(_ value: Double) -> String {
    let units = Int((abs(value) * 10_000 + 1e-7).rounded())
    let digits = String(units % 10_000)
    let fraction = String(repeating: "0", count: 4 - digits.count) + digits
    return (value < 0 && units > 0 ? "-" : "") + "\(units / 10_000).\(fraction)"
  }
}
