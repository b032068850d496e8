/// A failure that ends a command: what, where, and what to do, in one line.
public struct ParleyError: Error, Equatable, CustomStringConvertible {
  /// The exit codes that parley promises: those of sysexits, and a shell's for an interrupt.
  public enum Code: Int32, Sendable {
    case unusableInput = 65
    case cannotOpenInput = 66
    case internalError = 70
    case cannotCreateOutput = 73
    case inputOutput = 74
    case folderInUse = 75
    case interrupted = 130
  }

  public let code: Code
  public let description: String

  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
