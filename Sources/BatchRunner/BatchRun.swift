internal import Aggregates
internal import Features
internal import LinearClassifier
internal import Quotations
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
  public var bytes = 0
  public var seconds = 0.0
}

/// What a run counted.
public struct BatchCounts: Sendable, Equatable, Encodable {
  public var documents = 0
  public var rejected = 0
  public var statements = 0
  public var direct = 0
  public var mixed = 0
  public var indirect = 0
  /// Statements without a known actor.
  public var unattributed = 0
  /// Documents in which ill-formed UTF-8 was replaced.
  public var repaired = 0
  /// Bytes of article text.
  public var bytes = 0
  /// Documents whose date is no date that is understood.
  public var datesUnread = 0

  /// What the manifest holds; bytes stand there by input file.
  private enum CodingKeys: String, CodingKey {
    case documents, rejected, statements, direct, mixed, indirect, unattributed, repaired
    case datesUnread = "dates_unread"
  }

  mutating func add(_ other: BatchCounts) {
    documents += other.documents
    rejected += other.rejected
    statements += other.statements
    direct += other.direct
    mixed += other.mixed
    indirect += other.indirect
    unattributed += other.unattributed
    repaired += other.repaired
    bytes += other.bytes
    datesUnread += other.datesUnread
  }
}

/// Articles in, files out: one reader, `jobs` workers, one writer in input order, bounded in between.
///
/// The reader hands out batches of articles; at most three a worker are under way, so memory depends on the
/// number of workers and the longest article, not on the corpus.
public struct BatchRun: Sendable {
  private static let batchBytes = 256 << 10
  private static let batchRecords = 64

  private let options: BatchOptions
  private let scorer: StatementScorer
  private let model: LoadedModel
  private let dictionary: LoadedDictionary

  public init(options: BatchOptions, model: LoadedModel, dictionary: LoadedDictionary) {
    self.options = options
    self.model = model
    self.dictionary = dictionary
    scorer = StatementScorer(dictionary: dictionary.dictionary, classifier: model.classifier)
  }

  /// Runs to the end and publishes all files together.
  ///
  /// - Throws: ``ParleyError``; then no file stands under its name that did not before.
  public func run(progress: (BatchProgress) -> Void) async throws -> BatchCounts {
    guard model.classifier.trainedHead(.stance) != nil else {
      throw ParleyError(
        .unusableInput,
        "\(model.path): the model has no stance head; train one with a stance column")
    }
    let list = try InputList(options)
    let folder = try OutputFolder(options.output, overwrite: options.overwrite)
    var statements = try folder.file(OutputFolder.statements)
    var rejects = try folder.file(OutputFolder.rejects)
    do {
      let started = Timestamp()
      var reader = ArticleReader(list, options)
      var table = ActorTable()
      var counts = BatchCounts()
      try await process(
        &reader, statements: &statements, rejects: &rejects, table: &table, counts: &counts
      ) { counts in
        progress(
          BatchProgress(
            documents: counts.documents, rejected: counts.rejected, statements: counts.statements,
            bytes: counts.bytes,
            seconds: started.elapsedSeconds))
      }
      guard counts.documents + counts.rejected > reader.emptyFiles else {
        throw ParleyError(
          .unusableInput,
          "\(options.inputs.joined(separator: " ")): no article found; the input is empty")
      }
      let manifest = RunManifest(
        command: "score", model: model, dictionary: dictionary, inputs: reader.inputs,
        counts: counts, started: started,
        finished: Timestamp())
      try publish(
        folder, statements: &statements, rejects: &rejects, table: table, manifest: manifest)
      return counts
    } catch {
      statements.discard()
      rejects.discard()
      throw error
    }
  }

  private func process(
    _ reader: inout ArticleReader, statements: inout OutputFile, rejects: inout OutputFile,
    table: inout ActorTable,
    counts: inout BatchCounts, report: (BatchCounts) -> Void
  ) async throws {
    var waiting: [Int: BatchResult] = [:]
    var nextToRead = 0
    var nextToWrite = 0
    var isDry = false
    try await withThrowingTaskGroup(of: BatchResult.self) { group in
      while true {
        while !isDry, nextToRead - nextToWrite < 3 * options.jobs {
          let batch = Self.nextBatch(&reader)
          isDry = batch.isEmpty
          guard !isDry else { break }
          let number = nextToRead
          nextToRead += 1
          group.addTask { work(batch, number: number) }
        }
        guard let done = try await group.next() else { break }
        waiting[done.number] = done
        while let result = waiting.removeValue(forKey: nextToWrite) {
          nextToWrite += 1
          try statements.write(result.lines)
          try rejects.write(result.rejects)
          for contribution in result.contributions { table.add(contribution) }
          counts.add(result.counts)
          report(counts)
        }
      }
    }
  }

  private static func nextBatch(_ reader: inout ArticleReader) -> [RawRecord] {
    var batch: [RawRecord] = []
    var bytes = 0
    while batch.count < batchRecords, bytes < batchBytes, let record = reader.next() {
      bytes += record.byteCount
      batch.append(record)
    }
    return batch
  }

  /// What comes of one batch.
  private struct BatchResult: Sendable {
    let number: Int
    var lines: [UInt8] = []
    var rejects: [UInt8] = []
    var contributions: [ActorTable.Contribution] = []
    var counts = BatchCounts()
  }

  private func work(_ batch: [RawRecord], number: Int) -> BatchResult {
    var result = BatchResult(number: number)
    var scratch = Vectorizer.Scratch()
    for record in batch {
      do throws(ArticleFields.Failure) {
        add(try Article(record, names: options.fields), to: &result, scratch: &scratch)
      } catch {
        result.counts.rejected += 1
        Reject(source: record.source, line: record.line, reason: error.reason).appendJSON(
          to: &result.rejects)
      }
    }
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
    guard !scored.isEmpty else { return }
    let offsets = ScalarOffsets(article.text)
    for (n, statement) in scored.enumerated() {
      statement.appendJSON(
        number: n + 1, article: article, text: text, offsets: offsets, to: &result.lines)
      result.counts.statements += 1
      switch statement.statement.kind {
      case .direct: result.counts.direct += 1
      case .mixed: result.counts.mixed += 1
      case .indirect: result.counts.indirect += 1
      }
      if statement.statement.actor == nil { result.counts.unattributed += 1 }
    }
    result.contributions.append(ActorTable.Contribution(scored, date: article.date))
  }

  private func publish(
    _ folder: borrowing OutputFolder, statements: inout OutputFile, rejects: inout OutputFile,
    table: ActorTable,
    manifest: RunManifest
  ) throws(ParleyError) {
    var record = try folder.file(OutputFolder.manifest)
    var published: [String] = []
    do throws(ParleyError) {
      try statements.finish()
      try rejects.finish()
      try record.write(manifest.json())
      try record.finish()
      try EstimateTables(table, model: model.classifier).forEachFile {
        (name, bytes) throws(ParleyError) in
        try WholeFile.write(bytes, to: folder.path + "/" + name)
        published.append(name)
      }
      try statements.publish()
      try rejects.publish()
      try record.publish()
    } catch {
      for name in published { WholeFile.remove(folder.path + "/" + name) }
      record.discard()
      throw error
    }
  }
}
