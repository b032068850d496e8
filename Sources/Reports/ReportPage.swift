extension ReportContent {
  /// One HTML file that holds all it needs: nothing is fetched, and all of it can be read without script.
  public var page: String {
    let policy: Markup =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(ReportScript.sha256)'; base-uri 'none'; form-action 'none'"
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>Who speaks how to whom: \(SignedNumber.count(run.statements)) statements</title>
      <style>
      \(ReportStyle.rules)
      </style>
      </head>
      <body>
      <header>
      <h1>Who speaks how to whom</h1>
      <p>\(facts)</p>
      <nav aria-label="Sections"><ul>\(sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" as Markup })</ul></nav>
      </header>
      <main>
      \(sections.map { section -> Markup in
        """
        <section id="\(section.id)" aria-labelledby="\(section.id)-head">
        <h2 id="\(section.id)-head">\(section.title)</h2>
        \(section.body)
        </section>

        """
      })</main>
      <footer><p>Made by parley \(run.version).</p></footer>
      <script>\(Markup(stringLiteral: ReportScript.source))</script>
      </body>
      </html>

      """
    return page.source
  }

  /// Every picture of the report, for files of their own.
  public var figures: [Figure] {
    var figures: [Figure] = []
    if !pictured.isEmpty { figures.append(.actors(pictured)) }
    if let timeline = Figure.timeline(timeline ?? [], names: panelNames) {
      figures.append(timeline)
    }
    if let dyads = Figure.dyads(dyads ?? []) { figures.append(dyads) }
    if let model {
      if let quality = model.quality { figures.append(.reliability(quality.bins)) }
      figures.append(.confusion(model.confusion, classes: model.classes))
    }
    return figures
  }

  /// The most quoted actors, most conciliatory first.
  var pictured: [Row] {
    actors.prefix(top).filter { $0.stance != nil }.sorted {
      let (a, b) = ($0.stance?.value ?? 0, $1.stance?.value ?? 0)
      return a != b ? a > b : $0.name < $1.name
    }
  }

  /// Actors that may have a panel of the timeline: the most quoted twelve that have two months.
  var panelNames: [String] {
    var months: [String: Int] = [:]
    for row in timeline ?? [] where TimelinePanel.month(row.period) != nil && row.stance != nil {
      months[row.name, default: 0] += 1
    }
    var seen: Set<String> = []
    return Array(
      actors.map(\.name).filter { months[$0, default: 0] > 1 && seen.insert($0).inserted }
        .prefix(12))
  }

  private struct Section {
    let id: String
    let title: String
    let body: Markup
  }

  private var sections: [Section] {
    [
      Section(id: "actors", title: "Actors", body: actorSection),
      Section(id: "months", title: "Months", body: monthSection),
      Section(id: "sides", title: "Sides", body: sideSection),
      Section(id: "statements", title: "Statements", body: statementSection),
      Section(id: "model", title: "Model", body: modelSection),
      Section(id: "methods", title: "Methods", body: methodSection),
      Section(id: "record", title: "Record", body: recordSection),
    ]
  }

  private var facts: Markup {
    let count = SignedNumber.count
    let dates: Markup = days.map { "from \($0.lowerBound) to \($0.upperBound)" } ?? "without dates"
    let source: Markup =
      "\(count(run.statements)) statements in \(count(run.documents)) articles \(dates)"
    guard run.statements > 0 else { return "\(source)." }
    return """
      \(source); \(count(run.unattributed)) of them (\(SignedNumber.percent(Double(run.unattributed) / Double(run.statements)))) \
      are by nobody we could name and count for no actor.
      """
  }

  // MARK: Actors

  private var actorSection: Markup {
    guard !actors.isEmpty else {
      return "<p>No statement of a known actor was found, so there is nothing to show here.</p>"
    }
    let diamond: Markup =
      pictured.contains { $0.net != nil }
      ? " The diamond is another figure: net cooperation, the share of conciliatory less that of hostile statements, corrected for the errors of the classifier (see <a href=\"#methods\">Methods</a>)."
      : ""
    guard !pictured.isEmpty else { return actorTable }
    return """
      <figure>
      <div class="wide">\(Figure.actors(pictured).inline)</div>
      <div class="narrow">\(Figure.actors(pictured, isNarrow: true).inline)</div>
      <figcaption>A bar to the right says that an actor's statements were conciliatory on average, to the left hostile; \
      the line with two ends is the 95 % interval, and a hollow bar has too few articles for one.\(diamond)</figcaption>
      </figure>
      \(actorTable)
      """
  }

  // MARK: Months and sides

  private var monthSection: Markup {
    guard let timeline else {
      return
        "<p>The results hold no <code>timeline.csv</code>, so there is nothing to show by month.</p>"
    }
    let panels = Figure.timelinePanels(timeline, names: panelNames)
    guard !panels.isEmpty else {
      return
        "<p>No actor spoke in two dated months, so there is nothing to show by month.</p>"
    }
    let note: Markup =
      undated > 0
      ? " \(SignedNumber.count(undated)) statements are of articles without a date and stand in no panel."
      : ""
    return """
      <figure>
      <div class="panels">\(panels.map(\.inline))</div>
      <figcaption>Mean stance of each actor by month, for the most quoted actors with two months or more. Vertical lines, joined \
      to a band between neighbours, are 95 % intervals; a ring is a month with too few articles for one. Lines \
      join months at most a year apart.\(note)</figcaption>
      </figure>
      """
  }

  private var sideSection: Markup {
    guard let dyads else {
      return
        "<p>The results hold no <code>dyads.csv</code>, so there is nothing to show by side and target.</p>"
    }
    guard let figure = Figure.dyads(dyads) else {
      return "<p>No side named another, so there is nothing to show here.</p>"
    }
    return """
      <figure>
      <div class="scroll" tabindex="0" role="region" aria-label="Sides and targets, picture">\(figure.inline)</div>
      <figcaption>Who speaks (rows) about whom (columns): mean stance from −1 to +1, and below it the number of \
      statements. Stronger blue is more conciliatory, stronger orange more hostile. Most cells of a small corpus rest on a few \
      statements. At most twelve sides and targets are drawn, those with most statements.</figcaption>
      </figure>
      \(dyadTable(dyads))
      """
  }
}
