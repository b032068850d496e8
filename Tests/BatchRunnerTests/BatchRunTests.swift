import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("BatchRun")
struct BatchRunTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  init() throws { fixture = try BatchFixture() }

  private func expectSameOutput(_ a: String, _ b: String) throws {
    for file in BatchFixture.outputs {
      #expect(try folder.bytes("\(a)/\(file)") == folder.bytes("\(b)/\(file)"), "\(file)")
    }
  }

  @Test("statements come in the order of the articles, numbered within each")
  func keepsInputOrder() async throws {
    let items = SampleCorpus.items(150)
    try folder.write("in.jsonl", SampleCorpus.jsonLines(items))
    let counts = try await fixture.run(["in.jsonl"], to: "out", jobs: 4)
    let found = try StatementRecord.read(folder, "out")
    #expect(counts.documents == 150)
    #expect(counts.statements == found.count)
    #expect(found.count > 150)
    var order: [String] = []
    for statement in found where order.last != statement.document {
      order.append(statement.document)
    }
    let speaking = Set(order)
    #expect(order == items.map(\.id).filter { speaking.contains($0) })
    for (document, statements) in Dictionary(grouping: found, by: \.document) {
      #expect(statements.map(\.id) == statements.indices.map { "\(document)#\($0 + 1)" })
      #expect(statements.map(\.start) == statements.map(\.start).sorted())
    }
  }

  @Test("the number of jobs changes no byte", arguments: [2, 8])
  func jobsDoNotMatter(_ jobs: Int) async throws {
    let long = SampleCorpus.Item(
      id: "long", date: nil,
      text: String(repeating: "Nothing happened. ", count: 20_000) + "“We agree,” Wang Yi said.")
    let items = SampleCorpus.items(90) + [long] + SampleCorpus.items(200, seed: 8)
    try folder.write("in.jsonl", SampleCorpus.jsonLines(items) + "broken\n")
    let one = try await fixture.run(["in.jsonl"], to: "one")
    let many = try await fixture.run(["in.jsonl"], to: "many", jobs: jobs)
    #expect(one == many)
    #expect(one.rejected == 1)
    try expectSameOutput("one", "many")
  }

  @Test("a run of all articles gives what runs of one give")
  func batchesDoNotMatter() async throws {
    let items = SampleCorpus.items(70)
    try folder.write("all.jsonl", SampleCorpus.jsonLines(items))
    try await fixture.run(["all.jsonl"], to: "all", jobs: 2)
    var lines: [String] = []
    for item in items {
      try folder.write("one.jsonl", item.json)
      try await fixture.run(["one.jsonl"], to: "one", overwrite: true)
      lines += try fixture.statementLines("one")
    }
    #expect(try fixture.statementLines("all") == lines)
  }

  @Test(
    "articles that come before change no other article's statements", arguments: [1, 63, 64, 65])
  func articlesAreIndependent(_ count: Int) async throws {
    let items = SampleCorpus.items(80)
    let before = SampleCorpus.items(count, seed: 99).map {
      SampleCorpus.Item(id: "before", date: $0.date, text: $0.text)
    }
    try folder.write("in.jsonl", SampleCorpus.jsonLines(items))
    try folder.write("more.jsonl", SampleCorpus.jsonLines(before + items))
    try await fixture.run(["in.jsonl"], to: "out", jobs: 2)
    try await fixture.run(["more.jsonl"], to: "more", jobs: 2)
    let rest = try fixture.statementLines("more").filter { !$0.hasPrefix("{\"id\":\"before#") }
    #expect(try fixture.statementLines("out") == rest)
  }

  @Test("the format of the input changes no statement")
  func formatsDoNotMatter() async throws {
    let items = SampleCorpus.items(40)
    try folder.write("in.jsonl", SampleCorpus.jsonLines(items))
    try folder.write(
      "in.csv",
      CSVText.row(["text", "date", "id"])
        + items.map { CSVText.row([$0.text, $0.date ?? "", $0.id]) }.joined())
    try await fixture.run(["in.jsonl"], to: "jsonl")
    try await fixture.run(["in.csv"], to: "csv")
    try expectSameOutput("jsonl", "csv")

    let undated = items.map { SampleCorpus.Item(id: $0.id, date: nil, text: $0.text) }
      .sorted { $0.id < $1.id }
    for item in undated { try folder.write("texts/\(item.id).txt", item.text) }
    try folder.write("undated.jsonl", SampleCorpus.jsonLines(undated))
    try await fixture.run(["texts"], to: "txt")
    try await fixture.run(["undated.jsonl"], to: "undated")
    try expectSameOutput("txt", "undated")
  }

  @Test("two inputs give what their articles in one file give")
  func filesDoNotMatter() async throws {
    let items = SampleCorpus.items(60)
    try folder.write("all.jsonl", SampleCorpus.jsonLines(items))
    try folder.write("b.jsonl", SampleCorpus.jsonLines(Array(items[..<25])))
    try folder.write("a.jsonl", SampleCorpus.jsonLines(Array(items[25...])))
    try await fixture.run(["all.jsonl"], to: "all")
    try await fixture.run(["b.jsonl", "a.jsonl"], to: "two")
    try expectSameOutput("all", "two")
  }

  @Test("rejects carry file, line and reason, in input order")
  func rejectsSayWhere() async throws {
    let good = #"{"id":"g","text":"“We agree,” Wang Yi said."}"# + "\n"
    try folder.write(
      "a.jsonl",
      good + "{\"text\":\n\n" + #"{"id":"x"}"# + "\n" + String(repeating: "y", count: 300) + "\n"
        + good)
    try folder.write("b.csv", "id,text\n1,\"“We agree,” Wang Yi said.\"\n2\n3,\n4,\"open\n")
    try folder.write("c.tsv", "id\ttext\n1\ta\0b\n")
    try folder.write("d.txt", " \n")
    try folder.write("e.csv", "id,\"text\n1,a\n")
    let counts = try await fixture.run(
      ["a.jsonl", "b.csv", "c.tsv", "d.txt", "e.csv"], to: "out", jobs: 2, limit: 200)
    let searched = "no text: looked for text, maintext, event_text, body, content; found "
    let expected: [(String, Int?, String)] = [
      ("a.jsonl", 2, "not a JSON object on one line"),
      ("a.jsonl", 4, searched + "id"),
      ("a.jsonl", 5, "300 bytes in one document; the limit is 200"),
      ("b.csv", 3, "1 fields, but the header has 2"),
      ("b.csv", 4, searched + "id, text"),
      ("b.csv", 5, "a quotation mark opens in this row and is never closed"),
      ("c.tsv", 2, "NUL byte: not a text"),
      ("d.txt", nil, "empty text"),
      (
        "e.csv", 1,
        "a quotation mark opens in this row and is never closed; without a header the file is passed over"
      ),
    ]
    var lines: [UInt8] = []
    for (file, line, reason) in expected {
      Reject(source: folder[file], line: line, reason: reason).appendJSON(to: &lines)
    }
    #expect(try folder.text("out/rejects.jsonl") == String(decoding: lines, as: UTF8.self))
    #expect(counts.rejected == expected.count)
    #expect(counts.documents == 3)
    #expect(counts.statements == 3)
  }

  @Test("invalid UTF-8 is repaired and counted, not rejected")
  func repairsUTF8() async throws {
    try folder.write(
      "a.txt", Array("Caf".utf8) + [0xE9] + Array(". “We agree,” Wang Yi said.".utf8))
    let counts = try await fixture.run(["a.txt"], to: "out")
    #expect(counts.documents == 1 && counts.rejected == 0 && counts.repaired == 1)
    let statements = try StatementRecord.read(folder, "out")
    #expect(statements.map(\.text) == ["We agree,"])
    #expect(statements.map(\.start) == [7])
  }

  @Test("an input that cannot be read is rejected, and the rest is scored")
  func survivesUnreadableFiles() async throws {
    try folder.write("in/a.txt", "“We agree,” Wang Yi said.")
    try folder.link("in/b.txt", to: "/proc/self/mem")
    try folder.write("in/c.txt", "“We agree,” Wang Yi said.")
    let counts = try await fixture.run(["in"], to: "out")
    #expect(counts.documents == 2 && counts.rejected == 1)
    let rejects = try folder.objects("out/rejects.jsonl")
    #expect(rejects[0]["source"] as? String == folder["in/b.txt"])
    #expect((rejects[0]["reason"] as? String)?.contains("reading failed") == true)
  }
}
