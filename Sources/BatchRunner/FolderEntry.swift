internal import Glibc

/// One name in a folder, and what it is.
struct FolderEntry {
  enum Kind: Equatable {
    case file, folder, link, missing
    /// A pipe, a socket, a device.
    case other

    /// What a path leads to, through links.
    init(following path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else {
        self = .missing
        return
      }
      self.init(mode: status.st_mode)
    }

    fileprivate init(mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFREG: self = .file
      case S_IFDIR: self = .folder
      case S_IFLNK: self = .link
      default: self = .other
      }
    }
  }

  /// Repaired where it is no valid UTF-8: then no file is found under it.
  let name: String
  let isNameValid: Bool
  let kind: Kind

  /// All names of a folder in the order of their bytes.
  ///
  /// - Throws: ``ParleyError`` 66.
  static func all(in folder: String) throws(ParleyError) -> [FolderEntry] {
    guard let stream = opendir(folder) else {
      throw ParleyError(
        .cannotOpenInput,
        "\(folder): the folder cannot be read: \(InputFile.systemReason())")
    }
    defer { closedir(stream) }
    var entries: [(bytes: [UInt8], entry: FolderEntry)] = []
    while true {
      errno = 0
      guard let record = readdir(stream) else { break }
      // `d_name` is declared with 256 bytes, and a C string by contract.
      let bytes = withUnsafePointer(to: &record.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { text in
          (0..<strlen(text)).map { UInt8(bitPattern: text[$0]) }
        }
      }
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      entries.append(
        (
          bytes,
          FolderEntry(
            name: name, isNameValid: Array(name.utf8) == bytes,
            kind: kind(of: name, type: record.pointee.d_type, in: stream))
        ))
    }
    guard errno == 0 else {
      throw ParleyError(
        .inputOutput, "\(folder): the folder cannot be read: \(InputFile.systemReason())")
    }
    return entries.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.entry)
  }

  /// Most file systems say it at once; others must be asked.
  private static func kind(of name: String, type: UInt8, in stream: OpaquePointer) -> Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN):
      var status = stat()
      guard fstatat(dirfd(stream), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        return .missing
      }
      return Kind(mode: status.st_mode)
    default: return .other
    }
  }
}
