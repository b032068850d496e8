import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

/// Runs over all kinds of input at once, named by a list.
@Suite("BatchRun resumed over packed files, tables and web pages")
struct MixedInputResumeTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }
  private let list: String

  init() async throws {
    fixture = try BatchFixture()
    let items = SampleCorpus.items(260)
    func lines(_ range: Range<Int>) -> [UInt8] {
      Array(SampleCorpus.jsonLines(Array(items[range])).utf8)
    }
    let quoted = items[200..<220].map {
      "\"\($0.id)\",\"not a day\",\"\($0.text.replacingOccurrences(of: "\"", with: "\"\""))\"\n"
    }
    let cut = Packed.zstd(lines(220..<240)).dropLast(5)
    let page =
      "<html><head><title>Talks</title></head><body><article>"
      + (0..<20).map { "<p>“We agree to resume talks,” Wang Yi said on day \($0).</p>" }.joined()
      + "</article></body></html>"
    let paths = [
      try folder.write("a.jsonl.gz", Packed.gzip(lines(0..<120))),
      try folder.write("b.jsonl.zst", Packed.zstd(lines(120..<200))),
      try folder.write("c.csv", quoted.joined()), try folder.write("d.html", page),
      try folder.write("cut.jsonl.zst", Array(cut)), try folder.write("e.txt", items[240].text),
      try folder.write("z.jsonl", lines(241..<260)), folder["missing.txt"],
    ]
    list = try folder.write("list", paths.joined(separator: "\n"))
    _ = try await run(options("whole"))
  }

  private func options(_ output: String) -> BatchOptions {
    var options = BatchOptions(inputs: [], output: folder[output])
    options.filesFrom = list
    options.columns = ["id", "date", "text"]
    options.journalSeconds = 0
    return options
  }

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

  @Test("makes the same bytes and the same counts")
  func sameBytes() async throws {
    let error = await #expect(throws: ParleyError.self) {
      try await run(options("out"), stopAfter: 1)
    }
    #expect(error?.code == .interrupted)
    var again = options("out")
    again.resume = true
    again.jobs = 2
    let outcome = try await run(again)
    for file in BatchFixture.outputs {
      #expect(try folder.bytes("out/\(file)") == folder.bytes("whole/\(file)"), "\(file)")
    }
    let whole = try ResultManifest(folder: folder["whole"]).content
    let resumed = try ResultManifest(folder: folder["out"]).content
    #expect(resumed.counts == whole.counts && resumed.inputs == whole.inputs)
    #expect(outcome.counts.datesUnread == 20 && resumed.counts.datesUnread == 20)
    #expect(resumed.counts.documents >= 241 && resumed.counts.rejected == 2)
    #expect(resumed.inputs.count == 7)
    #expect(try ResultVerification(folder["out"]).differences == [])
  }

  @Test("a page that changed among what was read before is seen")
  func changedPage() async throws {
    _ = await #expect(throws: ParleyError.self) { try await run(options("out"), stopAfter: 2) }
    let path = "a.jsonl.gz"
    // As many bytes, another content: the last bytes of gzip are the length.
    var bytes = try folder.bytes(path)
    bytes[bytes.count / 2] ^= 1
    try folder.write(path, bytes)
    var again = options("out")
    again.resume = true
    let error = await #expect(throws: ParleyError.self) { try await run(again) }
    #expect(error?.code == .unusableInput && error?.description.contains("changed") == true)
  }
}
