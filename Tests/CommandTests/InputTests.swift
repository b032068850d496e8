import Foundation
import ParleyTestSupport
import Testing

@Suite("Inputs")
struct InputTests {
  @Test("offsets count in the text that 'parley articles' prints, for pages as for records")
  func offsetsCountInArticles() async throws {
    let bench = try Workbench()
    try bench.folder.write(
      "in/page.html",
      """
      <html><head><title>Talks</title><meta name="date" content="Nov. 22, 2026"></head><body><nav>Home</nav>
      <article><p>Caf\u{E9} 🕊 talks &mdash; day two.</p><p>&ldquo;We agree to resume talks,&rdquo; Angela Merkel said.</p>
      <p>Advertisement</p><p>“We thank our <b>partners</b>,” Wang Yi said.</p></article></body></html>
      """)
    try bench.folder.write("in/records.jsonl", Workbench.articles)
    let articles = try await bench.parley("articles", "in").objects()
    let texts = Dictionary(
      uniqueKeysWithValues: articles.compactMap { article in
        (article["id"] as? String).flatMap { id in (article["text"] as? String).map { (id, $0) } }
      })
    let statements = try await bench.parley("extract", "in").objects()
    #expect(statements.filter { $0["document"] as? String == "page" }.count == 2)
    #expect(statements.count == 9)
    for statement in statements {
      let id = try #require(statement["document"] as? String)
      let scalars = Array(try #require(texts[id]).unicodeScalars)
      let start = try #require(statement["start"] as? Int)
      let end = try #require(statement["end"] as? Int)
      let slice = String(String.UnicodeScalarView(scalars[start..<end]))
      #expect(slice == statement["text"] as? String)
    }
    // What is printed can be scored in place of the input.
    try bench.folder.write("again.jsonl", try await bench.parley("articles", "in").output)
    #expect(
      try await bench.parley("extract", "again.jsonl").output
        == bench.parley("extract", "in").output)
  }

  @Test("a list, the files themselves and standard input give the same statements")
  func waysIn() async throws {
    let bench = try Workbench()
    for (n, line) in Workbench.articles.split(separator: "\n").enumerated() {
      try bench.folder.write("in/\(n)\n.jsonl", String(line))
    }
    let expected = try await bench.parley("extract", "articles.jsonl").output
    #expect(expected.split(separator: "\n").count == 7)
    #expect(try await bench.parley("extract", "in").output == expected)
    for line in [
      "find in -type f -print0 | sort -z | parley extract --files-from -",
      "cat articles.jsonl | parley extract -", "gzip -c articles.jsonl | parley extract -",
      "gzip -k articles.jsonl && parley extract articles.jsonl.gz",
      "echo articles.jsonl > list && parley extract --files-from list",
    ] {
      let outcome = try await bench.parley.shell(line)
      #expect(outcome.output == expected, "\(line): \(outcome.errors)")
    }
  }

  @Test("dates that are none are counted in the manifest, and rejects name what is wrong")
  func countsUnreadDates() async throws {
    let bench = try await Workbench.trained()
    try bench.folder.write(
      "in.jsonl",
      Workbench.article("a", "“We talk,” Wang Yi said.", date: "two hours ago")
        + Workbench.article("b", "“We talk,” Wang Yi said.", date: "22 November 2026"))
    let outcome = try await bench.parley(
      "score", "in.jsonl", "--output", "out", "--model", "model.safetensors")
    #expect(outcome.code == 0)
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(bench.folder.bytes("out/manifest.json")))
        as? [String: Any])
    let counts = try #require(manifest["counts"] as? [String: Any])
    #expect(counts["dates_unread"] as? Int == 1)
    let dates = try bench.folder.objects("out/statements.jsonl").map { $0["date"] as? String }
    #expect(dates == [nil, "2026-11-22"])
  }

  @Test("an article above --max-article-mb is a reject")
  func limitsArticles() async throws {
    let bench = try Workbench()
    try bench.folder.write("long.txt", [UInt8](repeating: 0x78, count: (1 << 20) + 1))
    let refused = try await bench.parley("articles", "long.txt", "--max-article-mb", "1")
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("1048577 bytes in one document; the limit is 1048576"))
    #expect(try await bench.parley("articles", "long.txt", "--max-article-mb", "2").errors.isEmpty)
  }
}
