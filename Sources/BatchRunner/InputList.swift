/// The files behind what the user named: folders walked in name order, names of documents that differ.
struct InputList: Sendable {
  struct Entry: Sendable, Equatable {
    /// As given, `-` for standard input.
    let path: String
    /// Name for ids: relative to the folder that was named, without extension.
    var stem: String
    let format: InputFormat
    /// Why it is known beforehand that there is nothing to read.
    var problem: String?
  }

  private(set) var entries: [Entry] = []

  /// - Parameters:
  ///   - inputs: files, folders, `-`.
  ///   - listed: more of them, from a list: what is missing becomes a reject instead of an error.
  /// - Throws: ``ParleyError`` 66 for what does not exist, 65 for archives and folders without articles.
  init(_ inputs: [String], listed: [String] = [], format: InputFormat) throws(ParleyError) {
    for input in inputs { try add(input, format: format) }
    for input in listed {
      do throws(ParleyError) {
        try add(input, format: format)
      } catch {
        entries.append(
          Entry(path: input, stem: input, format: .text, problem: error.description))
      }
    }
    entries.makeStemsDistinct()
  }

  private mutating func add(_ input: String, format: InputFormat) throws(ParleyError) {
    if input == "-" {
      entries.append(Entry(path: "-", stem: "stdin", format: format))
      return
    }
    switch FolderEntry.Kind(following: input) {
    case .missing: throw ParleyError(.cannotOpenInput, "\(input): no such file or folder")
    case .folder:
      let before = entries.count
      try walk(input, prefix: "", format: format)
      if entries.count == before {
        throw ParleyError(
          .unusableInput, "\(input): no .txt, .jsonl, .csv, .tsv or .html file in this folder")
      }
    case .file, .other, .link:
      try Self.refuseArchive(input)
      let name = input.split(separator: "/").last.map(String.init) ?? input
      entries.append(
        Entry(
          path: input, stem: Self.stem(name),
          format: format == .auto ? InputFormat.byExtension(input) ?? .auto : format))
    }
  }

  /// Hidden files, unknown extensions and links to folders are passed over; what cannot be read stays, as a problem.
  private mutating func walk(_ folder: String, prefix: String, format: InputFormat)
    throws(ParleyError)
  {
    for entry in try FolderEntry.all(in: folder) where !entry.name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + entry.name : folder + "/" + entry.name
      let known = InputFormat.byExtension(entry.name)
      let stem = prefix + Self.stem(entry.name)
      func problem(_ reason: String) -> Entry {
        Entry(path: path, stem: stem, format: .text, problem: reason)
      }
      if !entry.isNameValid, known != nil || entry.kind == .folder {
        entries.append(problem("the name is no valid UTF-8; rename it"))
        continue
      }
      switch entry.kind == .link ? FolderEntry.Kind(following: path) : entry.kind {
      case .folder:
        // A link to a folder may lead back up: only real folders are entered.
        guard entry.kind == .folder else { continue }
        do throws(ParleyError) {
          try walk(path, prefix: prefix + entry.name + "/", format: format)
        } catch {
          entries.append(
            Entry(path: path, stem: stem, format: .text, problem: error.description))
        }
      case .file:
        guard let known else { continue }
        entries.append(Entry(path: path, stem: stem, format: format == .auto ? known : format))
      case .missing, .link:
        if known != nil { entries.append(problem("a link that leads nowhere")) }
      case .other:
        if known != nil { entries.append(problem("neither a file nor a folder")) }
      }
    }
  }

  private static func stem(_ name: String) -> String {
    guard InputFormat.byExtension(name) != nil else { return name }
    var stem = Substring(name)
    if Packing(name: name) != nil, let dot = stem.lastIndex(of: ".") { stem = stem[..<dot] }
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex { stem = stem[..<dot] }
    return String(stem)
  }

  private static func refuseArchive(_ path: String) throws(ParleyError) {
    for (ending, tool) in [(".zip", "unzip -p"), (".bz2", "bzcat"), (".xz", "xzcat")]
    where path.hasSuffix(ending) {
      throw ParleyError(
        .unusableInput,
        "\(path): only .gz and .zst are unpacked; use: \(tool) '\(path)' | parley ... -")
    }
    for ending in [".tar", ".tar.gz", ".tgz", ".tar.zst", ".tar.bz2", ".tar.xz"]
    where path.hasSuffix(ending) {
      throw ParleyError(
        .unusableInput, "\(path): archives are not read; unpack it into a folder first")
    }
  }
}

extension [InputList.Entry] {
  /// Gives entries with the same stem longer ones, by what tells them apart: the extension, else the path as
  /// given, else, for the same path twice, a number.
  ///
  /// A document's id so depends on which inputs there are, but never on their order, unless one is named twice.
  fileprivate mutating func makeStemsDistinct() {
    for lengthen in [\InputList.Entry.nameInStemsFolder, \.path] {
      let shared = self.indicesOfSharedStems()
      for i in shared { self[i].stem = self[i][keyPath: lengthen] }
    }
    var uses: [String: Int] = [:]
    for i in self.indicesOfSharedStems() {
      uses[self[i].stem, default: 0] += 1
      if let n = uses[self[i].stem], n > 1 { self[i].stem += " (\(n))" }
    }
  }

  private func indicesOfSharedStems() -> [Int] {
    var counts: [String: Int] = [:]
    counts.reserveCapacity(count)
    for entry in self { counts[entry.stem, default: 0] += 1 }
    return counts.count == count ? [] : indices.filter { counts[self[$0].stem, default: 0] > 1 }
  }
}

extension InputList.Entry {
  /// The stem with its extensions.
  fileprivate var nameInStemsFolder: String {
    let folder = stem.lastIndex(of: "/").map { String(stem[...$0]) } ?? ""
    return folder + (path.split(separator: "/").last ?? "")
  }
}
