import BatchRunner
import LinearClassifier
import ParleyTestSupport
import Quotations

/// Made-up articles, the same in every run: quotations of every kind, emoji, combining marks, nobody's words.
enum SampleCorpus {
  struct Item: Sendable {
    let id: String
    let date: String?
    let text: String

    var json: String {
      var out: [UInt8] = []
      JSONText.append("{\"id\":", to: &out)
      JSONText.append(string: id, to: &out)
      if let date {
        JSONText.append(",\"date\":", to: &out)
        JSONText.append(string: date, to: &out)
      }
      JSONText.append(",\"text\":", to: &out)
      JSONText.append(string: text, to: &out)
      JSONText.append("}\n", to: &out)
      return String(decoding: out, as: UTF8.self)
    }
  }

  /// Sentences with their stance and tone, which the test model learns.
  static let sentences: [(text: String, stance: String, sentiment: String)] = {
    let friendly = [
      "We welcome dialogue and peace", "We are ready to cooperate and talk",
      "We thank our partners for their help", "We offer aid and friendship",
      "We agree to resume talks",
    ]
    let plain = [
      "The meeting begins on Tuesday", "The report has forty pages", "The train leaves at noon",
      "The delegation arrives on Friday", "The survey covers five provinces",
    ]
    let hard = [
      "We will never accept these threats", "We reject this shameful demand",
      "We will destroy the enemy", "They must pay for this crime",
      "We condemn this brutal attack",
    ]
    let ends = ["", " today", " in Geneva", " with all our strength"]
    return ends.flatMap { end in
      friendly.map { ($0 + end, "conciliatory", "positive") }
        + plain.map { ($0 + end, "neutral", "neutral") }
        + hard.map { ($0 + end, "hostile", "negative") }
    }
  }()

  private static let speakers = [
    "Moon Jae-in", "Ri Yong-ho", "Angela Merkel", "Barack Obama", "Zoë Müller", "the ministry",
    "José Ñandú", "Wang Yi", "two officials",
  ]
  private static let decorations = ["", " 🕊️", " — café", " e\u{301}tude", " 한국", " 👩‍👩‍👧", " naïve"]

  static func items(_ count: Int, seed: UInt64 = 7) -> [Item] {
    var random = SeededGenerator(seed: seed)
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
    return (0..<count).map { n in
      let paragraphs = (0..<Int.random(in: 0...5, using: &random)).map { _ -> String in
        let (words, more, who) = (
          pick(sentences).text + pick(decorations), pick(sentences).text, pick(speakers)
        )
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "“\(words),” \(who) said. “\(more).”"
        case 1: return "\"\(words),\" said \(who)."
        case 2: return "\(who) said that \(more.prefix(1).lowercased())\(more.dropFirst())."
        case 3: return "\(who) called the plan “\(words)” on Monday."
        case 4: return "It was late\(pick(decorations)). “\(words).”"
        case 5: return "“\(words)” 🎉 “\(more),” \(who) told reporters."
        default: return "Nothing was said\(pick(decorations)) that day."
        }
      }
      let lead = "Report no. \(n)\(pick(decorations)) from the capital."
      return Item(
        id: "doc-\(n)", date: n % 3 == 0 ? nil : "2021-0\(n % 9 + 1)-11",
        text: ([lead] + paragraphs).joined(separator: "\n\n"))
    }
  }

  static func jsonLines(_ items: [Item]) -> String { items.map(\.json).joined() }
}

/// A folder with a small trained model, and runs over inputs in it.
struct BatchFixture {
  let folder: ScratchFolder
  let model: LoadedModel
  let dictionary: LoadedDictionary

  init() throws {
    folder = try ScratchFolder()
    let rows =
      "text\tstance\tsentiment\n"
      + SampleCorpus.sentences.map { "\($0.text)\t\($0.stance)\t\($0.sentiment)\n" }.joined()
    let file = try LabelledFile([try folder.write("labelled.tsv", rows)])
    dictionary = try LoadedDictionary(path: nil)
    // Without replicates, whose scores the statements do not print: the tables then follow from the statements alone.
    var options = TrainingOptions()
    options.replicates = 0
    let trained = try TextClassifier.train(
      try file.labelledTexts(dictionary: dictionary.dictionary), options: options,
      facts: [:])
    let path = try folder.write("model.safetensors", try trained.classifier.serialized())
    model = try LoadedModel(path: path)
  }

  static let outputs = [
    "statements.jsonl", "actors.csv", "affiliations.csv", "dyads.csv", "timeline.csv",
    "affiliation_timeline.csv", "estimates.json", "rejects.jsonl",
  ]

  /// Scores `inputs` of the folder into its folder `output`.
  @discardableResult
  func run(
    _ inputs: [String], to output: String, jobs: Int = 1, limit: Int? = nil,
    overwrite: Bool = false
  ) async throws -> BatchCounts {
    var options = BatchOptions(inputs: inputs.map { folder[$0] }, output: folder[output])
    options.jobs = jobs
    options.overwrite = overwrite
    if let limit { options.articleLimit = limit }
    return try await BatchRun(options: options, model: model, dictionary: dictionary).run { _ in }
  }

  /// The lines of a run's statements, whole.
  func statementLines(_ output: String) throws -> [String] {
    try folder.text(output + "/statements.jsonl").split(separator: "\n").map(String.init)
  }
}
