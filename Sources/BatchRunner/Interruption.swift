internal import Synchronization

/// A request to stop after the batches in hand; may come from a signal handler.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  public init() {}

  public var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Async-signal-safe: one atomic store.
  public func request() { requested.store(true, ordering: .relaxed) }
}
