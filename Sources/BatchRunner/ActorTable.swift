internal import Aggregates
internal import Quotations

/// Sums of all actors, affiliations and dyads of a run, month by month.
struct ActorTable: Sendable {
  /// Whom a row of a table is about.
  enum Subject: Hashable, Sendable {
    case actor(name: String, kind: String)
    case affiliation(String)
    /// Who speaks about whom: ids of states and organisations.
    case dyad(affiliation: String, target: String)
  }

  /// What one document adds, computed by the worker that read it.
  struct Contribution: Sendable {
    struct Share: Sendable {
      let subject: Subject
      /// Whom an actor spoke for in the document; the first that is known.
      var side: String?
      var statements: [ScoredStatement] = []
      /// What nobody known says in the document.
      var unattributed: [ScoredStatement.Opinion] = []
    }

    let month: Month?
    private(set) var shares: [Share] = []
    private var index: [Subject: Int] = [:]

    /// Groups a document's statements, in order of first appearance.
    ///
    /// - Parameter date: ISO day of the document.
    init(_ results: [ScoredResult], date: String?) {
      month = date.flatMap { Month(isoDay: $0) }
      let scored = results.map(\.aggregated)
      for (result, scored) in zip(results, scored) {
        let side = result.statement.affiliation
        if let actor = result.statement.actor {
          add(scored, to: .actor(name: actor.name, kind: actor.kind.rawValue), side: side)
        }
        guard let side else { continue }
        add(scored, to: .affiliation(side), side: nil)
        for target in Self.targets(of: result.statement) {
          add(scored, to: .dyad(affiliation: side, target: target), side: nil)
        }
      }
      for (result, scored) in zip(results, scored) where result.statement.affiliation == nil {
        addUnattributed(scored.stance, by: result.statement)
      }
    }

    /// Each once, without the speaker's own side.
    private static func targets(of statement: Statement) -> [String] {
      var seen: [String] = []
      for target in statement.targets where target != statement.affiliation {
        if !seen.contains(target) { seen.append(target) }
      }
      return seen
    }

    private mutating func add(_ scored: ScoredStatement, to subject: Subject, side: String?) {
      let at = index[subject] ?? shares.count
      if at == shares.count {
        index[subject] = at
        shares.append(Share(subject: subject))
      }
      shares[at].statements.append(scored)
      if shares[at].side == nil { shares[at].side = side }
    }

    /// Whom the words of nobody known might belong to: without an actor, to every actor here; without a side, to
    /// every side, and to a dyad if they are about its target.
    private mutating func addUnattributed(
      _ opinion: ScoredStatement.Opinion, by statement: Statement
    ) {
      for at in shares.indices {
        let isPossible =
          switch shares[at].subject {
          case .actor: statement.actor == nil
          case .affiliation: true
          case .dyad(_, let target): statement.targets.contains(target)
          }
        if isPossible { shares[at].unattributed.append(opinion) }
      }
    }
  }

  private struct Slot: Hashable {
    let subject: Subject
    let month: Month?
  }

  /// One subject's sums in one month, and how often it spoke for whom.
  private struct Entry: Sendable {
    let subject: Subject
    let month: Month?
    var sums = ActorAggregate()
    var sides: [String: Int] = [:]
  }

  // Entries stand apart from their index: they are large, and a dictionary keeps half of its places free.
  private var index: [Slot: Int] = [:]
  private var entries: [Entry] = []

  mutating func add(_ contribution: Contribution) {
    for share in contribution.shares {
      let slot = Slot(subject: share.subject, month: contribution.month)
      let at = index[slot] ?? entries.count
      if at == entries.count {
        index[slot] = at
        entries.append(Entry(subject: share.subject, month: contribution.month))
      }
      entries[at].sums.add(document: share.statements, unattributed: share.unattributed)
      if let side = share.side { entries[at].sides[side, default: 0] += share.statements.count }
    }
  }

  /// One table of the output: under which key, and its rows in order.
  struct Table {
    let key: Estimate.Key
    let rows: [Estimate]
  }

  /// All tables, with what was worked out on the way.
  ///
  /// - Returns: tables in the order of ``Estimate/Key``, most statements first, then by name, timelines by month
  ///   first; and how the actors' shares were shrunk.
  func tables(stance: ClassifierErrors, sentiment: ClassifierErrors?) -> (
    [Table], shrinkage: Shrinkage?
  ) {
    let groups = Dictionary(grouping: entries.indices) { entries[$0].subject }
      .map { (subject: $0, months: $1.map { entries[$0] }) }
    var tables: [Estimate.Key: [Estimate]] = [:]
    var actorShrinkage: Shrinkage?
    for key in [Estimate.Key.actor, .affiliation, .dyad] {
      let own = groups.filter { $0.subject.key == key }.map { Whole($0.subject, $0.months) }
        .sorted { Self.precedes($0.estimate, $1.estimate) }
      let shrinkage = Shrinkage(own.map(\.sums), errors: stance)
      if key == .actor { actorShrinkage = shrinkage }
      let context = Estimate.Context(stance: stance, sentiment: sentiment, shrinkage: shrinkage)
      tables[key] = own.map { $0.filled(context) }
      if let timeline = key.timeline {
        tables[timeline] = own.flatMap { $0.monthly(context) }.sorted(by: Self.precedes)
      }
    }
    return (
      Estimate.Key.allCases.map { Table(key: $0, rows: tables[$0] ?? []) }, actorShrinkage
    )
  }

  /// The sums of a subject over all months, and its row with names and counts only.
  private struct Whole {
    let months: [Entry]
    let sums: ActorAggregate
    let estimate: Estimate

    init(_ subject: Subject, _ months: [Entry]) {
      self.months = months
      var sums = ActorAggregate()
      var sides: [String: Int] = [:]
      for month in months {
        sums.merge(month.sums)
        sides.merge(month.sides, uniquingKeysWith: +)
      }
      self.sums = sums
      estimate = subject.row(sides: sides, statements: sums.statements)
    }

    func filled(_ context: Estimate.Context) -> Estimate {
      var row = Estimate(
        sums, months: months.compactMap { entry in entry.month.map { ($0.number, entry.sums) } },
        context: context)
      row.takeNames(of: estimate)
      return row
    }

    func monthly(_ context: Estimate.Context) -> [Estimate] {
      months.map { entry in
        var row = Estimate(entry.sums, context: context)
        row.takeNames(of: entry.subject.row(sides: entry.sides, statements: 0))
        row.period = entry.month?.text ?? ""
        return row
      }
    }
  }

  private static func precedes(_ a: Estimate, _ b: Estimate) -> Bool {
    if a.period != b.period { return a.period < b.period }
    if a.statements != b.statements { return a.statements > b.statements }
    return (a.actor, a.affiliation, a.actorType, a.target)
      < (b.actor, b.affiliation, b.actorType, b.target)
  }
}

extension ActorTable.Subject {
  fileprivate var key: Estimate.Key {
    switch self {
    case .actor: .actor
    case .affiliation: .affiliation
    case .dyad: .dyad
    }
  }

  /// - Parameter sides: how many statements the actor made for whom; of equals the first by name stands in the row.
  fileprivate func row(sides: [String: Int], statements: Int64) -> Estimate {
    var row = Estimate()
    row.statements = statements
    switch self {
    case .actor(let name, let kind):
      row.actor = name
      row.actorType = kind
      row.affiliation = sides.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    case .affiliation(let name): row.affiliation = name
    case .dyad(let affiliation, let target):
      row.affiliation = affiliation
      row.target = target
    }
    return row
  }
}

extension Estimate.Key {
  /// The table of the same subjects by month.
  fileprivate var timeline: Estimate.Key? {
    switch self {
    case .actor: .timeline
    case .affiliation: .affiliationTimeline
    case .dyad, .timeline, .affiliationTimeline: nil
    }
  }
}

/// A calendar month.
struct Month: Hashable, Sendable {
  /// Months since the year 0.
  let number: Int

  /// `nil` for what is no ISO day.
  init?(isoDay: String) {
    let digits = Array(isoDay.utf8.prefix(7))
    guard digits.count == 7, digits[4] == UInt8(ascii: "-"),
      let year = Int(String(decoding: digits[..<4], as: UTF8.self)),
      let month = Int(String(decoding: digits[5...], as: UTF8.self)), (1...12).contains(month),
      year >= 0
    else { return nil }
    number = year * 12 + month - 1
  }

  /// "2021-01"
  var text: String {
    let (year, month) = (String(number / 12), String(number % 12 + 1))
    return String(repeating: "0", count: 4 - year.count) + year + (month.count < 2 ? "-0" : "-")
      + month
  }
}
