import Quotations
import Testing
import Tokenization

/// A short article and what one of its sources means.
struct LinkingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  var date: String?
  /// The statement looked at, from 0.
  var statement = 0
  let actor: String?
  let side: String?
  let reason: LinkReason?

  init(
    _ name: String, _ text: String, on date: String? = nil, statement: Int = 0, is actor: String?,
    of side: String?, _ reason: LinkReason?
  ) {
    self.name = name
    self.text = text
    self.date = date
    self.statement = statement
    self.actor = actor
    self.side = side
    self.reason = reason
  }

  var testDescription: String { name }

  static let all: [LinkingCase] = [
    .init(
      "a full name of the dictionary", "“We will talk,” Moon Jae-in said.", on: "2019-05-01",
      is: "Moon Jae-in", of: "KOR", .exactAlias),
    .init(
      "a surname after the full name",
      "Anna Brandt, a spokeswoman for the Kenyan army, arrived. “We will talk,” Brandt said.",
      is: "Anna Brandt", of: "KEN", .surname),
    .init(
      "a title with the surname",
      "Anna Brandt, a spokeswoman for the Kenyan army, arrived. “We will talk,” Ms. Brandt said.",
      is: "Anna Brandt", of: "KEN", .titleAndSurname),
    .init(
      "initials of somebody named before",
      "Anna Brandt arrived. So did Peter Brandt. “We will talk,” A. Brandt said.",
      is: "Anna Brandt", of: nil, .initials),
    .init(
      "of two with one surname the one whose office stands before it",
      "Judge Anna Brandt arrived. General Peter Brandt stayed away. “We will talk,” Judge Brandt said.",
      is: "Anna Brandt", of: nil, .titleAndSurname),
    .init(
      "a surname with its particle",
      "Deputy Prime Minister Jabbar al-Samarrai of Iraq arrived. “We will talk,” Al-Samarrai said.",
      is: "Jabbar al-Samarrai", of: "IRQ", .surname),
    .init(
      "one half of a double name's whole",
      "Rosa Delgado-Pierce arrived. “We will talk,” Delgado-Pierce said.",
      is: "Rosa Delgado-Pierce", of: nil, .surname),
    .init(
      "an acronym that the article defines",
      "The Ruritanian Mining Union (RMU) met on Monday. The RMU said it would strike.",
      is: "Ruritanian Mining Union", of: "RMU", .acronym),
    .init(
      "an acronym after or",
      "The Ruritanian Mining Union, or RMU, met on Monday. RMU said it would strike.",
      is: "Ruritanian Mining Union", of: "RMU", .acronym),
    .init(
      "the article's acronym comes before the dictionary's",
      "The Northern Anglers Tuesday Organisation (NATO) met. NATO said it would fish.",
      is: "Northern Anglers Tuesday Organisation", of: "NATO", .acronym),
    .init(
      "the ministry of a demonym before",
      "The Kenyan Defence Ministry published a paper. “We will talk,” the ministry said.",
      is: "Kenya", of: "KEN", .definiteDescription),
    .init(
      "the agency of a long name",
      "Inspectors of the International Atomic Energy Agency arrived. “We wait,” the agency said.",
      is: "IAEA", of: "IAEA", .definiteDescription),
    .init(
      "the North beside the South",
      "South Korea waits. The North said it would talk.",
      is: "North Korea", of: "PRK", .direction),
    .init(
      "a state and an office, at the date",
      "South Korea’s president said he was ready.", on: "2019-05-01",
      is: "Moon Jae-in", of: "KOR", .office),
    .init(
      "the same words at another date",
      "South Korea’s president said he was ready.", on: "2010-05-01",
      is: "Lee Myung-bak", of: "KOR", .office),
    .init(
      "an office whose holder the article names itself",
      "Ruritania waits. The Kenyan president, Anna Brandt, arrived. “We will talk,” the Kenyan president said.",
      on: "2019-05-01", is: "Anna Brandt", of: "KEN", .office),
    .init(
      "the president of the capital that opens the sentence",
      "Kenya waits. In Washington, the president said he was ready.", on: "2018-04-27",
      is: "Donald Trump", of: "USA", .office),
    .init(
      "somebody unknown with the side of the apposition",
      "“We will talk,” said Tomas Varga, a spokesman for the Kenyan army.",
      is: "Tomas Varga", of: "KEN", .nameInArticle),
    .init(
      "a possessive in the apposition",
      "The African Union met. “We will talk,” said Anna Brandt, its commissioner.",
      is: "Anna Brandt", of: "AU", .nameInArticle),
    .init(
      "a minister of the state that the text speaks of",
      "Kenya’s answer came soon. “We will talk,” Foreign Minister Tomas Varga said.",
      is: "Tomas Varga", of: "KEN", .nameInArticle),
    .init(
      "a professor is not the voice of a university",
      "“We will see,” said Tomas Varga, a professor at Korea University.",
      is: "Tomas Varga", of: nil, .nameInArticle),
    .init(
      "a former envoy speaks for himself",
      "“We will see,” said Tomas Varga, a former United Nations envoy.",
      is: "Tomas Varga", of: nil, .nameInArticle),
    .init(
      "an official counts for the department's state",
      "“We will talk,” a State Department official said.",
      is: "United States", of: "USA", .sideOfSource),
    .init(
      "an official counts for the state in the phrase",
      "“We will talk,” said a foreign ministry official in Lisbon.",
      is: "Portugal", of: "PRT", .sideOfSource),
    .init(
      "he is the official who spoke",
      "“We will talk,” a Kenyan official said. “We are ready,” he said.", statement: 1,
      is: "Kenya", of: "KEN", .pronoun),
    .init(
      "residents are nobody", "“We will talk,” Kenyan residents said.", is: nil, of: nil, nil),
    .init(
      "both governments are nobody alone",
      "“We will talk,” both governments said.", is: nil, of: nil, nil),
    .init(
      "a statement is its issuer's",
      "Anna Brandt left for Nairobi. “We will talk,” according to a statement.",
      is: "Anna Brandt", of: nil, .definiteDescription),
  ]
}

@Suite("Actors in the document")
struct ActorLinkingTests {
  @Test("links a source to its actor with the reason", arguments: LinkingCase.all)
  func links(_ c: LinkingCase) throws {
    let found = StatementExtractor().statements(in: TokenizedText(c.text), date: c.date)
    try #require(found.count > c.statement, "\(found)")
    let statement = found[c.statement]
    #expect(statement.actor?.name == c.actor)
    #expect(statement.affiliation == c.side)
    #expect(statement.reason == c.reason)
  }

  @Test(
    "a common word counts as a surname only after a title, a given name or its bearer",
    arguments: [
      ("May the talks succeed.", []), ("They meet in May.", []), ("Will you come?", []),
      ("Rice is cheap.", []), ("Mrs May came.", ["May"]),
      ("Condoleezza Rice came.", ["Condoleezza Rice"]),
      ("Theresa May came. May left in May.", ["Theresa May", "May"]),
      ("Theresa May came. May I ask why?", ["Theresa May"]),
    ])
  func commonWords(text: String, names: [String]) {
    let tokenized = TokenizedText(text)
    #expect(
      ActorDictionary.shipped.maskedTokens(in: tokenized).map { tokenized.text(of: $0) } == names)
  }

  @Test(
    "a statement's targets are whom it names, addresses or answers, never its own side",
    arguments: [
      ("Kim Jong-un told the South that talks were over.", ["KOR"]),
      ("“We thank the United States and Japan,” Moon Jae-in said.", ["USA", "JPN"]),
      ("“South Korea is ready,” Moon Jae-in said.", []),
      ("“Putin must answer,” Moon Jae-in said.", ["RUS"]),
      ("“We met in Washington,” Moon Jae-in said.", []),
      ("Moon Jae-in met Kim Jong-un. Moon said that both leaders were ready.", ["PRK"]),
      ("The Miners Union met Acme Group. “You will pay,” the union told Acme.", ["Acme Group"]),
      ("Kim Jong-un told the BBC he was ready.", []),
    ])
  func targets(text: String, targets: [String]) throws {
    let found = StatementExtractor().statements(in: TokenizedText(text), date: "2019-05-01")
    #expect(try #require(found.last).targets == targets, "\(found)")
  }

  @Test("references name every mention once, in order, with what it means")
  func references() {
    let text = TokenizedText("Moon Jae-in met Anna Brandt. “We will talk,” she said.")
    let found = StatementExtractor().references(in: text)
    #expect(found.map { text.string($0.range) } == ["Moon Jae-in", "Anna Brandt", "she"])
    #expect(found.map(\.actor.name) == ["Moon Jae-in", "Anna Brandt", "Anna Brandt"])
    #expect(found.map(\.isInDictionary) == [true, false, false])
    #expect(found.map(\.reason) == [.exactAlias, .nameInArticle, .pronoun])
  }
}
