internal import Glibc

/// A file or standard input, read in large pieces, hashed on the way.
///
/// Used by one task at a time: not `Sendable`.
final class InputFile {
  /// As given by the user; `-` for standard input.
  let name: String
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  private var filled = 0
  private var next = 0
  private var reachedEnd = false
  private var hash: SHA256? = SHA256()
  private(set) var byteCount = 0

  /// - Throws: ``ParleyError`` 66 with the system's reason.
  init(_ name: String) throws(ParleyError) {
    self.name = name
    if name == "-" {
      descriptor = STDIN_FILENO
    } else {
      descriptor = open(name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw ParleyError(
          .cannotOpenInput, "\(name): cannot be opened: \(InputFile.systemReason())")
      }
    }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  static func systemReason() -> String { String(cString: strerror(errno)) }

  /// The next byte, `nil` at the end.
  func nextByte() throws(ParleyError) -> UInt8? {
    if next == filled, try !fill() { return nil }
    defer { next += 1 }
    return buffer[next]
  }

  /// The next byte without taking it.
  func peek() throws(ParleyError) -> UInt8? {
    if next == filled, try !fill() { return nil }
    return buffer[next]
  }

  private func fill() throws(ParleyError) -> Bool {
    if reachedEnd { return false }
    var count: Int
    repeat {
      count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw ParleyError(
        .inputOutput,
        "\(name): reading failed after \(byteCount) bytes: \(InputFile.systemReason())")
    }
    filled = count
    next = 0
    byteCount += count
    reachedEnd = count == 0
    hash?.update(buffer[..<count])
    return count > 0
  }

  /// A line without its end, or how much of a line was skipped because it was too long.
  enum Line: Equatable {
    case bytes([UInt8])
    case tooLong(Int)
  }

  /// The next line, `nil` at the end. LF and CRLF end lines. A line above `limit` bytes is passed over, not kept.
  func nextLine(limit: Int) throws(ParleyError) -> Line? {
    if next == filled, try !fill() { return nil }
    var line: [UInt8] = []
    var length = 0
    while true {
      let piece = buffer[next..<filled]
      let end = piece.firstIndex(of: UInt8(ascii: "\n"))
      let part = piece[..<(end ?? filled)]
      length += part.count
      if length <= limit { line += part } else { line = [] }
      if let end {
        next = end + 1
        break
      }
      next = filled
      if try !fill() { break }
    }
    if length > limit { return .tooLong(length) }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return .bytes(line)
  }

  /// Everything that is left; of more than `limit` bytes only the count is kept.
  func rest(limit: Int) throws(ParleyError) -> Line {
    var bytes: [UInt8] = []
    var length = 0
    while true {
      if next == filled, try !fill() { break }
      length += filled - next
      if length <= limit { bytes += buffer[next..<filled] } else { bytes = [] }
      next = filled
    }
    return length > limit ? .tooLong(length) : .bytes(bytes)
  }

  /// SHA-256 of everything read. Call once, at the end.
  func digest() -> String {
    guard let done = hash.take() else { return "" }
    return done.hexadecimal()
  }
}
