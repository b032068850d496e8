import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Furthest statements of actors")
struct QuotedExtremesTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func line(
    _ id: String, _ actor: String?, _ score: Double, date: String? = nil, warnings: String = "[]"
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    return
      "{\"id\":\"\(id)\",\"date\":\(quoted(date)),\"text\":\"words\",\"parts\":[[0,5]],\"cue\":null,"
      + "\"actor\":\(quoted(actor)),\"score\":\(score),\"conciliatory\":0.5,\"neutral\":0.3,\"hostile\":0.2,"
      + "\"score_low\":null,\"score_high\":null,\"warnings\":\(warnings)}\n"
  }

  private func extremes(_ lines: [String], of names: [String], count: Int = 2) throws
    -> QuotedExtremes
  {
    try folder.write("statements.jsonl", lines.joined())
    return try QuotedExtremes(path: folder["statements.jsonl"], names: names, count: count)
  }

  @Test("the furthest come first, of equals the first of the file; nobody else's, and no prior")
  func furthest() throws {
    let found = try extremes(
      [
        line("a", "A", 0.2), line("b", "A", 0.5), line("c", "A", 0.5), line("d", "A", 0.5),
        line("e", "A", -0.1), line("f", "A", -0.3), line("g", "A", -0.2), line("h", nil, 1),
        line("i", "C", 1), line("j", "A", 0), line("k", "B", 0.9, warnings: "[\"no-known-term\"]"),
      ], of: ["B", "A"])
    #expect(found.ends[1].conciliatory.map(\.id) == ["b", "c"])
    #expect(found.ends[1].hostile.map(\.id) == ["f", "g"])
    #expect(found.ends[0].conciliatory.isEmpty && found.ends[0].hostile.isEmpty)
  }

  @Test("keeps what sorting the whole file would put first", arguments: 1...5)
  func agreesWithSorting(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scores = (0..<200).map { _ in Double(Int.random(in: -20...20, using: &random)) / 20 }
    let found = try extremes(
      scores.enumerated().map { line("\($0)", "A", $1) }, of: ["A"], count: 7)
    func first(_ sign: Double) -> [String] {
      scores.enumerated().filter { $0.1 * sign > 0 }.sorted {
        abs($0.1) != abs($1.1) ? abs($0.1) > abs($1.1) : $0.0 < $1.0
      }.prefix(7).map { "\($0.0)" }
    }
    #expect(found.ends[0].conciliatory.map(\.id) == first(1))
    #expect(found.ends[0].hostile.map(\.id) == first(-1))
  }

  @Test("knows the first and the last day, and how many statements have none")
  func days() throws {
    let found = try extremes(
      [
        line("a", nil, 0, date: "2021-05-04T10:00:00Z"), line("b", nil, 0),
        line("c", nil, 0, date: "2020-01-02"),
      ], of: [])
    #expect(found.days == "2020-01-02"..."2021-05-04" && found.undated == 1)
    #expect(try extremes([], of: ["A"]).days == nil)
  }

  @Test(
    "a line that parley did not write is named",
    arguments: [
      "{\"id\":\"a\"}", "nonsense", "", "{\"id\":\"a\",\"actor\":\"A\",\"score\":7}",
      "{\"id\":\"a\",\"actor\":\"A\",\"score\":0.5}",
    ])
  func damaged(_ bad: String) throws {
    let error = try #require(throws: ParleyError.self) {
      try extremes([line("a", "A", 0), bad + "\n"], of: ["A"])
    }
    #expect(error.code == .unusableInput)
    #expect(error.description.contains("statements.jsonl:2: "))
  }
}
