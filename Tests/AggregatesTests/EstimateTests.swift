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

  static let context = Estimate.Context(stance: ClassifierErrors(softConfusion: identity))

  private static func statement(
    _ c: Int64, _ n: Int64, _ h: Int64, _ label: Int, sentiment: Int64? = nil
  ) -> ScoredStatement {
    ScoredStatement(
      stance: .init(label: label, probabilities: SIMD3(c, n, h)),
      sentiment: sentiment.map {
        .init(label: $0 > 0 ? 0 : 2, probabilities: SIMD3(max(0, $0), 0, max(0, -$0)))
      })
  }

  @Test("the columns are those of the interface, and others only behind them")
  func columns() {
    let figures =
      "statements, documents, clusters, conciliatory, neutral, hostile, stance, stance_low, stance_high, "
      + "conciliatory_share, hostile_share, sentiment, sentiment_low, sentiment_high"
    for (key, names) in [
      (Estimate.Key.actor, "actor, actor_type, affiliation"), (.affiliation, "affiliation"),
      (.dyad, "affiliation, target"), (.timeline, "period, actor, actor_type, affiliation"),
      (.affiliationTimeline, "period, affiliation"),
    ] {
      let columns = Estimate.columns(by: key)
      #expect(columns.joined(separator: ", ").hasPrefix(names + ", " + figures + ", "))
      #expect(Set(columns).count == columns.count)
      #expect(columns.last == "refused")
      #expect(Estimate.isText(column: columns.count - 1, by: key))
      #expect(
        columns.indices.filter { Estimate.isText(column: $0, by: key) }.dropLast().map {
          columns[$0]
        }.joined(separator: ", ") == names)
    }
  }

  @Test("a row of a tiny corpus is that worked out by hand")
  func handComputed() throws {
    var sums = ActorAggregate()
    sums.add(
      document: [Self.statement(8000, 1000, 1000, 0, sentiment: 2000)],
      unattributed: [.init(label: 2, probabilities: SIMD3(0, 0, 10_000))])
    sums.add(document: [Self.statement(7000, 2000, 1000, 0)])
    var row = Estimate(sums, context: Self.context)
    row.actor = "Moon Jae-in"
    row.actorType = "person"
    row.affiliation = "KOR"
    // Mean 0.65; residuals ±0.05, standard error √(2 · 0.005) / 2 = 0.05, t(1) = 12.7062: ±0.6353.
    let fields = row.fields(by: .actor)
    #expect(
      Array(fields[..<17]) == [
        "Moon Jae-in", "person", "KOR", "2", "2", "2", "2", "0", "0", "0.6500", "0.0147", "1.0000",
        "0.7500", "0.1000", "0.2000", "", "",
      ])
    let named = Dictionary(uniqueKeysWithValues: zip(Estimate.columns(by: .actor), fields))
    #expect(named["net_cooperation"] == "0.6500" && named["net_cooperation_low"] == "")
    #expect(named["refused"] == "two articles")
    #expect(named["conciliatory_share_raw"] == "1.0000" && named["hostile_share_raw"] == "0.0000")
    // The unattributed statement makes (15000, 3000, 12000) of 30000.
    #expect(named["hostile_share_least"] == "0.1000" && named["hostile_share_most"] == "0.4000")
    #expect(named["conciliatory_share_least"] == "0.5000")
    #expect(named["conciliatory_share_most"] == "0.7500")
    #expect(named["net_cooperation_least"] == "0.1000")
    #expect(named["positive"] == "1" && named["negative"] == "0" && named["unattributed"] == "1")
    #expect(named["trend"] == "" && named["conciliatory_share_em"] == "")
    row.target = "PRK"
    row.period = "2021-01"
    #expect(row.fields(by: .affiliation) == Array(fields.dropFirst(2)))
    #expect(row.fields(by: .dyad) == ["KOR", "PRK"] + fields.dropFirst(3))
    #expect(row.fields(by: .timeline) == ["2021-01"] + fields)
    #expect(row.fields(by: .affiliationTimeline) == ["2021-01"] + fields.dropFirst(2))
  }

  @Test("nothing known leaves every number empty")
  func empty() {
    let row = Estimate(ActorAggregate(), context: Self.context)
    let counts = Set([
      "statements", "documents", "clusters", "conciliatory", "neutral", "hostile", "positive",
      "neutral_sentiment", "negative", "unattributed",
    ])
    for (column, field) in zip(Estimate.columns(by: .actor), row.fields(by: .actor)) {
      #expect(field == (counts.contains(column) ? "0" : ""), "\(column)")
    }
  }

  @Test("shares are corrected with the model's confusion, those of the tone with its own")
  func corrected() {
    var sums = ActorAggregate()
    sums.add(document: [Self.statement(5000, 2500, 2500, 0, sentiment: 2000)])
    // The posterior is what class 0 always looks like: the share is 1.
    let row = Estimate(
      sums,
      context: .init(
        stance: ClassifierErrors(
          softConfusion: [0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0.25, 0.25, 0.5]),
        sentiment: ClassifierErrors(softConfusion: [0, 0, 1, 0, 1, 0, 1, 0, 0])))
    #expect(abs((row.conciliatoryShare ?? .nan) - 1) < 1e-6)
    #expect(abs(row.hostileShare ?? .nan) < 1e-6)
    #expect(row.refused == "one article")
    // A head that always takes one for the other.
    #expect(abs((row.negativeShare ?? .nan) - 1) < 1e-6)
  }

  @Test("a written row is read back to the same fields", arguments: Estimate.Key.allCases)
  func roundTrip(key: Estimate.Key) throws {
    var generator = SeededGenerator(seed: 87)
    let errors = CoverageSimulation.errors
    for n in 0..<100 {
      let months = (0..<4).map {
        (month: $0, sums: aggregate(randomDocuments(n % 9, using: &generator)))
      }
      var sums = ActorAggregate()
      for month in months { sums.merge(month.sums) }
      var row = Estimate(
        sums, months: months,
        context: .init(
          stance: errors, sentiment: errors, shrinkage: Shrinkage([sums.stance], errors: errors)))
      row.actor = "Åsa, \"the\" \(n)"
      row.affiliation = "SWE"
      row.target = "NOR"
      row.period = "2020-12"
      let fields = row.fields(by: key)
      let read = try #require(Estimate(fields: fields, by: key))
      #expect(read.fields(by: key) == fields)
      #expect(read.actor == (key == .actor || key == .timeline ? row.actor : ""))
      #expect(read.affiliation == "SWE" && read.target == (key == .dyad ? "NOR" : ""))
      #expect(read.statements == row.statements && read.labelCounts == row.labelCounts)
      #expect(read.refused == row.refused && read.toneCounts == row.toneCounts)
      #expect(Estimate(fields: fields, by: key) == read)
      if n % 9 > 0 {
        #expect(fields.dropLast().allSatisfy { !$0.isEmpty } || key == .actor || key == .timeline)
      }
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
    arguments: [9, 10, 13, 16, 21, 35],
    ["x", "nan", "inf", "-inf", "1e300", "1.0001", "-1.5", "0,5", " "])
  func wrongNumbers(column: Int, text: String) {
    var fields = Self.valid
    fields[column] = text
    #expect(Estimate(fields: fields, by: .actor) == nil)
  }

  @Test(
    "a trend may leave -1...1 but must be a number",
    arguments: [("1.5000", true), ("-3.0000", true), ("nan", false), ("1e300", false)])
  func trend(text: String, isFine: Bool) throws {
    var fields = Self.valid
    let column = try #require(Estimate.columns(by: .actor).firstIndex(of: "trend"))
    fields[column] = text
    #expect((Estimate(fields: fields, by: .actor) != nil) == isFine)
  }

  private static let valid =
    [
      "A", "person", "KOR", "2", "2", "2", "1", "1", "0", "0.1000", "", "1.0000", "0.5000",
      "0.0000", "-1.0000", "", "",
    ] + [String](repeating: "", count: 24) + ["0", "0", "0", "0", "one article"]
}
