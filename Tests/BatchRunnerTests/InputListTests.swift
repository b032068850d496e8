import Glibc
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

  private func entry(
    _ name: String, _ stem: String, _ format: InputFormat, problem: String? = nil
  ) -> InputList.Entry {
    InputList.Entry(path: folder[name], stem: stem, format: format, problem: problem)
  }

  @Test("walks folders in name order and takes only articles")
  func walksInNameOrder() throws {
    for name in [
      "c/b.csv", "c/a/x.txt", "c.txt", "B.jsonl", "a.tsv", "a10.text", "a9.ndjson", "é.tab",
      "notes.md", "README", "c/pictures/one.png", "d.jsonl.gz", "e.CSV.zst", "f.gz", "g.htm",
      "notes.md.gz",
    ] {
      try folder.write(name, "x")
    }
    let expected = [
      entry("B.jsonl", "B", .jsonl), entry("a.tsv", "a", .tsv), entry("a10.text", "a10", .text),
      entry("a9.ndjson", "a9", .jsonl), entry("c/a/x.txt", "c/a/x", .text),
      entry("c/b.csv", "c/b", .csv), entry("c.txt", "c", .text),
      entry("d.jsonl.gz", "d", .jsonl), entry("e.CSV.zst", "e", .csv), entry("f.gz", "f", .auto),
      entry("g.htm", "g", .html), entry("é.tab", "é", .tsv),
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
    try folder.link("round.txt", to: folder["round.txt"])
    #expect(
      try entries([folder.path]) == [
        entry("dangling.txt", "dangling", .text, problem: "a link that leads nowhere"),
        entry("near.txt", "near", .text),
        entry("round.txt", "round", .text, problem: "a link that leads nowhere"),
        entry("shortcut.txt", "shortcut", .text),
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
    "refuses an archive with 65 and says what to do",
    arguments: [
      ("a.zip", "unzip -p"), ("a.bz2", "bzcat"), ("a.txt.xz", "xzcat"), ("a.tar", "into a folder"),
      ("a.tar.gz", "into a folder"), ("a.tar.zst", "into a folder"),
    ])
  func refusesArchives(_ name: String, _ advice: String) throws {
    let path = try folder.write(name, "x")
    let error = #expect(throws: ParleyError.self) { try entries([path]) }
    #expect(error?.code == .unusableInput)
    #expect(error?.description.contains(advice) == true)
  }

  @Test("what cannot be read below a folder stays, with the reason")
  func keepsProblems() throws {
    try folder.write("line\nbreak.txt", "x")
    let pipe = folder["pipe.txt"]
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(symlink("b", folder.path + "/z\u{1}.txt") == 0)
    // 0xFF is in no UTF-8.
    let odd =
      Array((folder.path + "/odd").utf8CString.dropLast()) + [-1, 0x2E, 0x63, 0x73, 0x76, 0]
    let descriptor = open(odd, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(
      try entries([folder.path]) == [
        entry("line\nbreak.txt", "line\nbreak", .text),
        entry(
          "odd\u{FFFD}.csv", "odd\u{FFFD}", .text,
          problem: "the name is no valid UTF-8; rename it"),
        entry("pipe.txt", "pipe", .text, problem: "neither a file nor a folder"),
        entry("z\u{1}.txt", "z\u{1}", .text, problem: "a link that leads nowhere"),
      ])
  }

  @Test("inputs with the same stem get ids of their own, in whatever order they are named")
  func stemsDiffer() throws {
    for name in [
      "a/news.jsonl", "b/news.jsonl", "c/x.txt", "c/x.html", "c/y.txt", "c/y.txt.gz", "d/only.csv",
    ] {
      try folder.write(name, "x")
    }
    let inputs = [folder["a/news.jsonl"], folder["b/news.jsonl"], folder["c"], folder["d"]]
    let expected = [
      folder["a/news.jsonl"], folder["b/news.jsonl"], "x.html", "x.txt", "y.txt", "y.txt.gz",
      "only",
    ]
    #expect(try entries(inputs).map(\.stem) == expected)
    let turned = try entries(inputs.reversed())
    #expect(
      Set(turned.map { "\($0.path) \($0.stem)" })
        == Set(try entries(inputs).map { "\($0.path) \($0.stem)" }))
    let twice = try entries([folder["d/only.csv"], folder["d/only.csv"]])
    #expect(twice.map(\.stem) == [folder["d/only.csv"], folder["d/only.csv"] + " (2)"])
  }

  @Test("what a list names and is not there becomes a problem, not an error")
  func listsKeepMissing() throws {
    let path = try folder.write("a.txt", "x")
    let missing = folder["nowhere.txt"]
    let list = try InputList([], listed: [path, missing], format: .auto)
    #expect(list.entries.map(\.path) == [path, missing])
    #expect(list.entries[0].problem == nil)
    #expect(list.entries[1].problem == "\(missing): no such file or folder")
  }

  @Test(
    "a list has a path a line, or paths that end with NUL",
    arguments: [
      ("a.txt\nb c.txt\n", ["a.txt", "b c.txt"]), ("a\r\n\r\n\nb", ["a", "b"]),
      ("a\nb\0c\0", ["a\nb", "c"]), ("é", ["é"]),
    ])
  func readsLists(_ content: String, _ expected: [String]) throws {
    #expect(try FileList.paths(folder.write("list", content)) == expected)
  }

  @Test("an empty list is 65, a missing one 66")
  func refusesLists() throws {
    let empty = try folder.write("list", "\n\n")
    #expect(#expect(throws: ParleyError.self) { try FileList.paths(empty) }?.code == .unusableInput)
    let missing = folder["nowhere"]
    #expect(
      #expect(throws: ParleyError.self) { try FileList.paths(missing) }?.code == .cannotOpenInput)
  }

  @Test(
    "knows formats by extension, in any case",
    arguments: [
      ("a.txt", InputFormat.text), ("a.TXT", .text), ("a.text", .text), ("a.b.jsonl", .jsonl),
      ("a.ndjson", .jsonl), ("/x.d/a.csv", .csv), ("a.tsv", .tsv), ("a.Tab", .tsv),
      ("a.md", nil), ("a", nil), ("/x.csv/a", nil), ("a.html", .html), ("a.HTM", .html),
      ("a.jsonl.gz", .jsonl), ("a.csv.zst", .csv), ("a.gz", .auto), ("a.md.gz", nil),
    ])
  func knowsExtensions(_ path: String, _ expected: InputFormat?) {
    #expect(InputFormat.byExtension(path) == expected)
  }
}
