extension Figure {
  /// How often the model was right, by how certain it was: on the diagonal a certainty of 0.7 is right in 7 of 10.
  public static func reliability(_ bins: [ReportContent.Quality.Bin]) -> Figure {
    func x(_ value: Double) -> Double { 44 + max(0, min(1, value)) * 250 }
    func y(_ value: Double) -> Double { 274 - max(0, min(1, value)) * 250 }
    var body: Markup = ""
    for (value, label) in [(0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1, "1")] {
      body += """
        <path class="grid" d="M\(x(value)) \(y(0))V\(y(1))M\(x(0)) \(y(value))H\(x(1))"/>\
        <text class="soft small mid" x="\(x(value))" y="290">\(label)</text>\
        <text class="soft small end" x="38" y="\(y(value) + 4)">\(label)</text>
        """
    }
    body += """
      <path class="zero" d="M\(x(0)) \(y(0))L\(x(1)) \(y(1))"/>\
      <text class="soft small mid" x="\(x(0.5))" y="308">certainty</text>\
      <text class="soft small" x="6" y="14">share right</text>
      """
    let places = bins.map { bin -> Markup in "\(x(bin.certainty)) \(y(bin.accuracy))" }
    if !places.isEmpty { body += "<path class=\"path\" d=\"M\(places.joined("L"))\"/>" }
    for bin in bins {
      let tip =
        "\(bin.rows) rows: certainty \(SignedNumber.share(bin.certainty)), right \(SignedNumber.share(bin.accuracy))"
      body += """
        <g><title>\(tip)</title><circle class="dot" cx="\(x(bin.certainty))" cy="\(y(bin.accuracy))" r="4"/></g>
        """
    }
    let words = bins.map {
      "certainty \(SignedNumber.share($0.certainty)), right \(SignedNumber.share($0.accuracy))"
    }
    return Figure(
      name: "reliability", title: "Reliability of the model's probabilities",
      description: words.joined(separator: "; ") + ".", width: 310, height: 314, body: body)
  }

  /// The mean probability that rows of a label got for each class.
  ///
  /// - Parameter confusion: one row a label, one number a class.
  public static func confusion(_ confusion: [[Double]], classes: [String]) -> Figure {
    let (left, top, size) = (96.0, 44.0, 68.0)
    var body: Markup = """
      <text class="soft small" x="\(left)" y="13">mean probability given</text>\
      <text class="soft small end" x="\(left - 10)" y="35">label</text>
      """
    for (c, name) in classes.enumerated() {
      body += """
        <text class="small mid" x="\(left + (Double(c) + 0.5) * size)" y="35">\(Figure.shortened(name, to: 12))</text>\
        <text class="small end" x="\(left - 10)" y="\(top + (Double(c) + 0.5) * size + 4)">\(Figure.shortened(name, to: 12))</text>
        """
    }
    for (t, row) in confusion.enumerated() {
      for (c, share) in row.enumerated() {
        let (x, y) = (left + Double(c) * size, top + Double(t) * size)
        // Shades of the conciliatory half, from nothing to all.
        let step = share < 0.2 ? 3 : share < 0.4 ? 4 : share < 0.6 ? 5 : 6
        body += """
          <rect class="cell s\(step)" x="\(x)" y="\(y)" width="\(size)" height="\(size)"/>\
          <text class="mid\(t == c ? " bold" : "")" x="\(x + size / 2)" y="\(y + size / 2 + 5)">\(SignedNumber.share(share))</text>
          """
      }
    }
    let words = confusion.indices.map { t in
      "\(classes[t]): " + confusion[t].map(SignedNumber.share).joined(separator: ", ")
    }
    let side = Double(classes.count) * size
    return Figure(
      name: "confusion", title: "Confusion of the model",
      description: "Rows: true label; numbers: mean probability of "
        + classes.joined(separator: ", ") + ". " + words.joined(separator: "; ") + ".",
      width: left + side + 2, height: top + side + 2, body: body)
  }
}
