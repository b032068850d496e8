internal import ResultDatabase

/// Fills `parley.sqlite` while the run goes on: one batch is written as the next is worked on.
///
/// The file says itself how many batches it holds, so it needs no word from the journal: batches that it has are
/// passed over, batches that it lacks are read back from `statements.jsonl` and the ledger. Used by one task.
final class DatabaseFeed {
  private let database: ResultDatabase
  private let path: String
  private var held: Int
  private var pending: Task<Void, any Error>?

  /// - Throws: ``ParleyError`` 74.
  init(in folder: borrowing OutputFolder, files: borrowing RunFiles) throws(ParleyError) {
    path = folder[OutputFolder.database]
    let partial = OutputFile.partialPath(path)
    do throws(ResultDatabase.Failure) {
      var opened: ResultDatabase
      var count: Int
      do throws(ResultDatabase.Failure) {
        opened = try ResultDatabase(path: partial, growing: StatementRows.growing)
        count = try opened.batchCount()
      } catch {
        // Damaged, or of another version: the statements are there to make it anew.
        folder.removeDatabase()
        opened = try ResultDatabase(path: partial, growing: StatementRows.growing)
        count = 0
      }
      database = opened
      held = count
    } catch {
      throw Self.failure(path, error)
    }
    try catchUp(folder, files)
  }

  private static func failure(_ path: String, _ error: ResultDatabase.Failure) -> ParleyError {
    ParleyError(
      .inputOutput,
      "\(path): \(error.reason); free some space, or give --no-sqlite")
  }

  /// Reads back what an earlier sitting wrote and the file lacks.
  private func catchUp(_ folder: borrowing OutputFolder, _ files: borrowing RunFiles)
    throws(ParleyError)
  {
    guard held < files.begun.batches else { return }
    let nearest = files.past.last { $0.batches <= held }
    var ledger = try LedgerReader(
      OutputFile.partialPath(folder[OutputFolder.ledger]), from: nearest?.ledger.bytes ?? 0)
    var lines = try LineBlocks(
      OutputFile.partialPath(folder[OutputFolder.statements]),
      from: nearest?.statements.bytes ?? 0)
    for number in (nearest?.batches ?? 0)..<files.begun.batches {
      guard let documents = try ledger.next() else {
        throw ParleyError(.internalError, "\(path): the ledger is short; please report this")
      }
      let block = try lines.next(documents.reduce(0) { $0 + $1.statements.count })
      if number < held { continue }
      try append(try DatabaseFeed.rows(documents, lines: block))
      held += 1
    }
  }

  /// The rows of a batch.
  /// - Throws: ``ParleyError`` 70 for lines that are not as this version writes them.
  static func rows(_ documents: [LedgerDocument], lines: [UInt8]) throws(ParleyError) -> [RowBlock]
  {
    guard let statements = StatementRows.statements(lines) else {
      throw ParleyError(
        .internalError, "statements cannot be read back for parley.sqlite; please report this")
    }
    return [StatementRows.documents(documents), statements]
  }

  private func append(_ rows: [RowBlock]) throws(ParleyError) {
    do throws(ResultDatabase.Failure) {
      try database.append(rows)
    } catch {
      throw Self.failure(path, error)
    }
  }

  /// Hands over a batch; waits until the one before is written.
  func append(_ rows: [RowBlock], number: Int) async throws {
    guard number >= held else { return }
    try await wait()
    held += 1
    pending = Task { [database] in try database.append(rows) }
  }

  /// Waits until all that was handed over is written.
  func wait() async throws {
    guard let task = pending else { return }
    pending = nil
    do {
      try await task.value
    } catch let error as ResultDatabase.Failure {
      throw Self.failure(path, error)
    }
  }

  /// Completes the file, under its partial name.
  func finish(_ tables: [ResultTable]) async throws {
    try await wait()
    do {
      try database.finish(
        tables: tables.map { ResultDatabase.Table(schema: $0.schema, count: $0.count, row: $0.row) }
      )
    } catch {
      throw Self.failure(path, error)
    }
  }

  /// Lets go of the file, whatever it holds.
  func close() async {
    _ = await pending?.result
    database.close()
  }
}

/// Takes lines from the front of a file, so many at a time.
private struct LineBlocks: ~Copyable {
  private var file: SequentialFile
  private var ahead: [UInt8] = []

  init(_ path: String, from offset: Int) throws(ParleyError) {
    var file = try SequentialFile(path)
    try file.seek(offset)
    self.file = file
  }

  /// The next `count` lines with their ends; fewer at the end of the file.
  mutating func next(_ count: Int) throws(ParleyError) -> [UInt8] {
    var found = 0
    var place = 0
    while found < count {
      if place == ahead.count {
        let piece = try file.read(1 << 20)
        if piece.isEmpty { break }
        ahead += piece
      }
      if let end = ahead[place...].firstIndex(of: UInt8(ascii: "\n")) {
        place = end + 1
        found += 1
      } else {
        place = ahead.count
      }
    }
    let lines = Array(ahead[..<place])
    ahead.removeFirst(place)
    return lines
  }
}
