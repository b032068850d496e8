internal import BatchRunner
internal import Glibc

/// Data to standard output, messages to standard error.
enum Console {
  /// Writes bytes to standard output.
  /// - Throws: ``ParleyError`` 74; a reader that has gone away (`| head`) ends the program quietly.
  static func write(_ bytes: [UInt8]) throws(ParleyError) {
    guard Descriptor.write(bytes, to: STDOUT_FILENO) else {
      throw ParleyError(
        .inputOutput, "standard output: writing failed: \(String(cString: strerror(errno)))")
    }
  }

  static func write(lines: [String]) throws(ParleyError) {
    try write(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// One line on standard error.
  static func error(_ message: String) { emit(message, prefix: "parley: ") }

  static func note(_ message: String) { emit(message, prefix: "") }

  /// What comes from a corpus must neither break the line nor steer the terminal.
  private static func emit(_ message: String, prefix: String) {
    let printable = message.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: scalar
      }
    }
    let line = Array((prefix + String(String.UnicodeScalarView(printable)) + "\n").utf8)
    _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Colour only where somebody sees it, and not against `NO_COLOR` (no-color.org) or a dumb terminal.
  static var hasColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty
      && environment("TERM") != "dumb"
  }

  /// Whether the terminal, if there is one, can draw a screen.
  static var movesCursor: Bool { !["", "dumb"].contains(environment("TERM") ?? "") }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Rewrites the current line of standard error.
  static func progress(_ text: String) {
    let line = Array(("\r\u{1B}[K" + text).utf8)
    _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
