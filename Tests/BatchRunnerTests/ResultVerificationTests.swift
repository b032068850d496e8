import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("ResultVerification")
struct ResultVerificationTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  init() async throws {
    fixture = try BatchFixture()
    try folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(40)) + "broken\n")
    try await fixture.run(["in.jsonl"], to: "out")
  }

  private func differences() throws -> [String] {
    try ResultVerification(folder["out"]).differences
  }

  @Test("finds nothing in an untouched folder, having read every file")
  func untouched() throws {
    let verification = try ResultVerification(folder["out"])
    #expect(verification.differences == [] && verification.notes == [])
    // The outputs, the model and the input.
    #expect(verification.filesRead == BatchFixture.outputs.count + 2)
  }

  @Test("names a file with one other byte", arguments: BatchFixture.outputs)
  func otherByte(_ file: String) throws {
    var bytes = try folder.bytes("out/\(file)")
    bytes[bytes.count / 2] ^= 1
    try folder.write("out/\(file)", bytes)
    let found = try differences()
    #expect(found.first?.contains("\(file): other bytes") == true)
    #expect(found.allSatisfy { $0.contains(file) })
  }

  @Test("names a file that is gone or shorter, and counts what is left of it")
  func goneOrShorter() throws {
    let lines = try folder.text("out/statements.jsonl").split(separator: "\n")
    try folder.write("out/statements.jsonl", lines.dropLast(2).joined(separator: "\n") + "\n")
    try FileManager.default.removeItem(atPath: folder["out/parley.sqlite"])
    let found = try differences()
    #expect(found.count == 3)
    #expect(
      found.contains { $0.hasPrefix("statements.jsonl:") && $0.contains("bytes, the manifest") })
    #expect(
      found.contains(
        "statements.jsonl: \(lines.count - 2) lines, the manifest says \(lines.count)"))
    #expect(found.contains("parley.sqlite: is missing"))
  }

  @Test("names inputs and models that changed; those that went away get a note")
  func inputs() throws {
    try folder.write("in.jsonl", "{}\n")
    #expect(try differences().map { $0.contains("in.jsonl: has changed") } == [true])
    try FileManager.default.removeItem(atPath: folder["in.jsonl"])
    let verification = try ResultVerification(folder["out"])
    #expect(verification.differences == [])
    #expect(verification.notes.count == 1)
    #expect(verification.notes[0].contains("in.jsonl"))
  }

  @Test("a manifest from before the hashes is read, with a note")
  func olderManifest() throws {
    let data = Data(try folder.bytes("out/manifest.json"))
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for key in ["outputs", "stages", "run"] { object[key] = nil }
    var counts = try #require(object["counts"] as? [String: Any])
    counts["dates_unread"] = nil
    object["counts"] = counts
    try folder.write(
      "out/manifest.json", Array(try JSONSerialization.data(withJSONObject: object)))
    let verification = try ResultVerification(folder["out"])
    #expect(verification.differences == [] && verification.notes.count == 1)
    #expect(try ResultFolder(folder["out"]).statements > 0)
  }

  @Test("a manifest of a newer format is refused, and both formats are said")
  func newerManifest() throws {
    let text = try folder.text("out/manifest.json")
    try folder.write(
      "out/manifest.json",
      text.replacingOccurrences(of: "parley-results-1", with: "parley-results-2"))
    for read in [
      { _ = try ResultFolder(folder["out"]) }, { _ = try ResultVerification(folder["out"]) },
    ] {
      let error = #expect(throws: ParleyError.self) { try read() }
      #expect(error?.code == .unusableInput)
      for part in ["parley-results-2", "parley-results-1", "manifest.json"] {
        #expect(error?.description.contains(part) == true)
      }
    }
  }

  @Test("the stages account for every record")
  func stages() throws {
    let stages = try #require(try ResultManifest(folder: folder["out"]).content.stages)
    #expect(stages.map(\.stage) == ["read", "parse", "extract", "attribute"])
    #expect(stages[0].in == 1 && stages[0].out == 41)
    #expect(stages[1].in == 41 && stages[1].out == 40)
    #expect(stages[2].in == 40)
    #expect(stages[3].in == stages[2].out && stages[3].out < stages[3].in)
  }
}
