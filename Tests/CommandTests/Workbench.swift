import Foundation
import ParleyTestSupport
import Testing

/// A folder with what a user begins with: labelled sentences, a model trained on them, articles.
struct Workbench {
  let folder: ScratchFolder
  let parley: ParleyBinary

  /// Without a model.
  init() throws {
    folder = try ScratchFolder()
    parley = try ParleyBinary(in: folder)
    try folder.write("labelled.tsv", Self.labelled)
    try folder.write("articles.jsonl", Self.articles)
  }

  /// With `model.safetensors`.
  static func trained() async throws -> Workbench {
    let bench = try Workbench()
    let trained = try await bench.parley("train", "labelled.tsv", "--output", "model.safetensors")
    try #require(trained.code == 0, "\(trained.errors)")
    return bench
  }

  /// With the results of `articles.jsonl` in `out`.
  static func scored() async throws -> Workbench {
    let bench = try await trained()
    let scored = try await bench.parley(
      "score", "articles.jsonl", "--output", "out", "--model", "model.safetensors")
    try #require(scored.code == 0, "\(scored.errors)")
    return bench
  }

  private static let sentences = [
    ("conciliatory", "positive", "We welcome dialogue and peace"),
    ("conciliatory", "positive", "We thank our partners for their help"),
    ("conciliatory", "positive", "We agree to resume talks"),
    ("neutral", "neutral", "The meeting begins on Tuesday"),
    ("neutral", "neutral", "The report has forty pages"),
    ("neutral", "neutral", "The delegation arrives on Friday"),
    ("hostile", "negative", "We reject this shameful demand"),
    ("hostile", "negative", "We will destroy the enemy"),
    ("hostile", "negative", "They must pay for this crime"),
  ]

  static let labelled =
    "id\ttext\tstance\tsentiment\n"
    + ["", " today", " in Geneva"].flatMap { end in
      sentences.map { "\t\($0.2)\(end)\t\($0.0)\t\($0.1)\n" }
    }.joined()

  static func article(_ id: String, _ text: String, date: String = "2021-01-11") -> String {
    let object = ["id": id, "date": date, "text": text]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    else {
      return ""
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Angela Merkel speaks three times and Wang Yi twice, Barack Obama once, nobody once.
  static let articles =
    article(
      "a",
      "“We welcome dialogue and peace,” Angela Merkel said.\n\n“We will destroy the enemy,” Wang Yi said."
    )
    + article(
      "b",
      "“We agree to resume talks,” Angela Merkel said.\n\n“They must pay for this crime,” said Wang Yi."
    )
    + article(
      "c",
      "“The meeting begins on Tuesday,” Barack Obama said.\n\n“We thank our partners,” Angela Merkel said."
    ) + article("d", "It was late.\n\n“We reject this shameful demand.”")
}

extension ParleyBinary.Outcome {
  /// Nothing but one line that begins with the program's name, on standard error.
  func expectOneErrorLine(
    code expected: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(code == expected, "\(errors)", sourceLocation: sourceLocation)
    #expect(output.isEmpty, sourceLocation: sourceLocation)
    #expect(errors.hasPrefix("parley: ") && errors.hasSuffix("\n"), sourceLocation: sourceLocation)
    #expect(errorLines.count == 1, "\(errors)", sourceLocation: sourceLocation)
    #expect(!errors.contains("\u{1B}"), sourceLocation: sourceLocation)
  }

  /// Standard output as JSON lines.
  func objects() throws -> [[String: Any]] {
    try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}
