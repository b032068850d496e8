internal import Glibc

/// How far a file is, and what stands in it up to there.
struct FilePosition: Sendable, Equatable, Codable {
  let bytes: Int
  /// SHA-256 of these bytes, hexadecimal.
  let sha256: String
}

/// A file that appears under its name only when it is whole; hashed as it is written.
struct OutputFile: ~Copyable {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private let hash: SHA256
  private var byteCount = 0

  /// Under which name the bytes stand.
  private enum Place { case partial, published, nowhere }
  private var place = Place.nowhere

  private static let bufferSize = 1 << 20

  static func partialPath(_ path: String) -> String { path + ".partial" }

  /// Begins anew.
  /// - Throws: ``ParleyError`` 73.
  init(_ path: String) throws(ParleyError) {
    self.path = path
    hash = SHA256()
    descriptor = open(
      Self.partialPath(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): cannot be created: \(InputFile.systemReason())")
    }
    place = .partial
    buffer.reserveCapacity(Self.bufferSize)
  }

  /// Goes on after the bytes that `proven` has seen, and drops what follows them.
  /// - Throws: ``ParleyError`` 73, 74.
  init(resuming proven: consuming ProvenFile) throws(ParleyError) {
    path = proven.path
    byteCount = proven.byteCount
    hash = proven.takeHash()
    descriptor = open(Self.partialPath(path), O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): cannot be written: \(InputFile.systemReason())")
    }
    guard ftruncate(descriptor, off_t(byteCount)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw ParleyError(.inputOutput, "\(path): cannot be cut: \(InputFile.systemReason())")
    }
    place = .partial
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    close(descriptor)
    if place == .partial { unlink(Self.partialPath(path)) }
  }

  mutating func write(_ bytes: [UInt8]) throws(ParleyError) {
    hash.update(bytes)
    byteCount += bytes.count
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private mutating func flush() throws(ParleyError) {
    guard Descriptor.write(buffer, to: descriptor) else {
      throw ParleyError(
        .inputOutput,
        "\(path): writing failed: \(InputFile.systemReason()); free some space and run again")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands everything to the system; what is there then survives the process, with `sync` the machine too.
  mutating func checkpoint(sync: Bool) throws(ParleyError) -> FilePosition {
    try flush()
    if sync { try synchronize() }
    return position
  }

  /// What was written, as far as it goes.
  var position: FilePosition { FilePosition(bytes: byteCount, sha256: hash.digestSoFar()) }

  private func synchronize() throws(ParleyError) {
    guard fdatasync(descriptor) == 0 || errno == EINVAL else {
      throw ParleyError(.inputOutput, "\(path): writing failed: \(InputFile.systemReason())")
    }
  }

  /// Writes what is left and makes sure that it is on disk, still under the partial name.
  mutating func finish() throws(ParleyError) {
    try flush()
    try synchronize()
  }

  /// Gives the finished file its name.
  mutating func publish() throws(ParleyError) {
    guard rename(Self.partialPath(path), path) == 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(path): cannot be created: \(InputFile.systemReason())")
    }
    place = .published
  }

  /// Takes the file back, published or not.
  mutating func discard() {
    switch place {
    case .partial: unlink(Self.partialPath(path))
    case .published: unlink(path)
    case .nowhere: break
    }
    place = .nowhere
  }

  /// Leaves what is there, under the name it has, for a later run.
  mutating func leave() { place = .nowhere }
}

/// An unfinished file of an earlier run, read from the front: how much of it is what its writer noted?
struct ProvenFile: ~Copyable {
  let path: String
  private(set) var byteCount = 0
  private var hash = SHA256()
  private var file: SequentialFile

  /// - Throws: ``ParleyError`` 66.
  init(_ path: String) throws(ParleyError) {
    self.path = path
    file = try SequentialFile(OutputFile.partialPath(path))
  }

  /// Reads on to a noted position; `false` where the bytes are others, or too few.
  mutating func reaches(_ position: FilePosition) throws(ParleyError) -> Bool {
    while byteCount < position.bytes {
      let piece = try file.read(min(1 << 20, position.bytes - byteCount))
      if piece.isEmpty { return false }
      hash.update(piece)
      byteCount += piece.count
    }
    return byteCount == position.bytes && hash.digestSoFar() == position.sha256
  }

  consuming func takeHash() -> SHA256 { hash }
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
}
