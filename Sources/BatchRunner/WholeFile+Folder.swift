internal import FoundationEssentials

extension WholeFile {
  /// Makes a folder, with those above it, where there is none.
  ///
  /// - Throws: ``ParleyError`` 73.
  public static func makeFolder(_ path: String) throws(ParleyError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ParleyError(
        .cannotCreateOutput, "\(path): the folder cannot be created: \(InputFile.systemReason())")
    }
  }
}
