import Testing

@Suite("Actor facts: form")
struct ActorFactsFormTests {
  private static let types: Set<String> = [
    "person", "state", "organisation", "party", "armed-group", "media", "agency", "ngo", "company",
  ]
  private static let roles: Set<String> = [
    "president", "prime-minister", "chancellor", "king", "queen", "pope", "supreme-leader",
    "general-secretary", "vice-president", "foreign-minister", "secretary-of-state",
    "defence-minister", "finance-minister", "central-banker", "speaker", "senator", "legislator",
    "governor", "mayor", "ambassador", "envoy", "spokesperson", "commander", "candidate",
    "party-leader", "opposition-leader", "secretary-general", "director-general", "activist",
  ]

  @Test("the calendar knows leap years and refuses days that are none")
  func calendar() {
    #expect(Day.number("2000-03-01")! - Day.number("2000-02-28")! == 2)
    #expect(Day.number("1900-03-01")! - Day.number("1900-02-28")! == 1)
    #expect(Day.number("2025")! - Day.number("1990-01")! == 12_784)
    for wrong in ["2001-02-29", "2001-13", "2001-00-10", "01-02-2001", "2001-1-1", "", "soon"] {
      #expect(Day.number(wrong) == nil, "\(wrong)")
    }
  }

  @Test("every line has ten fields under the header, and the file ends in one line feed")
  func fields() {
    #expect(ActorFact.lines.first == ActorFact.header)
    #expect(ActorFact.lines.last == "")
    #expect(ActorFact.all.count == ActorFact.lines.count - 2)
  }

  @Test("no field or alias has blanks around it, is empty within a list, or stands twice")
  func blanks() {
    for fact in ActorFact.all {
      let words = [fact.id, fact.name, fact.role, fact.source] + fact.aliases.map(\.words)
      #expect(
        words.allSatisfy { $0.first != " " && $0.last != " " && !$0.contains("  ") }, "\(fact)")
      #expect(!fact.id.isEmpty && !fact.name.isEmpty && !fact.source.isEmpty, "\(fact)")
      for (k, alias) in fact.aliases.enumerated() {
        #expect(!alias.words.isEmpty, "\(fact)")
        #expect(!fact.aliases[..<k].contains(alias), "\(fact): \(alias.words)")
        #expect(alias.prefix != "" || alias.words != fact.name, "\(fact): \(alias.words)")
      }
    }
  }

  @Test(
    "rows of one id stand together, share name, type and gender, and only the first has aliases")
  func ids() {
    var first: [String: ActorFact] = [:]
    var last = ""
    for fact in ActorFact.all {
      if let known = first[fact.id] {
        #expect(last == fact.id, "\(fact) stands apart from line \(known.line)")
        #expect(fact.type == "person", "\(fact): the id is taken")
        #expect(known.name == fact.name && known.type == fact.type, "\(fact)")
        #expect(known.gender == fact.gender, "\(fact)")
        #expect(fact.aliases.isEmpty, "\(fact)")
        #expect(known.from <= fact.from || fact.from.isEmpty, "\(fact) before its predecessor")
      } else {
        first[fact.id] = fact
      }
      last = fact.id
    }
  }

  @Test("types, roles and genders are known; people have all three, others neither role nor gender")
  func words() {
    for fact in ActorFact.all {
      #expect(Self.types.contains(fact.type), "\(fact)")
      #expect(["m", "f", ""].contains(fact.gender), "\(fact)")
      if fact.type == "person" {
        #expect(Self.roles.contains(fact.role), "\(fact)")
        #expect(!fact.gender.isEmpty, "\(fact)")
      } else {
        #expect((fact.role + fact.gender + fact.from + fact.to).isEmpty, "\(fact)")
      }
    }
  }

  @Test("demonyms, capitals and seats of government belong to states, surnames to people")
  func prefixes() {
    for fact in ActorFact.all {
      for alias in fact.aliases {
        switch alias.prefix {
        case "family": #expect(fact.type == "person", "\(fact): \(alias.words)")
        case "": #expect(!alias.words.contains(":"), "\(fact): \(alias.words)")
        default: #expect(fact.type == "state", "\(fact): \(alias.words)")
        }
      }
    }
  }

  @Test("every affiliation is an id of the file, and no person's but the person's own")
  func affiliations() {
    let types = Dictionary(ActorFact.all.map { ($0.id, $0.type) }) { first, _ in first }
    for fact in ActorFact.all {
      let type = types[fact.affiliation]
      #expect(type != nil, "\(fact)")
      #expect(type != "person" || fact.affiliation == fact.id, "\(fact)")
      if fact.type == "state" { #expect(fact.affiliation == fact.id, "\(fact)") }
    }
  }

  @Test("dates are days, months or years that exist, and each office begins before it ends")
  func dates() {
    for fact in ActorFact.offices {
      for date in [fact.from, fact.to] where !date.isEmpty {
        #expect(Day.number(date) != nil, "\(fact)")
      }
      if !fact.from.isEmpty, !fact.to.isEmpty {
        #expect(fact.from < fact.to && fact.days != nil, "\(fact)")
      }
    }
  }

  @Test("at least 300 organisations, parties, armed groups and other bodies are known")
  func bodies() {
    let bodies = ActorFact.all.filter { $0.type != "person" && $0.type != "state" }
    #expect(bodies.count >= 300)
    let acronyms = bodies.filter { body in
      body.names.contains { name in
        (2...8).contains(name.utf8.count) && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      }
    }
    #expect(acronyms.count >= 200)
  }
}
