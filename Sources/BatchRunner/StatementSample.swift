internal import Aggregates
internal import LinearClassifier

/// A stratified probability sample of the statements of a results folder.
///
/// Strata are actor groups × bands of the stance score (see ``SampleDesign``): the most quoted actors each, all other
/// actors, and the statements of nobody we could name. The file is read twice, once to count and once to draw; the
/// sample alone is kept. The same results, size and seed give the same sample.
public struct StatementSample: Sendable {
  public struct Row: Sendable, Equatable {
    /// Number of the statement in the folder, from 0: ids may repeat where articles share one.
    let place: Int
    /// The fields of the statement as the sheet has them, in the order of its columns.
    let context: [String]
    let actorGroup: Int
    let band: Int
    let stratum: String
    /// In 0...1, above 0.
    public let inclusionProbability: Double

    var id: String { context[0] }
    var text: String { context[context.count - 1] }
  }

  /// In random order: the strata cannot be told from it, and the first rows are a sample of the sample.
  public let rows: [Row]
  /// Statements in the folder.
  public let statements: Int
  let size: Int
  let seed: UInt64
  /// SHA-256 of the statements.
  private let corpus: String

  /// What can be labelled by hand, and more.
  public static let largestSize = 100_000
  public static let smallestSize = SampleDesign.smallestSize

  /// - Precondition: `size` is from ``smallestSize`` to ``largestSize``.
  /// - Throws: ``ParleyError`` 65 and 66 for results that cannot be used.
  public init(folder: String, size: Int, seed: UInt64) throws(ParleyError) {
    precondition((Self.smallestSize...Self.largestSize).contains(size))
    let census = try Census(folder: folder, size: size)
    var generator = SplitMix64(seed: seed)
    var draw = Draw(census.design, using: &generator)
    var lines = try ScoredLines(folder: folder)
    var rows: [Row] = []
    var place = 0
    while let line = try lines.next() {
      defer { place += 1 }
      let group = census.group(of: line)
      let band = SampleDesign.band(ofScore: line.score)
      guard let takes = draw.takesNext(group, band, using: &generator) else {
        throw Self.changed(lines.path)
      }
      guard takes else { continue }
      rows.append(
        Row(
          place: place, context: LabelSheet.context(of: line), actorGroup: group, band: band,
          stratum: draw.name(group, band),
          inclusionProbability: census.design.inclusionProbability(group: group, band: band)))
    }
    corpus = lines.digest()
    guard corpus == census.corpus else { throw Self.changed(lines.path) }
    if let twice = Self.firstRepeated(rows.map(\.id)) {
      throw ParleyError(
        .unusableInput,
        "\(lines.path): two articles share the id of '\(twice)'; give each its own and run parley score again"
      )
    }
    rows.shuffle(using: &generator)
    self.rows = rows
    self.size = size
    self.seed = seed
    statements = census.statements
  }

  private static func changed(_ path: String) -> ParleyError {
    ParleyError(.inputOutput, "\(path): changed while it was read; run again")
  }

  private static func firstRepeated(_ ids: [String]) -> String? {
    var seen: Set<String> = []
    return ids.first { !seen.insert($0).inserted }
  }

  /// What a sheet must say to be of this sample: how to draw it again, and from what.
  var design: String { "stratified-1 size=\(size) seed=\(seed) statements=\(corpus.prefix(16))" }

  /// The sheet to label: nothing in it is the model's opinion.
  public func csv() -> [UInt8] {
    let header =
      LabelSheet.Column.context + LabelSheet.Column.labels + [
        LabelSheet.Column.stratum, LabelSheet.Column.probability, LabelSheet.Column.design,
      ]
    let table = rows.map { row in
      // The shortest form that reads back to the same number.
      row.context + ["", "", row.stratum, "\(row.inclusionProbability)", design]
    }
    return LabelSheet.bytes([header] + table)
  }
}

extension LabelSheet {
  /// The fields of ``Column/context``, safe for a spreadsheet.
  static func context(of line: ScoredLine) -> [String] {
    [
      line.id, line.document, line.date ?? "", line.kind, line.speaker ?? "", line.cue ?? "",
      line.text,
    ].map(guarded)
  }
}

/// An actor as tables tell it from others.
struct ActorKey: Hashable, Comparable {
  let name: String
  let kind: String

  static func < (a: ActorKey, b: ActorKey) -> Bool { (a.name, a.kind) < (b.name, b.kind) }

  init(name: String, kind: String) {
    self.name = name
    self.kind = kind
  }

  /// `nil` for a statement of nobody we could name.
  init?(_ line: ScoredLine) {
    guard let actor = line.actor else { return nil }
    self.init(name: actor, kind: line.actorType ?? "")
  }
}

/// First reading: how many statements each stratum holds.
private struct Census {
  let design: SampleDesign
  let statements: Int
  let corpus: String
  /// Actors with a group of their own.
  private let ownGroup: [ActorKey: Int]

  init(folder: String, size: Int) throws(ParleyError) {
    var lines = try ScoredLines(folder: folder)
    var actors: [ActorKey: [Int]] = [:]
    var nobody = [Int](repeating: 0, count: SampleDesign.bands)
    var statements = 0
    while let line = try lines.next() {
      statements += 1
      let band = SampleDesign.band(ofScore: line.score)
      if let key = ActorKey(line) {
        actors[key, default: [Int](repeating: 0, count: SampleDesign.bands)][band] += 1
      } else {
        nobody[band] += 1
      }
    }
    guard statements > 0 else {
      throw ParleyError(.unusableInput, "\(lines.path): no statements; there is nothing to label")
    }
    let ranked = actors.map { (key: $0.key, counts: $0.value, total: $0.value.reduce(0, +)) }
      .sorted { ($1.total, $0.key) < ($0.total, $1.key) }
    let own = SampleDesign.ownGroups(
      statements: ranked.map(\.total), nobody: nobody.reduce(0, +), size: size)
    let others = ranked[own...].reduce([Int](repeating: 0, count: SampleDesign.bands)) {
      sum, actor in zip(sum, actor.counts).map(+)
    }
    design = SampleDesign(counts: ranked[..<own].map(\.counts) + [others, nobody], size: size)
    ownGroup = Dictionary(
      uniqueKeysWithValues: ranked[..<own].enumerated().map { ($1.key, $0) })
    self.statements = statements
    corpus = lines.digest()
  }

  func group(of line: ScoredLine) -> Int {
    guard let key = ActorKey(line) else { return design.counts.count - 1 }
    return ownGroup[key] ?? design.counts.count - 2
  }
}

/// Second reading: which statements are drawn.
private struct Draw {
  private var draws: [[SequentialDraw]]
  private var letters: [[String]] = []

  init(_ design: SampleDesign, using generator: inout SplitMix64) {
    draws = zip(design.sizes, design.counts).map { sizes, counts in
      zip(sizes, counts).map { SequentialDraw(size: $0, of: $1) }
    }
    // The letters of the bands are dealt anew in each group: a name must not give away the score.
    for _ in draws { letters.append(["a", "b", "c"].shuffled(using: &generator)) }
  }

  func name(_ group: Int, _ band: Int) -> String { "\(group + 1)\(letters[group][band])" }

  /// `nil` where the stratum had fewer statements at the first reading.
  mutating func takesNext(_ group: Int, _ band: Int, using generator: inout SplitMix64) -> Bool? {
    guard !draws[group][band].isFinished else { return nil }
    return draws[group][band].takesNext(using: &generator)
  }
}
