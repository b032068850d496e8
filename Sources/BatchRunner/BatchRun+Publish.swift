extension BatchRun {
  /// Completes all files under their partial names, then gives them their names, the manifest last.
  func publish(
    _ sitting: consuming BatchSitting, files: inout RunFiles, feed: DatabaseFeed?,
    in folder: borrowing OutputFolder
  ) async throws {
    try sitting.checkpoint(&files, isComplete: true)
    var outputs = files.outputs
    let estimates = EstimateTables(sitting.table, model: model.classifier)
    for table in estimates.tables {
      var file = try folder.file(table.fileName)
      try table.write(to: &file)
      try file.finish()
      outputs.append(OutputRecord(table.fileName, file.position, rows: table.count))
      file.leave()
    }
    var notes = try folder.file(OutputFolder.notes)
    try notes.write(try estimates.notes())
    try notes.finish()
    outputs.append(OutputRecord(OutputFolder.notes, notes.position))
    notes.leave()
    if let feed {
      try await feed.finish(estimates.tables)
      outputs.append(
        try OutputRecord(
          OutputFolder.database, at: OutputFile.partialPath(folder[OutputFolder.database])))
    } else {
      folder.removeDatabase()
    }
    if sitting.interruption.isRequested { throw sitting.interrupted() }
    let manifest = RunManifest(
      command: "score", model: model, dictionary: dictionary, inputs: sitting.inputs,
      counts: sitting.progress.counts, run: sitting.run, outputs: outputs,
      started: sitting.started, finished: Timestamp().text, seconds: sitting.shown().seconds)
    var record = try folder.file(OutputFolder.manifest)
    try record.write(manifest.json())
    try record.finish()
    record.leave()
    // From here on a reader sees no results until it sees all of them.
    folder.remove(OutputFolder.manifest)
    if feed == nil { folder.remove(OutputFolder.database) }
    for name in outputs.map(\.file) + [OutputFolder.manifest] { try folder.publish(name) }
    folder.synchronize()
    files.leave()
    folder.remove(OutputFolder.journal)
  }
}
