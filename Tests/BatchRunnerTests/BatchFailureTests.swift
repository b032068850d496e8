import LinearClassifier
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("BatchRun failures")
struct BatchFailureTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  init() throws {
    fixture = try BatchFixture()
    try folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(5)))
  }

  private func failure(_ input: String = "in.jsonl", to output: String = "out") async throws
    -> ParleyError.Code?
  {
    do {
      try await fixture.run([input], to: output)
      return nil
    } catch let error as ParleyError {
      return error.code
    }
  }

  @Test("an input without a document is 65 and leaves nothing", arguments: ["", "\n\n"])
  func emptyInput(_ content: String) async throws {
    try folder.write("empty.jsonl", content)
    #expect(try await failure("empty.jsonl") == .unusableInput)
    #expect(folder.files(in: "out") == [])
  }

  @Test("an empty file beside others is a reject, and the others are scored")
  func emptyBesideOthers() async throws {
    try folder.write("empty.jsonl", "")
    try await fixture.run(["empty.jsonl", "in.jsonl"], to: "out")
    let rejects = try folder.text("out/rejects.jsonl")
    #expect(rejects.contains("empty.jsonl") && rejects.contains("empty file"))
  }

  @Test(
    "a file that cannot be put in its place is 73, and no other file of the run stays",
    arguments: BatchFixture.outputs + ["manifest.json"], ["", ".partial"])
  func blockedOutput(_ file: String, _ ending: String) async throws {
    try folder.write("out/\(file)\(ending)/mine", "x")
    #expect(try await failure() == .cannotCreateOutput)
    #expect(folder.files(in: "out") == ["\(file)\(ending)/mine"])
  }

  @Test("results that are there stay as they are without --overwrite")
  func keepsResults() async throws {
    #expect(try await failure() == nil)
    let before = try BatchFixture.outputs.map { try folder.bytes("out/\($0)") }
    #expect(try await failure() == .cannotCreateOutput)
    #expect(try BatchFixture.outputs.map { try folder.bytes("out/\($0)") } == before)
    #expect(
      folder.files(in: "out") == (BatchFixture.outputs + ["manifest.json"]).sorted())
  }

  @Test("a model without a stance head is 65")
  func modelWithoutStance() async throws {
    let rows =
      "text\tsentiment\n" + SampleCorpus.sentences.map { "\($0.text)\t\($0.sentiment)\n" }.joined()
    let labelled = try LabelledFile([try folder.write("tone.tsv", rows)])
    let trained = try TextClassifier.train(
      try labelled.labelledTexts(dictionary: fixture.dictionary.dictionary),
      options: TrainingOptions(), facts: [:])
    let path = try folder.write("tone.safetensors", try trained.classifier.serialized())
    let run = BatchRun(
      options: BatchOptions(inputs: [folder["in.jsonl"]], output: folder["out"]),
      model: try LoadedModel(path: path), dictionary: fixture.dictionary)
    let error = await #expect(throws: ParleyError.self) { try await run.run { _ in } }
    #expect(error?.code == .unusableInput)
    #expect(folder.files(in: "out") == [])
  }
}
