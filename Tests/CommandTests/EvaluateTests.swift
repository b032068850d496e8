import Foundation
import ParleyTestSupport
import Testing

@Suite("parley evaluate")
struct EvaluateTests {
  /// The labelled rows of the bench: text, stance, sentiment.
  private static let rows = Workbench.labelled.split(separator: "\n").dropFirst().map {
    $0.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }

  private static let figures = ["accuracy", "macro_f1", "auc", "ece", "brier"]

  /// A model without replicates, which no figure of `evaluate` needs.
  private static func train(_ bench: Workbench, _ input: String, _ output: String) async throws
    -> ParleyBinary.Outcome
  {
    let outcome = try await bench.parley("train", input, "--output", output, "--replicates", "0")
    try #require(outcome.code == 0, "\(outcome.errors)")
    return outcome
  }

  /// With `model.safetensors`.
  private static func trained() async throws -> Workbench {
    let bench = try Workbench()
    _ = try await train(bench, "labelled.tsv", "model.safetensors")
    return bench
  }

  /// With `model.safetensors`, `turned.safetensors` that learned each stance as the next one, and `gold.tsv`, in which
  /// one label in four is wrong.
  private static func bench() async throws -> Workbench {
    let bench = try await trained()
    let turn = ["conciliatory": "neutral", "neutral": "hostile", "hostile": "conciliatory"]
    try bench.folder.write(
      "gold.tsv",
      table(
        rows.enumerated().map { n, row in
          (row[0], n.isMultiple(of: 4) ? turn[row[1]] ?? "" : row[1])
        }))
    try bench.folder.write(
      "turned.tsv",
      "text\tstance\n" + rows.map { "\($0[0])\t\(turn[$0[1]] ?? "")\n" }.joined())
    _ = try await train(bench, "turned.tsv", "turned.safetensors")
    return bench
  }

  private static func table(_ rows: [(text: String, label: String)]) -> String {
    "text\tlabel\n" + rows.map { "\($0.text)\t\($0.label)\n" }.joined()
  }

  private func json(_ bench: Workbench, _ arguments: String...) async throws -> [String: Any] {
    let outcome = try await bench.parley.run(["evaluate", "--format", "json"] + arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    return try #require(try outcome.objects().first)
  }

  private func bounds(_ value: Any?) throws -> [Double] { try #require(value as? [Double]) }

  private func text(_ value: Double) -> String { String(format: "%.4f", value) }

  @Test("every figure of the table stands beside its interval, as in the JSON")
  func tableHoldsIntervals() async throws {
    let bench = try await Self.bench()
    let found = try await json(bench, "--gold", "gold.tsv", "--model", "model.safetensors")
    let outcome = try await bench.parley(
      "evaluate", "--gold", "gold.tsv", "--model", "model.safetensors")
    #expect(outcome.code == 0)
    let names = [
      "accuracy ", "macro-F1 ", "ROC-AUC, first against last class ",
      "calibration error (10 bins) ", "Brier score (0 best, 2 worst) ",
    ]
    let intervals = try #require(found["interval"] as? [String: Any])
    for (name, key) in zip(names, Self.figures) {
      let value = try #require(found[key] as? Double)
      let range = try bounds(intervals[key])
      let line = try #require(outcome.lines.first { $0.hasPrefix(name) })
      #expect(
        line.hasSuffix(" \(text(value))   95% [\(text(range[0])), \(text(range[1]))]"), "\(line)")
    }
    // The wide table with precision and recall, then their intervals.
    let labels = try #require(found["labels"] as? [String: [String: Any]])
    #expect(labels.keys.sorted() == ["conciliatory", "hostile", "neutral"])
    #expect(outcome.lines.contains { $0.hasPrefix("gold \\ decided  conciliatory  neutral") })
    for (label, figures) in labels {
      let lines = outcome.lines.filter { $0.hasPrefix(label + " ") }
      try #require(lines.count == 2)
      let own = try #require(figures["interval"] as? [String: Any])
      for key in ["precision", "recall", "f1"] {
        let value = try #require(figures[key] as? Double)
        let range = try bounds(own[key])
        #expect(lines[0].contains(text(value)))
        #expect(lines[1].contains("[\(text(range[0])), \(text(range[1]))]"))
        #expect(range[0] <= value && value <= range[1])
      }
    }
  }

  @Test("the confusion counts of the JSON add up to its figures")
  func confusionAddsUp() async throws {
    let bench = try await Self.bench()
    let found = try await json(bench, "--gold", "gold.tsv", "--model", "model.safetensors")
    #expect(found["model"] as? String == "model.safetensors")
    #expect(found["against"] == nil && found["mcnemar"] == nil)
    let classes = try #require(found["classes"] as? [String])
    #expect(classes == ["conciliatory", "neutral", "hostile"])
    let confusion = try #require(found["confusion"] as? [[Int]])
    let labels = try #require(found["labels"] as? [String: [String: Any]])
    for (row, label) in zip(confusion, classes) {
      #expect(row.reduce(0, +) == labels[label]?["n"] as? Int)
    }
    let right = (0..<3).reduce(0) { $0 + confusion[$1][$1] }
    #expect(found["accuracy"] as? Double == Double(right) / 27)
  }

  @Test(
    "the Brier score is that of the probabilities that classify prints",
    arguments: ["label", "sign of score", "label = hostile"])
  func brierOfClassify(_ mode: String) async throws {
    let bench = try await Self.trained()
    let gold = Self.rows.enumerated().compactMap { n, row -> (text: String, label: String)? in
      let label = n.isMultiple(of: 5) ? "hostile" : row[1]
      switch mode {
      case "label": return (row[0], label)
      case "sign of score": return label == "neutral" ? nil : (row[0], label)
      default: return (row[0], label == "hostile" ? label : "other")
      }
    }
    try bench.folder.write("gold.tsv", Self.table(gold))
    let said = try await bench.parley("classify", "gold.tsv", "--model", "model.safetensors")
      .objects()
    try #require(said.count == gold.count)
    var sum = 0.0
    for (line, row) in zip(said, gold) {
      let p = try ["conciliatory", "neutral", "hostile"].map { try #require(line[$0] as? Double) }
      let total = p.reduce(0, +)
      switch mode {
      case "label":
        for (name, value) in zip(["conciliatory", "neutral", "hostile"], p) {
          let error = value / total - (name == row.label ? 1 : 0)
          sum += error * error
        }
      case "sign of score":
        let share = p[0] + p[2] > 0 ? p[0] / (p[0] + p[2]) : 0.5
        let error = share - (row.label == "conciliatory" ? 1 : 0)
        sum += 2 * error * error
      default:
        let error = p[2] / total - (row.label == "hostile" ? 1 : 0)
        sum += 2 * error * error
      }
    }
    let found = try await json(bench, "--gold", "gold.tsv", "--model", "model.safetensors")
    #expect(found["decision"] as? String == mode)
    #expect(abs(try #require(found["brier"] as? Double) - sum / Double(gold.count)) < 1e-12)
  }

  @Test("--against puts beside the first model what evaluate says of the second alone")
  func figuresBeside() async throws {
    let bench = try await Self.bench()
    let both = try await json(
      bench, "--gold", "gold.tsv", "--model", "model.safetensors", "--against",
      "turned.safetensors")
    let alone = try await json(bench, "--gold", "gold.tsv", "--model", "turned.safetensors")
    let first = try await json(bench, "--gold", "gold.tsv", "--model", "model.safetensors")
    let against = try #require(both["against"] as? [String: Any])
    #expect(against as NSDictionary == alone as NSDictionary)
    for (key, value) in first { #expect(both[key] as? NSObject == value as? NSObject, "\(key)") }
    #expect(both["brier"] as? Double != alone["brier"] as? Double)

    let outcome = try await bench.parley(
      "evaluate", "--gold", "gold.tsv", "--model", "model.safetensors", "--against",
      "turned.safetensors")
    #expect(outcome.code == 0)
    #expect(
      outcome.lines.prefix(2) == ["model    model.safetensors", "against  turned.safetensors"])
    for (name, key) in zip(
      ["accuracy ", "macro-F1 ", "ROC-AUC", "calibration", "Brier"], Self.figures)
    {
      let line = try #require(outcome.lines.first { $0.hasPrefix(name) })
      let parts = try [first, alone].map { figures in
        let range = try bounds((figures["interval"] as? [String: Any])?[key])
        return "\(text(try #require(figures[key] as? Double)))"
          + " +\\[\(text(range[0])), \(text(range[1]))\\]"
      }
      let pattern = try Regex(parts.joined(separator: " +"))
      #expect(line.contains(pattern), "\(line)")
    }
    #expect(outcome.lines.filter { $0.hasPrefix("  recall ") }.count == 3)
  }

  @Test("McNemar's counts are those of the rows that only one model labels rightly")
  func mcNemarCounts() async throws {
    let bench = try await Self.bench()
    // Every third gold label is what the second model says, so that each model has rows of its own.
    let gold = try await bench.parley("classify", "gold.tsv", "--model", "turned.safetensors")
      .objects().enumerated().map { n, line in
        n % 3 == 0 ? line["label"] as? String ?? "" : Self.rows[n][1]
      }
    try bench.folder.write("mixed.tsv", Self.table(zip(Self.rows, gold).map { ($0[0], $1) }))
    var right: [[Bool]] = []
    for model in ["model.safetensors", "turned.safetensors"] {
      let said = try await bench.parley("classify", "mixed.tsv", "--model", model).objects()
      right.append(zip(said, gold).map { $0["label"] as? String == $1 })
    }
    let onlyFirst = zip(right[0], right[1]).filter { $0 && !$1 }.count
    let onlySecond = zip(right[0], right[1]).filter { !$0 && $1 }.count
    try #require(onlyFirst > 0 && onlySecond > 0)
    let found = try await json(
      bench, "--gold", "mixed.tsv", "--model", "model.safetensors", "--against",
      "turned.safetensors")
    let test = try #require(found["mcnemar"] as? [String: Any])
    #expect(test["only_first"] as? Int == onlyFirst)
    #expect(test["only_second"] as? Int == onlySecond)
    #expect(test["both"] as? Int == zip(right[0], right[1]).filter { $0 && $1 }.count)
    let four = ["both", "only_first", "only_second", "neither"].compactMap { test[$0] as? Int }
    #expect(four.count == 4 && four.reduce(0, +) == 27)
  }

  @Test("a difference on all of 27 rows is more than chance, whichever model comes first")
  func moreThanChance() async throws {
    let bench = try await Self.bench()
    try bench.folder.write("all.tsv", Self.table(Self.rows.map { ($0[0], $0[1]) }))
    for (model, against, winner, counts) in [
      ("model", "turned", "The model is", "only the model 27, only --against 0"),
      ("turned", "model", "The model of --against is", "only the model 0, only --against 27"),
    ] {
      let outcome = try await bench.parley(
        "evaluate", "--gold", "all.tsv", "--model", model + ".safetensors", "--against",
        against + ".safetensors")
      #expect(outcome.code == 0, "\(outcome.errors)")
      // (27 - 1)² / 27 = 25.0370; its p is 5.6e-7.
      #expect(
        outcome.lines.suffix(3) == [
          "right on a row: both 0, \(counts), neither 0",
          "McNemar's test (chi-squared with continuity correction): p < 0.0001, statistic 25.0370",
          "\(winner) right on more rows, and by more than chance explains (p < 0.0001, below 0.0500).",
        ])
    }
  }

  @Test("a difference on four rows may be chance, and says so")
  func maybeChance() async throws {
    let bench = try await Self.bench()
    try bench.folder.write("few.tsv", Self.table(Self.rows[0..<4].map { ($0[0], $0[1]) }))
    let arguments = [
      "--gold", "few.tsv", "--model", "model.safetensors", "--against", "turned.safetensors",
    ]
    let outcome = try await bench.parley.run(["evaluate"] + arguments)
    // 2 / 2^4.
    #expect(
      outcome.lines.suffix(2) == [
        "McNemar's test (exact binomial): p = 0.1250",
        "The model is right on more rows, but chance alone may explain that (p = 0.1250, not below 0.0500).",
      ])
    let found = try await json(
      bench, "--gold", "few.tsv", "--model", "model.safetensors", "--against",
      "turned.safetensors")
    let test = try #require(found["mcnemar"] as? [String: Any])
    #expect(test["p"] as? Double == 0.125)
    #expect(test["test"] as? String == "exact binomial")
    #expect(test["statistic"] is NSNull)
    #expect(test["more_than_chance"] as? Bool == false)
  }

  @Test("a model against itself differs in nothing")
  func againstItself() async throws {
    let bench = try await Self.bench()
    let outcome = try await bench.parley(
      "evaluate", "--gold", "gold.tsv", "--model", "model.safetensors", "--against",
      "model.safetensors")
    #expect(outcome.code == 0)
    #expect(
      outcome.lines.last
        == "The two are right on equally many rows: there is no difference to explain.")
  }

  @Test("labels may be written with capitals and blanks, and rows without one stay out")
  func writtenLabels() async throws {
    let bench = try await Self.trained()
    let rows = Self.rows.map { ($0[0], $0[1]) }
    try bench.folder.write("plain.tsv", Self.table(rows))
    try bench.folder.write(
      "written.tsv",
      Self.table(rows.map { ($0, " \($1.capitalized) ") } + [("We have no label", "")]))
    let plain = try await bench.parley(
      "evaluate", "--gold", "plain.tsv", "--model", "model.safetensors")
    let written = try await bench.parley(
      "evaluate", "--gold", "written.tsv", "--model", "model.safetensors")
    #expect(plain.code == 0 && plain.lines.first?.hasSuffix(" 27") == true)
    #expect(written.output == plain.output)
  }

  @Test("rows that leave the head's own column empty do not borrow a label of another head")
  func ownColumn() async throws {
    let bench = try await Self.trained()
    let lines = Self.rows.enumerated().map { n, row in
      "\(row[0])\t\(row[1])\t\(n < 3 ? "" : row[2])\n"
    }
    try bench.folder.write("gold.tsv", "text\tlabel\tsentiment\n" + lines.joined())
    let found = try await json(
      bench, "--gold", "gold.tsv", "--model", "model.safetensors", "--head", "sentiment")
    #expect(found["n"] as? Int == 24)
    #expect(found["classes"] as? [String] == ["positive", "neutral", "negative"])
  }

  /// With `training.tsv` of three acts and `acts.tsv` with a fourth, beside `model.safetensors` that knows no act.
  private static func actBench() async throws -> Workbench {
    let bench = try await trained()
    let acts = ["conciliatory": "support", "neutral": "state", "hostile": "reject"]
    func table(_ name: (Int, [String]) -> String) -> String {
      "text\tact\n" + rows.enumerated().map { "\($1[0])\t\(name($0, $1))\n" }.joined()
    }
    try bench.folder.write("training.tsv", table { acts[$1[1]] ?? "" })
    try bench.folder.write("acts.tsv", table { $0 == 6 ? "accuse" : acts[$1[1]] ?? "" })
    return bench
  }

  @Test("acts are listed one a line with intervals; their 16 × 16 counts are in the JSON alone")
  func acts() async throws {
    let bench = try await Self.actBench()
    let trained = try await Self.train(bench, "training.tsv", "act.safetensors")
    #expect(trained.lines.contains("class      n  precision  recall      F1"))
    #expect(trained.lines.allSatisfy { $0.count <= 100 })
    let arguments = ["--gold", "acts.tsv", "--head", "act", "--model", "act.safetensors"]
    let outcome = try await bench.parley.run(["evaluate"] + arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.lines.allSatisfy { $0.count <= 100 })
    #expect(outcome.lines.contains { $0.hasPrefix("ROC-AUC, conciliatory or hostile ") })
    let header = try #require(outcome.lines.firstIndex { $0.hasPrefix("class ") })
    let classes = outcome.lines[(header + 1)...]
    #expect(classes.count == 16)
    let found = try await json(
      bench, "--gold", "acts.tsv", "--head", "act", "--model", "act.safetensors")
    let confusion = try #require(found["confusion"] as? [[Int]])
    #expect(confusion.count == 16 && confusion.allSatisfy { $0.count == 16 })
    #expect(confusion.flatMap { $0 }.reduce(0, +) == 27)
    let names = try #require(found["classes"] as? [String])
    #expect(classes.map { String($0.prefix { $0 != " " }) } == names)
    let labels = try #require(found["labels"] as? [String: [String: Any]])
    let state = try #require(labels["state"])
    let range = try bounds((state["interval"] as? [String: Any])?["recall"])
    let line = try #require(classes.first { $0.hasPrefix("state ") })
    #expect(
      line.contains(
        "\(text(try #require(state["recall"] as? Double))) [\(text(range[0])), \(text(range[1]))]"))
    // Neither in the gold nor decided: nothing to say.
    let assault = try #require(classes.first { $0.hasPrefix("assault ") })
    #expect(
      assault.split(separator: " ") == ["assault", "0", "0.0000", "-", "0.0000", "-", "-", "-"])
    #expect(labels["assault"]?["f1"] is NSNull)
  }

  @Test("what cannot be evaluated says which file and what")
  func failures() async throws {
    let bench = try await Self.actBench()
    let stanceOnly = Self.rows.map { "\($0[0])\t\($0[1])\n" }.joined()
    try bench.folder.write("stance.tsv", "text\tstance\n" + stanceOnly)
    _ = try await Self.train(bench, "stance.tsv", "stance.safetensors")
    try bench.folder.write("odd.tsv", "text\tlabel\nWe talk\tneutral\nWe shout\tangry\n")
    try bench.folder.write("company.tsv", "text\tlabel\nWe talk\tneutral\nWe shout\tother\n")
    let both = "--model model.safetensors --against stance.safetensors"
    let cases: [(Int32, String, [String])] = [
      (
        65, "--gold labelled.tsv --head sentiment " + both,
        ["stance.safetensors", "sentiment head"]
      ),
      (
        65, "--gold acts.tsv --head act --model model.safetensors",
        ["model.safetensors", "act head"]
      ),
      (66, "--gold labelled.tsv --model model.safetensors --against no.model", ["no.model"]),
      (65, "--gold labelled.tsv --model model.safetensors --against odd.tsv", ["odd.tsv"]),
      (65, "--gold odd.tsv " + both, ["odd.tsv:3", "'angry'", "conciliatory, neutral, hostile"]),
      (65, "--gold company.tsv " + both, ["company.tsv", "neutral, other", "'hostile'"]),
      (65, "--gold stance.tsv --head act " + both, ["stance.tsv", "'act'", "--label-column"]),
    ]
    for (code, line, parts) in cases {
      let outcome = try await bench.parley.run(
        ["evaluate"] + line.split(separator: " ").map(String.init))
      outcome.expectOneErrorLine(code: code)
      for part in parts { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
    }
  }
}
