import Aggregates
import Foundation
import LinearClassifier
import ParleyTestSupport
import Testing

@testable import BatchRunner

/// What a run says, checked against the articles and against itself.
@Suite("BatchRun results")
struct BatchResultTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  init() throws { fixture = try BatchFixture() }

  private func score(_ items: [SampleCorpus.Item]) async throws -> [StatementRecord] {
    try folder.write("in.jsonl", SampleCorpus.jsonLines(items))
    try await fixture.run(["in.jsonl"], to: "out", jobs: 2)
    return try StatementRecord.read(folder, "out")
  }

  @Test("every line has every field of the interface")
  func fieldsAreComplete() async throws {
    _ = try await score(SampleCorpus.items(20))
    let objects = try folder.objects("out/statements.jsonl")
    #expect(!objects.isEmpty)
    for object in objects { #expect(object.keys.sorted() == StatementRecord.names.sorted()) }
  }

  @Test("spans index the article in code points and give back the words")
  func spansGiveBackText() async throws {
    let items = SampleCorpus.items(150)
    let statements = try await score(items)
    let texts = Dictionary(
      uniqueKeysWithValues: items.map { ($0.id, Array($0.text.unicodeScalars)) })
    var beyondASCII = 0
    for s in statements {
      let text = try #require(texts[s.document])
      func words(_ start: Int, _ end: Int) -> [Unicode.Scalar] { Array(text[start..<end]) }
      let parts = s.parts.map { words($0[0], $0[1]) }
      #expect(Array(parts.joined(separator: [" "])) == Array(s.text.unicodeScalars))
      #expect(s.parts.first?.first == s.start && s.parts.last?.last == s.end)
      for (name, start, end) in [
        (s.speaker, s.speakerStart, s.speakerEnd), (s.cue, s.cueStart, s.cueEnd),
      ] {
        #expect((name == nil) == (start == nil) && (name == nil) == (end == nil))
        guard let name, let start, let end else { continue }
        #expect(words(start, end) == Array(name.unicodeScalars))
      }
      if text[..<s.start].contains(where: { $0.value > 0xFFFF }) { beyondASCII += 1 }
    }
    #expect(beyondASCII > 10)
  }

  @Test("spans of a text with emoji and combining marks are Python's")
  func spansAreCodePoints() async throws {
    // Counted by hand: 👩‍👧 is 3 code points, é is 2 here, 🕊️ is 2.
    let text = "👩‍👧 e\u{301}. “Peace 🕊️ now,” Wang Yi said."
    let found = try await score([SampleCorpus.Item(id: "a", date: nil, text: text)])
    let s = try #require(found.first)
    #expect(found.count == 1)
    #expect(s.text == "Peace 🕊️ now,")
    #expect(s.start == 9 && s.end == 22)
    #expect(s.speaker == "Wang Yi")
    #expect(s.speakerStart == 24 && s.speakerEnd == 31)
    #expect(s.cueStart == 32 && s.cueEnd == 36)
  }

  @Test("labels are the most probable class and scores the difference of the outer two")
  func scoresAddUp() async throws {
    let statements = try await score(SampleCorpus.items(100))
    for s in statements {
      let stance = ["conciliatory": s.conciliatory, "neutral": s.neutral, "hostile": s.hostile]
      #expect(stance[s.stance] == stance.values.max())
      #expect(abs(s.conciliatory + s.neutral + s.hostile - 1) < 0.0002)
      #expect(abs(s.score - (s.conciliatory - s.hostile)) < 1e-9)
      let positive = try #require(s.positive)
      let negative = try #require(s.negative)
      let score = try #require(s.sentimentScore)
      #expect(abs(score - (positive - negative)) < 1e-9)
      #expect((0...1).contains(s.attribution))
      #expect((s.actor == nil) == (s.actorType == nil))
      #expect(s.cluster == s.id)
    }
    #expect(Set(statements.map(\.stance)) == ["conciliatory", "neutral", "hostile"])
  }

  @Test(
    "the tables are what anybody gets from the statements, to the last digit",
    arguments: 1...4 as ClosedRange<UInt64>)
  func tablesFollowFromStatements(_ seed: UInt64) async throws {
    // The generated articles address nobody; these do.
    let addressed = ["North Korea", "Japan and Japan", "Iran and Germany"].enumerated().map {
      SampleCorpus.Item(
        id: "addressed-\($0)", date: "2020-12-3\($0 % 2)",
        text: "“We welcome talks with \($1),” Angela Merkel said.\n\n“They must pay,” said Wang Yi."
      )
    }
    let statements = try await score(SampleCorpus.items(40, seed: seed) + addressed)
    let confusion = try #require(fixture.model.classifier.trainedHead(.stance)?.softConfusion)
    let reference = AggregateReference(
      statements: statements,
      softConfusion: (0..<3).map { Array(confusion[3 * $0..<3 * $0 + 3]) })
    #expect(reference.actors().split(separator: "\n").count > 5)
    for (file, expected) in [
      ("actors", reference.actors()), ("affiliations", reference.affiliations()),
      ("dyads", reference.dyads()), ("timeline", reference.timeline()),
      ("affiliation_timeline", reference.affiliationTimeline()),
    ] {
      // The columns of the interface; those behind them have tests of their own.
      let count = expected.prefix { $0 != "\n" }.split(separator: ",").count
      let found = try folder.text("out/\(file).csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).prefix(count)
          .joined(separator: ",") + "\n"
      }.joined()
      #expect(found == expected, "\(file)")
    }
    #expect(reference.dyads().split(separator: "\n").count > 1)
  }

  @Test("nobody's words make no actor and no affiliation")
  func unattributedIsNoActor() async throws {
    let texts = [
      "It was late.\n\n“We reject this shameful demand.”",
      "Rain fell.\n\n“They must pay for this crime.”",
    ]
    let statements = try await score(
      texts.map { SampleCorpus.Item(id: $0, date: nil, text: $0) })
    #expect(statements.count == 2)
    for s in statements { #expect(s.actor == nil && s.affiliation == nil && s.attribution == 0) }
    for file in ["actors", "affiliations", "dyads", "timeline", "affiliation_timeline"].map({
      $0 + ".csv"
    }) {
      #expect(try folder.text("out/\(file)").split(separator: "\n").count == 1)
    }
    #expect(try ResultFolder(folder["out"]).unattributed == 2)
  }

  @Test("the tables hold exactly the actors of the statements, and the manifest counts the others")
  func actorsAreThoseOfStatements() async throws {
    let statements = try await score(SampleCorpus.items(100))
    let results = try ResultFolder(folder["out"])
    let actors = try results.estimates(by: .actor)
    #expect(Set(actors.map(\.actor)) == Set(statements.compactMap(\.actor)))
    #expect(!actors.contains { $0.actor.isEmpty || $0.actor == "null" })
    let unattributed = statements.filter { $0.actor == nil }.count
    #expect(unattributed > 0)
    #expect(results.unattributed == unattributed)
    #expect(results.statements == statements.count)
    #expect(actors.reduce(0) { $0 + Int($1.statements) } == statements.count - unattributed)
    let affiliations = try results.estimates(by: .affiliation)
    #expect(Set(affiliations.map(\.affiliation)) == Set(statements.compactMap(\.affiliation)))
  }

  @Test("the manifest names model, dictionary and inputs with their hashes, and the counts")
  func manifestIsComplete() async throws {
    let items = SampleCorpus.items(30)
    let statements = try await score(items)
    let data = Data(try folder.bytes("out/manifest.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    func count(_ matches: (StatementRecord) -> Bool) -> Int { statements.filter(matches).count }
    let expected = [
      "documents": 30, "rejected": 0, "repaired": 0, "statements": statements.count,
      "direct": count { $0.kind == "direct" }, "mixed": count { $0.kind == "mixed" },
      "indirect": count { $0.kind == "indirect" }, "unattributed": count { $0.actor == nil },
      "dates_unread": 0,
    ]
    #expect(manifest["counts"] as? [String: Int] == expected)
    let input = try #require((manifest["inputs"] as? [[String: Any]])?.first)
    let bytes = Array(SampleCorpus.jsonLines(items).utf8)
    #expect(input["path"] as? String == folder["in.jsonl"])
    #expect(input["bytes"] as? Int == bytes.count)
    #expect(input["sha256"] as? String == SHA256.hexadecimal(of: bytes))
    let model = try #require(manifest["model"] as? [String: String])
    #expect(model["file"] == folder["model.safetensors"])
    #expect(model["sha256"] == SHA256.hexadecimal(of: try folder.bytes("model.safetensors")))
    #expect(manifest["format"] as? String == "parley-results-1")
    #expect(manifest["command"] as? String == "score")
  }
}
