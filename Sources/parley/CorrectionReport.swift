internal import Aggregates
internal import BatchRunner
internal import LinearClassifier
internal import Reports

/// What `correct` found, as people read it on a terminal.
struct CorrectionReport {
  let correction: Correction

  init(_ correction: Correction) { self.correction = correction }

  /// Names of the outcomes in files, in the order of ``Outcome``.
  var outcomes: [String] {
    [correction.head.rawValue] + correction.head.classes.map { $0 + "_share" }
  }

  /// The corpus and every part with an estimate; then how good the model is, and what is not shown and why.
  func lines(colour: Bool) -> [String] {
    let shown = correction.parts.filter { (try? $0.estimates.get()) != nil }
    return table(shown).lines(colour: colour) + [""] + closing(shown: shown.count)
  }

  private func table(_ shown: [Correction.Row]) -> TerminalTable {
    let (first, last) = (correction.head.classes[0], correction.head.classes[2])
    var table = TerminalTable([
      .init(correction.key == .all ? "" : correction.key.rawValue),
      .init("statements", right: true), .init("labels", right: true),
      .init(correction.head.rawValue, right: true), .init("95 % interval"),
      .init("model", right: true), .init(first, right: true), .init("95 %"),
      .init(last, right: true), .init("95 %"),
    ])
    for row in [correction.whole] + shown {
      let name = row.name.isEmpty ? "all statements" : row.name
      let start = [
        StyledText.truncated(name, to: 28), StyledText(String(row.statements)),
        StyledText(String(row.labels)),
      ]
      table.append(start + cells(row))
    }
    return table
  }

  private func cells(_ row: Correction.Row) -> [StyledText] {
    switch row.estimates {
    case .success(let estimates):
      let (score, first, last) = (estimates[0], estimates[1], estimates[3])
      return [
        StyledText(Self.signed(score.value)),
        StyledText(
          "\(Self.signed(score.interval.lowerBound)) to \(Self.signed(score.interval.upperBound))",
          .dim),
        StyledText(Self.signed(score.raw)),
        StyledText(Self.percent(first.value) + " %"),
        StyledText(Self.percents(first.interval), .dim),
        StyledText(Self.percent(last.value) + " %"), StyledText(Self.percents(last.interval), .dim),
      ]
    case .failure(let refusal):
      return [StyledText(""), StyledText(refusal.description)]
        + [StyledText](repeating: StyledText(""), count: 5)
    }
  }

  private func closing(shown: Int) -> [String] {
    var lines: [String] = []
    let refused = correction.parts.count - shown
    if refused > 0 {
      let noun = correction.key == .actor ? "actors" : "affiliations"
      lines.append(
        "\(refused) \(noun) have no row: fewer than \(CorrectedEstimate.leastLabels) labels, or labels in fewer than \(CorrectedEstimate.leastDocuments) documents."
      )
    }
    lines.append(
      "\(correction.labelled) of \(correction.sampled) drawn statements have a label\(missing)")
    if case .success(let quality) = correction.quality {
      lines.append(
        "The model labels \(Self.percent(quality.accuracy.value)) % of all statements right (95 %: \(Self.percents(quality.accuracy.interval))); macro-F1 \(Self.text(quality.macroF1.value, quality.macroF1.interval))."
      )
    }
    if let agreement = correction.agreement { lines.append(Self.line(agreement)) }
    lines.append(
      "\(correction.head.rawValue): mean corrected by the labels, -1 to +1; model: the same from the model alone, uncorrected."
    )
    lines.append(
      "Intervals: 95 %, clustered by document; they hold whatever the model's errors, if the labels are right."
    )
    return lines
  }

  private var missing: String {
    correction.labelled == correction.sampled
      ? "." : "; the others are taken for missing at random within their stratum."
  }

  private static func line(_ agreement: CohenKappa) -> String {
    guard agreement.rows > 0 else { return "No statement was labelled by both labellers." }
    let start =
      "Two labellers agree on \(percent(agreement.agreement)) % of \(agreement.rows) statements; Cohen's kappa "
    guard let interval = agreement.interval else {
      return start + "is undefined: both gave all of them one label."
    }
    return start + text(agreement.kappa, interval) + "."
  }

  private static func text(_ value: Double, _ interval: ClosedRange<Double>) -> String {
    let bounds = [interval.lowerBound, interval.upperBound].map(twoDecimals)
    return "\(twoDecimals(value)) (95 %: \(bounds[0]) to \(bounds[1]))"
  }

  private static func twoDecimals(_ value: Double) -> String {
    String(Estimate.fourDecimals((value * 100).rounded() / 100).dropLast(2))
  }

  private static func signed(_ value: Double) -> String {
    let text = twoDecimals(value)
    return text.hasPrefix("-") ? text : text == "0.00" ? " 0.00" : "+" + text
  }

  private static func percent(_ share: Double) -> String { String(Int((share * 100).rounded())) }

  private static func percents(_ interval: ClosedRange<Double>) -> String {
    "\(percent(interval.lowerBound)) to \(percent(interval.upperBound))"
  }
}
