import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("InputList")
struct InputListTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func entries(_ inputs: [String], format: InputFormat = .auto) throws
    -> [InputList.Entry]
  {
    try InputList(inputs, format: format).entries
  }

  private func entry(_ name: String, _ stem: String, _ format: InputFormat) -> InputList.Entry {
    InputList.Entry(path: folder[name], stem: stem, format: format)
  }

  @Test("walks folders in name order and takes only articles")
  func walksInNameOrder() throws {
    for name in [
      "c/b.csv", "c/a/x.txt", "c.txt", "B.jsonl", "a.tsv", "a10.text", "a9.ndjson", "é.tab",
      "notes.md", "README", "c/pictures/one.png",
    ] {
      try folder.write(name, "x")
    }
    let expected = [
      entry("B.jsonl", "B", .jsonl), entry("a.tsv", "a", .tsv), entry("a10.text", "a10", .text),
      entry("a9.ndjson", "a9", .jsonl), entry("c/a/x.txt", "c/a/x", .text),
      entry("c/b.csv", "c/b", .csv), entry("c.txt", "c", .text), entry("é.tab", "é", .tsv),
    ]
    #expect(try entries([folder.path]) == expected)
    #expect(try entries([folder.path + "/"]) == expected)
  }

  @Test("passes over hidden files and folders")
  func skipsHidden() throws {
    try folder.write(".hidden.txt", "x")
    try folder.write(".git/a.txt", "x")
    try folder.write("seen.txt", "x")
    #expect(try entries([folder.path]) == [entry("seen.txt", "seen", .text)])
  }

  @Test("enters no linked folder below the one named, but reads linked files")
  func doesNotFollowFolderLinks() throws {
    let elsewhere = try ScratchFolder()
    try elsewhere.write("far.txt", "x")
    try folder.write("near.txt", "x")
    try folder.link("link", to: elsewhere.path)
    try folder.link("loop", to: folder.path)
    try folder.link("dangling.txt", to: folder["nowhere.txt"])
    try folder.link("shortcut.txt", to: elsewhere["far.txt"])
    #expect(
      try entries([folder.path]) == [
        entry("near.txt", "near", .text), entry("shortcut.txt", "shortcut", .text),
      ])
    #expect(
      try entries([folder["link"]]) == [
        InputList.Entry(path: folder["link/far.txt"], stem: "far", format: .text)
      ])
  }

  @Test("keeps the order of what was named")
  func keepsArgumentOrder() throws {
    try folder.write("a.txt", "x")
    try folder.write("b.unknown", "x")
    try folder.write("sub/c.csv", "x")
    #expect(
      try entries([folder["sub"], "-", folder["b.unknown"], folder["a.txt"]]) == [
        entry("sub/c.csv", "c", .csv), InputList.Entry(path: "-", stem: "stdin", format: .auto),
        entry("b.unknown", "b.unknown", .auto), entry("a.txt", "a", .text),
      ])
  }

  @Test("a format that was asked for wins over the name's")
  func formatOverrides() throws {
    try folder.write("a.txt", "x")
    try folder.write("b.csv", "x")
    #expect(
      try entries([folder.path, folder["a.txt"], "-"], format: .tsv).map(\.format)
        == [.tsv, .tsv, .tsv, .tsv])
  }

  @Test("refuses what does not exist with 66")
  func refusesUnknownPaths() throws {
    let path = folder["nowhere"]
    #expect(throws: ParleyError(.cannotOpenInput, "\(path): no such file or folder")) {
      try entries([path])
    }
  }

  @Test("refuses a folder without articles with 65")
  func refusesEmptyFolders() throws {
    try folder.write("notes.md", "x")
    let error = #expect(throws: ParleyError.self) { try entries([folder.path]) }
    #expect(error?.code == .unusableInput)
    #expect(error?.description.hasPrefix("\(folder.path): no .txt") == true)
  }

  @Test(
    "refuses a compressed file with 65 and says what unpacks it",
    arguments: [
      ("a.jsonl.gz", "zcat"), ("a.csv.zst", "zstdcat"), ("a.zip", "unzip -p"), ("a.bz2", "bzcat"),
      ("a.txt.xz", "xzcat"),
    ])
  func refusesCompressedFiles(_ name: String, _ tool: String) throws {
    let path = try folder.write(name, "x")
    let error = #expect(throws: ParleyError.self) { try entries([path]) }
    #expect(error?.code == .unusableInput)
    #expect(error?.description.contains("\(tool) '\(path)'") == true)
  }

  @Test(
    "knows formats by extension, in any case",
    arguments: [
      ("a.txt", InputFormat.text), ("a.TXT", .text), ("a.text", .text), ("a.b.jsonl", .jsonl),
      ("a.ndjson", .jsonl), ("/x.d/a.csv", .csv), ("a.tsv", .tsv), ("a.Tab", .tsv),
      ("a.md", nil), ("a", nil), ("/x.csv/a", nil),
    ])
  func knowsExtensions(_ path: String, _ expected: InputFormat?) {
    #expect(InputFormat.byExtension(path) == expected)
  }
}
