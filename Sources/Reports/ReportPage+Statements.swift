extension ReportContent {
  var statementSection: Markup {
    guard extremes.contains(where: { !$0.conciliatory.isEmpty || !$0.hostile.isEmpty }) else {
      return "<p>No statement of a known actor was found, so there is nothing to show here.</p>"
    }
    return """
      <p>The statements that stand furthest from the middle, for the most quoted actors. The model judges words: a single \
      statement is often judged wrongly, so read them as a check on the figures above. Each has its score and, in brackets, how far that hangs on which \
      sentences the model was trained on (90 %).</p>
      \(legend)
      \(extremes.map(Self.actor))
      """
  }

  private var legend: Markup {
    guard model != nil else { return "<p class=\"note\">\(missingModel)</p>" }
    let all = extremes.flatMap { $0.conciliatory + $0.hostile }
    let unread = all.filter { $0.pieces == nil }.count
    let missing: Markup =
      unread > 0
      ? " In \(unread) of \(all.count) no words are underlined: their scores were read with names or context that only the article gives."
      : ""
    return """
      <p class="note">Underlined are the words that made the score: <span class="up up1">solid<sup>+</sup></span> towards \
      conciliatory, <span class="down down1">broken<sup>−</sup></span> towards hostile; one sign from 0.5 in log-odds, two and a \
      thicker line from 1.5. Words in square brackets report the statement and were read with it.\(missing)</p>
      """
  }

  private static func actor(_ extremes: Extremes) -> Markup {
    """
    <article class="ends">
    <h3><bdi>\(extremes.actor)</bdi></h3>
    <div>\(list(extremes.conciliatory, "Most conciliatory", empty: "No statement scored above 0."))\(list(extremes.hostile, "Most hostile", empty: "No statement scored below 0."))</div>
    </article>

    """
  }

  private static func list(_ statements: [Statement], _ title: Markup, empty: Markup) -> Markup {
    guard !statements.isEmpty else { return "<div><h4>\(title)</h4><p>\(empty)</p></div>" }
    return "<div><h4>\(title)</h4><ul>\(statements.map(item))</ul></div>"
  }

  private static func item(_ statement: Statement) -> Markup {
    let cue: Markup =
      statement.cuePieces.isEmpty
      ? "" : "<span class=\"cue\">[\(statement.cuePieces.map(marked))]</span> "
    let words = cut(statement.pieces ?? [Piece(statement.text, pull: nil)]).map(marked)
    let range: Markup =
      statement.interval.map {
        " (\(SignedNumber.text($0.lowerBound)) to \(SignedNumber.text($0.upperBound)))"
      } ?? ""
    let date: Markup = statement.date.map { "<span>\($0)</span> " } ?? ""
    let source: Markup =
      statement.link.flatMap(safe).map {
        " <a href=\"\($0)\" rel=\"noopener noreferrer\">source</a>"
      } ?? ""
    return """
      <li><blockquote dir="auto">\(cue)\(words)</blockquote>\
      <p class="meta"><strong>\(SignedNumber.text(statement.score))</strong>\(range)\
      \(date)<span><bdi>\(statement.id)</bdi>\(source)</span></p></li>
      """
  }

  /// The first 1,500 code points or a little more, and how many are left out: some block quotations fill pages.
  private static func cut(_ pieces: [Piece]) -> [Piece] {
    var kept: [Piece] = []
    var length = 0
    var omitted = 0
    for piece in pieces {
      let scalars = piece.text.unicodeScalars
      let room = max(0, 1_500 - length)
      length += scalars.count
      if piece.pull != nil ? room > 0 : scalars.count <= room {
        kept.append(piece)
      } else {
        let part = String(scalars.prefix(piece.pull == nil ? room : 0))
        if !part.isEmpty { kept.append(Piece(part, pull: nil)) }
        omitted += scalars.count - part.unicodeScalars.count
      }
    }
    if omitted > 0 {
      kept.append(Piece(" … (\(SignedNumber.count(omitted)) more characters)", pull: nil))
    }
    return kept
  }

  /// A link that leads to a page and does nothing else.
  private static func safe(_ link: String) -> String? {
    let lower = link.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://") ? link : nil
  }

  private static func marked(_ piece: Piece) -> Markup {
    guard let pull = piece.pull else { return "\(piece.text)" }
    // Most words pull a little: only those that tell are marked.
    let strength = ScoreParts.strength(pull) - 1
    guard strength > 0 else { return "\(piece.text)" }
    let side: Markup = pull > 0 ? "up" : "down"
    let signs = String(repeating: pull > 0 ? "+" : "−", count: strength)
    return """
      <span class="\(side) \(side)\(strength)" title="\(SignedNumber.text(pull))">\(piece.text)<sup>\(signs)</sup></span>
      """
  }
}
