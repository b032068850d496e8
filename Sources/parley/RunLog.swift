internal import BatchRunner
internal import Glibc
internal import Logging

/// One JSON object a line on standard error: what a scheduler's log collector reads.
struct JSONLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: [UInt8] = []
    JSONText.append(
      "{\"time\":\"\(Self.now())\",\"level\":\"\(event.level)\",\"message\":", to: &line)
    JSONText.append(string: "\(event.message)", to: &line)
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      JSONText.append(",", to: &line)
      JSONText.append(string: key, to: &line)
      JSONText.append(":", to: &line)
      if case .stringConvertible(let number) = value, number is Int || number is Double {
        JSONText.append("\(number)", to: &line)
      } else {
        JSONText.append(string: "\(value)", to: &line)
      }
    }
    JSONText.append("}\n", to: &line)
    // A log that cannot be written must not stop a run.
    _ = Descriptor.write(line, to: STDERR_FILENO)
  }

  /// ISO 8601 in UTC with milliseconds.
  private static func now() -> String {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    var parts = tm()
    gmtime_r(&moment.tv_sec, &parts)
    func padded(_ value: some BinaryInteger, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return
      "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
      + "T\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2))"
      + ".\(padded(moment.tv_nsec / 1_000_000, 3))Z"
  }
}

/// What `score` says while it runs: a line on a terminal, JSON lines for a scheduler, or nothing.
struct RunLog {
  enum Form { case silent, plain, terminal, json }

  private let form: Form
  private let logger: Logger
  private var lastShown = -Double.infinity

  init(_ form: Form) {
    self.form = form
    logger = Logger(label: "parley") { _ in JSONLogHandler() }
  }

  /// At most five times a second on a terminal, every ten seconds in a log.
  mutating func show(_ progress: BatchProgress) {
    let pause = form == .terminal ? 0.2 : 10
    guard form == .terminal || form == .json, progress.sittingSeconds - lastShown >= pause else {
      return
    }
    lastShown = progress.sittingSeconds
    if form == .terminal {
      Console.progress(ProgressLine.text(progress))
    } else {
      logger.info(
        progress.isCatchingUp ? "catching up" : "running",
        metadata: [
          "documents": .stringConvertible(progress.documents),
          "rejected": .stringConvertible(progress.rejected),
          "statements": .stringConvertible(progress.statements),
          "input_bytes": .stringConvertible(progress.inputBytes),
          "total_input_bytes": .stringConvertible(progress.totalInputBytes),
          "seconds": .stringConvertible((progress.seconds * 1000).rounded() / 1000),
        ])
    }
  }

  /// The closing line.
  func end(_ outcome: BatchOutcome, in folder: String) {
    clear()
    let counts = outcome.counts
    let said =
      "\(counts.statements) statements in \(counts.documents) articles, \(counts.rejected) rejected; "
      + (outcome.wasFinished ? "\(folder) was finished before" : "results in \(folder)")
    switch form {
    case .silent: break
    case .plain, .terminal: Console.note(said)
    case .json:
      logger.info(
        outcome.wasFinished ? "was finished before" : "finished",
        metadata: [
          "documents": .stringConvertible(counts.documents),
          "rejected": .stringConvertible(counts.rejected),
          "statements": .stringConvertible(counts.statements), "output": .string(folder),
        ])
    }
  }

  /// Takes the progress line away.
  func clear() { if form == .terminal { Console.progress("") } }

  /// Whether the failure is said in the log; else the caller says it.
  func fail(_ error: ParleyError) -> Bool {
    clear()
    guard form == .json else { return false }
    logger.log(
      level: error.code == .interrupted ? .warning : .error, "\(error.description)",
      metadata: ["exit_code": .stringConvertible(Int(error.code.rawValue))])
    return true
  }
}
