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

/// The record of one run: what went in, with what it was done, what came out.
struct RunManifest {
  let command: String
  let model: LoadedModel
  let dictionary: LoadedDictionary
  let inputs: [InputRecord]
  let counts: BatchCounts
  let started: Timestamp
  let finished: Timestamp

  func json() throws(ParleyError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(content) else {
      throw ParleyError(.internalError, "the manifest cannot be written; please report this")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  private struct Content: Encodable {
    struct File: Encodable {
      let file: String
      let sha256: String
    }
    struct Throughput: Encodable {
      let megabytesPerSecond: Double
      let statementsPerSecond: Double
      enum CodingKeys: String, CodingKey {
        case megabytesPerSecond = "megabytes_per_second"
        case statementsPerSecond = "statements_per_second"
      }
    }
    let format = "parley-results-1"
    let version = ParleyVersion.current
    let command: String
    let model: File
    let actors: File
    let inputs: [InputRecord]
    let counts: BatchCounts
    let start: String
    let end: String
    let seconds: Double
    let throughput: Throughput
  }

  private var content: Content {
    let seconds = started.seconds(until: finished)
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    return Content(
      command: command, model: .init(file: model.path, sha256: model.sha256),
      actors: .init(file: dictionary.path, sha256: dictionary.sha256),
      inputs: inputs, counts: counts,
      start: started.text, end: finished.text, seconds: rounded(seconds),
      throughput: .init(
        megabytesPerSecond: rounded(Double(counts.bytes) / 1e6 / max(seconds, 1e-9)),
        statementsPerSecond: rounded(Double(counts.statements) / max(seconds, 1e-9))))
  }
}
