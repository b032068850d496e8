import Foundation
import ParleyTestSupport
import Testing

@Suite("parley explain")
struct ExplainTests {
  private static let model = ["--model", "model.safetensors"]

  private func object(_ outcome: ParleyBinary.Outcome) throws -> [String: Any] {
    #expect(outcome.code == 0, "\(outcome.errors)")
    let objects = try outcome.objects()
    #expect(objects.count == 1)
    return try #require(objects.first)
  }

  @Test(
    "the terms and the intercepts in JSON add up to the log-odds, and these to what classify says")
  func addsUp() async throws {
    let bench = try await Workbench.trained()
    for (text, head) in [
      ("We welcome dialogue, not this shameful crime", "stance"),
      ("They won't thank our enemy", "sentiment"), ("zorblat", "stance"),
    ] {
      let options = ["--head", head] + Self.model
      let found = try object(
        try await bench.parley.run(["explain", text, "--format", "json"] + options))
      #expect(found["text"] as? String == text)
      let terms = try #require(found["terms"] as? [[String: Any]])
      #expect(terms.isEmpty == (found["prior"] as? Bool))
      let temperature = try #require(found["temperature"] as? Double)
      let intercepts = try #require(found["intercepts"] as? [String: Double])
      let logOdds = try #require(found["log_odds"] as? [String: Double])
      var sums = intercepts
      for term in terms {
        let value = try #require(term["value"] as? Double)
        let weights = try #require(term["weights"] as? [String: Double])
        let contributions = try #require(term["contributions"] as? [String: Double])
        for (label, contribution) in contributions {
          #expect(abs(contribution - value * (weights[label] ?? .nan) / temperature) < 1e-12)
          sums[label, default: .nan] += contribution
        }
      }
      #expect(sums.count == 3 && sums.allSatisfy { abs($1 - (logOdds[$0] ?? .nan)) < 1e-5 })
      let total = sums.values.reduce(0) { $0 + exp($1) }
      let classified = try object(
        try await bench.parley.run(["classify", "-"] + options, input: text))
      #expect(found["label"] as? String == classified["label"] as? String)
      for (label, sum) in sums {
        let probability = try #require(classified[label] as? Double)
        #expect(abs(exp(sum) / total - probability) < 0.0001)
      }
    }
  }

  @Test("the table names the terms, the intercept, the sum and what is not known")
  func table() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley.run(
      ["explain", "We reject this zorblat of Angela Merkel", "--top", "2"] + Self.model)
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    #expect(outcome.lines.first == "We reject this zorblat of Angela Merkel")
    #expect(outcome.lines[1].hasPrefix("stance: hostile, score -"))
    #expect(outcome.lines.contains { $0.hasPrefix("intercept ") })
    #expect(outcome.lines.contains { $0.hasPrefix("sum ") })
    #expect(outcome.lines.contains { $0.contains(" more terms ") })
    #expect(outcome.lines.last == "not known: we, zorblat, of")
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test("a text without a known term is said to be the prior")
  func prior() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley.run(["explain", "zorblat"] + Self.model)
    #expect(outcome.code == 0)
    #expect(outcome.lines.contains("the prior: no known term"))
    #expect(outcome.lines.last == "not known: zorblat")
  }

  @Test("- is the first line of standard input")
  func standardInput() async throws {
    let bench = try await Workbench.trained()
    let given = try await bench.parley.run(["explain", "We welcome peace"] + Self.model)
    let piped = try await bench.parley.run(
      ["explain", "-"] + Self.model, input: "We welcome peace\r\nWe reject it\n")
    #expect(piped.code == 0)
    #expect(piped.output == given.output)
  }

  @Test("the page is one file with its text escaped")
  func page() async throws {
    let bench = try await Workbench.trained()
    let outcome = try await bench.parley.run(
      ["explain", "We reject <i>this</i> & that", "--format", "html"] + Self.model)
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("<!DOCTYPE html>") && outcome.output.hasSuffix("</html>\n"))
    #expect(outcome.output.contains("&lt;i&gt;") && outcome.output.contains("&amp; that"))
    #expect(!outcome.output.contains("<i>"))
  }

  @Test("the terminal gets colour")
  func colour() async throws {
    let bench = try await Workbench.trained()
    let seen = try await bench.parley.onTerminal(
      "explain", "We reject this", "--model", "model.safetensors")
    #expect(seen.contains("\u{1B}[33mreject\u{1B}[0m"))
  }

  @Test("nothing to explain is 65, wrong usage 64, a missing model 66")
  func failures() async throws {
    let bench = try await Workbench.trained()
    for (text, input) in [("", ""), (" \t", ""), ("-", ""), ("-", "\nWe welcome peace\n")] {
      let outcome = try await bench.parley.run(["explain", text] + Self.model, input: input)
      outcome.expectOneErrorLine(code: 65)
      #expect(outcome.errors.contains("standard input"))
    }
    try await bench.parley("explain").expectOneErrorLine(code: 64)
    try await bench.parley("explain", "peace", "--top", "0").expectOneErrorLine(code: 64)
    try await bench.parley("explain", "peace", "--model", "no.model").expectOneErrorLine(code: 66)
    let lacking = try await bench.parley.run(["explain", "peace", "--head", "act"] + Self.model)
    lacking.expectOneErrorLine(code: 65)
    #expect(lacking.errors.contains("act") && lacking.errors.contains("stance, sentiment"))
  }
}
