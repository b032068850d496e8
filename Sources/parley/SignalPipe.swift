internal import Glibc
internal import Synchronization

/// Where the handler writes; -1 while nobody listens.
private let wakeDescriptor = Atomic<Int32>(-1)

/// Signals as bytes on a pipe, so that a program which waits for keys hears of them in its own time.
///
/// One at a time: handlers are the process's.
struct SignalPipe: ~Copyable {
  private let signals: [Int32]
  /// Readable when a signal has come.
  let readEnd: Int32
  private let writeEnd: Int32

  /// `nil` where the system has no descriptors left.
  init?(_ signals: [Int32]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // A full pipe must not stop a handler.
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    self.signals = signals
    (readEnd, writeEnd) = (ends[0], ends[1])
    wakeDescriptor.store(ends[1], ordering: .sequentiallyConsistent)
    for number in signals { listen(to: number) }
    // A parent may have blocked them in the thread that started this program.
    var listened = sigset_t()
    sigemptyset(&listened)
    for number in signals { sigaddset(&listened, number) }
    pthread_sigmask(SIG_UNBLOCK, &listened, nil)
  }

  /// Puts the handler in place, again after the default took its turn.
  func listen(to number: Int32) {
    signal(number) { number in
      // Only what is safe in a handler: a load, a write, and errno as it was.
      let before = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(wakeDescriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
      errno = before
    }
  }

  /// The next signal that has come, `nil` for none.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return read(readEnd, &byte, 1) == 1 ? Int32(byte) : nil
  }

  deinit {
    for number in signals { signal(number, SIG_DFL) }
    wakeDescriptor.store(-1, ordering: .sequentiallyConsistent)
    close(readEnd)
    close(writeEnd)
  }
}
