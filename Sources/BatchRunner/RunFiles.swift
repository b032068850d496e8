internal import Glibc

/// The growing files of a run with its journal: begun anew, or taken up where an earlier sitting left them.
struct RunFiles: ~Copyable {
  var statements: OutputFile
  var rejects: OutputFile
  var ledger: OutputFile
  private let journal: RunJournal
  /// Where the run stood when these were opened.
  let begun: Checkpoint
  /// Checkpoints of earlier sittings up to there.
  let past: [Checkpoint]
  /// When the first sitting began, ISO 8601 in UTC.
  let started: String
  private var hasCheckpoint = false

  private init(
    _ statements: consuming OutputFile, _ rejects: consuming OutputFile,
    _ ledger: consuming OutputFile, journal: consuming RunJournal, past: [Checkpoint],
    started: String
  ) {
    begun =
      past.last
      ?? Checkpoint(
        statements: statements.position, rejects: rejects.position, ledger: ledger.position)
    self.statements = statements
    self.rejects = rejects
    self.ledger = ledger
    self.journal = journal
    self.past = past
    self.started = started
  }

  /// Begins anew.
  /// - Throws: ``ParleyError`` 73, 74; then nothing is left.
  static func begin(in folder: borrowing OutputFolder, identity: RunIdentity) throws(ParleyError)
    -> RunFiles
  {
    folder.removeDatabase()
    do throws(ParleyError) {
      let now = Timestamp()
      let journal = try RunJournal(
        folder[OutputFolder.journal],
        start: RunJournal.Start(identity: identity, started: now.text))
      let statements = try folder.file(OutputFolder.statements)
      let rejects = try folder.file(OutputFolder.rejects)
      var ledger = try folder.file(OutputFolder.ledger)
      try ledger.write(LedgerBatch.fileMark)
      folder.synchronize()
      return RunFiles(
        statements, rejects, ledger, journal: journal, past: [], started: now.text)
    } catch {
      folder.remove(OutputFolder.journal)
      throw error
    }
  }

  /// Takes up an unfinished run at its last checkpoint that the files bear out.
  ///
  /// The files are read and hashed to there, which their final hashes need anyway. A machine that lost power may
  /// have kept less of them than the journal says; then an earlier checkpoint counts.
  /// - Returns: `nil` where no checkpoint holds.
  /// - Throws: ``ParleyError`` 65 if the run was started with something else, 73, 74.
  static func resume(
    in folder: borrowing OutputFolder, after journal: RunJournal.Past, identity: RunIdentity
  ) throws(ParleyError) -> RunFiles? {
    let differences = journal.start.identity.differences(from: identity)
    guard differences.isEmpty else {
      throw ParleyError(
        .unusableInput,
        "\(folder.path): cannot be resumed, for it was started with other settings: \(differences.joined(separator: "; ")); give those, or --overwrite to begin anew"
      )
    }
    var checkpoints = journal.checkpoints
    if checkpoints.last?.isComplete == true,
      access(OutputFile.partialPath(folder[OutputFolder.statements]), F_OK) != 0
    {
      // Killed while the files got their names.
      for name in OutputFolder.growing + [OutputFolder.database] { folder.takeBack(name) }
    }
    while let last = checkpoints.last {
      if let proven = try Self.proven(folder, last) {
        return RunFiles(
          try OutputFile(resuming: proven.statements), try OutputFile(resuming: proven.rejects),
          try OutputFile(resuming: proven.ledger),
          journal: try RunJournal(folder[OutputFolder.journal], after: journal),
          past: checkpoints, started: journal.start.started)
      }
      checkpoints.removeLast()
    }
    return nil
  }

  private struct Proven: ~Copyable {
    var statements: ProvenFile
    var rejects: ProvenFile
    var ledger: ProvenFile
  }

  private static func proven(_ folder: borrowing OutputFolder, _ checkpoint: Checkpoint)
    throws(ParleyError) -> Proven?
  {
    let noted = [
      (OutputFolder.statements, checkpoint.statements), (OutputFolder.rejects, checkpoint.rejects),
      (OutputFolder.ledger, checkpoint.ledger),
    ]
    for (name, position) in noted {
      var status = stat()
      guard stat(OutputFile.partialPath(folder[name]), &status) == 0,
        Int(status.st_size) >= position.bytes
      else { return nil }
    }
    var files = Proven(
      statements: try ProvenFile(folder[OutputFolder.statements]),
      rejects: try ProvenFile(folder[OutputFolder.rejects]),
      ledger: try ProvenFile(folder[OutputFolder.ledger]))
    guard try files.statements.reaches(checkpoint.statements),
      try files.rejects.reaches(checkpoint.rejects), try files.ledger.reaches(checkpoint.ledger)
    else { return nil }
    return files
  }

  /// Hands all bytes to the disk, then says in the journal how many there are.
  mutating func checkpoint(_ progress: RunProgress) throws(ParleyError) {
    let checkpoint = Checkpoint(
      records: progress.records, recordsChecksum: progress.recordsChecksum.value,
      batches: progress.batches, counts: progress.counts, textBytes: progress.counts.bytes,
      seconds: progress.seconds,
      statements: try statements.checkpoint(sync: true),
      rejects: try rejects.checkpoint(sync: true),
      ledger: try ledger.checkpoint(sync: true), isComplete: progress.isComplete)
    try journal.append(checkpoint)
    hasCheckpoint = true
  }

  /// Whether no batch was ever noted.
  var holdsNothing: Bool { begun.batches == 0 && !hasCheckpoint }

  /// The files as the manifest records them, in the order in which they get their names: by the first of them an
  /// interrupted publication is recognised.
  var outputs: [OutputRecord] {
    [
      OutputRecord(OutputFolder.statements, statements.position),
      OutputRecord(OutputFolder.rejects, rejects.position),
      OutputRecord(OutputFolder.ledger, ledger.position),
    ]
  }

  /// Leaves everything for a later sitting.
  mutating func leave() {
    statements.leave()
    rejects.leave()
    ledger.leave()
  }

  mutating func discard() {
    statements.discard()
    rejects.discard()
    ledger.discard()
  }
}

/// How far a sitting has come, earlier ones included.
struct RunProgress: Sendable {
  var records: Int
  var recordsChecksum: Checksum
  var batches: Int
  var counts: BatchCounts
  var seconds: Double
  var isComplete = false

  init(_ checkpoint: Checkpoint) {
    records = checkpoint.records
    recordsChecksum = Checksum(checkpoint.recordsChecksum)
    batches = checkpoint.batches
    counts = checkpoint.counts
    counts.bytes = checkpoint.textBytes
    seconds = checkpoint.seconds
  }
}
