extension ReportContent {
  /// Rows that a table of the page holds at most.
  static let longestTable = 500

  private struct Column {
    let title: Markup
    let isNumber: Bool
    let cell: (Row) -> (shown: String, value: String)

    /// Sorted as it is read.
    static func words(_ title: Markup, _ text: @escaping (Row) -> String) -> Column {
      Column(title: title, isNumber: false) { (text($0), "") }
    }

    static func count(_ title: Markup, _ number: @escaping (Row) -> Int) -> Column {
      Column(title: title, isNumber: true) {
        (SignedNumber.count(number($0)), String(number($0)))
      }
    }

    static func number(
      _ title: Markup, _ number: @escaping (Row) -> Double?,
      shown: @escaping (Double) -> String = SignedNumber.text
    ) -> Column {
      Column(title: title, isNumber: true) { row in
        number(row).map { (shown($0), String($0)) } ?? ("", "")
      }
    }

    /// Sorted by its width, narrow first; without one, the reason.
    static func interval(_ title: Markup, _ measure: @escaping (Row) -> Measure?) -> Column {
      Column(title: title, isNumber: true) { row in
        guard let measure = measure(row) else { return ("", "") }
        guard let interval = measure.interval else { return (reason(row), "") }
        let (low, high) = (interval.lowerBound, interval.upperBound)
        return (
          "\(SignedNumber.text(low)) to \(SignedNumber.text(high))", String(high - low)
        )
      }
    }

    private static func reason(_ row: Row) -> String {
      row.documents == 1 ? "one article" : row.refused.isEmpty ? "none" : row.refused
    }
  }

  private var figureColumns: [Column] {
    var columns: [Column] = [
      .count("Statements", \.statements), .count("Articles", \.documents),
      .number("Stance") { $0.stance?.value },
      .interval("95 % interval", \.stance),
    ]
    let hasNet = (actors + (dyads ?? [])).contains { $0.net != nil }
    if hasNet {
      columns += [
        .number("Net, corr.") { $0.net?.value },
        .interval("95 % interval", \.net),
      ]
    }
    columns += [
      .number("Net, raw", \.rawNet),
      .number("Conc. share", \.conciliatory, shown: SignedNumber.percent),
      .number("Host. share", \.hostile, shown: SignedNumber.percent),
      .number("Tone", \.tone),
    ]
    return columns
  }

  var actorTable: Markup {
    let columns = [Column.words("Actor", \.name), .words("Side", \.side)] + figureColumns
    return table(
      actors, columns, id: "actors-table", caption: "All actors",
      file: "actors.csv")
  }

  func dyadTable(_ rows: [Row]) -> Markup {
    let columns = [Column.words("Side", \.name), .words("About", \.side)] + figureColumns
    return table(
      rows, columns, id: "sides-table", caption: "All sides and targets", file: "dyads.csv")
  }

  private func table(
    _ rows: [Row], _ columns: [Column], id: Markup, caption: Markup, file: Markup
  ) -> Markup {
    let heads = columns.map { column -> Markup in
      "<th scope=\"col\"\(column.isNumber ? " class=\"number\"" as Markup : "")>\(column.title)</th>"
    }
    let cut: Markup =
      rows.count > Self.longestTable
      ? " The \(Self.longestTable) with most statements of \(SignedNumber.count(rows.count)); <code>\(file)</code> has all."
      : ""
    let paper: Markup =
      rows.count > 60 ? "<span class=\"on-paper\"> On paper, the first 60 rows.</span>" : ""
    return """
      <div class="scroll tall" tabindex="0" role="region" aria-labelledby="\(id)-caption">
      <table class="data" id="\(id)">
      <caption id="\(id)-caption"><span><strong>\(caption).</strong>\(cut) Shares and net are corrected for the classifier's errors unless raw.\(paper)</span></caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows.prefix(Self.longestTable).map { Self.line($0, columns) })</tbody>
      </table>
      </div>
      """
  }

  private static func line(_ row: Row, _ columns: [Column]) -> Markup {
    let cells = columns.enumerated().map { n, column -> Markup in
      let (shown, value) = column.cell(row)
      if n == 0 { return "<th scope=\"row\"><bdi>\(shown)</bdi></th>" }
      return column.isNumber
        ? "<td class=\"number\" data-value=\"\(value)\">\(shown)</td>"
        : "<td><bdi>\(shown)</bdi></td>"
    }
    return "<tr>\(cells)</tr>\n"
  }
}
