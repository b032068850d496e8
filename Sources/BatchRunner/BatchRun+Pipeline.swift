extension BatchRun {
  /// Batches go to at most `jobs` workers and come back in any order; what they made is written in the order of
  /// reading. At most three batches a worker are under way.
  ///
  /// - Throws: ``ParleyError``, 130 once all batches in hand are written and noted.
  func process(
    _ sitting: inout BatchSitting, files: inout RunFiles, feed: DatabaseFeed?,
    report: (BatchProgress) -> Void
  ) async throws {
    var waiting: [Int: BatchResult] = [:]
    try await withThrowingTaskGroup(of: BatchResult.self) { group in
      while true {
        while sitting.underWay < 3 * options.jobs, let batch = sitting.read() {
          group.addTask { try work(batch) }
        }
        guard let done = try await group.next() else { break }
        waiting[done.batch.number] = done
        while let result = waiting.removeValue(forKey: sitting.progress.batches) {
          try await write(result, to: &files, feed: feed)
          sitting.add(result)
          if sitting.secondsSinceCheckpoint >= options.journalSeconds {
            try sitting.checkpoint(&files)
          }
          report(sitting.shown())
        }
      }
    }
    if sitting.hasUnreadInput {
      try sitting.checkpoint(&files)
      throw sitting.interrupted()
    }
  }

  private func write(_ result: BatchResult, to files: inout RunFiles, feed: DatabaseFeed?)
    async throws
  {
    try files.statements.write(result.lines)
    try files.rejects.write(result.rejects)
    try files.ledger.write(result.ledger)
    try await feed?.append(result.rows, number: result.batch.number)
  }
}
