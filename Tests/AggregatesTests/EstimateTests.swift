import Aggregates
import ParleyTestSupport
import Testing

@Suite("Estimate")
struct EstimateTests {
  static let identity: [Double] = [1, 0, 0, 0, 1, 0, 0, 0, 1]

  @Test(
    "four decimals are rounded half away from zero, without a negative zero",
    arguments: [
      (0, "0.0000"), (-0.0, "0.0000"), (-0.00004, "0.0000"), (0.00004, "0.0000"),
      (0.00005, "0.0001"), (-0.00005, "-0.0001"), (0.03125, "0.0313"), (-0.03125, "-0.0313"),
      (0.09375, "0.0938"), (1, "1.0000"),
      (-1, "-1.0000"), (0.99995, "1.0000"), (0.99994, "0.9999"), (-0.99996, "-1.0000"),
      (0.5, "0.5000"), (-0.0123, "-0.0123"), (12.34567, "12.3457"), (-1234.5, "-1234.5000"),
      (9.9999, "9.9999"), (1.0 / 3, "0.3333"), (2.0 / 3, "0.6667"),
    ] as [(Double, String)])
  func fourDecimals(value: Double, text: String) {
    #expect(Estimate.fourDecimals(value) == text)
  }

  @Test("the columns are those of the interface")
  func columns() {
    #expect(
      Estimate.columns(by: .actor).joined(separator: ", ")
        == "actor, actor_type, affiliation, statements, documents, clusters, conciliatory, neutral, hostile, "
        + "stance, stance_low, stance_high, conciliatory_share, hostile_share, "
        + "sentiment, sentiment_low, sentiment_high")
    #expect(
      Estimate.columns(by: .affiliation) == Array(Estimate.columns(by: .actor).dropFirst(2)))
  }

  @Test("a row of a tiny corpus is that worked out by hand")
  func handComputed() {
    var sums = ActorAggregate()
    sums.add(document: [
      ScoredStatement(stance: 0, stanceProbabilities: [8000, 1000, 1000], sentimentScore: 2000)
    ])
    sums.add(document: [
      ScoredStatement(stance: 0, stanceProbabilities: [7000, 2000, 1000], sentimentScore: nil)
    ])
    let row = Estimate(
      actor: "Moon Jae-in", actorType: "person", affiliation: "KOR", aggregate: sums,
      softConfusion: Self.identity)
    // Mean 0.65; residuals ±0.05, standard error √(2 · 0.005) / 2 = 0.05, t(1) = 12.7062: ±0.6353.
    #expect(
      row.fields(by: .actor) == [
        "Moon Jae-in", "person", "KOR", "2", "2", "2", "2", "0", "0", "0.6500", "0.0147", "1.0000",
        "0.7500", "0.1000", "0.2000", "", "",
      ])
    #expect(row.fields(by: .affiliation) == Array(row.fields(by: .actor).dropFirst(2)))
  }

  @Test("nothing known leaves every number empty")
  func empty() {
    let row = Estimate(
      actor: "A", actorType: "", affiliation: "", aggregate: ActorAggregate(),
      softConfusion: Self.identity)
    #expect(
      row.fields(by: .actor)
        == ["A", "", ""] + [String](repeating: "0", count: 6) + [String](repeating: "", count: 8))
  }

  @Test("shares are corrected with the model's confusion")
  func corrected() {
    var sums = ActorAggregate()
    sums.add(document: [
      ScoredStatement(stance: 0, stanceProbabilities: [5000, 2500, 2500], sentimentScore: nil)
    ])
    // The posterior is what class 0 always looks like: the share is 1.
    let row = Estimate(
      actor: "A", actorType: "", affiliation: "", aggregate: sums,
      softConfusion: [0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0.25, 0.25, 0.5])
    #expect(abs((row.conciliatoryShare ?? .nan) - 1) < 1e-6)
    #expect(abs((row.hostileShare ?? .nan)) < 1e-6)
  }

  @Test(
    "a written row is read back to the same fields", arguments: [Estimate.Key.actor, .affiliation])
  func roundTrip(key: Estimate.Key) throws {
    var generator = SeededGenerator(seed: 87)
    for n in 0..<100 {
      let row = Estimate(
        actor: "Åsa, \"the\" \(n)", actorType: "person", affiliation: "SWE",
        aggregate: aggregate(randomDocuments(n % 9, using: &generator)),
        softConfusion: [0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8])
      let fields = row.fields(by: key)
      let read = try #require(Estimate(fields: fields, by: key))
      #expect(read.fields(by: key) == fields)
      #expect(read.actor == (key == .actor ? row.actor : ""))
      #expect(read.affiliation == "SWE")
      #expect(read.statements == row.statements && read.labelCounts == row.labelCounts)
      #expect(Estimate(fields: fields, by: key) == read)
    }
  }

  @Test("a row with a field too few or too many is refused")
  func wrongCount() {
    let fields = Self.valid
    #expect(Estimate(fields: fields, by: .actor) != nil)
    #expect(Estimate(fields: Array(fields.dropLast()), by: .actor) == nil)
    #expect(Estimate(fields: fields + [""], by: .actor) == nil)
    #expect(Estimate(fields: fields, by: .affiliation) == nil)
    #expect(Estimate(fields: [], by: .actor) == nil)
  }

  @Test(
    "a row with a field that is no figure is refused",
    arguments: [3, 5, 8], ["", "x", "1.5", " 1", "99999999999999999999"])
  func wrongCounts(column: Int, text: String) {
    var fields = Self.valid
    fields[column] = text
    #expect(Estimate(fields: fields, by: .actor) == nil)
  }

  @Test(
    "a number that no estimate can be is refused, so that none traps when printed",
    arguments: [9, 10, 13, 16], ["x", "nan", "inf", "-inf", "1e300", "1.0001", "-1.5", "0,5", " "])
  func wrongNumbers(column: Int, text: String) {
    var fields = Self.valid
    fields[column] = text
    #expect(Estimate(fields: fields, by: .actor) == nil)
  }

  private static let valid = [
    "A", "person", "KOR", "2", "2", "2", "1", "1", "0", "0.1000", "", "1.0000", "0.5000", "0.0000",
    "-1.0000", "", "",
  ]
}
