import Reports

extension ReportContent {
  /// A small report with something in every part; every name and text that a corpus gives is `corpus` or begins with it.
  static func sample(
    corpus: String = "Merkel", actors: [Row]? = nil, timeline: [Row]? = nil, dyads: [Row]? = nil,
    extremes: [Extremes]? = nil, model: Model? = .sample, link: String? = nil
  ) -> ReportContent {
    let stance = Measure(0.25, low: 0.1, high: 0.4)
    let rows = [
      Row(
        name: corpus, side: corpus, statements: 1200, documents: 40, stance: stance,
        net: Measure(0.5, low: 0.2, high: 0.8), rawNet: 0.3, conciliatory: 0.6, hostile: 0.1,
        tone: 0.05),
      Row(
        name: corpus + " II", statements: 3, documents: 1,
        stance: Measure(-0.5, low: nil, high: nil),
        net: Measure(-1, low: nil, high: nil), rawNet: -0.3, refused: "one article"),
    ]
    let months = [("2021-01", 0.5), ("2021-02", 0.25), ("", 0)].map { period, value in
      Row(
        name: corpus, side: corpus, period: period, statements: 5, documents: 3,
        stance: Measure(value, low: value - 0.25, high: value + 0.25))
    }
    let pair = Row(
      name: corpus, side: corpus + "2", statements: 7, documents: 4, stance: stance)
    let statement = Statement(
      id: corpus + "#1", date: corpus, text: corpus, cue: corpus, score: 0.75,
      interval: 0.5...0.875,
      pieces: [Piece(corpus, pull: 2), Piece(", ", pull: nil), Piece("war", pull: -0.75)],
      cuePieces: [Piece(corpus, pull: 0.6)], link: link)
    let bare = Statement(
      id: corpus + "#2", date: nil, text: corpus, cue: nil, score: -0.5, interval: nil, pieces: nil,
      cuePieces: [], link: nil)
    return ReportContent(
      run: Run(
        version: "0.1.0", start: "2026-11-22T04:16:06Z", modelFile: corpus, modelHash: "5914bf",
        dictionaryHash: "38f951", documents: 62, rejected: 1, statements: 823, unattributed: 150,
        direct: 300, mixed: 114, indirect: 409, inputs: 44,
        manifest: "{\"command\" : \"\(corpus)\"}"
      ),
      actors: actors ?? rows, timeline: timeline ?? months, dyads: dyads ?? [pair],
      days: "2021-01-02"..."2021-02-03", undated: 12,
      extremes: extremes ?? [
        Extremes(actor: corpus, conciliatory: [statement], hostile: [bare])
      ], model: model, missingModel: "The model is gone.", assumption: "errors are the same",
      top: 20)
  }
}

extension ReportContent.Model {
  static let sample = ReportContent.Model(
    classes: ["conciliatory", "neutral", "hostile"],
    confusion: [[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.1, 0.3, 0.6]],
    quality: .init(
      rows: 900, accuracy: 0.745, macroF1: 0.71, calibrationError: 0.02,
      bins: [
        .init(rows: 450, certainty: 0.5, accuracy: 0.55),
        .init(rows: 450, certainty: 0.9, accuracy: 0.94),
      ]),
    replicates: 32)
}
