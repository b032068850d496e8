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

  private static func name(_ estimate: Estimate, _ key: Estimate.Key) -> String {
    key == .actor ? estimate.actor : estimate.affiliation
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
    let names: [TerminalTable.Column] =
      key == .actor ? [.init("actor"), .init("side")] : [.init("side")]
    var table = TerminalTable(
      names + [
        .init("statements", right: true), .init("articles", right: true),
        .init("stance", right: true),
        .init("95 % interval"), .init("hostile ◂  0  ▸ conciliatory"), .init("conc.", right: true),
        .init("host.", right: true), .init("tone", right: true),
      ])
    for row in rows {
      let names =
        key == .actor
        ? [StyledText.truncated(row.actor, to: 32), StyledText(row.affiliation)]
        : [StyledText(row.affiliation)]
      table.append(
        names + [
          StyledText(String(row.statements)), StyledText(String(row.documents)),
          StyledText(Self.signed(row.stance), Self.style(row.stance)),
          StyledText(Self.interval(row), .dim),
          Self.bar(row.stance ?? 0), StyledText(Self.percent(row.conciliatoryShare)),
          StyledText(Self.percent(row.hostileShare)), StyledText(Self.signed(row.sentiment)),
        ])
    }
    var lines = table.lines(colour: colour)
    lines.append("")
    if omitted > 0 { lines.append("\(omitted) more rows are in the CSV file; --top shows them.") }
    lines.append(
      "\(statements) statements; \(unattributed) of them by nobody we could name, counted nowhere above."
    )
    lines.append(
      "stance: mean of P(conciliatory) - P(hostile), -1 to +1; interval between articles, empty for one article."
    )
    lines.append(
      "conc., host.: shares of statements, corrected for the classifier's known errors. tone: sentiment, -1 to +1."
    )
    return lines
  }

  static let half = 14

  /// A bar from the middle: left for hostile, right for conciliatory; `value` in -1...1.
  static func bar(_ value: Double) -> StyledText {
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

  private static func interval(_ row: Estimate) -> String {
    guard let low = row.stanceLow, let high = row.stanceHigh else { return "" }
    return "\(signed(low)) to \(signed(high))"
  }

  private static func percent(_ value: Double?) -> String {
    value.map { "\(Int(($0 * 100).rounded())) %" } ?? ""
  }
}
