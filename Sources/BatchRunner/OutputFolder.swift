internal import FoundationEssentials
internal import Glibc

/// Writing to an open file, however the system cuts it up.
public enum Descriptor {
  /// Writes all bytes; `false` where the system refuses, with its reason in `errno`.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

/// A file that appears under its name only when it is whole.
struct OutputFile: ~Copyable {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Under which name the bytes stand.
  private enum Place { case partial, published, nowhere }
  private var place = Place.nowhere

  private var partialPath: String { path + ".partial" }

  init(_ path: String) throws(ParleyError) {
    self.path = path
    descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): cannot be created: \(InputFile.systemReason())")
    }
    place = .partial
    buffer.reserveCapacity(1 << 20)
  }

  deinit {
    close(descriptor)
    if place == .partial { unlink(path + ".partial") }
  }

  mutating func write(_ bytes: [UInt8]) throws(ParleyError) {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  private mutating func flush() throws(ParleyError) {
    guard Descriptor.write(buffer, to: descriptor) else {
      throw ParleyError(
        .inputOutput,
        "\(path): writing failed: \(InputFile.systemReason()); free some space and run again")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and makes sure that it is on disk, still under the partial name.
  mutating func finish() throws(ParleyError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw ParleyError(.inputOutput, "\(path): writing failed: \(InputFile.systemReason())")
    }
  }

  /// Gives the finished file its name.
  mutating func publish() throws(ParleyError) {
    guard rename(partialPath, path) == 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): cannot be created: \(InputFile.systemReason())")
    }
    place = .published
  }

  /// Takes the file back, published or not.
  mutating func discard() {
    switch place {
    case .partial: unlink(partialPath)
    case .published: unlink(path)
    case .nowhere: break
    }
    place = .nowhere
  }
}

/// Writes one whole file, or nothing.
public enum WholeFile {
  public static func write(_ bytes: [UInt8], to path: String) throws(ParleyError) {
    var file = try OutputFile(path)
    do throws(ParleyError) {
      try file.write(bytes)
      try file.finish()
      try file.publish()
    } catch {
      file.discard()
      throw error
    }
  }

  static func remove(_ path: String) { unlink(path) }
}

/// The folder of one run, held against a second run.
struct OutputFolder: ~Copyable {
  let path: String
  private let lock: Int32

  static let statements = "statements.jsonl"
  static let actors = "actors.csv"
  static let affiliations = "affiliations.csv"
  static let dyads = "dyads.csv"
  static let timeline = "timeline.csv"
  static let affiliationTimeline = "affiliation_timeline.csv"
  static let notes = "estimates.json"
  static let rejects = "rejects.jsonl"
  static let manifest = "manifest.json"

  /// Makes and locks the folder.
  ///
  /// - Throws: 73 if it cannot be made or holds results already, 75 if another run has it.
  init(_ path: String, overwrite: Bool) throws(ParleyError) {
    lock = try Self.lock(path, overwrite: overwrite)
    self.path = path
  }

  private static func lock(_ path: String, overwrite: Bool) throws(ParleyError) -> Int32 {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder {
      throw ParleyError(
        .cannotCreateOutput, "\(path): is a file, not a folder; give another --output")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ParleyError(
        .cannotCreateOutput, "\(path): the folder cannot be created: \(InputFile.systemReason())")
    }
    guard overwrite || !FileManager.default.fileExists(atPath: path + "/" + statements) else {
      throw ParleyError(
        .cannotCreateOutput,
        "\(path): already holds results; give --overwrite to replace them, or another folder")
    }
    let descriptor = open(path + "/.parley.lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): the folder cannot be written: \(InputFile.systemReason())")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw ParleyError(
        .folderInUse,
        "\(path): another run of parley is writing here; wait for it or choose another folder")
    }
    return descriptor
  }

  deinit {
    unlink(path + "/.parley.lock")
    close(lock)
  }

  func file(_ name: String) throws(ParleyError) -> OutputFile { try OutputFile(path + "/" + name) }
}
