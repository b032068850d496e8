internal import Features
internal import LinearClassifier
internal import Quotations
internal import ResultDatabase
internal import Tokenization

/// What a run of `score` needs to know.
public struct BatchOptions: Sendable {
  public var inputs: [String]
  public var output: String
  public var format = InputFormat.auto
  public var fields = FieldNames()
  /// Worker tasks at a time.
  public var jobs = 1
  public var overwrite = false
  /// Go on where an earlier sitting left the folder.
  public var resume = false
  /// Write `parley.sqlite` too.
  public var database = true
  /// Seconds of work between two entries of the journal: what a killed run does again.
  public var journalSeconds = 1.0
  /// Longest document, bytes.
  public var articleLimit = 16 << 20
  /// A list of more inputs, one a line; `-` for standard input.
  public var filesFrom: String?
  /// Names for the columns of tables without a header.
  public var columns: [String] = []

  public init(inputs: [String], output: String) {
    self.inputs = inputs
    self.output = output
  }
}

/// How far a run is.
public struct BatchProgress: Sendable {
  public var documents = 0
  public var rejected = 0
  public var statements = 0
  /// Bytes of article text.
  public var bytes = 0
  /// Bytes of the inputs that were read, and in all; 0 in all where the size of an input is not known.
  public var inputBytes = 0
  public var totalInputBytes = 0
  /// Bytes of the inputs that this sitting was the first to read, and the seconds that it took for them.
  public var newInputBytes = 0
  public var sittingSeconds = 0.0
  /// Time at work, all sittings together.
  public var seconds = 0.0
  /// What earlier sittings did is being passed over.
  public var isCatchingUp = false
}

/// How a call of ``BatchRun/run(interruption:progress:)`` ended well.
public struct BatchOutcome: Sendable, Equatable {
  public let counts: BatchCounts
  /// The folder held the finished results of the same run: nothing was done.
  public let wasFinished: Bool
}

/// Articles in, files out: one reader, `jobs` workers, one writer in input order, bounded in between.
///
/// The reader hands out batches of articles; at most three a worker are under way, so memory depends on the
/// number of workers and the longest article, not on the corpus.
public struct BatchRun: Sendable {
  let options: BatchOptions
  private let scorer: StatementScorer
  let model: LoadedModel
  let dictionary: LoadedDictionary

  public init(options: BatchOptions, model: LoadedModel, dictionary: LoadedDictionary) {
    self.options = options
    self.model = model
    self.dictionary = dictionary
    scorer = StatementScorer(dictionary: dictionary.dictionary, classifier: model.classifier)
  }

  /// Runs to the end and publishes all files together, or goes on with a run that was interrupted.
  ///
  /// Whenever it stops short, killed, interrupted or by an error, the folder keeps what was done, and a run with
  /// `resume` goes on; only a run that found no article leaves nothing.
  /// - Parameter interruption: asks it to stop after the batches in hand.
  /// - Throws: ``ParleyError``, 130 after an interruption; then no file stands under its name that did not before.
  public func run(
    interruption: Interruption = Interruption(), progress: (BatchProgress) -> Void
  ) async throws -> BatchOutcome {
    guard model.classifier.trainedHead(.stance) != nil else {
      throw ParleyError(
        .unusableInput,
        "\(model.path): the model has no stance head; train one with a stance column")
    }
    let list = try InputList(options)
    let folder = try OutputFolder(options.output)
    let identity = RunIdentity(options: options, list: list, model: model, dictionary: dictionary)
    guard var files = try open(folder, identity) else {
      return BatchOutcome(
        counts: try ResultManifest(folder: folder.path).counts, wasFinished: true)
    }
    var feed: DatabaseFeed?
    var isEmpty = false
    do {
      var sitting = try BatchSitting(
        reader: ArticleReader(list, options), files: files, identity: identity,
        interruption: interruption)
      try sitting.catchUp(folder, progress)
      if options.database { feed = try DatabaseFeed(in: folder, files: files) }
      try await process(&sitting, files: &files, feed: feed, report: progress)
      guard
        sitting.progress.counts.documents + sitting.progress.counts.rejected > sitting.emptyFiles
      else {
        isEmpty = true
        throw ParleyError(
          .unusableInput,
          "\(options.inputs.joined(separator: " ")): no article found; the input is empty")
      }
      try await publish(sitting, files: &files, feed: feed, in: folder)
      return BatchOutcome(counts: sitting.progress.counts, wasFinished: false)
    } catch {
      await feed?.close()
      if isEmpty || files.holdsNothing {
        files.discard()
        folder.removeDatabase()
        folder.remove(OutputFolder.journal)
        throw error
      }
      files.leave()
      throw Self.withWayOn(error)
    }
  }

  /// Says of a full disk and the like what can be done once there is room.
  private static func withWayOn(_ error: any Error) -> any Error {
    guard let error = error as? ParleyError,
      [.inputOutput, .cannotCreateOutput].contains(error.code)
    else { return error }
    return ParleyError(
      error.code, error.description + "; what was done is kept, and --resume goes on with it")
  }

  /// The growing files of this run; `nil` where the folder holds its finished results.
  private func open(_ folder: borrowing OutputFolder, _ identity: RunIdentity) throws(ParleyError)
    -> RunFiles?
  {
    try folder.expectFreeNames(
      OutputFolder.growing + [OutputFolder.database, OutputFolder.manifest, OutputFolder.journal]
        + EstimateTables.fileNames)
    if options.overwrite { return try RunFiles.begin(in: folder, identity: identity) }
    let past = try RunJournal.read(folder[OutputFolder.journal])
    if options.resume {
      if let past {
        if let files = try RunFiles.resume(in: folder, after: past, identity: identity) {
          return files
        }
        return try RunFiles.begin(in: folder, identity: identity)
      }
      if folder.contains(OutputFolder.manifest) {
        try ResultManifest(folder: folder.path).expectRun(identity)
        return nil
      }
    } else if past != nil {
      throw ParleyError(
        .cannotCreateOutput,
        "\(folder.path): holds an unfinished run; give --resume to go on with it, or --overwrite to begin anew"
      )
    }
    guard !folder.contains(OutputFolder.statements) else {
      throw ParleyError(
        .cannotCreateOutput,
        "\(folder.path): already holds results; give --overwrite to replace them, or another folder"
      )
    }
    return try RunFiles.begin(in: folder, identity: identity)
  }

  /// What comes of one batch.
  struct BatchResult: Sendable {
    let batch: ReadBatch
    var lines: [UInt8] = []
    var rejects: [UInt8] = []
    var documents: [LedgerDocument] = []
    var ledger: [UInt8] = []
    /// Rows of `parley.sqlite`, one block a table.
    var rows: [RowBlock] = []
    var contributions: [ActorTable.Contribution] = []
    var counts = BatchCounts()
  }

  func work(_ batch: ReadBatch) throws(ParleyError) -> BatchResult {
    var result = BatchResult(batch: batch)
    var scratch = Vectorizer.Scratch()
    for record in batch.records {
      do throws(ArticleFields.Failure) {
        add(try Article(record, names: options.fields), to: &result, scratch: &scratch)
      } catch {
        result.counts.rejected += 1
        Reject(source: record.source, line: record.line, reason: error.reason).appendJSON(
          to: &result.rejects)
      }
    }
    result.ledger = LedgerBatch.frame(result.documents)
    if options.database {
      result.rows = try DatabaseFeed.rows(result.documents, lines: result.lines)
    }
    // What is not needed any more must not wait with the rest.
    result.documents = []
    return result
  }

  private func add(
    _ article: Article, to result: inout BatchResult, scratch: inout Vectorizer.Scratch
  ) {
    let text = TokenizedText(article.prose)
    let scored = scorer.score(text, date: article.date, scratch: &scratch)
    result.counts.documents += 1
    result.counts.bytes += article.text.count
    if article.repairs > 0 { result.counts.repaired += 1 }
    if article.hasUnreadDate { result.counts.datesUnread += 1 }
    let document = LedgerDocument(article, scored)
    result.documents.append(document)
    guard !scored.isEmpty else { return }
    let offsets = ScalarOffsets(article.text)
    for (n, statement) in scored.enumerated() {
      statement.appendJSON(
        number: n + 1, article: article, text: text, offsets: offsets, to: &result.lines)
    }
    for statement in document.statements { result.counts.count(statement) }
    result.contributions.append(ActorTable.Contribution(document))
  }
}
