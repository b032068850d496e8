public import Aggregates

/// The per-actor stance table, as people read it on a terminal.
public struct StanceSummary: Sendable {
  public enum Order: String, Sendable, CaseIterable {
    /// Most conciliatory first.
    case stance
    /// Most quoted first.
    case statements
    case name
  }

  private let rows: [Estimate]
  private let key: Estimate.Key
  private let omitted: Int

  /// - Parameter top: at most so many rows, the most quoted; then sorted.
  public init(_ estimates: [Estimate], by key: Estimate.Key, top: Int, order: Order) {
    self.key = key
    let mostQuoted = estimates.sorted {
      ($1.statements, Self.name($0, key)) < ($0.statements, Self.name($1, key))
    }
    rows = Self.sorted(Array(mostQuoted.prefix(top)), order: order, key: key)
    omitted = max(0, estimates.count - top)
  }

  /// The rows in the order of the table.
  public var estimates: [Estimate] { rows }

  private static func name(_ row: Estimate, _ key: Estimate.Key) -> String {
    switch key {
    case .actor, .timeline: row.actor
    case .affiliation, .affiliationTimeline: row.affiliation
    case .dyad: row.affiliation + " " + row.target
    }
  }

  private static func sorted(_ rows: [Estimate], order: Order, key: Estimate.Key) -> [Estimate] {
    rows.sorted { a, b in
      switch order {
      case .stance where a.stance != b.stance: return (a.stance ?? -2) > (b.stance ?? -2)
      case .statements where a.statements != b.statements: return a.statements > b.statements
      default: return name(a, key) < name(b, key)
      }
    }
  }

  /// The lines of the table and its legend.
  ///
  /// - Parameters:
  ///   - colour: escape codes for a terminal.
  ///   - unattributed: statements without a known actor, said below the table.
  public func lines(colour: Bool, statements: Int, unattributed: Int) -> [String] {
    var table = TerminalTable(
      nameColumns + [
        .init("stmts", right: true), .init("art.", right: true), .init("stance", right: true),
        .init("host. ◂0▸ conc."), .init("net", right: true), .init("95 % interval"),
        .init("conc.", right: true), .init("host.", right: true), .init("raw", right: true),
        .init("tone", right: true),
      ])
    for row in rows {
      table.append(
        names(of: row) + [
          StyledText(Self.short(row.statements)), StyledText(Self.short(row.documents)),
          StyledText(Self.signed(row.stance), Self.style(row.stance)),
          Self.bar(row.stance ?? 0, half: Self.shortHalf),
          StyledText(Self.signed(row.netCooperation), Self.style(row.netCooperation)),
          Self.interval(row), StyledText(Self.percent(row.conciliatoryShare)),
          StyledText(Self.percent(row.hostileShare)), StyledText(Self.signed(row.rawNet)),
          StyledText(Self.signed(row.sentiment)),
        ])
    }
    return table.lines(colour: colour) + [""]
      + legend(statements: statements, unattributed: unattributed)
  }

  private var nameColumns: [TerminalTable.Column] {
    switch key {
    case .actor, .timeline: [.init("actor"), .init("side")]
    case .affiliation, .affiliationTimeline: [.init("side")]
    case .dyad: [.init("side"), .init("about")]
    }
  }

  private func names(of row: Estimate) -> [StyledText] {
    func short(_ code: String) -> StyledText { StyledText.truncated(code, to: 7) }
    return switch key {
    case .actor, .timeline:
      [StyledText.truncated(row.actor, to: 20), short(row.affiliation)]
    case .affiliation, .affiliationTimeline: [StyledText.truncated(row.affiliation, to: 20)]
    case .dyad: [short(row.affiliation), StyledText.truncated(row.target, to: 20)]
    }
  }

  private func legend(statements: Int, unattributed: Int) -> [String] {
    (omitted > 0 ? ["\(omitted) more rows are in the CSV file; --top shows them."] : []) + [
      "\(statements) statements; \(unattributed) of them by nobody we could name, counted nowhere above.",
      "stance: mean of P(conciliatory) - P(hostile) as the model gives it, -1 to +1. tone: the same of sentiment.",
      "net: conciliatory less hostile share, corrected for the classifier's errors, with its interval between articles.",
      "conc., host.: the two corrected shares. raw: net from plain labels, uncorrected. All intervals are in the CSV file.",
      "Corrected figures assume that the model errs here, within each class, as it did in cross-validation.",
    ]
  }

  /// Cells of a bar on either side, where there is room.
  static let half = 14

  /// The same in this table, whose lines stay within 120 columns.
  private static let shortHalf = 7

  /// A bar from the middle: left for hostile, right for conciliatory; `value` in -1...1.
  static func bar(_ value: Double, half: Int = half) -> StyledText {
    if value >= 0 {
      let eighths = Int((value * Double(half) * 8).rounded())
      let blocks = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
      let blank = StyledText(String(repeating: " ", count: half))
      let full = String(repeating: "█", count: eighths / 8) + blocks[eighths % 8]
      return blank + StyledText("│", .dim) + StyledText(full, .conciliatory)
    }
    // No blocks fill a cell from the right: round to halves.
    let halves = Int((-value * Double(half) * 2).rounded())
    let full = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    return StyledText(String(repeating: " ", count: half - full.count)) + StyledText(full, .hostile)
      + StyledText("│", .dim)
  }

  /// Five characters at most: thousands and millions above 99,999.
  private static func short(_ count: Int64) -> String {
    count < 100_000
      ? String(count) : count < 10_000_000 ? "\(count / 1000)k" : "\(count / 1_000_000)M"
  }

  private static func style(_ value: Double?) -> StyledText.Style {
    guard let value, abs(value) >= 0.05 else { return .plain }
    return value > 0 ? .conciliatory : .hostile
  }

  private static func signed(_ value: Double?) -> String {
    guard let value else { return "" }
    let rounded = (value * 100).rounded() / 100
    let digits = Estimate.fourDecimals(abs(rounded)).dropLast(2)
    return (rounded > 0 ? "+" : rounded < 0 ? "-" : " ") + digits
  }

  /// The interval of the corrected net, or why there is none.
  private static func interval(_ row: Estimate) -> StyledText {
    guard let low = row.netCooperationLow, let high = row.netCooperationHigh else {
      return StyledText.truncated(row.refused, to: 14, .dim)
    }
    return StyledText("\(signed(low)) to \(signed(high))", .dim)
  }

  private static func percent(_ value: Double?) -> String {
    value.map { "\(Int(($0 * 100).rounded())) %" } ?? ""
  }
}

extension Estimate {
  /// Conciliatory less hostile share of the labels, nothing corrected.
  fileprivate var rawNet: Double? {
    guard let first = conciliatoryShareRaw, let last = hostileShareRaw else { return nil }
    return first - last
  }
}
