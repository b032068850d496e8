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
  static let ledger = "ledger.bin"
  static let database = "parley.sqlite"
  static let manifest = "manifest.json"
  static let journal = "journal.partial"
  private static let lockFile = ".parley.lock"

  /// The files that grow while a run goes on.
  static let growing = [statements, rejects, ledger]

  /// Makes and locks the folder.
  ///
  /// - Throws: 73 if it cannot be made, 75 if another run has it.
  init(_ path: String) throws(ParleyError) {
    lock = try Self.lock(path)
    self.path = path
  }

  private static func lock(_ path: String) throws(ParleyError) -> Int32 {
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
    let name = path + "/" + lockFile
    while true {
      let descriptor = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw ParleyError(
          .cannotCreateOutput, "\(path): the folder cannot be written: \(InputFile.systemReason())"
        )
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw ParleyError(
          .folderInUse,
          "\(path): another run of parley is writing here; wait for it or choose another folder")
      }
      // Whoever held it removes the file when done: a lock on a file that is gone keeps nobody out.
      if isSameFile(descriptor, name) { return descriptor }
      close(descriptor)
    }
  }

  private static func isSameFile(_ descriptor: Int32, _ name: String) -> Bool {
    var held = stat()
    var there = stat()
    return fstat(descriptor, &held) == 0 && stat(name, &there) == 0 && held.st_ino == there.st_ino
      && held.st_dev == there.st_dev
  }

  deinit {
    unlink(path + "/" + Self.lockFile)
    close(lock)
  }

  subscript(name: String) -> String { path + "/" + name }

  func contains(_ name: String) -> Bool { access(self[name], F_OK) == 0 }

  func file(_ name: String) throws(ParleyError) -> OutputFile { try OutputFile(self[name]) }

  func remove(_ name: String) { unlink(self[name]) }

  /// Removes what SQLite keeps of an unfinished database.
  func removeDatabase() {
    for ending in ["", "-wal", "-shm"] {
      unlink(OutputFile.partialPath(self[Self.database]) + ending)
    }
  }

  /// Gives a finished file its name.
  /// - Throws: ``ParleyError`` 73.
  func publish(_ name: String) throws(ParleyError) {
    guard rename(OutputFile.partialPath(self[name]), self[name]) == 0 else {
      throw ParleyError(
        .cannotCreateOutput, "\(self[name]): cannot be created: \(InputFile.systemReason())")
    }
  }

  /// Gives a finished file that was published back its partial name, if it has none.
  func takeBack(_ name: String) {
    if access(OutputFile.partialPath(self[name]), F_OK) != 0 {
      rename(self[name], OutputFile.partialPath(self[name]))
    }
  }

  /// Refuses what could not be published hours later.
  /// - Throws: 73 where a folder has the name of a file.
  func expectFreeNames(_ names: [String]) throws(ParleyError) {
    for name in names.flatMap({ [self[$0], OutputFile.partialPath(self[$0])] }) {
      var status = stat()
      if stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        throw ParleyError(
          .cannotCreateOutput, "\(name): cannot be created: a folder has that name")
      }
    }
  }

  /// Makes sure that the names are on disk.
  func synchronize() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }
}
