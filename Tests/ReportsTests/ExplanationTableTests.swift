import Testing

@testable import Reports

@Suite("Explanation as a table")
struct ExplanationTableTests {
  private typealias Piece = ScoreParts.Piece

  @Test("text, decision, terms, intercept and sum stand in their places")
  func whole() {
    #expect(
      ScoreParts.sample(unknownWords: ["zorblat", "hm"]).lines(top: 9, colour: false) == [
        "Peace, not war",
        "",
        "stance: conciliatory, score 0.5000",
        "conciliatory 0.6250, neutral 0.2500, hostile 0.1250",
        "",
        "term        value  conciliatory  neutral  hostile     pull      hostile ◂  0  ▸ conciliatory",
        "peace      0.5000       +1.0000  -0.2500  -0.7500  +1.7500                │██████████████",
        "not        0.2500       -0.1250   0.0000  +0.1250  -0.2500              ██│",
        "¬war       0.7500       +0.0625  +0.5000   0.0000  +0.0625                │▌",
        "intercept               +0.1250  +0.2500  -0.1250  +0.2500                │██",
        "sum                     +1.0625  +0.5000  -0.7500  +1.8125",
        "",
        "contributions in log-odds: value × weight / temperature (1.2500); pull: conciliatory less hostile, in sum ln(P(conciliatory) / P(hostile)).",
        "¬ marks a word after a negation.",
        "not known: zorblat, hm",
      ])
  }

  @Test("terms beyond the top are one row, so that the column still adds up")
  func top() {
    let two = ScoreParts.sample().lines(top: 2, colour: false)
    #expect(
      two[8] == "1 more term               +0.0625  +0.5000   0.0000  +0.0625                │▌")
    #expect(two[10].hasPrefix("sum                       +1.0625"))
    // The mark's meaning goes with the term.
    #expect(!two.contains { $0.hasPrefix("¬") })
    let one = ScoreParts.sample().rows(top: 1)
    #expect(one.map(\.name) == ["peace", "2 more terms", "intercept", "sum"])
    for rows in [one, ScoreParts.sample().rows(top: 2), ScoreParts.sample().rows(top: 3)] {
      #expect(rows.dropLast().reduce(0) { $0 + $1.pull } == rows.last?.pull)
    }
  }

  @Test("without a known term it says so, and small intercepts have small bars")
  func prior() {
    let lines = ScoreParts.sample(
      text: [Piece("Zorblat!", pull: nil)], terms: [], unknownWords: ["zorblat"]
    ).lines(top: 9, colour: false)
    #expect(lines[4] == "the prior: no known term")
    #expect(lines[7].hasSuffix("+0.2500                │███▌"))
    #expect(lines[8].hasPrefix("sum "))
    #expect(lines.last == "not known: zorblat")
  }

  @Test("a head of many classes shows its poles, and the five most probable by name")
  func manyClasses() {
    let lines = ScoreParts.manyClasses().lines(top: 9, colour: false)
    #expect(lines[2] == "act: state")
    #expect(
      lines[3]
        == "state 0.5000, reject 0.2500, accuse 0.1250, agree 0.0625, aid 0.0313, 2 others 0.0313")
    #expect(
      lines[5].split(separator: " ").prefix(5) == ["term", "value", "state", "reject", "pull"])
    #expect(lines[5].hasSuffix("     reject ◂  0  ▸ state"))
    #expect(lines[6].hasPrefix("we         1.0000  +0.5000  +1.0000  -0.5000"))
  }

  @Test("colour goes to words and pulls that say something, and to no others")
  func colour() {
    let lines = ScoreParts.sample().lines(top: 9, colour: true)
    #expect(lines[0] == "\u{1B}[36mPeace\u{1B}[0m, \u{1B}[33mnot\u{1B}[0m war")
    #expect(lines[6].contains("\u{1B}[36m+1.7500\u{1B}[0m"))
    #expect(lines[8].contains(" +0.0625 ") && lines[8].contains("¬war"))
  }

  @Test("neither text nor terms nor words steer the terminal or break its lines")
  func control() {
    let lines = ScoreParts.sample(
      text: [Piece("a\n\tb\u{1B}[31m", pull: 2)],
      terms: [ScoreParts.Term("x\u{1B}[2J\n", value: 1, contributions: [0, 0, 0])],
      unknownWords: ["\u{1B}c\u{9B}m"]
    ).lines(top: 9, colour: false)
    #expect(lines[0] == "a  b\u{FFFD}[31m")
    #expect(!lines.joined().unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test(
    "numbers have four decimals and their sign, however large",
    arguments: [
      (0.5, "+0.5000"), (-0.5, "-0.5000"), (0, "0.0000"), (0.00004, "0.0000"),
      (-0.00004, "0.0000"), (0.00005, "+0.0001"), (1e300, "+1e+300"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) { #expect(ScoreParts.signed(value) == text) }

  @Test("bars never leave their cell, whatever a model's numbers are")
  func bars() {
    let terms = [Double.infinity, -.infinity, .nan, 1e300].map {
      ScoreParts.Term("x", value: 1, contributions: [$0, 0, 0])
    }
    for row in ScoreParts.sample(terms: terms).rows(top: 9) { #expect(abs(row.bar) <= 1) }
  }
}
