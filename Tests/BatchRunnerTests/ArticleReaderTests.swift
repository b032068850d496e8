import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("ArticleReader")
struct ArticleReaderTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// What came of each record: the article's text, or the reject's line and reason.
  private func read(
    _ inputs: [String], format: InputFormat = .auto, columns: [String] = [], limit: Int = 1 << 20
  ) throws -> [String] {
    var reader = ArticleReader(
      try InputList(inputs.map { folder[$0] }, format: format), limit: limit, columns: columns)
    var found: [String] = []
    while let record = reader.next() {
      do throws(ArticleFields.Failure) {
        let article = try Article(record, names: FieldNames())
        found.append(
          "\(article.id)|\(article.date ?? "")|\(String(decoding: article.text, as: UTF8.self))")
      } catch {
        found.append("\(record.line.map(String.init) ?? "-")! \(error.reason)")
      }
    }
    return found
  }

  @Test(
    "tells the format by the first line where the name does not",
    arguments: [
      (#"{"id":"7","text":"Peace."}"#, "7||Peace."),
      ("  \n{\"id\":\"7\",\"text\":\"Peace.\"}", "7||Peace."),
      ("id,text\n7,Peace.", "7||Peace."), ("\u{FEFF}\"id\",\"Body\"\r\n7,Peace.", "7||Peace."),
      ("id\ttext\n7\tPeace, now.", "7||Peace, now."),
      ("<!DOCTYPE html><p>Peace.</p>", "in||Peace."),
      ("\n<html><body>Peace.", "in||Peace."), ("Peace, now.", "in||Peace, now."),
      ("text", "in||text"), ("In the text, he said.\nNo.", "in||In the text, he said.\nNo."),
      ("<p>no page by its first word", "in||<p>no page by its first word"),
      ("[1] A note.", "in||[1] A note."),
    ])
  func sniffs(_ content: String, _ expected: String) throws {
    try folder.write("in", content)
    #expect(try read(["in"]) == [expected])
    // The same in a stream that is packed.
    try folder.write("in", Packed.zstd(Array(content.utf8)))
    #expect(try read(["in"]) == [expected])
  }

  @Test("a JSON array is one reject that says what to do")
  func refusesArrays() throws {
    try folder.write("in", "[\n  {\"text\":\"Peace.\"}]")
    let found = try read(["in"])
    #expect(found.count == 1 && found[0].contains("jq -c"))
  }

  @Test("reads a table without a header by names that are given")
  func readsNamedColumns() throws {
    try folder.write("a.tsv", "7\t20261122\tx\tPeace.\n8\t20261123\tx\tWar.\tmore\n")
    #expect(
      try read(["a.tsv"], columns: ["id", "date", "", "text"])
        == ["7|2026-11-22|Peace.", "2! 5 fields, but the header has 4"])
  }

  @Test("reads GDELT's tables with the text as one more column", arguments: [58, 61, 27])
  func readsGDELT(_ columns: Int) throws {
    var row = (1...columns).map { "c\($0)" }
    row[1] = columns == 27 ? "20261122101500" : "20261122"
    let plain = row.joined(separator: "\t")
    try folder.write("a.CSV", "\(plain)\tHe said \"no\".\n\(plain)\nx\ty\n")
    let found = try read(["a.CSV"], format: .gdelt)
    #expect(found.count == 3)
    #expect(found[0] == "c1|2026-11-22|He said \"no\".")
    #expect(found[1].hasPrefix("2! a GDELT row of \(columns) columns holds no article text"))
    #expect(found[2].hasPrefix("3! 2 columns are no GDELT table"))
  }

  @Test("GDELT's address and outlet are where its codebooks say")
  func mapsGDELT() throws {
    #expect(GDELTTable.header(columns: 62)?[60] == "url")
    #expect(GDELTTable.header(columns: 59)?[57] == "url")
    #expect(GDELTTable.header(columns: 28)?[3...4] == ["source", "url"])
    #expect(GDELTTable.header(columns: 61) == nil)
  }

  @Test("a packed file that breaks off is one reject with its line, after the articles before")
  func countsBrokenStreams() throws {
    let lines = (0..<300).map { #"{"id":"\#($0)","text":"Peace no. \#($0 &* 2_654_435_761)."}"# }
    let packed = Packed.gzip(Array(lines.joined(separator: "\n").utf8))
    try folder.write("a.jsonl.gz", Array(packed.dropLast(200)))
    try folder.write("b.txt", "After.")
    let found = try read(["a.jsonl.gz", "b.txt"])
    let articles = found.count - 2
    #expect(articles > 200)
    #expect(
      found[articles]
        == "\(articles + 1)! the gzip data end too early; what was whole before is kept")
    #expect(found.last == "b||After.")
  }

  @Test("a folder with links, pipes and odd names gives a reject for each that is no article")
  func countsOddFiles() throws {
    try folder.write("in/a.txt", "A.")
    try folder.write("in/b\nb.txt", "B.")
    try folder.link("in/c.txt", to: "c.txt")
    #expect(try read(["in"]) == ["a||A.", "b\nb||B.", "-! a link that leads nowhere"])
  }

  @Test("nested 10,000 deep, JSON is a reject")
  func survivesDeepJSON() throws {
    let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    let objects = String(repeating: #"{"a":"#, count: 10_000)
    try folder.write(
      "a.jsonl", "{\"text\":\(deep)}\n\(objects)\n{\"id\":\"7\",\"text\":\"Peace.\",\"x\":[[{}]]}\n"
    )
    #expect(
      try read(["a.jsonl"]) == [
        "1! not a JSON object on one line", "2! not a JSON object on one line", "7||Peace.",
      ])
  }

  @Test("ten thousand rejected lines are ten thousand rejects")
  func countsRejects() throws {
    try folder.write("a.jsonl", String(repeating: "no\n", count: 10_000))
    let found = try read(["a.jsonl"])
    #expect(found.count == 10_000)
    #expect(found.last == "10000! not a JSON object on one line")
  }

  @Test("the manifest's hash is of the whole file, also where reading ended early")
  func hashesWhole() throws {
    let bytes = Array("id,text\n7,\"a\n".utf8) + [UInt8](repeating: 0x78, count: 3 << 20)
    try folder.write("a.csv", bytes)
    var reader = ArticleReader(try InputList([folder["a.csv"]], format: .auto), limit: 100)
    while reader.next() != nil {}
    #expect(
      reader.inputs == [
        InputRecord(
          path: folder["a.csv"], bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes))
      ])
  }
}
