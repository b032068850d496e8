import Testing

/// Terms of office. `to` is the first day that an office was no longer held.
@Suite("Actor facts: offices")
struct ActorFactsOfficeTests {
  /// Offices that one person holds at a time, whatever the side.
  private static let single: Set<String> = [
    "president", "prime-minister", "chancellor", "king", "queen", "pope", "supreme-leader",
    "foreign-minister", "secretary-of-state", "defence-minister", "finance-minister",
    "general-secretary", "secretary-general", "central-banker", "speaker", "vice-president",
  ]

  /// Acting holders have a row like any other, for the days on which nobody else held the office: who stands in for
  /// somebody suspended has none. Only a row whose source says "beside" may overlap another (the presidents of the
  /// Soviet Union and of Russia in 1991).
  @Test("terms of one office do not overlap")
  func overlaps() {
    var byOffice: [String: [ActorFact]] = [:]
    for fact in ActorFact.offices where Self.single.contains(fact.role) && !fact.from.isEmpty {
      byOffice["\(fact.affiliation) \(fact.role)", default: []].append(fact)
    }
    for (_, terms) in byOffice.sorted(by: { $0.key < $1.key }) {
      let sorted = terms.filter { !$0.source.contains("beside") }.sorted { $0.from < $1.from }
      for (earlier, later) in zip(sorted, sorted.dropFirst()) {
        guard let a = earlier.days, let b = later.days else { continue }
        #expect(a.upperBound <= b.lowerBound, "\(earlier) | \(later)")
      }
    }
    #expect(byOffice.count > 200)
  }

  @Test("nobody holds one office twice at a time")
  func twice() {
    let byPerson = Dictionary(grouping: ActorFact.offices) {
      "\($0.id) \($0.affiliation) \($0.role)"
    }
    for terms in byPerson.values {
      let days = terms.compactMap(\.days).sorted { $0.lowerBound < $1.lowerBound }
      for (a, b) in zip(days, days.dropFirst()) {
        #expect(a.upperBound <= b.lowerBound, "\(terms[0])")
      }
    }
  }

  struct Office: Sendable, CustomStringConvertible {
    let side: String
    let roles: Set<String>
    /// The longest time in days that nobody may be known for.
    let longestGap: Int
    var from = "1990-01-01"
    var description: String { "\(side) \(roles.sorted().joined(separator: "/"))" }
  }

  /// Who governs the members of the G20, of the Security Council and the other sides of the brief.
  static let governments: [Office] =
    [
      "ARG": "president", "AUS": "prime-minister", "BRA": "president", "CAN": "prime-minister",
      "CHN": "prime-minister", "DEU": "chancellor", "FRA": "prime-minister",
      "GBR": "prime-minister", "IDN": "president", "IND": "prime-minister",
      "IRN": "president", "ISR": "prime-minister", "ITA": "prime-minister",
      "JPN": "prime-minister", "KOR": "president", "MEX": "president", "PRK": "supreme-leader",
      "SAU": "king", "USA": "president", "ZAF": "president", "european-commission": "president",
    ].sorted { $0.key < $1.key }.map { Office(side: $0.key, roles: [$0.value], longestGap: 3) } + [
      Office(side: "RUS", roles: ["prime-minister"], longestGap: 3),
      Office(side: "TUR", roles: ["prime-minister", "president"], longestGap: 0),
      Office(side: "african-union", roles: ["director-general"], longestGap: 0, from: "2003-09-16"),
      Office(side: "UKR", roles: ["president"], longestGap: 1, from: "1991-12-05"),
      Office(side: "UKR", roles: ["prime-minister"], longestGap: 20, from: "1990-10-23"),
      Office(side: "FRA", roles: ["president"], longestGap: 0),
      Office(side: "CHN", roles: ["president"], longestGap: 0),
      Office(side: "RUS", roles: ["president"], longestGap: 0),
      Office(side: "PRK", roles: ["prime-minister"], longestGap: 0),
      Office(side: "IRN", roles: ["supreme-leader"], longestGap: 0),
      Office(side: "un", roles: ["secretary-general"], longestGap: 1),
    ]

  @Test("somebody governs on every day from 1990 to 2024", arguments: governments)
  func governing(_ office: Office) throws {
    #expect(try Self.gap(of: office) <= office.longestGap)
  }

  @Test(
    "foreign ministers are known but for short gaps",
    arguments: [
      ("ARG", 14), ("AUS", 20), ("BRA", 75), ("CAN", 6), ("CHN", 0), ("DEU", 0), ("FRA", 0),
      ("GBR", 0), ("IDN", 40), ("IRN", 1), ("ISR", 12), ("ITA", 33), ("JPN", 6), ("KOR", 31),
      ("MEX", 10), ("RUS", 5), ("SAU", 0), ("TUR", 30), ("ZAF", 33), ("PRK", 136), ("IND", 120),
    ])
  func foreignMinisters(side: String, gap: Int) throws {
    let office = Office(side: side, roles: ["foreign-minister"], longestGap: gap)
    #expect(try Self.gap(of: office) <= gap)
  }

  @Test(
    "defence ministers are known but for short gaps",
    arguments: [
      ("AUS", 0), ("CAN", 0), ("CHN", 66), ("DEU", 0), ("FRA", 21), ("GBR", 0), ("IRN", 0),
      ("ITA", 0), ("JPN", 58), ("KOR", 27), ("MEX", 0), ("RUS", 150), ("SAU", 14), ("ISR", 10),
      ("USA", 29), ("SYR", 16),
    ])
  func defenceMinisters(side: String, gap: Int) throws {
    let office = Office(side: side, roles: ["defence-minister"], longestGap: gap)
    #expect(try Self.gap(of: office) <= gap)
  }

  @Test("the American secretaries of state are known but for short gaps")
  func secretariesOfState() throws {
    let office = Office(side: "USA", roles: ["secretary-of-state"], longestGap: 26)
    #expect(try Self.gap(of: office) <= office.longestGap)
  }

  /// The longest run of days to 2024-12-31 that nobody is known for.
  private static func gap(of office: Office) throws -> Int {
    let first = try #require(Day.number(office.from))
    let end = try #require(Day.number("2025-01-01"))
    let terms = ActorFact.offices.filter {
      $0.affiliation == office.side && office.roles.contains($0.role)
    }.compactMap(\.days).sorted { $0.lowerBound < $1.lowerBound }
    var (covered, gap) = (first, 0)
    for term in terms where term.lowerBound < end {
      gap = max(gap, term.lowerBound - covered)
      covered = max(covered, term.upperBound)
    }
    return max(gap, end - min(covered, end))
  }
}
