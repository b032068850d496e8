extension Figure {
  /// Diverging bars: one actor a row, hostile to the left, conciliatory to the right of 0.
  ///
  /// - Parameters:
  ///   - rows: of the actors, in the order to be drawn.
  ///   - isNarrow: for a small screen: names stand above their bars.
  public static func actors(_ rows: [ReportContent.Row], isNarrow: Bool = false) -> Figure {
    let plot = ActorPlot(isNarrow: isNarrow)
    let height = plot.top + Double(rows.count) * plot.rowHeight + 10
    var body = plot.axis(bottom: height - 6)
    for (n, row) in rows.enumerated() {
      body += plot.row(row, at: plot.top + Double(n) * plot.rowHeight)
    }
    return Figure(
      name: isNarrow ? "actors-narrow" : "actors", title: "Stance of the most quoted actors",
      description: description(rows), width: plot.width, height: height, body: body)
  }

  /// The ends of the ranking in words; the table has the rest.
  private static func description(_ rows: [ReportContent.Row]) -> String {
    guard let first = rows.first, let last = rows.last, rows.count > 1 else {
      return "One bar an actor: mean stance from -1, hostile, to +1, conciliatory."
    }
    func words(_ row: ReportContent.Row) -> String {
      "\(row.name) at \(row.stance.map { SignedNumber.text($0.value) } ?? "no figure")"
    }
    return
      "\(rows.count) actors, one bar each: mean stance from −1, hostile, to +1, conciliatory, with 95 % intervals. "
      + "From \(words(first)) to \(words(last)). The table below has all figures."
  }
}

/// Where things stand in the picture of actors.
private struct ActorPlot {
  let isNarrow: Bool
  let top = 44.0

  var width: Double { isNarrow ? 340 : 760 }
  var rowHeight: Double { isNarrow ? 40 : 26 }
  private var left: Double { isNarrow ? 12 : 236 }
  private var right: Double { isNarrow ? 328 : 690 }

  private func x(_ value: Double) -> Double {
    left + (max(-1, min(1, value)) + 1) / 2 * (right - left)
  }

  func axis(bottom: Double) -> Markup {
    var result: Markup = """
      <text class="soft small" x="\(x(-1))" y="14">◂ hostile</text>\
      <text class="soft small end" x="\(x(1))" y="14">conciliatory ▸</text>
      """
    for (value, label) in [(-1, "−1"), (-0.5, "−0.5"), (0, "0"), (0.5, "+0.5"), (1, "+1")] {
      let anchor = value == -1 && isNarrow ? "" : value == 1 && isNarrow ? "end" : "mid"
      result += """
        <text class="soft small \(anchor)" x="\(x(value))" y="31">\(label)</text>\
        <line class="\(value == 0 ? "zero" : "grid")" x1="\(x(value))" x2="\(x(value))" y1="37" y2="\(bottom)"/>
        """
    }
    return result
  }

  func row(_ row: ReportContent.Row, at y: Double) -> Markup {
    let middle = isNarrow ? y + 28 : y + 13
    return """
      <g><title>\(tip(row))</title>\(label(row, y: y))\(bar(row, middle))\(range(row, middle))\(diamond(row, middle))</g>
      """
  }

  private func label(_ row: ReportContent.Row, y: Double) -> Markup {
    let value = row.stance.map { SignedNumber.text($0.value) } ?? ""
    if isNarrow {
      return """
        <text x="\(left)" y="\(y + 14)">\(Figure.shortened(row.name, to: 26)) \
        <tspan class="soft">\(Figure.shortened(row.side, to: 8))</tspan></text>\
        <text class="end" x="\(right)" y="\(y + 14)">\(value)</text>
        """
    }
    return """
      <text class="end" x="\(left - 62)" y="\(y + 17.5)">\(Figure.shortened(row.name, to: 24))</text>\
      <text class="soft small" x="\(left - 54)" y="\(y + 17.5)">\(Figure.shortened(row.side, to: 7))</text>\
      <text class="end" x="\(width - 14)" y="\(y + 17.5)">\(value)</text>
      """
  }

  /// Filled where there is an interval, hollow where there is none.
  private func bar(_ row: ReportContent.Row, _ middle: Double) -> Markup {
    guard let stance = row.stance else { return "" }
    let (from, to) = (min(x(0), x(stance.value)), max(x(0), x(stance.value)))
    let side = stance.value < 0 ? "hos" : "con"
    return """
      <rect class="\(side)\(stance.interval == nil ? " open" : "")" x="\(from)" y="\(middle - 6)" \
      width="\(max(1, to - from))" height="12"/>
      """
  }

  private func range(_ row: ReportContent.Row, _ middle: Double) -> Markup {
    guard let interval = row.stance?.interval else { return "" }
    let (low, high) = (x(interval.lowerBound), x(interval.upperBound))
    return """
      <path class="range" d="M\(low) \(middle - 4)V\(middle + 4)M\(low) \(middle)H\(high)M\(high) \(middle - 4)V\(middle + 4)"/>
      """
  }

  private func diamond(_ row: ReportContent.Row, _ middle: Double) -> Markup {
    guard let net = row.net else { return "" }
    let place = x(net.value)
    return """
      <path class="diamond" d="M\(place - 4.5) \(middle)L\(place) \(middle - 4.5)L\(place + 4.5) \(middle)L\(place) \(middle + 4.5)Z"/>
      """
  }

  private func tip(_ row: ReportContent.Row) -> String {
    func text(_ measure: ReportContent.Measure) -> String {
      SignedNumber.text(measure.value)
        + (measure.interval.map {
          " (\(SignedNumber.text($0.lowerBound)) to \(SignedNumber.text($0.upperBound)))"
        } ?? " (no interval)")
    }
    return
      "\(row.name): \(row.stance.map { "stance " + text($0) } ?? "no stance")"
      + (row.net.map { ", net cooperation corrected " + text($0) } ?? "")
      + ", \(row.statements) statements in \(row.documents) articles"
  }
}
