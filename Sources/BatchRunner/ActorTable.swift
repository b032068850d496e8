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
    var sums = CompactAggregate()
    /// Hardly ever more than one.
    var sides: [(name: String, statements: Int)] = []

    mutating func count(_ side: String, _ statements: Int) {
      if let at = sides.firstIndex(where: { $0.name == side }) {
        sides[at].statements += statements
      } else {
        sides.append((side, statements))
      }
    }
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
      if let side = share.side { entries[at].count(side, share.statements.count) }
    }
  }

  /// The rows of one kind of subject, to be worked out one at a time.
  ///
  /// Rows are many and wide, so none is kept: the order is settled first, from counts and names alone.
  struct Rows {
    private struct Row {
      let head: Head
      /// Indices of the months that it sums.
      let months: [Int]
    }
    private let table: ActorTable
    private let rows: [Row]
    private let isTimeline: Bool
    private let context: Estimate.Context

    /// - Parameter monthly: a row a month, not one for all.
    fileprivate init(
      _ table: ActorTable, _ groups: [(subject: Subject, months: [Int])], monthly: Bool,
      context: Estimate.Context
    ) {
      self.table = table
      self.context = context
      isTimeline = monthly
      rows = groups.flatMap { group in
        (monthly ? group.months.map { [$0] } : [group.months]).map { months in
          var head = group.subject.head(sides: months.flatMap { table.entries[$0].sides })
          head.statements = months.reduce(0) { $0 + table.entries[$1].sums.statements }
          if monthly { head.period = table.entries[months[0]].month?.text ?? "" }
          return Row(head: head, months: months)
        }
      }.sorted { $0.head.precedes($1.head) }
    }

    /// Hands out the rows in order.
    func forEach(_ body: (Estimate) -> Void) {
      for row in rows {
        let months = row.months.map { (table.entries[$0].month, table.entries[$0].sums.aggregate) }
        var sums = months[0].1
        for month in months.dropFirst() { sums.merge(month.1) }
        var estimate = Estimate(
          sums, months: isTimeline ? [] : months.compactMap { m in m.0.map { ($0.number, m.1) } },
          context: context)
        row.head.name(&estimate)
        body(estimate)
      }
    }
  }

  /// All tables in the order of ``Estimate/Key``, and how the actors' shares were shrunk.
  func tables(stance: ClassifierErrors, sentiment: ClassifierErrors?) -> (
    [(key: Estimate.Key, rows: Rows)], shrinkage: Shrinkage?
  ) {
    let groups = Dictionary(grouping: entries.indices) { entries[$0].subject }
    var tables: [Estimate.Key: Rows] = [:]
    var actorShrinkage: Shrinkage?
    for key in [Estimate.Key.actor, .affiliation, .dyad] {
      // By name, whatever came first: sums of fractions depend on their order.
      let own = groups.filter { $0.key.key == key }.map { (subject: $0.key, months: $0.value) }
        .sorted { $0.subject.names < $1.subject.names }
      let shrinkage = Shrinkage(own.map { clusters($0.months) }, errors: stance)
      if key == .actor { actorShrinkage = shrinkage }
      let context = Estimate.Context(stance: stance, sentiment: sentiment, shrinkage: shrinkage)
      tables[key] = Rows(self, own, monthly: false, context: context)
      if let timeline = key.timeline {
        tables[timeline] = Rows(self, own, monthly: true, context: context)
      }
    }
    return (
      Estimate.Key.allCases.compactMap { key in tables[key].map { (key, $0) } }, actorShrinkage
    )
  }

  private func clusters(_ months: [Int]) -> ClusterSums {
    months.reduce(into: ClusterSums()) { $0.merge(entries[$1].sums.aggregate.stance) }
  }
}

/// What names a row and orders the table.
private struct Head {
  var period = ""
  var actor = ""
  var actorType = ""
  var affiliation = ""
  var target = ""
  var statements: Int64 = 0

  func name(_ row: inout Estimate) {
    (row.period, row.actor, row.actorType) = (period, actor, actorType)
    (row.affiliation, row.target) = (affiliation, target)
  }

  /// Months first, then most statements, then by name.
  func precedes(_ other: Head) -> Bool {
    if period != other.period { return period < other.period }
    if statements != other.statements { return statements > other.statements }
    return (actor, affiliation, actorType, target)
      < (other.actor, other.affiliation, other.actorType, other.target)
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

  /// What tells subjects of one kind apart.
  fileprivate var names: (String, String) {
    switch self {
    case .actor(let name, let kind): (name, kind)
    case .affiliation(let name): (name, "")
    case .dyad(let affiliation, let target): (affiliation, target)
    }
  }

  /// The names of the subject's row.
  ///
  /// - Parameter sides: how many statements the actor made for whom, a side more than once perhaps; that of most
  ///   stands in the row, of equals the first by name.
  fileprivate func head(sides: [(name: String, statements: Int)]) -> Head {
    var row = Head()
    switch self {
    case .actor(let name, let kind):
      row.actor = name
      row.actorType = kind
      let counts = Dictionary(sides.map { ($0.name, $0.statements) }, uniquingKeysWith: +)
      row.affiliation = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
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
