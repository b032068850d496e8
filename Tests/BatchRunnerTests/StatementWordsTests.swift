import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Words of recorded statements")
struct StatementWordsTests {
  private let fixture: BatchFixture

  init() throws { fixture = try BatchFixture() }

  private func recorded(_ text: String) async throws -> [RecordedStatement] {
    let item = SampleCorpus.Item(id: "a", date: nil, text: text)
    try fixture.folder.write("in.jsonl", SampleCorpus.jsonLines([item]))
    try await fixture.run(["in.jsonl"], to: "out", overwrite: true)
    return try fixture.statementLines("out").map {
      try JSONDecoder().decode(RecordedStatement.self, from: Data($0.utf8))
    }
  }

  private var reader: StatementReader {
    StatementReader(model: fixture.model, dictionary: fixture.dictionary)
  }

  @Test("the pieces join to the recorded text, and the words that pull are among them")
  func joins() async throws {
    let statements = try await recorded(
      "“We will destroy the enemy,” Angela Merkel said. “We welcome peace.”")
    let statement = try #require(statements.first)
    let words = try #require(reader.words(of: statement))
    #expect(words.content.map(\.text).joined() == statement.text)
    #expect(words.cue.isEmpty)
    let pulls = Dictionary(
      words.content.compactMap { piece in piece.pull.map { (piece.text, $0) } },
      uniquingKeysWith: { a, _ in a })
    #expect(try #require(pulls["destroy"]) < 0)
    #expect(try #require(pulls["welcome"]) > 0)
  }

  @Test("a cue that tells is read with the words that it reports")
  func cue() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let model = try LoadedModel(path: root.appending(path: "models/stance-en.safetensors").path)
    try fixture.folder.write(
      "in.txt",
      "Angela Merkel accused the North of hiding its missiles.\n\nWang Yi condemned this brutal attack on the enemy."
    )
    let options = BatchOptions(
      inputs: [fixture.folder["in.txt"]], output: fixture.folder["shipped"])
    _ = try await BatchRun(options: options, model: model, dictionary: fixture.dictionary).run {
      _ in
    }
    let statements = try fixture.statementLines("shipped").map {
      try JSONDecoder().decode(RecordedStatement.self, from: Data($0.utf8))
    }
    let reader = StatementReader(model: model, dictionary: fixture.dictionary)
    let words = statements.compactMap { reader.words(of: $0) }
    #expect(words.map { $0.cue.map(\.text).joined() } == ["accused", "condemned"])
    #expect(words.map { $0.content.map(\.text).joined() } == statements.map(\.text))
    #expect(words.allSatisfy { $0.cue.contains { ($0.pull ?? 0) < 0 } })
  }

  @Test(
    "offsets that lie do no harm",
    arguments: [
      "[]", "[[]]", "[[5,2],[3]]", "[[0,9223372036854775807],[0,1]]",
      "[[-9223372036854775808,9223372036854775807],[0,1]]", "[[0,1],[1,2],[2,3]]",
    ])
  func offsets(_ parts: String) async throws {
    _ = try await recorded("“We will destroy the enemy,” Angela Merkel said.")
    let line = try fixture.statementLines("out")[0].replacing(
      #/"parts":\[\[[0-9,]*\]\]/#, with: "\"parts\":" + parts)
    let statement = try JSONDecoder().decode(RecordedStatement.self, from: Data(line.utf8))
    if let words = reader.words(of: statement) {
      #expect(words.content.map(\.text).joined() == statement.text)
    }
  }

  @Test("nearly all statements of made-up articles are found again, and none by other numbers")
  func most() async throws {
    try fixture.folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(60)))
    try await fixture.run(["in.jsonl"], to: "many")
    let statements = try fixture.statementLines("many").map {
      try JSONDecoder().decode(RecordedStatement.self, from: Data($0.utf8))
    }
    let found = statements.compactMap { reader.words(of: $0) }
    #expect(found.count * 10 >= statements.count * 9, "\(found.count) of \(statements.count)")
    let statement = try #require(statements.first)
    let line = try fixture.statementLines("many")[0].replacing(
      #/"conciliatory":[0-9.]+/#, with: "\"conciliatory\":0.4321")
    let other = try JSONDecoder().decode(RecordedStatement.self, from: Data(line.utf8))
    #expect(other.conciliatory != statement.conciliatory)
    #expect(reader.words(of: other) == nil)
  }
}
