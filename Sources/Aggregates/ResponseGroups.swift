/// Weights of the labelled rows of a stratified sample, some rows of which may have stayed without a label.
///
/// A row without a label is taken for missing at random within its stratum: the labelled rows stand for it (response
/// homogeneity groups; Särndal, Swensson and Wretman 1992, section 15.6). A stratum with fewer than two labels is
/// merged with its neighbour, of the same actor group where there is one.
public struct ResponseGroups: Sendable, Equatable {
  /// One row of the sample.
  public struct Row: Sendable, Equatable {
    /// Group of actors of its stratum.
    public let actorGroup: Int
    /// Band of score of its stratum.
    public let band: Int
    /// Chance to be drawn, in 0...1, above 0.
    public let inclusionProbability: Double
    public let isLabelled: Bool

    public init(actorGroup: Int, band: Int, inclusionProbability: Double, isLabelled: Bool) {
      precondition(inclusionProbability > 0 && inclusionProbability <= 1)
      self.actorGroup = actorGroup
      self.band = band
      self.inclusionProbability = inclusionProbability
      self.isLabelled = isLabelled
    }
  }

  /// Response group of each row.
  public let groupOfRow: [Int]
  /// How many statements of the corpus each row stands for, if it is labelled: at least 1; 0 if it is not.
  public let weights: [Double]
  /// Labelled rows by group.
  public let labelled: [Int]
  /// Labelled rows as a share of the statements that they stand for, by group; in 0...1.
  public let fractions: [Double]

  /// - Complexity: O(*n* log *n*).
  public init(_ rows: [Row]) {
    let groups = Self.groups(rows)
    var weightOfDrawn = [Double](repeating: 0, count: groups.count)
    var weightOfLabelled = [Double](repeating: 0, count: groups.count)
    var labelled = [Int](repeating: 0, count: groups.count)
    for row in rows.indices {
      let group = groups.ofRow[row]
      let weight = 1 / rows[row].inclusionProbability
      weightOfDrawn[group] += weight
      guard rows[row].isLabelled else { continue }
      weightOfLabelled[group] += weight
      labelled[group] += 1
    }
    groupOfRow = groups.ofRow
    weights = rows.indices.map { row in
      let group = groups.ofRow[row]
      guard rows[row].isLabelled else { return 0 }
      return weightOfDrawn[group] / weightOfLabelled[group] / rows[row].inclusionProbability
    }
    self.labelled = labelled
    fractions = zip(labelled, weightOfDrawn).map { min(1, Double($0) / $1) }
  }

  private struct Stratum: Hashable {
    let actorGroup: Int
    let band: Int

    init(_ row: Row) {
      actorGroup = row.actorGroup
      band = row.band
    }
  }

  /// Strata that are taken together.
  private struct Merged {
    var strata: [Stratum]
    var labelled = 0
    /// Every statement of them is in the sample and has a label.
    var isWhole = true

    /// Whether the variance within cannot be told.
    var needsMore: Bool { !isWhole && labelled < 2 }
  }

  /// Strata in order, merged until each has two labels or holds all of its statements with a label.
  private static func groups(_ rows: [Row]) -> (ofRow: [Int], count: Int) {
    var ofStratum: [Stratum: Merged] = [:]
    for row in rows {
      let stratum = Stratum(row)
      var merged = ofStratum[stratum] ?? Merged(strata: [stratum])
      merged.labelled += row.isLabelled ? 1 : 0
      merged.isWhole = merged.isWhole && row.isLabelled && row.inclusionProbability == 1
      ofStratum[stratum] = merged
    }
    var groups = ofStratum.values.sorted {
      ($0.strata[0].actorGroup, $0.strata[0].band) < ($1.strata[0].actorGroup, $1.strata[0].band)
    }
    while groups.count > 1, let poor = groups.firstIndex(where: \.needsMore) {
      let hasKin = { (other: Int) in
        groups.indices.contains(other)
          && groups[other].strata[0].actorGroup == groups[poor].strata[0].actorGroup
      }
      let neighbour =
        hasKin(poor + 1) || !hasKin(poor - 1) && poor + 1 < groups.count ? poor + 1 : poor - 1
      let (kept, gone) = (min(poor, neighbour), max(poor, neighbour))
      let other = groups.remove(at: gone)
      groups[kept].strata += other.strata
      groups[kept].labelled += other.labelled
      groups[kept].isWhole = groups[kept].isWhole && other.isWhole
    }
    var number: [Stratum: Int] = [:]
    for (n, group) in groups.enumerated() { for stratum in group.strata { number[stratum] = n } }
    return (rows.map { number[Stratum($0)] ?? 0 }, groups.count)
  }
}
