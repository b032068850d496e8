import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("BatchRun resumed")
struct BatchResumeTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  /// Four batches and some rejects, and what an undisturbed run makes of them in `whole`.
  init() async throws {
    fixture = try BatchFixture()
    let lines = SampleCorpus.items(250).map(\.json)
    try folder.write(
      "in.jsonl", (lines[..<100] + ["broken\n"] + lines[100...] + ["{}\n"]).joined())
    try await fixture.run(["in.jsonl"], to: "whole", jobs: 2)
  }

  private func options(_ change: (inout BatchOptions) -> Void = { _ in }) -> BatchOptions {
    var options = BatchOptions(inputs: [folder["in.jsonl"]], output: folder["out"])
    options.jobs = 2
    options.journalSeconds = 0
    change(&options)
    return options
  }

  @discardableResult
  private func run(_ options: BatchOptions, stopAfter batches: Int = .max) async throws
    -> BatchOutcome
  {
    let interruption = Interruption()
    var seen = 0
    return try await BatchRun(
      options: options, model: fixture.model, dictionary: fixture.dictionary
    ).run(interruption: interruption) { progress in
      if !progress.isCatchingUp { seen += 1 }
      if seen >= batches { interruption.request() }
    }
  }

  /// Leaves `out` as a run leaves it that is stopped after its first batches.
  private func interrupt(after batches: Int = 1, _ change: (inout BatchOptions) -> Void = { _ in })
    async throws
  {
    let error = await #expect(throws: ParleyError.self) {
      try await run(
        options {
          $0.jobs = 1
          change(&$0)
        }, stopAfter: batches)
    }
    try #require(error?.code == .interrupted, "\(String(describing: error))")
    #expect(error?.description.contains("--resume") == true)
  }

  @discardableResult
  private func resume(_ change: (inout BatchOptions) -> Void = { _ in }) async throws
    -> BatchOutcome
  {
    try await run(
      options {
        $0.resume = true
        change(&$0)
      })
  }

  /// All files are those of the undisturbed run, the manifest but for its times.
  private func expectWhole(database: Bool = true) throws {
    for file in BatchFixture.outputs where database || file != "parley.sqlite" {
      #expect(try folder.bytes("out/\(file)") == folder.bytes("whole/\(file)"), "\(file)")
    }
    let left = BatchFixture.outputs + ["manifest.json"]
    #expect(
      folder.files(in: "out") == left.filter { database || $0 != "parley.sqlite" }.sorted())
    if database { #expect(try timeless("out") == timeless("whole")) }
    #expect(try ResultVerification(folder["out"]).differences == [])
  }

  private func timeless(_ output: String) throws -> NSDictionary {
    let data = Data(try folder.bytes(output + "/manifest.json"))
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for time in ["start", "end", "seconds", "throughput"] { object[time] = nil }
    return object as NSDictionary
  }

  @Test("a run that is stopped and resumed makes the same bytes", arguments: [1, 2, 3])
  func sameBytes(_ batches: Int) async throws {
    try await interrupt(after: batches)
    #expect(folder.files(in: "out").allSatisfy { $0.hasSuffix(".partial") })
    let outcome = try await resume()
    #expect(!outcome.wasFinished)
    try expectWhole()
  }

  @Test("it may be stopped again and again, and end with another number of jobs")
  func againAndAgain() async throws {
    // Nine batches: one job has three in hand when it is stopped.
    try folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(560)))
    try await fixture.run(["in.jsonl"], to: "whole", jobs: 2, overwrite: true)
    try await interrupt()
    try await interrupt { $0.resume = true }
    try await resume { $0.jobs = 8 }
    try expectWhole()
  }

  @Test("what was written after the last checkpoint is cut off")
  func cutsTails() async throws {
    try await interrupt()
    for file in OutputFolder.growing {
      let path = "out/\(file).partial"
      try folder.write(path, try folder.bytes(path) + Array("half a li".utf8))
    }
    try await resume()
    try expectWhole()
  }

  @Test(
    "a file that lost its end falls back to an earlier checkpoint, one that lost all to the start")
  func fallsBack() async throws {
    for share in [2, 3, 1000] {
      try await interrupt(after: 3)
      let path = "out/ledger.bin.partial"
      let bytes = try folder.bytes(path)
      try folder.write(path, Array(bytes[..<(bytes.count * (share - 1) / share)]))
      try await resume()
      try expectWhole()
      try FileManager.default.removeItem(atPath: folder["out"])
    }
    try await interrupt(after: 2)
    try FileManager.default.removeItem(atPath: folder["out/statements.jsonl.partial"])
    try await resume()
    try expectWhole()
  }

  @Test("a database that is damaged, missing or behind is made from the statements")
  func rebuildsDatabase() async throws {
    let path = folder["out/parley.sqlite.partial"]
    try await interrupt(after: 2)
    try folder.write("out/parley.sqlite.partial", "no database at all, but long enough to be one")
    try await resume()
    try expectWhole()
    try FileManager.default.removeItem(atPath: folder["out"])

    try await interrupt(after: 2) { $0.database = false }
    #expect(!FileManager.default.fileExists(atPath: path))
    try await resume()
    try expectWhole()
  }

  @Test(
    "a run that was killed while its files got their names is finished", arguments: [1, 2, 4, 8])
  func interruptedPublication(_ published: Int) async throws {
    try await interrupt()
    let journal = try folder.bytes("out/journal.partial")
    // A finished journal: the run up to its last step, in a folder whose names cannot be given.
    try await resume()
    let past = try #require(try RunJournal.read(try folder.write("j", journal)))
    let outputs = OutputFolder.growing + EstimateTables.fileNames + [OutputFolder.database]
    var last = Checkpoint(
      statements: try FilePosition(ofFile: folder["out/statements.jsonl"]),
      rejects: try FilePosition(ofFile: folder["out/rejects.jsonl"]),
      ledger: try FilePosition(ofFile: folder["out/ledger.bin"]))
    let records = try folder.text("in.jsonl").split(separator: "\n")
    var checksum = Checksum()
    for (n, record) in records.enumerated() {
      checksum.update(
        RawRecord(source: "", line: n + 1, fallbackID: "", body: .json(Array(record.utf8))))
    }
    last.records = records.count
    last.recordsChecksum = checksum.value
    last.batches = 4
    last.counts = try ResultManifest(folder: folder["out"]).counts
    last.isComplete = true
    try folder.write("out/journal.partial", journal)
    try RunJournal(folder["out/journal.partial"], after: past).append(last)
    try FileManager.default.removeItem(atPath: folder["out/manifest.json"])
    for name in outputs.dropFirst(published) {
      try FileManager.default.moveItem(
        atPath: folder["out/\(name)"], toPath: folder["out/\(name).partial"])
    }
    try await resume()
    try expectWhole()
  }

  @Test("other settings are refused, with what differs, and nothing is touched")
  func refusesOthers() async throws {
    try await interrupt()
    let before = folder.files(in: "out")
    func refusal(_ change: (inout BatchOptions) -> Void) async -> String {
      let error = await #expect(throws: ParleyError.self) { try await resume(change) }
      #expect(error?.code == .unusableInput)
      return error?.description ?? ""
    }
    #expect(await refusal { $0.articleLimit = 99 }.contains("articleLimit (16777216, now 99)"))
    #expect(await refusal { $0.fields.id = ["x"] }.contains("fields"))
    #expect(await refusal { $0.columns = ["id", "text"] }.contains("columns"))
    let list = try folder.write("list", folder["in.jsonl"] + "\n")
    #expect(await refusal { $0.filesFrom = list }.contains("the input"))
    #expect(
      await refusal {
        $0.inputs = []
        $0.filesFrom = list
      }.contains("filesFrom"))
    try folder.write("more.jsonl", "{}\n")
    #expect(await refusal { $0.inputs = [folder["more.jsonl"]] }.contains("the inputs"))
    // The same size, another letter, in what was read before.
    let text = try folder.text("in.jsonl")
    try folder.write("in.jsonl", text.replacingOccurrences(of: "doc-7\"", with: "doc-X\""))
    #expect(await refusal { _ in }.contains("have changed"))
    try folder.write("in.jsonl", text)
    #expect(folder.files(in: "out") == before)
    try await resume()
    try expectWhole()
  }

  @Test("finished results are said to be finished, and stay; of other settings they are refused")
  func finished() async throws {
    try await run(options())
    let before = try folder.bytes("out/manifest.json")
    let outcome = try await resume()
    #expect(outcome.wasFinished && outcome.counts.documents == 250 && outcome.counts.rejected == 2)
    #expect(try folder.bytes("out/manifest.json") == before)
    let error = await #expect(throws: ParleyError.self) { try await resume { $0.articleLimit = 9 } }
    #expect(error?.description.contains("articleLimit") == true)
  }

  @Test("an unfinished run is neither taken for results nor lost by a new one")
  func keepsUnfinished() async throws {
    try await interrupt()
    let before = folder.files(in: "out")
    var error = await #expect(throws: ParleyError.self) { try await run(options()) }
    #expect(error?.code == .cannotCreateOutput && error?.description.contains("--resume") == true)
    error = #expect(throws: ParleyError.self) { try ResultFolder(folder["out"]) }
    #expect(error?.code == .cannotOpenInput && error?.description.contains("unfinished") == true)
    #expect(folder.files(in: "out") == before)
    try await run(options { $0.overwrite = true })
    try expectWhole()
  }

  @Test("resuming begins anew where nothing was begun")
  func beginsAnew() async throws {
    try await resume()
    try expectWhole()
  }

  @Test("old results stay readable until new ones replace them, also over an interruption")
  func overwritesAtTheEnd() async throws {
    try folder.write("other.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(3)))
    try await fixture.run(["other.jsonl"], to: "out")
    let old = try folder.bytes("out/statements.jsonl")
    try await interrupt { $0.overwrite = true }
    #expect(try folder.bytes("out/statements.jsonl") == old)
    #expect(try ResultVerification(folder["out"]).differences == [])
    try await resume()
    try expectWhole()
  }

  @Test("without a database there is none, and an old one does not stay")
  func withoutDatabase() async throws {
    try await run(options())
    try await run(
      options {
        $0.overwrite = true
        $0.database = false
      })
    try expectWhole(database: false)
  }
}
