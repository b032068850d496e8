public import Aggregates
public import LinearClassifier

/// Estimates for a corpus from a labelled probability sample of its statements.
public struct Correction: Sendable {
  /// What has a row of its own beside the whole corpus.
  public enum Key: String, Sendable, CaseIterable {
    case all, actor, affiliation
  }

  /// The corpus or a part of it.
  public struct Row: Sendable {
    /// Actor or affiliation; empty for the whole corpus.
    public let name: String
    /// Kind of the actor; empty for the whole corpus and for affiliations.
    public let kind: String
    public let statements: Int64
    public let documents: Int64
    public let labels: Int
    /// Of score and shares, in the order of ``Outcome``, or why there are none.
    public let estimates: Result<[CorrectedEstimate], CorrectedEstimate.Refusal>
  }

  public let head: Head
  public let key: Key
  /// All statements, also of nobody we could name.
  public let whole: Row
  /// The parts, most statements first, then by name.
  public let parts: [Row]
  public let quality: Result<LabelQuality, CorrectedEstimate.Refusal>
  /// With the labels of the second sheet, where there is one.
  public let agreement: CohenKappa?
  /// Rows of the sample, and how many of them have a label.
  public let sampled: Int
  public let labelled: Int

  /// - Parameters:
  ///   - sheet: labels to estimate from.
  ///   - second: the same sample labelled by somebody else.
  ///   - head: stance or sentiment.
  /// - Throws: ``ParleyError`` 65 and 66 with file and line for what cannot be used.
  public init(
    folder: String, sheet: LabelSheet, second: LabelSheet?, head: Head, by key: Key
  ) throws(ParleyError) {
    precondition(head.classes.count == 3)
    let sample = try LabelledSample.drawn(for: sheet, folder: folder)
    let labels = try LabelledSample(sheet, of: sample, head: head).labels
    guard labels.contains(where: { $0 != nil }) else {
      throw ParleyError(
        .unusableInput,
        "\(sheet.path): no row has a label in '\(head.rawValue)' yet; label it with: parley label '\(sheet.path)'"
      )
    }
    let others = try second.map { sheet throws(ParleyError) in
      try LabelledSample(sheet, of: sample, head: head).labels
    }
    let groups = ResponseGroups(
      zip(sample.rows, labels).map {
        ResponseGroups.Row(
          actorGroup: $0.actorGroup, band: $0.band, inclusionProbability: $0.inclusionProbability,
          isLabelled: $1 != nil)
      })
    let tally = try Tally(
      folder: folder, head: head, key: key, labels: Self.labels(sample, labels, groups))

    self.head = head
    self.key = key
    whole = Self.row(ActorKey(name: "", kind: ""), tally.whole, groups)
    parts = tally.parts.map { Self.row($0.key, $0.value, groups) }.sorted {
      ($1.statements, $0.name, $0.kind) < ($0.statements, $1.name, $1.kind)
    }
    quality = Result { () throws(CorrectedEstimate.Refusal) in
      try LabelQuality(tally.whole, groups: groups)
    }
    agreement = others.map { others in
      let pairs = zip(labels, others).compactMap { first, second in
        first.flatMap { first in second.map { (first, $0) } }
      }
      return CohenKappa(pairs, classes: head.classes.count)
    }
    sampled = labels.count
    labelled = labels.count { $0 != nil }
  }

  private static func labels(
    _ sample: StatementSample, _ labels: [Int?], _ groups: ResponseGroups
  ) -> [Int: JudgedStatement.Label] {
    var byPlace: [Int: JudgedStatement.Label] = [:]
    for (n, row) in sample.rows.enumerated() {
      guard let value = labels[n] else { continue }
      byPlace[row.place] = JudgedStatement.Label(
        value: value, weight: groups.weights[n], responseGroup: groups.groupOfRow[n])
    }
    return byPlace
  }

  private static func row(_ key: ActorKey, _ sums: LabelledSums, _ groups: ResponseGroups) -> Row {
    Row(
      name: key.name, kind: key.kind, statements: sums.statements, documents: sums.documents,
      labels: sums.labels,
      estimates: Result { () throws(CorrectedEstimate.Refusal) in
        var estimates: [CorrectedEstimate] = []
        for outcome in Outcome.allCases {
          estimates.append(try CorrectedEstimate(sums, of: outcome, groups: groups))
        }
        return estimates
      })
  }
}

/// Sums of the corpus and its parts.
private struct Tally {
  private(set) var whole = LabelledSums()
  private(set) var parts: [ActorKey: LabelledSums] = [:]

  init(
    folder: String, head: Head, key: Correction.Key, labels: [Int: JudgedStatement.Label]
  ) throws(ParleyError) {
    var lines = try ScoredLines(folder: folder)
    var document: String?
    var statements: [(key: ActorKey?, judged: JudgedStatement)] = []
    var place = 0
    while let line = try lines.next() {
      if line.document != document {
        add(statements)
        statements.removeAll(keepingCapacity: true)
        document = line.document
      }
      guard let judged = line.judged(by: head, label: labels[place]) else {
        throw ParleyError(
          .unusableInput,
          "\(lines.path): '\(line.id)' has no \(head.rawValue); score with a model that has this head"
        )
      }
      statements.append((Self.part(of: line, by: key), judged))
      place += 1
    }
    add(statements)
  }

  private static func part(of line: ScoredLine, by key: Correction.Key) -> ActorKey? {
    switch key {
    case .all: nil
    case .actor: ActorKey(line)
    case .affiliation: line.affiliation.map { ActorKey(name: $0, kind: "") }
    }
  }

  /// Adds the statements of one document.
  private mutating func add(_ statements: [(key: ActorKey?, judged: JudgedStatement)]) {
    guard !statements.isEmpty else { return }
    whole.add(document: statements.map(\.judged))
    var ofPart: [ActorKey: [JudgedStatement]] = [:]
    for (key, judged) in statements {
      if let key { ofPart[key, default: []].append(judged) }
    }
    // Each part gets one document: in which order they get it changes nothing.
    for (key, judged) in ofPart { parts[key, default: LabelledSums()].add(document: judged) }
  }
}
