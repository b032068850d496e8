/// One actor's months: a panel of the timeline.
public struct TimelinePanel: Sendable {
  let name: String
  /// Month as months since the year 0, ascending.
  let points: [(month: Int, measure: ReportContent.Measure, statements: Int)]

  /// The panels worth drawing: actors with two months or more, most statements first.
  ///
  /// - Parameter names: of the actors to look for, in the order of the panels.
  static func all(_ timeline: [ReportContent.Row], names: [String]) -> [TimelinePanel] {
    let byName = Dictionary(grouping: timeline, by: \.name)
    return names.compactMap { name in
      let points = (byName[name] ?? []).compactMap { row in
        month(row.period).flatMap { month in
          row.stance.map { (month: month, measure: $0, statements: row.statements) }
        }
      }
      guard points.count > 1 else { return nil }
      return TimelinePanel(name: name, points: points.sorted { $0.month < $1.month })
    }
  }

  /// `2021-07` as a count of months; `nil` for what is no month.
  static func month(_ period: String) -> Int? {
    let parts = period.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month), year >= 0
    else { return nil }
    return year * 12 + month - 1
  }

  static func period(_ month: Int) -> String {
    let number = month % 12 + 1
    let year = String(month / 12)
    return String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year + "-"
      + (number < 10 ? "0" : "") + String(number)
  }
}

extension Figure {
  /// All panels in one picture, three in a row, on one axis of time.
  public static func timeline(_ timeline: [ReportContent.Row], names: [String]) -> Figure? {
    let panels = TimelinePanel.all(timeline, names: names)
    guard let plot = PanelPlot(panels) else { return nil }
    let columns = min(3, panels.count)
    let rows = (panels.count + columns - 1) / columns
    var body: Markup = ""
    for (n, panel) in panels.enumerated() {
      let (x, y) = (
        Double(n % columns) * (plot.width + 20), Double(n / columns) * (plot.height + 18)
      )
      body += "<g transform=\"translate(\(x) \(y))\">\(plot.body(panel))</g>"
    }
    return Figure(
      name: "timeline", title: "Stance by month",
      description: "One panel an actor: " + panels.map(plot.words).joined(separator: " "),
      width: Double(columns) * (plot.width + 20) - 20,
      height: Double(rows) * (plot.height + 18) - 18, body: body)
  }

  /// One picture an actor, for a page that lays them out itself.
  static func timelinePanels(_ timeline: [ReportContent.Row], names: [String]) -> [Figure] {
    let panels = TimelinePanel.all(timeline, names: names)
    guard let plot = PanelPlot(panels) else { return [] }
    return panels.enumerated().map { n, panel in
      Figure(
        name: "timeline-\(n + 1)", title: "\(panel.name), stance by month",
        description: plot.words(panel), width: plot.width, height: plot.height,
        body: plot.body(panel))
    }
  }
}

/// Where things stand in a panel.
private struct PanelPlot {
  let width = 240.0
  let height = 146.0
  private let first: Int
  private let last: Int

  init?(_ panels: [TimelinePanel]) {
    let months = panels.flatMap { $0.points.map(\.month) }
    guard let first = months.min(), let last = months.max() else { return nil }
    self.first = first
    self.last = last
  }

  private func x(_ month: Int) -> Double {
    34 + Double(month - first) / Double(max(1, last - first)) * (width - 46)
  }

  private func y(_ value: Double) -> Double { 74 - max(-1, min(1, value)) * 48 }

  func body(_ panel: TimelinePanel) -> Markup {
    """
    <text class="bold" x="0" y="13">\(Figure.shortened(panel.name, to: 30))</text>\(axes)\(band(panel))\(line(panel))\(panel.points.map(mark))
    """
  }

  private var axes: Markup {
    var result: Markup = ""
    for (value, label) in [(1.0, "+1"), (0, "0"), (-1, "−1")] {
      result += """
        <line class="\(value == 0 ? "zero" : "grid")" x1="30" x2="\(width)" y1="\(y(value))" y2="\(y(value))"/>\
        <text class="soft small end" x="25" y="\(y(value) + 4)">\(label)</text>
        """
    }
    return result + """
      <text class="soft small" x="30" y="\(height - 4)">\(TimelinePanel.period(first))</text>\
      <text class="soft small end" x="\(width)" y="\(height - 4)">\(TimelinePanel.period(last))</text>
      """
  }

  /// Between neighbours that both have an interval.
  private func band(_ panel: TimelinePanel) -> Markup {
    var result: Markup = ""
    for (a, b) in zip(panel.points, panel.points.dropFirst()) where isNear(a.month, b.month) {
      guard let from = a.measure.interval, let to = b.measure.interval else { continue }
      result += """
        <path class="band" d="M\(x(a.month)) \(y(from.upperBound))L\(x(b.month)) \(y(to.upperBound))\
        L\(x(b.month)) \(y(to.lowerBound))L\(x(a.month)) \(y(from.lowerBound))Z"/>
        """
    }
    return result
  }

  /// A line over years of silence would tell of months that nobody saw.
  private func isNear(_ a: Int, _ b: Int) -> Bool { b - a <= 12 }

  private func line(_ panel: TimelinePanel) -> Markup {
    let steps = zip(panel.points, panel.points.dropFirst()).compactMap { a, b -> Markup? in
      guard isNear(a.month, b.month) else { return nil }
      return
        "M\(x(a.month)) \(y(a.measure.value))L\(x(b.month)) \(y(b.measure.value))"
    }
    return steps.isEmpty ? "" : "<path class=\"path\" d=\"\(steps)\"/>"
  }

  /// A dot with its interval, or a ring for a month that has none.
  private func mark(_ point: (month: Int, measure: ReportContent.Measure, statements: Int))
    -> Markup
  {
    let place = x(point.month)
    let tip =
      "\(TimelinePanel.period(point.month)): \(SignedNumber.text(point.measure.value)), \(point.statements) statements"
    var range: Markup = ""
    if let interval = point.measure.interval {
      range =
        "<path class=\"range\" d=\"M\(place) \(y(interval.upperBound))V\(y(interval.lowerBound))\"/>"
    }
    return """
      <g><title>\(tip)</title>\(range)<circle class="\(point.measure.interval == nil ? "ring" : "dot")" \
      cx="\(place)" cy="\(y(point.measure.value))" r="3.5"/></g>
      """
  }

  func words(_ panel: TimelinePanel) -> String {
    let points = panel.points.map {
      "\(TimelinePanel.period($0.month)) \(SignedNumber.text($0.measure.value))"
    }
    return "\(panel.name): \(points.joined(separator: ", "))."
  }
}
