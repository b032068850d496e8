import Foundation

extension ParleyBinary {
  /// Starts a command in the background of a shell, sends it a signal after some seconds and waits for its end.
  ///
  /// - Returns: its outcome, 128 plus the signal's number where the signal ended it; its own code where it was faster.
  func stopped(
    after seconds: Double, by signal: String, _ arguments: String, twice: Bool = false
  ) async throws -> Outcome {
    let again = twice ? "kill -\(signal) $! 2> /dev/null; " : ""
    return try await shell(
      "'\(try Self.path())' \(arguments) & sleep \(seconds); kill -\(signal) $! 2> /dev/null; \(again)wait $!"
    )
  }

  /// Runs with standard error on a terminal, and gives what that terminal got: at most some kilobytes.
  func errorsOnTerminal(_ arguments: [String]) async throws -> String {
    let terminal = try PseudoTerminal()
    let process = try process(try Self.path(), arguments, [:])
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = terminal.secondary
    try await Self.finish(process)
    return terminal.everything()
  }
}
