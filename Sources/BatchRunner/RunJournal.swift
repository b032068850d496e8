internal import FoundationEssentials
internal import Glibc

/// Where a run stood: so much was read, and what it made stands in the files up to these lengths.
struct Checkpoint: Sendable, Equatable, Codable {
  /// Records that the reader gave out, over all inputs, and a ``Checksum`` of them.
  var records = 0
  var recordsChecksum = Checksum().value
  /// Batches that were written.
  var batches = 0
  var counts = BatchCounts()
  /// Bytes of article text.
  var textBytes = 0
  /// Time at work, all sittings together.
  var seconds = 0.0
  let statements: FilePosition
  let rejects: FilePosition
  let ledger: FilePosition
  /// The input is at its end: nothing is missing but the tables.
  var isComplete = false
}

/// The append-only record beside a growing result: what the run was started with, then one line a checkpoint.
///
/// A line is the ``Checksum`` of what follows, a blank and a JSON object. Reading stops at the first line that is not
/// whole: what a crash tore off was not said.
struct RunJournal: ~Copyable {
  static let format = "parley-journal-1"

  /// The first line.
  struct Start: Sendable, Equatable, Codable {
    var format = RunJournal.format
    let identity: RunIdentity
    /// ISO 8601 in UTC.
    let started: String
  }

  /// A journal as it was found.
  struct Past: Sendable {
    let start: Start
    let checkpoints: [Checkpoint]
    /// How much of the file is whole lines.
    let byteCount: Int
  }

  private let path: String
  private let descriptor: Int32

  /// Begins a journal in place of any other.
  /// - Throws: ``ParleyError`` 73, 74.
  init(_ path: String, start: Start) throws(ParleyError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    try Self.expectOpen(descriptor, path)
    try append(start)
  }

  /// Goes on with one.
  /// - Throws: ``ParleyError`` 73, 74.
  init(_ path: String, after past: Past) throws(ParleyError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    try Self.expectOpen(descriptor, path)
    guard ftruncate(descriptor, off_t(past.byteCount)) == 0 else {
      throw ParleyError(.inputOutput, "\(path): cannot be cut: \(InputFile.systemReason())")
    }
  }

  deinit { close(descriptor) }

  private static func expectOpen(_ descriptor: Int32, _ path: String) throws(ParleyError) {
    guard descriptor >= 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): cannot be created: \(InputFile.systemReason())")
    }
  }

  func append(_ checkpoint: Checkpoint) throws(ParleyError) { try append(entry: checkpoint) }

  private func append(_ start: Start) throws(ParleyError) { try append(entry: start) }

  private func append(entry: some Encodable) throws(ParleyError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(entry) else {
      throw ParleyError(
        .internalError, "\(path): the journal cannot be written; please report this")
    }
    let line = Array("\(Checksum.of(json).text) ".utf8) + json + [UInt8(ascii: "\n")]
    guard Descriptor.write(line, to: descriptor), fdatasync(descriptor) == 0 || errno == EINVAL
    else {
      throw ParleyError(.inputOutput, "\(path): writing failed: \(InputFile.systemReason())")
    }
  }

  /// Reads a journal; `nil` where there is none, or not even its first line is whole.
  ///
  /// - Throws: ``ParleyError`` 65 for a journal of another version, 74.
  static func read(_ path: String) throws(ParleyError) -> Past? {
    guard access(path, F_OK) == 0 else { return nil }
    let file = try InputFile(path)
    var start: Start?
    var checkpoints: [Checkpoint] = []
    var byteCount = 0
    while case .bytes(let line)? = try file.nextLine(limit: 1 << 26) {
      // A last line without its end would be written on.
      guard byteCount + line.count + 1 <= file.byteCount, let json = content(of: line) else {
        break
      }
      if start == nil {
        struct Format: Decodable { let format: String }
        guard let format = try? JSONDecoder().decode(Format.self, from: json).format else { break }
        guard format == Self.format, let found = try? JSONDecoder().decode(Start.self, from: json)
        else {
          throw ParleyError(
            .unusableInput,
            "\(path): format '\(format)' is of another version of parley; finish with that one, or give --overwrite"
          )
        }
        start = found
      } else if let checkpoint = try? JSONDecoder().decode(Checkpoint.self, from: json) {
        checkpoints.append(checkpoint)
      } else {
        break
      }
      byteCount += line.count + 1
    }
    return start.map { Past(start: $0, checkpoints: checkpoints, byteCount: byteCount) }
  }

  /// The JSON of a line, if its checksum holds.
  private static func content(of line: [UInt8]) -> Data? {
    guard line.count > 17, line[16] == UInt8(ascii: " ") else { return nil }
    let json = line[17...]
    return Array(Checksum.of(json).text.utf8) == Array(line[..<16]) ? Data(json) : nil
  }
}
