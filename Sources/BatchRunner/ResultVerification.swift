internal import Glibc

/// What a results folder's manifest says, compared with what is there.
public struct ResultVerification: Sendable {
  /// One sentence for each thing that is not as the manifest says; empty if all is.
  public private(set) var differences: [String] = []
  /// What could not be looked at.
  public private(set) var notes: [String] = []
  /// How many files were hashed.
  public private(set) var filesRead = 0

  private let folder: String

  /// Hashes outputs, model, dictionary and inputs, and counts lines, rows and ledger entries.
  ///
  /// Model, dictionary and inputs may have gone elsewhere since; then a note says so.
  /// - Throws: ``ParleyError`` 66 where there are no results, 65 where the manifest cannot be read, 74.
  public init(_ folder: String) throws(ParleyError) {
    self.folder = folder
    let content = try ResultManifest(folder: folder).content
    if let outputs = content.outputs {
      for output in outputs { try check(output) }
      try checkCounts(content.counts, outputs)
    } else {
      notes.append("the manifest is of an older parley and holds no hashes of the outputs")
    }
    try check(content.model.file, "model", content.model.sha256)
    if content.actors.file == "shipped" {
      if content.actors.sha256 != (try LoadedDictionary(path: nil)).sha256 {
        notes.append("the actor dictionary was that of another version of parley; not compared")
      }
    } else {
      try check(content.actors.file, "actor dictionary", content.actors.sha256)
    }
    for input in content.inputs {
      if input.path == "-" {
        notes.append("standard input cannot be read again; not compared")
      } else {
        try check(input.path, "input", input.sha256)
      }
    }
  }

  private mutating func check(_ output: OutputRecord) throws(ParleyError) {
    let path = folder + "/" + output.file
    guard access(path, F_OK) == 0 else {
      differences.append("\(output.file): is missing")
      return
    }
    let found = try FilePosition(ofFile: path)
    filesRead += 1
    if found.bytes != output.bytes {
      differences.append("\(output.file): \(found.bytes) bytes, the manifest says \(output.bytes)")
    } else if found.sha256 != output.sha256 {
      differences.append("\(output.file): other bytes than the manifest's hash says")
    }
  }

  private mutating func check(_ path: String, _ what: String, _ sha256: String) throws(ParleyError)
  {
    guard access(path, R_OK) == 0 else {
      notes.append("\(what) \(path): not there any more; not compared")
      return
    }
    filesRead += 1
    if try FilePosition(ofFile: path).sha256 != sha256 {
      differences.append("\(what) \(path): has changed since the run")
    }
  }

  private mutating func checkCounts(_ counts: BatchCounts, _ outputs: [OutputRecord])
    throws(ParleyError)
  {
    try expect(
      OutputFolder.statements, "lines", try lines(OutputFolder.statements), counts.statements)
    try expect(OutputFolder.rejects, "lines", try lines(OutputFolder.rejects), counts.rejected)
    for output in outputs {
      guard let rows = output.rows, access(folder + "/" + output.file, R_OK) == 0 else { continue }
      try expect(output.file, "rows", try self.rows(output.file), rows)
    }
    guard access(folder + "/" + OutputFolder.ledger, R_OK) == 0 else { return }
    do throws(ParleyError) {
      try checkLedger(counts)
    } catch {
      differences.append(error.description)
    }
  }

  private mutating func checkLedger(_ counts: BatchCounts) throws(ParleyError) {
    let name = OutputFolder.ledger
    var ledger = try LedgerReader(folder + "/" + name)
    var found = BatchCounts()
    while let documents = try ledger.next() {
      for document in documents {
        found.documents += 1
        for statement in document.statements { found.count(statement) }
      }
    }
    try expect(name, "documents", found.documents, counts.documents)
    try expect(name, "statements", found.statements, counts.statements)
    try expect(name, "direct statements", found.direct, counts.direct)
    try expect(name, "mixed statements", found.mixed, counts.mixed)
    try expect(name, "indirect statements", found.indirect, counts.indirect)
    try expect(name, "unattributed statements", found.unattributed, counts.unattributed)
  }

  private mutating func expect(_ file: String, _ what: String, _ found: Int?, _ noted: Int)
    throws(ParleyError)
  {
    guard let found, found != noted else { return }
    differences.append("\(file): \(found) \(what), the manifest says \(noted)")
  }

  /// Line ends of a file, `nil` where it is missing.
  private func lines(_ name: String) throws(ParleyError) -> Int? {
    guard access(folder + "/" + name, R_OK) == 0 else { return nil }
    var file = try SequentialFile(folder + "/" + name)
    var count = 0
    while case let piece = try file.read(1 << 20), !piece.isEmpty {
      for byte in piece where byte == UInt8(ascii: "\n") { count += 1 }
    }
    return count
  }

  /// Rows of a CSV file below its header.
  private func rows(_ name: String) throws(ParleyError) -> Int {
    var reader = DelimitedReader(
      try InputFile(folder + "/" + name), format: .csv, limit: 1 << 20)
    var count = -1
    while try reader.nextRow() != nil { count += 1 }
    return count
  }
}
