internal import Glibc

extension LabelSheet {
  /// Writes a new sheet.
  ///
  /// - Throws: ``ParleyError`` 73 where a file stands already: labels in it would be lost.
  public static func create(_ bytes: [UInt8], at path: String) throws(ParleyError) {
    guard access(path, F_OK) != 0 else {
      throw ParleyError(
        .cannotCreateOutput,
        "\(path): exists already, and labels in it would be lost; give another name")
    }
    try WholeFile.write(bytes, to: path)
  }
}

/// Saves one sheet again and again, each time whole or not at all, and never over what somebody else wrote.
public struct SheetSaver: Sendable {
  private let name: String
  /// Without links: the file is replaced, not the link to it.
  private let path: String
  private var saved: Version

  /// What tells one state of a file from the next.
  private struct Version: Equatable {
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      inode = UInt(status.st_ino)
      size = Int(status.st_size)
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    }
  }

  /// Remembers the file as it is. Make one before the sheet is read.
  ///
  /// - Throws: ``ParleyError`` 66.
  public init(_ name: String) throws(ParleyError) {
    guard let resolved = realpath(name, nil) else {
      throw ParleyError(.cannotOpenInput, "\(name): cannot be opened: \(InputFile.systemReason())")
    }
    path = String(cString: resolved)
    free(resolved)
    guard let version = Version(path) else {
      throw ParleyError(.cannotOpenInput, "\(name): cannot be opened: \(InputFile.systemReason())")
    }
    self.name = name
    saved = version
  }

  /// - Throws: ``ParleyError`` 74 if another program has written the file since, 73 or 74 if it cannot be written.
  public mutating func save(_ sheet: LabelSheet) throws(ParleyError) {
    guard Version(path) == saved else {
      throw ParleyError(
        .inputOutput,
        "\(name): another program changed it while you were labelling; the last label was not saved; start again"
      )
    }
    try WholeFile.write(sheet.bytes, to: path)
    guard let version = Version(path) else {
      throw ParleyError(.inputOutput, "\(name): gone after it was written; start again")
    }
    saved = version
  }
}
