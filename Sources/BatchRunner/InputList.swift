internal import FoundationEssentials

/// How an input's bytes hold articles.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By the file's extension, else by its first byte.
  case auto
  /// One file, one article.
  case text
  case jsonl, csv, tsv

  static func byExtension(_ path: String) -> InputFormat? {
    switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
    case "txt", "text": .text
    case "jsonl", "ndjson": .jsonl
    case "csv": .csv
    case "tsv", "tab": .tsv
    default: nil
    }
  }
}

/// The files behind what the user named: folders walked in name order.
struct InputList: Sendable {
  struct Entry: Sendable, Equatable {
    /// As given, `-` for standard input.
    let path: String
    /// Name for ids: relative to the folder that was named, without extension.
    let stem: String
    let format: InputFormat
  }

  private(set) var entries: [Entry] = []

  /// - Throws: ``ParleyError`` 66 for what does not exist, 65 for compressed files and folders without articles.
  init(_ inputs: [String], format: InputFormat) throws(ParleyError) {
    for input in inputs {
      if input == "-" {
        entries.append(Entry(path: "-", stem: "stdin", format: format))
        continue
      }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: input, isDirectory: &isFolder) else {
        throw ParleyError(.cannotOpenInput, "\(input): no such file or folder")
      }
      if isFolder {
        let before = entries.count
        try walk(input, prefix: "", format: format)
        if entries.count == before {
          throw ParleyError(
            .unusableInput, "\(input): no .txt, .jsonl, .csv or .tsv file in this folder")
        }
      } else {
        try Self.refuseCompressed(input)
        entries.append(
          Entry(
            path: input,
            stem: Self.stem(input.split(separator: "/").last.map(String.init) ?? input),
            format: format == .auto ? InputFormat.byExtension(input) ?? .auto : format))
      }
    }
  }

  private mutating func walk(_ folder: String, prefix: String, format: InputFormat)
    throws(ParleyError)
  {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    } catch {
      throw ParleyError(.cannotOpenInput, "\(folder): the folder cannot be read")
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder {
        // A link to a folder may lead back up: only real folders are entered.
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
        if !isLink { try walk(path, prefix: prefix + name + "/", format: format) }
      } else if let found = InputFormat.byExtension(name) {
        entries.append(
          Entry(
            path: path, stem: prefix + Self.stem(name), format: format == .auto ? found : format))
      }
    }
  }

  private static func stem(_ name: String) -> String {
    guard InputFormat.byExtension(name) != nil, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else { return name }
    return String(name[..<dot])
  }

  private static func refuseCompressed(_ path: String) throws(ParleyError) {
    for (ending, tool) in [
      (".gz", "zcat"), (".zst", "zstdcat"), (".zip", "unzip -p"), (".bz2", "bzcat"),
      (".xz", "xzcat"),
    ]
    where path.hasSuffix(ending) {
      throw ParleyError(
        .unusableInput,
        "\(path): compressed files are not read yet; use: \(tool) '\(path)' | parley ... -")
    }
  }
}
