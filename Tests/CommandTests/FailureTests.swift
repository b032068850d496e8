import Foundation
import Glibc
import ParleyTestSupport
import Testing

/// A command that must fail, and how.
struct FailureCase: Sendable, CustomTestStringConvertible {
  let name: String
  let code: Int32
  let arguments: [String]
  /// What the message must hold: what is wrong, and where.
  let message: [String]

  init(_ name: String, _ code: Int32, _ line: String, _ message: String...) {
    self.name = name
    self.code = code
    arguments = line.split(separator: " ").map(String.init)
    self.message = message
  }

  var testDescription: String { name }

  static let usage = [
    FailureCase("an unknown command", 64, "fly", "fly", "See 'parley --help'"),
    FailureCase(
      "an unknown option", 64, "score articles.jsonl --output out --nonsense", "--nonsense",
      "See 'parley score --help'"),
    FailureCase("score without input", 64, "score --output out", "<input>"),
    FailureCase("score without output", 64, "score articles.jsonl", "--output"),
    FailureCase(
      "more jobs than can be counted", 64,
      "score articles.jsonl --output out --jobs 9223372036854775807", "--jobs"),
    FailureCase("no jobs", 64, "score articles.jsonl --output out --jobs 0", "--jobs"),
    FailureCase(
      "jobs that are no number", 64, "score articles.jsonl --output out --jobs x", "x", "--jobs"),
    FailureCase(
      "an unknown format", 64, "score articles.jsonl --output out --format docx", "docx", "--format"
    ),
    FailureCase(
      "an article limit of nothing", 64, "score articles.jsonl --output out --max-article-mb 0",
      "--max-article-mb"),
    FailureCase(
      "standard input twice", 64, "score - --files-from - --output out", "--files-from"),
    FailureCase("columns without a name", 64, "extract articles.jsonl --columns ,", "--columns"),
    FailureCase("train without output", 64, "train labelled.tsv", "--output"),
    FailureCase("one fold", 64, "train labelled.tsv --output m --folds 1", "--folds"),
    FailureCase("a negative seed", 64, "train labelled.tsv --output m --seed=-1", "-1"),
    FailureCase(
      "no penalty", 64, "train labelled.tsv --output m --inverse-penalty 0", "--inverse-penalty"),
    FailureCase("no rows", 64, "summary out --top 0", "--top"),
    FailureCase("an unknown key", 64, "summary out --by planet", "planet", "--by"),
    FailureCase("an unknown order", 64, "summary out --sort size", "size", "--sort"),
    FailureCase("an unknown head", 64, "classify labelled.tsv --head mood", "mood", "--head"),
    FailureCase("evaluate without gold", 64, "evaluate", "--gold"),
    FailureCase("a second folder", 64, "summary out more", "more"),
  ]

  static let training = [
    FailureCase(
      "one class", 65, "train one-class.tsv --output m", "one-class.tsv", "hostile", "two classes"),
    FailureCase(
      "an unknown label", 65, "train unknown-label.tsv --output m", "unknown-label.tsv:3", "'r2'",
      "'angry'", "conciliatory, neutral, hostile"),
    FailureCase(
      "a label with a line break and an escape", 65, "train odd-label.csv --output m",
      "odd-label.csv:2"),
    FailureCase("an empty file", 65, "train empty.tsv --output m", "empty.tsv"),
    FailureCase("a header alone", 65, "train header.tsv --output m", "header.tsv"),
    FailureCase("no text column", 65, "train articles.csv --output m", "articles.csv:2", "'text'"),
    FailureCase("broken JSON", 65, "train broken.jsonl --output m", "broken.jsonl:2"),
    FailureCase("a row too short", 65, "train short.tsv --output m", "short.tsv:2"),
    FailureCase("a bad weight", 65, "train weight.tsv --output m", "weight.tsv:2", "'-1'"),
    FailureCase(
      "fewer groups than folds", 65, "train labelled.tsv --output m --folds 99", "--folds"),
    FailureCase("plain text", 65, "train plain.txt --output m", "plain.txt"),
    FailureCase("a missing file", 66, "train nowhere.tsv --output m", "nowhere.tsv"),
    FailureCase(
      "an impossible model path", 73, "train labelled.tsv --output plain.txt/m", "plain.txt/m"),
    FailureCase("a folder as model path", 73, "train labelled.tsv --output texts", "texts"),
  ]

  private static let out = " --output out --model model.safetensors"

  static let scoring = [
    FailureCase("a missing input", 66, "score nowhere.jsonl" + out, "nowhere.jsonl"),
    FailureCase(
      "a second input that is missing", 66, "score articles.jsonl nowhere" + out, "nowhere"),
    FailureCase(
      "a missing model", 66, "score articles.jsonl --output out --model no.model", "no.model"),
    FailureCase("a missing dictionary", 66, "score articles.jsonl --actors no.tsv" + out, "no.tsv"),
    FailureCase(
      "a broken dictionary", 65, "score articles.jsonl --actors plain.txt" + out, "plain.txt:1"),
    FailureCase("an empty input", 65, "score empty.jsonl" + out, "empty.jsonl"),
    FailureCase("a header alone", 65, "score header.tsv" + out, "header.tsv"),
    FailureCase("an empty folder", 65, "score hollow" + out, "hollow"),
    FailureCase("a zip archive", 65, "score a.zip" + out, "a.zip", "unzip"),
    FailureCase("a list that is missing", 66, "score --files-from no.list" + out, "no.list"),
    FailureCase("an empty list", 65, "score --files-from empty.tsv" + out, "empty.tsv"),
    FailureCase(
      "a truncated model", 65, "score articles.jsonl --output out --model truncated.model",
      "truncated.model", "truncated"),
    FailureCase(
      "a tampered model", 65, "score articles.jsonl --output out --model tampered.model",
      "tampered.model", "checksum"),
    FailureCase(
      "a model with an absurd header", 65, "score articles.jsonl --output out --model absurd.model",
      "absurd.model"),
    FailureCase(
      "no model at all", 65, "score articles.jsonl --output out --model plain.txt", "plain.txt"),
    FailureCase(
      "an empty model", 65, "score articles.jsonl --output out --model empty.tsv", "empty.tsv"),
    FailureCase(
      "an impossible folder", 73,
      "score articles.jsonl --output plain.txt/out --model model.safetensors", "plain.txt/out"),
    FailureCase(
      "existing results", 73, "score articles.jsonl --output old --model model.safetensors", "old",
      "--overwrite"),
  ]

  static let reading = [
    FailureCase("summary of a missing folder", 66, "summary nowhere", "nowhere"),
    FailureCase(
      "summary of a folder without results", 66, "summary texts", "texts", "parley score"),
    FailureCase("summary of a broken manifest", 65, "summary damaged", "damaged/manifest.json"),
    FailureCase("extract of a missing file", 66, "extract nowhere.txt", "nowhere.txt"),
    FailureCase(
      "classify of a missing file", 66, "classify nowhere.txt --model model.safetensors",
      "nowhere.txt"),
    FailureCase(
      "classify with a missing model", 66, "classify plain.txt --model no.model", "no.model"),
    FailureCase(
      "classify by a head that the model lacks", 65,
      "classify plain.txt --model stance-only.model --head sentiment", "sentiment"),
    FailureCase(
      "evaluate with a missing gold file", 66,
      "evaluate --gold nowhere.tsv --model model.safetensors", "nowhere.tsv"),
    FailureCase(
      "evaluate with unknown labels", 65,
      "evaluate --gold unknown-label.tsv --model model.safetensors",
      "unknown-label.tsv", "angry"),
    FailureCase(
      "evaluate without labels", 65, "evaluate --gold header.csv --model model.safetensors",
      "header.csv", "--label-column"),
  ]
}

@Suite("Failures")
struct FailureTests {
  private static func bench() async throws -> Workbench {
    let bench = try await Workbench.trained()
    let folder = bench.folder
    let files = [
      "one-class.tsv": "text\tstance\nWe attack\thostile\nWe fight\thostile\n",
      "unknown-label.tsv": "id\ttext\tstance\nr1\tWe talk\tconciliatory\nr2\tWe shout\tangry\n",
      "odd-label.csv": "text,stance\nWe talk,\"bad\u{1B}[31m\nword\"\n",
      "empty.tsv": "", "empty.jsonl": "", "header.tsv": "text\tstance\n",
      "header.csv": "id,text\n1,We talk\n", "articles.csv": "id,body\n1,We talk\n",
      "broken.jsonl": "{\"text\":\"a\",\"stance\":\"hostile\"}\n{\"text\":\n",
      "short.tsv": "text\tstance\nWe talk\n",
      "weight.tsv": "text\tstance\tweight\na\thostile\t-1\n",
      "plain.txt": "We talk.\n", "texts/a.txt": "“We talk,” Angela Merkel said.",
      "hollow/notes.md": "", "a.zip": "x", "old/statements.jsonl": "mine\n",
      "damaged/manifest.json": "{",
      "stance-only.tsv": Workbench.labelled.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).dropLast().joined(
          separator: "\t")
      }.joined(separator: "\n"),
    ]
    for (name, text) in files { try folder.write(name, text) }
    let model = try folder.bytes("model.safetensors")
    try folder.write("truncated.model", Array(model.dropLast(9)))
    var tampered = model
    tampered[model.count - 40] ^= 1
    try folder.write("tampered.model", tampered)
    try folder.write("absurd.model", [UInt8](repeating: 0xFF, count: 8) + model.dropFirst(8))
    let trained = try await bench.parley(
      "train", "stance-only.tsv", "--output", "stance-only.model")
    try #require(trained.code == 0, "\(trained.errors)")
    return bench
  }

  private func expectFailures(_ cases: [FailureCase]) async throws {
    let bench = try await Self.bench()
    let before = bench.folder.files()
    for c in cases {
      let outcome = try await bench.parley.run(c.arguments)
      outcome.expectOneErrorLine(code: c.code)
      for part in c.message {
        #expect(outcome.errors.contains(part), "\(c.name): \(outcome.errors)")
      }
      #expect(bench.folder.files() == before, "\(c.name) left files")
    }
    #expect(try bench.folder.text("old/statements.jsonl") == "mine\n")
  }

  // One folder for many cases: a model takes longer to train than a case to fail.

  @Test("wrong usage is 64, said in one line that names the help")
  func usage() async throws { try await expectFailures(FailureCase.usage) }

  @Test("training that cannot be done says file and row, and writes no model")
  func training() async throws { try await expectFailures(FailureCase.training) }

  @Test("scoring that cannot be done writes nothing")
  func scoring() async throws { try await expectFailures(FailureCase.scoring) }

  @Test("reading commands say what they cannot read")
  func reading() async throws { try await expectFailures(FailureCase.reading) }

  @Test("a folder in which another run writes is 75")
  func folderInUse() async throws {
    let bench = try await Workbench.trained()
    let lock = open(try bench.folder.write("out/.parley.lock", ""), O_WRONLY)
    try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    defer { close(lock) }
    let outcome = try await bench.parley(
      "score", "articles.jsonl", "--output", "out", "--model", "model.safetensors")
    outcome.expectOneErrorLine(code: 75)
    #expect(bench.folder.files(in: "out") == [".parley.lock"])
  }

  @Test("a full disk is 74")
  func fullDisk() async throws {
    let bench = try await Workbench.scored()
    for line in [
      "summary out", "extract articles.jsonl", "classify labelled.tsv --model model.safetensors",
    ] {
      try await bench.parley.shell("parley \(line) > /dev/full").expectOneErrorLine(code: 74)
    }
  }

  @Test("--strict is 65 after a reject, and the results of the rest are there")
  func strict() async throws {
    let bench = try await Workbench.trained()
    try bench.folder.write("mixed.jsonl", Workbench.articles + "broken\n")
    let outcome = try await bench.parley(
      "score", "mixed.jsonl", "--output", "out", "--model", "model.safetensors", "--strict",
      "--quiet")
    outcome.expectOneErrorLine(code: 65)
    #expect(outcome.errors.contains("out/rejects.jsonl"))
    #expect(try bench.folder.objects("out/statements.jsonl").count == 7)
    let clean = try await bench.parley(
      "score", "articles.jsonl", "--output", "clean", "--model", "model.safetensors", "--strict",
      "--quiet")
    #expect(clean.code == 0)
    #expect(clean.errors.isEmpty)
  }
}
