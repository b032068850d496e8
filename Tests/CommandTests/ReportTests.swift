import Foundation
import ParleyTestSupport
import Testing

@Suite("parley report")
struct ReportTests {
  @Test("makes a page in the folder, and says where; twice the same bytes")
  func makesPage() async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley("report", "out")
    #expect(outcome.code == 0 && outcome.output.isEmpty)
    #expect(outcome.errors == "report in out/report.html\n")
    let page = try bench.folder.text("out/report.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    for name in ["Angela Merkel", "Wang Yi", "Barack Obama", "7 statements in 4 articles"] {
      #expect(page.contains(name), "\(name)")
    }
    // The words that made the scores, with the model that the manifest names.
    #expect(
      page.contains("class=\"down down2\" title=") || page.contains("class=\"down down1\" title="))
    let again = try await bench.parley("report", "out", "--output", "again.html")
    #expect(again.code == 0)
    #expect(try bench.folder.bytes("again.html") == (try bench.folder.bytes("out/report.html")))
  }

  @Test("every picture is a file of its own")
  func figures() async throws {
    let bench = try await Workbench.scored()
    let outcome = try await bench.parley("report", "out", "--figures", "new/pictures")
    #expect(outcome.code == 0, "\(outcome.errors)")
    for name in ["actors", "reliability", "confusion"] {
      let picture = try bench.folder.text("new/pictures/\(name).svg")
      #expect(
        picture.hasPrefix(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    }
  }

  @Test("what an article holds stays text in the page and in the pictures")
  func escapes() async throws {
    let bench = try await Workbench.trained()
    try bench.folder.write(
      "articles.jsonl",
      Workbench.article(
        "\"onload=\"x",
        "Angela Merkel said that they welcome <script>alert(1)</script> peace and the \"onload=alert(1) talks <\u{301}b> \u{202E}now."
      ))
    let scored = try await bench.parley(
      "score", "articles.jsonl", "--output", "out", "--model", "model.safetensors")
    try #require(scored.code == 0, "\(scored.errors)")
    let outcome = try await bench.parley("report", "out", "--figures", "pictures")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let page = try bench.folder.text("out/report.html")
    #expect(page.contains("&lt;") && page.contains("[U+202E]"))
    #expect(page.components(separatedBy: "<script>").count == 2)
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(!page.contains("\"onload") && !page.contains("<\u{301}"))
    #expect(page.contains("&quot;onload=&quot;x#1"))
  }

  @Test("without the model the page says so, and with another it is not made")
  func model() async throws {
    let bench = try await Workbench.scored()
    try FileManager.default.moveItem(
      atPath: bench.folder["model.safetensors"], toPath: bench.folder["moved.safetensors"])
    let without = try await bench.parley("report", "out")
    #expect(without.code == 0)
    let page = try bench.folder.text("out/report.html")
    #expect(page.contains("was not found where it was") && !page.contains(" title=\"+"))
    let with = try await bench.parley("report", "out", "--model", "moved.safetensors")
    #expect(with.code == 0)
    #expect(try !bench.folder.text("out/report.html").contains("was not found where it was"))
    let missing = try await bench.parley("report", "out", "--model", "nowhere")
    missing.expectOneErrorLine(code: 66)
    let other = try await bench.parley(
      "train", "labelled.tsv", "--seed", "2", "--output", "model.safetensors")
    try #require(other.code == 0)
    let changed = try await bench.parley("report", "out")
    #expect(changed.code == 0)
    #expect(try bench.folder.text("out/report.html").contains("has changed since"))
    let wrong = try await bench.parley("report", "out", "--model", "model.safetensors")
    wrong.expectOneErrorLine(code: 65)
    #expect(wrong.errors.contains("not the model that scored"))
  }

  @Test("a folder without statements makes a page that says so")
  func empty() async throws {
    let bench = try await Workbench.trained()
    try bench.folder.write("articles.jsonl", Workbench.article("a", "It was late."))
    let scored = try await bench.parley(
      "score", "articles.jsonl", "--output", "out", "--model", "model.safetensors")
    try #require(scored.code == 0, "\(scored.errors)")
    let outcome = try await bench.parley("report", "out", "--figures", "pictures")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try bench.folder.text("out/report.html").contains("No statement of a known actor was found"))
  }

  @Test("a folder of a newer version, or none, is an error in one line")
  func refuses() async throws {
    let bench = try await Workbench.scored()
    (try await bench.parley("report", "nowhere")).expectOneErrorLine(code: 66)
    (try await bench.parley("report", "out", "--top", "0")).expectOneErrorLine(code: 64)
    (try await bench.parley("report", "out", "--output", "no/such/folder.html"))
      .expectOneErrorLine(code: 73)
    (try await bench.parley("report", "out", "--figures", "labelled.tsv"))
      .expectOneErrorLine(code: 73)
    let manifest = try bench.folder.text("out/manifest.json")
    try bench.folder.write(
      "out/manifest.json",
      manifest.replacingOccurrences(of: "parley-results-1", with: "parley-results-9"))
    let newer = try await bench.parley("report", "out", "--output", "page.html")
    newer.expectOneErrorLine(code: 65)
    #expect(newer.errors.contains("parley-results-9"))
    #expect(!FileManager.default.fileExists(atPath: bench.folder["page.html"]))
  }
}
