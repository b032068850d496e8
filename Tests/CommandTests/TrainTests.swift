import Foundation
import ParleyTestSupport
import Testing

@Suite("parley train")
struct TrainTests {
  @Test("the same input and seed give the same bytes")
  func isDeterministic() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley("train", "labelled.tsv", "--output", "again.safetensors")
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.lines.first?.hasPrefix("27 rows, ") == true)
    #expect(outcome.lines.last == "written to again.safetensors")
    #expect(try bench.folder.bytes("again.safetensors") == bench.folder.bytes("model.safetensors"))
    let other = try await bench.parley(
      "train", "labelled.tsv", "--output", "other.safetensors", "--seed", "2")
    #expect(other.code == 0)
    #expect(try bench.folder.bytes("other.safetensors") != bench.folder.bytes("model.safetensors"))
    #expect(!bench.folder.files().contains { $0.hasSuffix(".partial") })
  }

  @Test("TSV, CSV and JSONL of the same rows weigh the same")
  func formatsDoNotMatter() async throws {
    let bench = try await Workbench.trained()
    let rows = Workbench.labelled.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    try bench.folder.write(
      "labelled.csv",
      "text,stance,sentiment\r\n" + rows.map { "\"\($0[1])\",\($0[2]),\($0[3])\r\n" }.joined())
    try bench.folder.write(
      "labelled.jsonl",
      rows.map {
        "{\"copy\":\"\($0[1])\",\"label\":\" \($0[2].uppercased())\",\"sentiment\":\"\($0[3])\"}\n"
      }.joined())
    let csv = try await bench.parley("train", "labelled.csv", "--output", "csv.model")
    let json = try await bench.parley(
      "train", "labelled.jsonl", "--output", "json.model", "--text-column", "copy")
    #expect(csv.code == 0 && json.code == 0, "\(csv.errors)\(json.errors)")
    let expected = try await bench.parley(
      "classify", "labelled.tsv", "--model", "model.safetensors"
    )
    .objects().map { $0["label"] as? String }
    #expect(expected.count == 27)
    for model in ["csv.model", "json.model"] {
      let labels = try await bench.parley("classify", "labelled.tsv", "--model", model).objects()
      #expect(labels.map { $0["label"] as? String } == expected)
    }
  }

  @Test("two of the three classes are enough")
  func twoClasses() async throws {
    let bench = try Workbench()
    let rows = Workbench.labelled.split(separator: "\n").filter { !$0.contains("neutral") }
    try bench.folder.write("two.tsv", rows.joined(separator: "\n"))
    let outcome = try await bench.parley("train", "two.tsv", "--output", "two.model")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let lines = try await bench.parley("classify", "labelled.tsv", "--model", "two.model").objects()
    #expect(lines.count == 27)
    #expect(!lines.contains { $0["label"] as? String == "neutral" })
  }

  @Test("the report holds the figures as JSON")
  func writesReport() async throws {
    let bench = try Workbench()
    let outcome = try await bench.parley(
      "train", "labelled.tsv", "--output", "m.model", "--report", "report.json")
    #expect(outcome.code == 0)
    let report = try #require(try bench.folder.objects("report.json").first)
    #expect(report["rows"] as? Int == 27)
    let heads = try #require(report["heads"] as? [String: [String: Any]])
    #expect(heads.keys.sorted() == ["sentiment", "stance"])
    for (_, figures) in heads {
      let confusion = try #require(figures["confusion"] as? [[Int]])
      let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
      #expect(confusion.flatMap { $0 }.reduce(0, +) == 27)
      #expect(confusion.map { $0.reduce(0, +) } == [9, 9, 9])
      let accuracy = try #require(figures["accuracy"] as? Double)
      #expect(abs(accuracy - Double(right) / 27) < 1e-12)
    }
  }
}
