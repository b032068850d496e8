/// Some records on their way to a worker, and how far the reader was after them.
struct ReadBatch: Sendable {
  let number: Int
  let records: [RawRecord]
  /// Records and their checksum from the beginning of the inputs to the end of this batch.
  let recordsAfter: Int
  let checksumAfter: Checksum

  private static let byteLimit = 256 << 10
  private static let recordLimit = 64

  /// The next batch; `nil` at the end.
  ///
  /// Where one batch ends depends on the records alone, so that a resumed run cuts the same ones.
  init?(_ reader: inout ArticleReader, number: Int, after count: Int, _ checksum: Checksum) {
    var records: [RawRecord] = []
    var bytes = 0
    var checksum = checksum
    while records.count < Self.recordLimit, bytes < Self.byteLimit, let record = reader.next() {
      bytes += record.byteCount
      checksum.update(record)
      records.append(record)
    }
    if records.isEmpty { return nil }
    self.number = number
    self.records = records
    recordsAfter = count + records.count
    checksumAfter = checksum
  }
}

/// One sitting of a run: from its start or resumption until it ends or is stopped.
struct BatchSitting {
  private var reader: ArticleReader
  let interruption: Interruption
  private let identity: RunIdentity
  private let begun: Checkpoint
  private let clock = Timestamp()
  /// When the first sitting began, ISO 8601 in UTC.
  let started: String
  /// What is written.
  private(set) var progress: RunProgress
  private(set) var table = ActorTable()
  // How far the reader is.
  private var batchesRead: Int
  private var recordsRead = 0
  private var checksumRead = Checksum()
  private var isDry = false
  private var secondsAtCheckpoint = 0.0
  // What was passed over says nothing of the speed.
  private var bytesPassedOver = 0
  private var secondsPassedOver = 0.0

  init(
    reader: ArticleReader, files: borrowing RunFiles, identity: RunIdentity,
    interruption: Interruption
  ) throws(ParleyError) {
    self.reader = reader
    self.interruption = interruption
    self.identity = identity
    begun = files.begun
    started = files.started
    progress = RunProgress(files.begun)
    batchesRead = files.begun.batches
  }

  var inputs: [InputRecord] { reader.inputs }
  var emptyFiles: Int { reader.emptyFiles }
  var run: RunIdentity { identity }
  var hasUnreadInput: Bool { !isDry }
  var underWay: Int { batchesRead - progress.batches }
  var secondsSinceCheckpoint: Double { clock.elapsedSeconds - secondsAtCheckpoint }

  /// Brings reader and tables to where the run stood: the records are read again, for the inputs' hashes and to see
  /// that they are the same; the tables are made from the ledger. Nothing is scored twice.
  ///
  /// - Throws: ``ParleyError`` 65 if the records are others than then, 130.
  mutating func catchUp(_ folder: borrowing OutputFolder, _ report: (BatchProgress) -> Void)
    throws(ParleyError)
  {
    guard begun.batches > 0 else { return }
    while recordsRead < begun.records, let record = reader.next() {
      checksumRead.update(record)
      recordsRead += 1
      guard recordsRead % 1024 == 0 else { continue }
      if interruption.isRequested { throw interrupted() }
      report(shown(isCatchingUp: true))
    }
    guard recordsRead == begun.records, checksumRead.value == begun.recordsChecksum else {
      throw ParleyError(
        .unusableInput,
        "\(folder.path): cannot be resumed, for the inputs have changed since it was begun; give the same ones, or --overwrite to begin anew"
      )
    }
    var ledger = try LedgerReader(OutputFile.partialPath(folder[OutputFolder.ledger]))
    while ledger.position < begun.ledger.bytes, let documents = try ledger.next() {
      for document in documents where !document.statements.isEmpty {
        table.add(ActorTable.Contribution(document))
      }
    }
    bytesPassedOver = reader.bytesRead
    secondsPassedOver = clock.elapsedSeconds
  }

  /// The next batch, `nil` at the end of the inputs or once a stop was asked for.
  mutating func read() -> ReadBatch? {
    guard !isDry, !interruption.isRequested else { return nil }
    guard
      let batch = ReadBatch(
        &reader, number: batchesRead, after: recordsRead, checksumRead)
    else {
      isDry = true
      return nil
    }
    batchesRead += 1
    recordsRead = batch.recordsAfter
    checksumRead = batch.checksumAfter
    return batch
  }

  /// Takes note of a batch that was written.
  mutating func add(_ result: BatchRun.BatchResult) {
    for contribution in result.contributions { table.add(contribution) }
    progress.counts.add(result.counts)
    progress.batches += 1
    progress.records = result.batch.recordsAfter
    progress.recordsChecksum = result.batch.checksumAfter
    progress.seconds = begun.seconds + clock.elapsedSeconds
  }

  mutating func checkpoint(_ files: inout RunFiles, isComplete: Bool = false) throws(ParleyError) {
    progress.seconds = begun.seconds + clock.elapsedSeconds
    progress.isComplete = isComplete
    try files.checkpoint(progress)
    secondsAtCheckpoint = clock.elapsedSeconds
  }

  func interrupted() -> ParleyError {
    ParleyError(
      .interrupted,
      "interrupted after \(progress.counts.documents + progress.counts.rejected) articles, which are kept; the same command with --resume goes on"
    )
  }

  func shown(isCatchingUp: Bool = false) -> BatchProgress {
    var shown = BatchProgress()
    shown.documents = progress.counts.documents
    shown.rejected = progress.counts.rejected
    shown.statements = progress.counts.statements
    shown.bytes = progress.counts.bytes
    shown.inputBytes = reader.bytesRead
    shown.totalInputBytes = identity.inputs.contains("-") ? 0 : identity.bytes
    shown.newInputBytes = reader.bytesRead - bytesPassedOver
    shown.sittingSeconds = clock.elapsedSeconds - secondsPassedOver
    shown.seconds = begun.seconds + clock.elapsedSeconds
    shown.isCatchingUp = isCatchingUp
    return shown
  }
}
