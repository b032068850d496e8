internal import BatchRunner
internal import Glibc

/// Turns the first SIGINT or SIGTERM into a request to stop; a second one ends the program at once.
enum StopSignals {
  static let interruption = Interruption()

  static func install() {
    // Made now: a signal handler must not be the first to ask for it.
    _ = interruption
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in StopSignals.interruption.request() }
    // The handler goes when it has run, and what was read is read on.
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    for signal in [SIGINT, SIGTERM] { sigaction(signal, &action, nil) }
  }
}
