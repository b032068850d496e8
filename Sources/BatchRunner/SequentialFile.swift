internal import Glibc

/// A file of our own, read from front to back in the sizes that the reader asks for.
struct SequentialFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// - Throws: ``ParleyError`` 66.
  init(_ path: String) throws(ParleyError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ParleyError(.cannotOpenInput, "\(path): cannot be opened: \(InputFile.systemReason())")
    }
  }

  deinit { close(descriptor) }

  /// Exactly `count` bytes, fewer at the end.
  /// - Throws: ``ParleyError`` 74.
  mutating func read(_ count: Int) throws(ParleyError) -> [UInt8] {
    var failed = false
    // Memory is taken for what the file can hold, not for what a damaged length asks.
    let bytes = [UInt8](unsafeUninitializedCapacity: min(count, try remaining())) { buffer, done in
      while done < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[done...])
        let part = Glibc.read(descriptor, rest.baseAddress, rest.count)
        if part < 0, errno == EINTR { continue }
        failed = part < 0
        if part <= 0 { break }
        done += part
      }
    }
    if failed { throw failure() }
    return bytes
  }

  mutating func seek(_ offset: Int) throws(ParleyError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw failure() }
  }

  /// Bytes from here to the end.
  private func remaining() throws(ParleyError) -> Int {
    var status = stat()
    let here = lseek(descriptor, 0, SEEK_CUR)
    guard here >= 0, fstat(descriptor, &status) == 0 else { throw failure() }
    return max(0, Int(status.st_size) - Int(here))
  }

  private func failure() -> ParleyError {
    ParleyError(.inputOutput, "\(path): reading failed: \(InputFile.systemReason())")
  }
}
