import Foundation
import ParleyTestSupport
import Testing

@Suite("parley inspect")
struct InspectTests {
  /// Trained with a report, so that both can be compared.
  private func reported() async throws -> (Workbench, report: [String: [String: Any]]) {
    let bench = try Workbench()
    let outcome = try await bench.parley(
      "train", "labelled.tsv", "--output", "model.safetensors", "--report", "report.json",
      "--replicates", "3")
    try #require(outcome.code == 0, "\(outcome.errors)")
    let report = try #require(try bench.folder.objects("report.json").first)
    return (bench, try #require(report["heads"] as? [String: [String: Any]]))
  }

  @Test("JSON says what the file is, and of its heads what the training reported")
  func json() async throws {
    let (bench, report) = try await reported()
    let outcome = try await bench.parley("inspect", "model.safetensors", "--format", "json")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(found["file"] as? String == "model.safetensors")
    #expect(found["bytes"] as? Int == (try bench.folder.bytes("model.safetensors").count))
    let hash = try await bench.parley.shell("sha256sum model.safetensors").output.prefix(64)
    #expect(found["sha256"] as? String == String(hash))
    #expect(found["format"] as? String == "parley-model-1")
    #expect(found["replicates"] as? Int == 3)
    let facts = try #require(found["facts"] as? [String: String])
    #expect(facts["training_rows"] == "27" && facts["folds"] == "5" && facts["seed"] == "1")
    let features = try #require(found["features"] as? [String: Any])
    #expect(features["longest_run"] as? Int == 3 && features["negation_scope"] as? Bool == true)
    let heads = try #require(found["heads"] as? [[String: Any]])
    #expect(heads.map { $0["head"] as? String } == ["stance", "sentiment"])
    for head in heads {
      let name = try #require(head["head"] as? String)
      let told = try #require(report[name])
      #expect(head["classes"] as? [String] == told["labels"] as? [String])
      #expect(head["temperature"] as? Double == told["temperature"] as? Double)
      let confusion = try #require(head["soft_confusion"] as? [[Double]])
      #expect(confusion.count == 3 && confusion.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-5 })
      let quality = try #require(head["quality"] as? [String: Any])
      for field in ["rows", "accuracy", "macro_f1", "ece"] {
        #expect(quality[field] as? Double == told[field] as? Double && told[field] != nil)
      }
      let bins = try #require(quality["reliability"] as? [[String: Double]])
      #expect(bins == told["reliability"] as? [[String: Double]])
      #expect(bins.count == 10 && bins.reduce(0) { $0 + ($1["rows"] ?? 0) } == 27)
      let right = bins.reduce(0) { $0 + ($1["rows"] ?? 0) * ($1["accuracy"] ?? 0) }
      #expect(abs(right / 27 - (told["accuracy"] as? Double ?? .nan)) < 1e-12)
    }
  }

  @Test("the table says the same to a person")
  func table() async throws {
    let (bench, report) = try await reported()
    let outcome = try await bench.parley("inspect", "model.safetensors")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    func value(_ name: String) -> String? {
      outcome.lines.first { $0.hasPrefix(name + "  ") }?.split(separator: " ").last.map(String.init)
    }
    #expect(value("model") == "model.safetensors")
    #expect(value("format") == "parley-model-1")
    #expect(value("training_rows") == "27")
    #expect(value("replicates") == "3")
    for (head, told) in report {
      let temperature = try #require(told["temperature"] as? Double)
      let accuracy = try #require(told["accuracy"] as? Double)
      let error = try #require(told["ece"] as? Double)
      let at = try #require(
        outcome.lines.firstIndex(of: "\(head): temperature \(String(format: "%.4f", temperature))"))
      let figures = outcome.lines[at + 1]
      #expect(
        figures.hasPrefix("27 rows out of fold: accuracy \(String(format: "%.4f", accuracy))"))
      #expect(figures.hasSuffix("calibration error \(String(format: "%.4f", error))"))
      #expect(outcome.lines[at + 2].hasPrefix("label \\ mean probability"))
    }
    #expect(outcome.lines.filter { $0.hasPrefix("reliability") }.count == 2)
  }

  @Test("what is no model is 65, what is not there 66")
  func failures() async throws {
    let bench = try await Workbench.trained()
    try await bench.parley("inspect").expectOneErrorLine(code: 64)
    try await bench.parley("inspect", "nowhere").expectOneErrorLine(code: 66)
    let other = try await bench.parley("inspect", "labelled.tsv")
    other.expectOneErrorLine(code: 65)
    #expect(other.errors.contains("labelled.tsv"))
  }
}
