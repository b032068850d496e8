internal import Glibc

/// A file or standard input, read in large pieces, hashed on the way, unpacked where it is gzip or zstd.
///
/// Used by one task at a time: not `Sendable`.
final class InputFile {
  /// As given by the user; `-` for standard input.
  let name: String
  private let descriptor: Int32
  /// Bytes as they are read out; only those from `next` to `filled` count.
  private var buffer: [UInt8]
  private var filled = 0
  private var next = 0
  private var reachedEnd = false
  /// What a regular file held when it was opened; `nil` for pipes.
  private let sizeAtOpening: Int?
  private var packed: PackedBytes?
  private let unpacks: Bool
  private var hash: SHA256? = SHA256()
  /// Bytes of the file itself, packed or not, read so far.
  private(set) var byteCount = 0

  private struct PackedBytes {
    let unpacker: any Unpacker
    var bytes: [UInt8]
    var next: Int
    var filled: Int
    /// The output was full the last time, so more may come without more input.
    var mayHoldMore = true
  }

  private static let largestPiece = 1 << 20

  /// - Parameter unpacks: whether gzip and zstd are unpacked, told by their first bytes.
  /// - Throws: ``ParleyError`` 66 with the system's reason.
  init(_ name: String, unpacks: Bool = true) throws(ParleyError) {
    self.name = name
    self.unpacks = unpacks
    if name == "-" {
      descriptor = STDIN_FILENO
    } else {
      descriptor = open(name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw ParleyError(
          .cannotOpenInput, "\(name): cannot be opened: \(InputFile.systemReason())")
      }
    }
    var status = stat()
    let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    sizeAtOpening = isRegular && name != "-" ? Int(status.st_size) : nil
    // A hundred thousand small files need no megabyte each.
    let piece = min((sizeAtOpening ?? Self.largestPiece) + 1, Self.largestPiece)
    buffer = [UInt8](repeating: 0, count: max(piece, 4096))
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  static func systemReason() -> String { String(cString: strerror(errno)) }

  /// The next byte without taking it.
  func peek() throws(ParleyError) -> UInt8? {
    if next == filled, try !fill() { return nil }
    return buffer[next]
  }

  /// What comes next without taking it: the first line, or as much of it as `limit` and one piece hold.
  func preview(limit: Int) throws(ParleyError) -> ArraySlice<UInt8> {
    if next == filled, try !fill() { return [] }
    // A pipe gives little at a time: what has come is kept in front of what comes.
    while filled - next < limit, !buffer[next..<filled].contains(UInt8(ascii: "\n")) {
      let kept = Array(buffer[next..<filled])
      guard try fill() else {
        buffer = kept
        (next, filled) = (0, kept.count)
        break
      }
      var joined = kept + buffer[next..<filled]
      (next, filled) = (0, joined.count)
      joined += [UInt8](repeating: 0, count: max(buffer.count - joined.count, 0))
      buffer = joined
    }
    return buffer[next..<min(filled, next + limit)]
  }

  private func fill() throws(ParleyError) -> Bool {
    if reachedEnd { return false }
    if packed == nil {
      let count = try readFile(into: &buffer)
      let isFirst = byteCount == count
      (next, filled) = (0, count)
      if unpacks, isFirst, count > 0 {
        try completeMagic()
        if let packing = Packing(firstBytes: buffer[..<filled]) {
          packed = PackedBytes(
            unpacker: packing.unpacker, bytes: buffer, next: 0, filled: filled)
          buffer = [UInt8](repeating: 0, count: Self.largestPiece)
        } else if let promised = Packing(name: name) {
          throw failure("its name says \(promised), but its content is not")
        }
      }
    }
    if packed != nil { (next, filled) = (0, try unpackPiece()) }
    reachedEnd = filled == 0
    return filled > 0
  }

  /// A pipe may give its first bytes one by one; four are needed to tell the packing.
  private func completeMagic() throws(ParleyError) {
    while filled < 4, buffer[0] == 0x1F || buffer[0] == 0x28 || buffer[0] & 0xF0 == 0x50 {
      var more = [UInt8](repeating: 0, count: buffer.count - filled)
      let count = try readFile(into: &more)
      if count == 0 { return }
      buffer.replaceSubrange(filled..<filled + count, with: more[..<count])
      filled += count
    }
  }

  /// The next unpacked bytes in `buffer`; 0 at the end of a whole stream.
  private func unpackPiece() throws(ParleyError) -> Int {
    guard var packed else { return 0 }
    // Out of the property while it is worked on: its bytes must not be copied.
    self.packed = nil
    defer { self.packed = packed }
    while true {
      if packed.next == packed.filled, !packed.mayHoldMore {
        packed.filled = try readFile(into: &packed.bytes)
        packed.next = 0
        if packed.filled == 0 {
          if packed.unpacker.isWhole { return 0 }
          throw failure(
            "the \(packed.unpacker.name) data end too early; what was whole before is kept")
        }
      }
      do throws(UnpackFailure) {
        let (taken, given) = try packed.unpacker.unpack(
          packed.bytes[packed.next..<packed.filled], into: &buffer)
        packed.next += taken
        packed.mayHoldMore = given == buffer.count
        if given > 0 { return given }
      } catch {
        throw failure(error.reason + "; what was whole before is kept")
      }
    }
  }

  private func failure(_ reason: String) -> ParleyError {
    ParleyError(.inputOutput, "\(name): \(reason)")
  }

  /// Reads, counts and hashes bytes of the file itself; 0 at its end.
  private func readFile(into bytes: inout [UInt8]) throws(ParleyError) -> Int {
    var count: Int
    repeat {
      count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw ParleyError(
        .inputOutput,
        "\(name): reading failed after \(byteCount) bytes: \(InputFile.systemReason())")
    }
    byteCount += count
    hash?.update(bytes[..<count])
    if count == 0, let sizeAtOpening, byteCount < sizeAtOpening {
      throw ParleyError(
        .inputOutput,
        "\(name): the file shrank while it was read: \(byteCount) of \(sizeAtOpening) bytes were left"
      )
    }
    return count
  }

  /// A line, or how much was skipped because it was too long.
  enum Line: Equatable {
    case bytes([UInt8])
    case tooLong(Int)
  }

  /// The next line without its end, `nil` at the end. LF and CRLF end lines. A line above `limit` bytes is
  /// passed over, not kept.
  func nextLine(limit: Int) throws(ParleyError) -> Line? {
    guard let line = try nextRawLine(limit: limit) else { return nil }
    guard case .bytes(var bytes) = line else { return line }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return .bytes(bytes)
  }

  /// The next line with its line feed, `nil` at the end. The line feed does not count against `limit`.
  func nextRawLine(limit: Int) throws(ParleyError) -> Line? {
    if next == filled, try !fill() { return nil }
    var line: [UInt8] = []
    var length = 0
    while true {
      let piece = buffer[next..<filled]
      let end = piece.firstIndex(of: UInt8(ascii: "\n"))
      length += (end ?? filled) - next
      if length <= limit { line += piece[..<(end.map { $0 + 1 } ?? filled)] } else { line = [] }
      if let end {
        next = end + 1
        break
      }
      next = filled
      try stopBomb(length, limit: limit)
      if try !fill() { break }
    }
    return length > limit ? .tooLong(length) : .bytes(line)
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
      try stopBomb(length, limit: limit)
    }
    return length > limit ? .tooLong(length) : .bytes(bytes)
  }

  /// A few packed kilobytes can unpack to terabytes: nobody waits for them.
  private func stopBomb(_ length: Int, limit: Int) throws(ParleyError) {
    guard packed != nil, length / Self.bombFactor > limit else { return }
    throw failure(
      "one document unpacks to more than \(Self.bombFactor) times the limit of \(limit) bytes; the rest of the file is passed over"
    )
  }

  private static let bombFactor = 64

  /// SHA-256 of the whole file, also where its content was not read to the end. Call once, at the end.
  func digest() -> String {
    // Standard input may never end; a file does.
    while sizeAtOpening != nil, let count = try? readFile(into: &buffer), count > 0 {}
    guard let done = hash.take() else { return "" }
    return done.hexadecimal()
  }
}
