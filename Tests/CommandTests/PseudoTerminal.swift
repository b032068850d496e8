import Foundation
import Glibc

/// Two ends of a terminal: a program writes to one, the test reads the other.
struct PseudoTerminal {
  private let primary: FileHandle
  let secondary: FileHandle

  struct Unavailable: Error {}

  init() throws {
    var descriptor: Int32 = -1
    var other: Int32 = -1
    guard openpty(&descriptor, &other, nil, nil, nil) == 0 else { throw Unavailable() }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    primary = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    secondary = FileHandle(fileDescriptor: other, closeOnDealloc: true)
  }

  /// Presses keys.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(primary.fileDescriptor, bytes, bytes.count)
  }

  /// Whether keys come one by one and unseen.
  var isRaw: Bool {
    var settings = termios()
    guard tcgetattr(primary.fileDescriptor, &settings) == 0 else { return false }
    return settings.c_lflag & tcflag_t(ICANON | ECHO) == 0
  }

  /// What was written so far.
  func everything() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(primary.fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
