/// Paths from a list: what `--files-from` names.
enum FileList {
  /// One path a line; where there is a NUL byte (`find -print0`), paths end with NUL instead, and may hold line breaks.
  ///
  /// A path that is no valid UTF-8 is repaired, and then names nothing.
  ///
  /// - Parameter list: a file, or `-` for standard input.
  /// - Throws: ``ParleyError`` 66 if it cannot be opened, 65 if it is empty or too long.
  static func paths(_ list: String) throws(ParleyError) -> [String] {
    guard case .bytes(let bytes) = try InputFile(list).rest(limit: 1 << 30) else {
      throw ParleyError(.unusableInput, "\(list): the list is longer than 1 GiB")
    }
    let end: UInt8 = bytes.contains(0) ? 0 : UInt8(ascii: "\n")
    let paths = bytes.split(separator: end).map { line in
      let isCut = end != 0 && line.last == UInt8(ascii: "\r")
      return String(decoding: isCut ? line.dropLast() : line, as: UTF8.self)
    }.filter { !$0.isEmpty }
    guard !paths.isEmpty else {
      throw ParleyError(.unusableInput, "\(list): the list is empty; one path a line is needed")
    }
    return paths
  }
}
