import Foundation
import ParleyTestSupport
import Testing

/// The built `parley`, run as a user runs it.
struct ParleyBinary {
  struct Missing: Error, CustomStringConvertible {
    let tried: [String]
    var description: String {
      "parley is not built; run 'swift build' first. Looked for: \(tried.joined(separator: ", "))"
    }
  }

  /// What a finished command left.
  struct Outcome {
    /// Exit code; 128 plus the signal's number where one ended it, as a shell says it.
    let code: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The source tree.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Beside the tests' own executable, else in the source tree's build folder.
  static func path() throws -> String {
    let beside = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().path
    let tried = [
      Bundle.main.bundlePath, beside, root + "/.build/debug", root + "/.build/release",
    ].map { $0 + "/parley" }
    let found = tried.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { throw Missing(tried: tried) }
    return found
  }

  /// Where commands run; paths in arguments are relative to it.
  let folder: ScratchFolder
  private let executable: String

  init(in folder: ScratchFolder) throws {
    self.folder = folder
    executable = try Self.path()
  }

  func callAsFunction(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(arguments, input: input, environment: environment)
  }

  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:])
    async throws -> Outcome
  {
    try await launch(executable, arguments, input: input, environment: environment)
  }

  /// Runs a line of shell in which `parley` is the built one.
  func shell(_ line: String) async throws -> Outcome {
    let function = "parley() { '\(executable)' \"$@\"; }; "
    return try await launch("/bin/sh", ["-c", function + line], input: "", environment: [:])
  }

  private func launch(
    _ program: String, _ arguments: [String], input: String, environment: [String: String]
  ) async throws -> Outcome {
    // Files, not pipes: nothing to drain, so nothing can block. Outside of the folder that tests list.
    let streams = try ScratchFolder()
    for name in ["out", "err"] { try streams.write(name, "") }
    let process = try process(program, arguments, environment)
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: streams.write("in", input)))
    process.standardOutput = FileHandle(forWritingAtPath: streams["out"])
    process.standardError = FileHandle(forWritingAtPath: streams["err"])
    try await Self.finish(process)
    return Outcome(
      code: Self.code(of: process), output: try streams.text("out"), errors: try streams.text("err")
    )
  }

  /// Runs with standard output on a terminal, and gives what that terminal got: at most some kilobytes.
  func onTerminal(_ arguments: String..., environment: [String: String] = [:]) async throws
    -> String
  {
    let terminal = try PseudoTerminal()
    let process = try process(executable, arguments, environment)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = terminal.secondary
    process.standardError = FileHandle.nullDevice
    try await Self.finish(process)
    return terminal.everything()
  }

  /// Starts with input and output on a terminal of 24 lines and 80 columns, and leaves it running.
  func start(
    _ arguments: [String], on terminal: PseudoTerminal, environment: [String: String] = [:]
  )
    throws -> Process
  {
    let process = try process(executable, arguments, environment)
    process.standardInput = terminal.secondary
    process.standardOutput = terminal.secondary
    process.standardError = terminal.secondary
    try process.run()
    return process
  }

  func process(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var own = ProcessInfo.processInfo.environment
    for name in ["PARLEY_MODEL", "NO_COLOR"] { own[name] = nil }
    own["TERM"] = "xterm"
    process.environment = own.merging(environment) { $1 }
    return process
  }

  static func finish(_ process: Process) async throws {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        done.resume(throwing: error)
      }
    }
  }

  private static func code(of process: Process) -> Int32 {
    process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }
}
