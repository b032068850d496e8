extension Figure {
  /// Who speaks how about whom: a side a row, a target a column.
  ///
  /// Each cell has the mean stance with its sign and the number of statements; shade follows the figure.
  /// - Parameter limit: at most so many rows and columns, those with most statements.
  public static func dyads(_ rows: [ReportContent.Row], limit: Int = 12) -> Figure? {
    let sides = mostNamed(rows, by: \.name, limit: limit)
    let kept = rows.filter { sides.contains($0.name) }
    let targets = mostNamed(kept, by: \.side, limit: limit)
    let shown = kept.filter { targets.contains($0.side) && $0.stance != nil }
    guard !shown.isEmpty else { return nil }
    let sidesShown = sides.filter { side in shown.contains { $0.name == side } }
    let targetsShown = targets.filter { target in shown.contains { $0.side == target } }
    let plot = DyadPlot(sides: sidesShown, targets: targetsShown)
    let words = shown.prefix(12).map { row in
      "\(row.name) about \(row.side) \(SignedNumber.text(row.stance?.value ?? 0))"
    }
    return Figure(
      name: "dyads", title: "Stance of sides towards the states and bodies they name",
      description: "Speaking side by row, target by column. " + words.joined(separator: "; ") + ".",
      width: plot.width, height: plot.height, body: plot.heads + shown.map(plot.cell).joined(""))
  }

  /// Most statements first, of equals the first by name.
  private static func mostNamed(
    _ rows: [ReportContent.Row], by name: (ReportContent.Row) -> String, limit: Int
  ) -> [String] {
    var counts: [String: Int] = [:]
    for row in rows { counts[name(row), default: 0] += row.statements }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return order.prefix(limit).map(\.key)
  }
}

private struct DyadPlot {
  let sides: [String]
  let targets: [String]
  private let cellWidth = 54.0
  private let cellHeight = 42.0
  private let left = 84.0
  private let top = 44.0

  init(sides: [String], targets: [String]) {
    self.sides = sides
    self.targets = targets
  }

  var width: Double { max(240, left + Double(targets.count) * cellWidth + 2) }
  var height: Double { top + Double(sides.count) * cellHeight + 2 }

  var heads: Markup {
    var result: Markup = """
      <text class="soft small end" x="\(left - 10)" y="35">speaks</text>\
      <text class="soft small" x="\(left)" y="13">about</text>
      """
    for (n, target) in targets.enumerated() {
      let x = left + (Double(n) + 0.5) * cellWidth
      result += "<text class=\"mid\" x=\"\(x)\" y=\"35\">\(Figure.shortened(target, to: 7))</text>"
    }
    for (n, side) in sides.enumerated() {
      let y = top + (Double(n) + 0.5) * cellHeight + 4.5
      result +=
        "<path class=\"grid\" d=\"M\(left) \(y + cellHeight / 2 - 4.5)h\(width - left)\"/>"
      result +=
        "<text class=\"end\" x=\"\(left - 10)\" y=\"\(y)\">\(Figure.shortened(side, to: 9))</text>"
    }
    return result
  }

  func cell(_ row: ReportContent.Row) -> Markup {
    guard let stance = row.stance?.value, let line = sides.firstIndex(of: row.name),
      let column = targets.firstIndex(of: row.side)
    else { return "" }
    let (x, y) = (left + Double(column) * cellWidth, top + Double(line) * cellHeight)
    let tip =
      "\(row.name) about \(row.side): \(SignedNumber.text(stance)), \(row.statements) statements in \(row.documents) articles"
    return """
      <g><title>\(tip)</title><rect class="cell s\(Self.step(stance))" x="\(x)" y="\(y)" width="\(cellWidth)" height="\(cellHeight)"/>\
      <text class="mid" x="\(x + cellWidth / 2)" y="\(y + 19)">\(SignedNumber.text(stance))</text>\
      <text class="small mid" x="\(x + cellWidth / 2)" y="\(y + 34)">\(SignedNumber.count(row.statements))</text></g>
      """
  }

  /// Of seven shades: 0 below -0.6, 3 between -0.1 and +0.1, 6 above +0.6.
  static func step(_ value: Double) -> Int {
    switch value {
    case ..<(-0.6): 0
    case ..<(-0.3): 1
    case ..<(-0.1): 2
    case ...0.1: 3
    case ...0.3: 4
    case ...0.6: 5
    default: 6
    }
  }
}
