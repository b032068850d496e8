internal import FoundationEssentials

/// parley's version, in the manifest and on the command line.
public enum ParleyVersion {
  public static let current = "0.1.0"
}

/// A moment, for people and for stop-watches.
struct Timestamp: Sendable {
  private let wall = Date()
  private let clock = ContinuousClock.now

  /// ISO 8601 in UTC, whole seconds.
  var text: String { wall.formatted(.iso8601) }

  var elapsedSeconds: Double { seconds(until: ContinuousClock.now) }

  func seconds(until other: Timestamp) -> Double { seconds(until: other.clock) }

  private func seconds(until instant: ContinuousClock.Instant) -> Double {
    let duration = clock.duration(to: instant).components
    return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
  }
}

/// One file of the results with size and hash.
struct OutputRecord: Sendable, Equatable, Codable {
  /// Name in the folder.
  let file: String
  let bytes: Int
  let sha256: String
  /// Rows below the header, of a table.
  let rows: Int?

  init(_ file: String, _ position: FilePosition, rows: Int? = nil) {
    self.file = file
    bytes = position.bytes
    sha256 = position.sha256
    self.rows = rows
  }

  /// - Parameter path: where the file stands now.
  init(_ file: String, at path: String) throws(ParleyError) {
    self.init(file, try FilePosition(ofFile: path))
  }
}

extension FilePosition {
  /// Size and hash of a whole file.
  /// - Throws: ``ParleyError`` 66, 74.
  init(ofFile path: String) throws(ParleyError) {
    var file = try SequentialFile(path)
    let hash = SHA256()
    var count = 0
    while case let piece = try file.read(1 << 20), !piece.isEmpty {
      hash.update(piece)
      count += piece.count
    }
    self.init(bytes: count, sha256: hash.hexadecimal())
  }
}

/// The record of one run: what went in, with what it was done, what came out.
struct RunManifest {
  let command: String
  let model: LoadedModel
  let dictionary: LoadedDictionary
  let inputs: [InputRecord]
  let counts: BatchCounts
  let run: RunIdentity
  let outputs: [OutputRecord]
  /// ISO 8601 in UTC: the first sitting's start, the last one's end.
  let started: String
  let finished: String
  /// At work, all sittings together.
  let seconds: Double

  func json() throws(ParleyError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(content) else {
      throw ParleyError(.internalError, "the manifest cannot be written; please report this")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  private var content: ResultManifest.Content {
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    let records = counts.documents + counts.rejected
    return ResultManifest.Content(
      format: ResultManifest.format, version: ParleyVersion.current, command: command,
      model: .init(file: model.path, sha256: model.sha256),
      actors: .init(file: dictionary.path, sha256: dictionary.sha256),
      inputs: inputs, counts: counts,
      stages: [
        .init(stage: "read", in: run.files, out: records),
        .init(stage: "parse", in: records, out: counts.documents),
        .init(stage: "extract", in: counts.documents, out: counts.statements),
        .init(
          stage: "attribute", in: counts.statements, out: counts.statements - counts.unattributed),
      ],
      outputs: outputs, run: run, start: started, end: finished, seconds: rounded(seconds),
      throughput: .init(
        megabytesPerSecond: rounded(Double(counts.bytes) / 1e6 / max(seconds, 1e-9)),
        statementsPerSecond: rounded(Double(counts.statements) / max(seconds, 1e-9))))
  }
}
