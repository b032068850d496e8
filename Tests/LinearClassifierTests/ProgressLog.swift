import Synchronization

/// What training reported, from whichever thread.
final class ProgressLog: Sendable {
  private let reported = Mutex([Double]())

  var values: [Double] { reported.withLock { $0 } }

  @Sendable func add(_ value: Double) { reported.withLock { $0.append(value) } }
}
