internal import BatchRunner
internal import LinearClassifier
internal import Reports

extension ReportContent {
  /// Actors whose furthest statements are shown, and how many at each end.
  private static let quotedActors = 10
  private static let quotedStatements = 2

  /// Reads what a report shows.
  ///
  /// - Parameter model: where the model is, instead of where the manifest says.
  /// - Throws: ``ParleyError``.
  init(_ folder: ResultFolder, model path: String?, top: Int) throws(ParleyError) {
    let run = try folder.recordedRun()
    guard let table = try folder.table(.actors) else {
      throw ParleyError(
        .cannotOpenInput, "\(folder.path): has no actors.csv; run parley score again")
    }
    let actors = Self.rows(table, name: "actor", side: "affiliation")
    let names = Array(actors.prefix(Self.quotedActors).map(\.name))
    let extremes = try folder.extremes(of: names, count: Self.quotedStatements)
    let (loaded, reason) = try Self.model(of: run, at: path)
    let reader = try loaded.map { model throws(ParleyError) in
      StatementReader(model: model, dictionary: try Self.dictionary(of: run))
    }
    self.init(
      run: Run(run), actors: actors,
      timeline: try folder.table(.timeline).map {
        Self.rows($0, name: "actor", side: "affiliation")
      },
      dyads: try folder.table(.dyads).map { Self.rows($0, name: "affiliation", side: "target") },
      days: extremes.days, undated: extremes.undated,
      extremes: zip(names, extremes.ends).map { name, ends in
        Extremes(
          actor: name, conciliatory: ends.conciliatory.map { Statement($0, reader) },
          hostile: ends.hostile.map { Statement($0, reader) })
      },
      model: loaded.flatMap(Model.init), missingModel: reason,
      assumption: try folder.assumption(), top: top)
  }

  /// The model that scored, or why there is none.
  ///
  /// - Throws: ``ParleyError`` 65 or 66 for a model that was named and is not the one.
  private static func model(of run: RecordedRun, at path: String?) throws(ParleyError) -> (
    LoadedModel?, String
  ) {
    if let path {
      let model = try LoadedModel(path: path)
      guard model.sha256 == run.model.sha256 else {
        throw ParleyError(
          .unusableInput,
          "\(path): not the model that scored, whose SHA-256 is \(run.model.sha256); give that one, or leave --model out"
        )
      }
      return (model, "")
    }
    // The results may have been moved without their model, which may be the shipped one.
    let there = try? LoadedModel(path: run.model.file)
    for model in [there, try? LoadedModel(path: nil)] {
      if let model, model.sha256 == run.model.sha256 { return (model, "") }
    }
    let what =
      there == nil
      ? "The model that scored these statements was not found where it was"
      : "The model file has changed since these statements were scored"
    return (
      nil,
      "\(what), so the words that made the scores and the model's figures cannot be shown; parley report --model FILE takes the one with the SHA-256 under Record."
    )
  }

  /// The dictionary that masked the names, as far as it is still there; with another, fewer words are found again.
  private static func dictionary(of run: RecordedRun) throws(ParleyError) -> LoadedDictionary {
    if run.actors.file != "shipped", let own = try? LoadedDictionary(path: run.actors.file) {
      return own
    }
    return try LoadedDictionary(path: nil)
  }

  /// In the order of the file: most statements first.
  private static func rows(_ table: RecordedTable, name: String, side: String) -> [Row] {
    table.rows.map { row in
      func measure(_ column: String) -> Measure? {
        row.number(column).map {
          Measure($0, low: row.number(column + "_low"), high: row.number(column + "_high"))
        }
      }
      let statements = row.count("statements")
      let difference = Double(row.count("conciliatory") - row.count("hostile"))
      return Row(
        name: row.text(name), side: row.text(side), period: row.text("period"),
        statements: statements, documents: row.count("documents"), stance: measure("stance"),
        net: measure("net_cooperation"),
        rawNet: statements > 0 ? difference / Double(statements) : nil,
        conciliatory: row.number("conciliatory_share"), hostile: row.number("hostile_share"),
        tone: row.number("sentiment"), refused: row.text("refused"))
    }
  }
}

extension ReportContent.Run {
  fileprivate init(_ run: RecordedRun) {
    self.init(
      version: run.version, start: run.start, modelFile: run.model.file,
      modelHash: run.model.sha256, dictionaryHash: run.actors.sha256,
      documents: run.counts.documents, rejected: run.counts.rejected,
      statements: run.counts.statements, unattributed: run.counts.unattributed,
      direct: run.counts.direct, mixed: run.counts.mixed, indirect: run.counts.indirect,
      inputs: run.inputs, manifest: run.text)
  }
}

extension ReportContent.Statement {
  fileprivate init(_ statement: RecordedStatement, _ reader: StatementReader?) {
    let words = reader?.words(of: statement)
    func pieces(_ pieces: [StatementWords.Piece]) -> [ReportContent.Piece] {
      pieces.map { .init($0.text, pull: $0.pull) }
    }
    var interval: ClosedRange<Double>?
    if let low = statement.scoreLow, let high = statement.scoreHigh, low <= high {
      interval = low...high
    }
    self.init(
      id: statement.id, date: statement.date, text: statement.text, cue: statement.cue,
      score: statement.score, interval: interval, pieces: words.map { pieces($0.content) },
      cuePieces: pieces(words?.cue ?? []), link: statement.url)
  }
}

extension ReportContent.Model {
  /// `nil` for a model without a stance head of three classes.
  fileprivate init?(_ model: LoadedModel) {
    guard let head = model.classifier.trainedHead(.stance) else { return nil }
    let classes = head.head.classes
    self.init(
      classes: classes,
      confusion: classes.indices.map { t in
        Array(head.softConfusion[t * classes.count..<(t + 1) * classes.count])
      },
      quality: head.quality.map { quality in
        .init(
          rows: quality.rows, accuracy: quality.accuracy, macroF1: quality.macroF1,
          calibrationError: quality.calibrationError,
          bins: quality.reliability.map {
            .init(rows: $0.rows, certainty: $0.certainty, accuracy: $0.accuracy)
          })
      }, replicates: model.classifier.replicateCount)
  }
}
