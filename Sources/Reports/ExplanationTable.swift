extension ScoreParts {
  /// The lines for a terminal: the text, what was decided, the terms by how strongly they pull, and what they add up to.
  ///
  /// - Parameters:
  ///   - top: at most so many terms; one row holds the others together.
  ///   - colour: escape codes for a terminal.
  public func lines(top: Int, colour: Bool) -> [String] {
    var lines = [styledText.rendered(colour: colour), "", headline, probabilityLine]
    if terms.isEmpty { lines.append(Self.priorNote) }
    lines.append("")
    lines += table(top: top).lines(colour: colour)
    lines.append("")
    lines += notes(top: top)
    if !unknownWords.isEmpty {
      let words = "not known: " + unknownWords.joined(separator: ", ")
      lines.append(StyledText(words).rendered(colour: false))
    }
    return lines
  }

  /// On one line, as the sentence was meant.
  private var styledText: StyledText {
    pieces.reduce(StyledText("")) { line, piece in
      let text = piece.text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      return line + StyledText(text, Self.style(piece.pull ?? 0))
    }
  }

  private static func style(_ pull: Double) -> StyledText.Style {
    guard strength(pull) > 0 else { return .plain }
    return pull > 0 ? .conciliatory : .hostile
  }

  private func table(top: Int) -> TerminalTable {
    let against = String(
      repeating: " ", count: max(0, StanceSummary.half - 3 - classes[poles.against].count))
    var table = TerminalTable(
      [.init("term"), .init("value", right: true)]
        + shownClasses.map { .init(classes[$0], right: true) } + [
          .init("pull", right: true),
          .init("\(against)\(classes[poles.against]) ◂  0  ▸ \(classes[poles.towards])"),
        ])
    for row in rows(top: top) {
      let style: StyledText.Style = row.kind == .term ? .plain : .dim
      table.append(
        [
          row.kind == .term ? StyledText.truncated(row.name, to: 40) : StyledText(row.name, style),
          StyledText(row.value),
        ] + row.contributions.map { StyledText($0, style) } + [
          StyledText(Self.signed(row.pull), Self.style(row.pull)),
          row.kind == .sum ? StyledText("") : StanceSummary.bar(row.bar),
        ])
    }
    return table
  }
}
