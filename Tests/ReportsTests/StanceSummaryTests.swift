import Aggregates
import ParleyTestSupport
import Testing

@testable import Reports

@Suite("Stance summary")
struct StanceSummaryTests {
  private func row(
    _ name: String, _ stance: String, statements: Int64 = 2, side: String = "KOR",
    net: [Double?] = [nil, nil, nil], shares: [Double?] = [nil, nil], raw: [Double?] = [nil, nil],
    tone: Double? = nil, refused: String = ""
  ) -> Estimate {
    var row = Estimate()
    (row.actor, row.actorType, row.affiliation) = (name, "person", side)
    (row.statements, row.documents, row.clusters) = (statements, 1, 1)
    row.stance = Double(stance)
    (row.netCooperation, row.netCooperationLow, row.netCooperationHigh) = (net[0], net[1], net[2])
    (row.conciliatoryShare, row.hostileShare) = (shares[0], shares[1])
    (row.conciliatoryShareRaw, row.hostileShareRaw) = (raw[0], raw[1])
    row.sentiment = tone
    row.refused = refused
    return row
  }

  private func lines(
    _ rows: [Estimate], by key: Estimate.Key = .actor, top: Int = 20,
    order: StanceSummary.Order = .stance, colour: Bool = false
  ) -> [String] {
    StanceSummary(rows, by: key, top: top, order: order).lines(
      colour: colour, statements: 7, unattributed: 3)
  }

  @Test("a row shows every figure in its place")
  func wholeRow() {
    let found = lines([
      row(
        "Moon Jae-in", "0.5000", statements: 12, net: [0.5390, 0.2549, 0.7451],
        shares: [0.6640, 0.1250], raw: [0.5, 0.25], tone: -0.1)
    ])
    #expect(
      found[0]
        == "actor        side  stmts  art.  stance  host. ◂0▸ conc.    net  95 % interval   conc.  host.    raw   tone"
    )
    #expect(
      found[1]
        == "Moon Jae-in  KOR      12     1   +0.50         │███▌     +0.54  +0.25 to +0.75   66 %   13 %  +0.25  -0.10"
    )
  }

  @Test("where there is no interval the reason stands in its place, cut to fit")
  func refusal() {
    let found = lines([
      row("A", "0.1000", net: [0.1, nil, nil], refused: "one article"),
      row("B", "0.0000", net: [0.1, nil, nil], refused: "model without error variance"),
    ])
    #expect(found[1].contains("+0.10  one article"))
    #expect(found[2].contains("+0.10  model without…"))
  }

  @Test("no table is wider than 120 columns, and no line of its legend")
  func width() {
    var wide = row(
      String(repeating: "x", count: 99), "-1.0000", statements: 12_345_678,
      side: String(repeating: "y", count: 99), net: [-1, -1, -1], shares: [1, 1], raw: [1, 0],
      tone: -1)
    wide.target = String(repeating: "z", count: 99)
    wide.documents = 123_456
    for key in Estimate.Key.allCases {
      let found = lines([wide, wide], by: key, top: 1)
      #expect(found.allSatisfy { StyledText($0).width <= 120 }, "\(found)")
    }
  }

  @Test(
    "counts take five characters at most",
    arguments: [
      (0, "0"), (99_999, "99999"), (100_000, "100k"), (9_999_999, "9999k"), (10_000_000, "10M"),
    ] as [(Int64, String)])
  func counts(count: Int64, shown: String) {
    let cells = lines([row("A", "", statements: count)])[1].split(separator: " ")
    #expect(cells[2] == shown)
  }

  @Test("dyads show who speaks about whom")
  func dyads() {
    var pair = row("", "0.1000", side: "KOR")
    pair.target = "PRK"
    let found = lines([pair], by: .dyad)
    #expect(found[0].hasPrefix("side  about  stmts"))
    #expect(found[1].hasPrefix("KOR   PRK        2"))
  }

  @Test("by affiliation there is no column of actors")
  func byAffiliation() throws {
    let found = lines([row("Moon", "0.1000")], by: .affiliation)
    #expect(found[0].hasPrefix("side  stmts"))
    #expect(found[1].hasPrefix("KOR       2"))
    #expect(!found[1].contains("Moon"))
  }

  @Test(
    "the bar goes left for hostile and right for conciliatory, 7 cells for 1",
    arguments: [
      ("0.0000", "       │"), ("", "       │"),
      ("1.0000", "       │███████"), ("-1.0000", "███████│"),
      ("0.5000", "       │███▌"), ("-0.5000", "   ▐███│"),
      // 56 eighths for 1: 0.33 is 18.48, so 18, two cells and a quarter.
      ("0.3300", "       │██▎"),
      // 4.48 half cells: four halves.
      ("-0.3200", "     ██│"),
      // 4.5024 half cells: five.
      ("-0.3216", "    ▐██│"), ("0.0090", "       │▏"),
      ("0.0040", "       │"), ("-0.0100", "       │"), ("-0.0400", "      ▐│"),
      ("0.9999", "       │███████"), ("-0.9999", "███████│"),
    ])
  func bar(stance: String, expected: String) throws {
    #expect(Self.bar(lines([row("A", stance)])[1]) == expected)
  }

  @Test("the longer bar belongs to the larger figure, on either side")
  func barGrows() throws {
    var last = (right: 0, left: 0)
    for tenThousandths in stride(from: 0, through: 10_000, by: 500) {
      let text = Estimate.fourDecimals(Double(tenThousandths) / 10_000)
      let right = Self.bar(lines([row("A", text)])[1])
      let left = Self.bar(lines([row("A", tenThousandths == 0 ? text : "-" + text)])[1])
      let cells = (
        right: right.count { "█▏▎▍▌▋▊▉".contains($0) }, left: left.count { "█▐".contains($0) }
      )
      #expect(cells.right >= last.right && cells.left >= last.left)
      #expect(right.firstIndex(of: "│") == right.index(right.startIndex, offsetBy: 7))
      #expect(left.last == "│" && left.count == 8)
      last = cells
    }
    #expect(last == (7, 7))
  }

  /// From the bar's first cell up to where the last row's blanks begin.
  private static func bar(_ line: String) -> String {
    // actor 5 + side 4 + stmts 5 + art. 4 + stance 6, and five gaps of two.
    var bar = String(line.dropFirst(34))
    while bar.last == " " { bar.removeLast() }
    return bar
  }

  @Test("stance sorts the most conciliatory first, the unknown last")
  func byStance() throws {
    let rows = [
      ("A", "-0.5000"), ("B", ""), ("C", "0.5000"), ("D", "0.0000"), ("E", "-1.0000"),
    ]
    .map { row($0.0, $0.1) }
    #expect(Self.names(rows, .stance) == ["C", "D", "A", "E", "B"])
  }

  @Test("statements sorts the most quoted first")
  func byStatements() throws {
    let rows = [("A", 3), ("B", 30), ("C", 7)].map { row($0.0, "", statements: Int64($0.1)) }
    #expect(Self.names(rows, .statements) == ["B", "C", "A"])
  }

  @Test("name sorts by name, and equal rows are always sorted by it")
  func byName() throws {
    let rows = ["Moon", "Abe", "Kim"].map { row($0, "0.1000") }
    for order in StanceSummary.Order.allCases {
      #expect(Self.names(rows, order) == ["Abe", "Kim", "Moon"])
    }
  }

  @Test("the order of the rows that come in changes nothing")
  func anyInputOrder() throws {
    var generator = SeededGenerator(seed: 91)
    let rows = (0..<12).map {
      row("actor \($0)", ["", "0.1000", "-0.2000"][$0 % 3], statements: Int64($0 % 4))
    }
    for order in StanceSummary.Order.allCases {
      let expected = Self.names(rows, order, top: 7)
      for _ in 0..<10 {
        #expect(Self.names(rows.shuffled(using: &generator), order, top: 7) == expected)
      }
    }
  }

  @Test("top keeps the most quoted, then sorts them, and says how many are left out")
  func top() throws {
    let rows = [("A", "0.9000", 1), ("B", "-0.9000", 9), ("C", "0.1000", 5)]
      .map { row($0.0, $0.1, statements: Int64($0.2)) }
    #expect(Self.names(rows, .stance, top: 2) == ["C", "B"])
    #expect(lines(rows, top: 2).contains("1 more rows are in the CSV file; --top shows them."))
    #expect(!lines(rows, top: 3).contains { $0.contains("more rows") })
    #expect(!lines(rows, top: 99).contains { $0.contains("more rows") })
  }

  @Test("the legend counts statements by nobody")
  func legend() throws {
    let found = lines([row("A", "0.1000")])
    #expect(
      found.contains("7 statements; 3 of them by nobody we could name, counted nowhere above."))
    #expect(found[2] == "")
    #expect(lines([])[0].hasPrefix("actor  side"))
    #expect(lines([])[1] == "")
  }

  @Test("a name of 21 columns is cut to 20, and every row stays aligned")
  func longNames() throws {
    let names = [
      String(repeating: "x", count: 20), String(repeating: "y", count: 21),
      String(repeating: "문", count: 20), "Zoe\u{301}",
    ]
    let found = lines(names.map { row($0, "0.0000") }, order: .name)
    #expect(found.contains { $0.hasPrefix(names[0] + "  KOR") })
    #expect(found.contains { $0.hasPrefix(String(repeating: "y", count: 19) + "…  KOR") })
    #expect(found.contains { $0.hasPrefix(String(repeating: "문", count: 9) + "…   KOR") })
    #expect(
      found.contains { $0.hasPrefix("Zoe\u{301}" + String(repeating: " ", count: 19) + "KOR") })
    let widths = Set(found[1...4].map { StyledText($0).width })
    #expect(widths.count == 1)
  }

  @Test("names and sides cannot steer the terminal")
  func hostileNames() throws {
    let found = lines(
      [row("A\u{1B}[2J\u{7}B\nC", "0.5000", side: "\u{1B}]0;x\u{7}")], colour: false)
    #expect(
      found.allSatisfy { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
    )
    #expect(found[1].hasPrefix("A\u{FFFD}[2J\u{FFFD}B\u{FFFD}C  \u{FFFD}]0;x\u{FFFD}"))
  }

  @Test("colour is in the text only where it is asked for, and nothing else changes")
  func colour() throws {
    let rows = [("A", "0.5000"), ("B", "-0.5000"), ("C", "0.0400")].map { row($0.0, $0.1) }
    let plain = lines(rows)
    let coloured = lines(rows, colour: true)
    #expect(!plain.joined().contains("\u{1B}"))
    #expect(coloured[1].contains("\u{1B}[36m+0.50\u{1B}[0m"))
    #expect(coloured[3].contains("\u{1B}[33m-0.50\u{1B}[0m"))
    #expect(coloured[2].contains(" +0.04 "), "near 0 no side is taken")
    #expect(coloured.map { $0.replacing(/\u{1B}\[[0-9]*m/, with: "").trimmingTail } == plain)
  }

  @Test(
    "figures have a sign and two decimals, and 0 has none",
    arguments: [
      ("0.0049", " 0.00"), ("-0.0049", " 0.00"), ("0.0050", "+0.01"), ("-0.0050", "-0.01"),
      ("1.0000", "+1.00"), ("-1.0000", "-1.00"), ("0.1234", "+0.12"),
    ])
  func signs(stance: String, shown: String) throws {
    let cell = lines([row("A", stance)])[1].dropFirst(26).prefix(6)
    #expect(String(cell) == " " + shown)
  }

  private static func names(_ rows: [Estimate], _ order: StanceSummary.Order, top: Int = 20)
    -> [String]
  {
    StanceSummary(rows, by: .actor, top: top, order: order).estimates.map(\.actor)
  }
}

extension String {
  fileprivate var trimmingTail: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
