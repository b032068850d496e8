extension ScoreParts {
  /// One HTML file that holds all it needs: no script, nothing fetched.
  ///
  /// Each word of the text has a shade and signs for its pull, so that neither colour nor a colour printer is needed.
  /// - Parameter top: at most so many terms; one row holds the others together.
  public func page(top: Int) -> String {
    let escaped = HTMLText.escaped
    let title = escaped("\(head): \(label)")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(escaped(headline))</h1>
      <p>\(escaped(probabilityLine))</p>
      <blockquote dir="auto">\(pieces.map(Self.marked).joined())</blockquote>
      \(legend)
      \(terms.isEmpty ? "<p><strong>\(Self.priorNote)</strong></p>\n" : "")\(table(top: top))
      \(notes(top: top).map { "<p class=\"note\">\(escaped($0))</p>" }.joined(separator: "\n"))
      \(unknownWords.isEmpty ? "" : "<p>not known: \(escaped(unknownWords.joined(separator: ", ")))</p>\n")</body>
      </html>

      """
  }

  private static func marked(_ piece: Piece) -> String {
    let text = HTMLText.escaped(piece.text)
    guard let pull = piece.pull, strength(pull) > 0 else { return text }
    let signs = String(repeating: pull > 0 ? "+" : "−", count: strength(pull))
    return
      "<mark class=\"\(side(pull))\(strength(pull))\" title=\"\(signed(pull))\">\(text)<sup>\(signs)</sup></mark>"
  }

  private static func side(_ pull: Double) -> String { pull > 0 ? "towards" : "against" }

  private var legend: String {
    let (towards, against) = (
      HTMLText.escaped(classes[poles.towards]), HTMLText.escaped(classes[poles.against])
    )
    return """
      <p class="note"><mark class="towards2">\(towards)<sup>++</sup></mark> <mark class="against2">\(against)<sup>−−</sup></mark> \
      one sign from 0.1, two from 0.5, three from 1.5 in log-odds; a term's pull is shared evenly by its words.</p>
      """
  }

  private func table(top: Int) -> String {
    let heads =
      shownClasses.map { "<th scope=\"col\">\(HTMLText.escaped(classes[$0]))</th>" }.joined()
    let poles =
      "\(HTMLText.escaped(classes[poles.against])) ◂ 0 ▸ \(HTMLText.escaped(classes[poles.towards]))"
    return """
      <table>
      <thead><tr><th scope="col">term</th><th scope="col">value</th>\(heads)<th scope="col">pull</th><th scope="col" class="bar">\(poles)</th></tr></thead>
      <tbody>
      \(rows(top: top).map(Self.row).joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private static func row(_ row: ScorePartsRow) -> String {
    let numbers = ([row.value] + row.contributions + [signed(row.pull)]).map { "<td>\($0)</td>" }
    return
      "<tr class=\"\(row.kind)\"><th scope=\"row\">\(HTMLText.escaped(row.name))</th>\(numbers.joined())<td class=\"bar\">\(bar(row))</td></tr>"
  }

  /// From the middle of its cell: left against, right towards.
  private static func bar(_ row: ScorePartsRow) -> String {
    guard row.kind != .sum, row.bar != 0 else { return "" }
    let width = abs(row.bar) * 50
    let start = row.bar > 0 ? 50 : 50 - width
    return
      "<span class=\"\(side(row.bar))\" style=\"margin-left:\(number(start))%;width:\(number(width))%\"></span>"
  }

  /// Blue and red of ColorBrewer's RdBu, which colour-blind readers tell apart; the underline differs besides.
  private static let style = """
    :root { color-scheme: light; }
    body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.4rem; margin-bottom: 0; }
    blockquote { font-size: 1.25rem; line-height: 2; margin: 1.5rem 0; padding-left: 1rem; border-left: 3px solid #999; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { color: #000; border-radius: 2px; padding: 0 1px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    mark sup { font-size: .65em; line-height: 0; font-weight: bold; }
    .towards1, .towards2, .towards3 { border-bottom: 2px solid #2166ac; }
    .against1, .against2, .against3 { border-bottom: 2px dashed #b2182b; }
    .towards1 { background: #e3eef6; } .towards2 { background: #b9d7ea; } .towards3 { background: #85bade; }
    .against1 { background: #fdeae0; } .against2 { background: #fbccb4; } .against3 { background: #f2a385; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .9rem; }
    th, td { padding: .15rem .5rem; text-align: right; font-weight: normal; }
    th:first-child { text-align: left; }
    thead th { border-bottom: 1px solid #666; font-weight: bold; vertical-align: bottom; }
    tr.remainder, tr.intercept { color: #555; }
    tr.sum > * { border-top: 1px solid #666; font-weight: bold; }
    td.bar { width: 25%; padding: 0; background: linear-gradient(#999, #999) center / 1px 100% no-repeat; }
    th.bar { text-align: center; }
    td.bar span { display: block; height: .9em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    td.bar .towards { background: #2166ac; }
    td.bar .against { background: #b2182b; }
    .note { font-size: .85rem; color: #555; }
    """
}

/// Text inside HTML, as content or in a quoted attribute.
enum HTMLText {
  /// The five characters that HTML reads as its own are written by name; control characters that no page may hold
  /// become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.properties.generalCategory == .control
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
