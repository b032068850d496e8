import Quotations

extension QuotationCase {
  /// How a speaker is named, and whom the name means.
  static let speakers: [QuotationCase] = [
    QuotationCase(
      "particles belong to a name",
      "“We are ready to talk,” Ursula van der Berg said.",
      .direct("We are ready to talk,", by: "Ursula van der Berg", actor: "Ursula van der Berg")),
    QuotationCase(
      "a hyphenated given name belongs to a name",
      "“We are ready to talk,” Nam Sung-wook said.",
      .direct("We are ready to talk,", by: "Nam Sung-wook", actor: "Nam Sung-wook")),
    QuotationCase(
      "a title belongs to the mention, not to the name",
      "“We are ready to talk,” President Moon Jae-in said.",
      .direct("We are ready to talk,", by: "President Moon Jae-in", actor: "Moon Jae-in")),
    QuotationCase(
      "a nationality before the title belongs to the mention",
      "“We are ready to talk,” said South Korean President Moon Jae-in.",
      .direct(
        "We are ready to talk,", by: "South Korean President Moon Jae-in", actor: "Moon Jae-in")),
    QuotationCase(
      "former is part of a title",
      "“We are ready to talk,” former President Barack Obama said.",
      .direct("We are ready to talk,", by: "former President Barack Obama", actor: "Barack Obama")),
    QuotationCase(
      "an abbreviated title does not end the sentence",
      "“We are ready to talk,” Dr. Anna Brandt said.",
      .direct("We are ready to talk,", by: "Dr. Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a title without capitals belongs to the mention",
      "“We are ready to talk,” army spokeswoman Anna Brandt said.",
      .direct("We are ready to talk,", by: "army spokeswoman Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "party and state in brackets are no part of the speaker",
      "“We are ready to talk,” Sen. Tomas Varga (R-Ohio) said.",
      .direct("We are ready to talk,", by: "Sen. Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "party and state between commas are no part of the speaker",
      "“We are ready to talk,” said Sen. Tomas Varga, R-Ohio.",
      .direct("We are ready to talk,", by: "Sen. Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "initials belong to a name",
      "“We are ready to talk,” J. P. Halloran said.",
      .direct("We are ready to talk,", by: "J. P. Halloran", actor: "J. P. Halloran")),
    QuotationCase(
      "a middle initial does not end the sentence",
      "“We are ready to talk,” Anna K. Brandt said.",
      .direct("We are ready to talk,", by: "Anna K. Brandt", actor: "Anna K. Brandt")),
    QuotationCase(
      "a middle initial leads to the name that the dictionary uses",
      "“We are ready to talk,” Donald J. Trump said.",
      .direct("We are ready to talk,", by: "Donald J. Trump", actor: "Donald Trump")),
    QuotationCase(
      "an apposition between commas is no part of the speaker",
      "“We are ready to talk,” Anna Brandt, a spokeswoman for the army, said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an apposition after an inverted cue is no part of the speaker",
      "“We are ready to talk,” said Anna Brandt, a spokeswoman for the army.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an age between commas is no part of the speaker",
      "“We are ready to talk,” Anna Brandt, 52, said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a name in apposition tells who the office is",
      "“We are ready to talk,” the army spokeswoman, Anna Brandt, said.",
      .direct("We are ready to talk,", by: "the army spokeswoman", actor: "Anna Brandt")),
    QuotationCase(
      "a name in apposition after an inverted cue tells who the office is",
      "“We are ready to talk,” said the army spokeswoman, Anna Brandt.",
      .direct("We are ready to talk,", by: "the army spokeswoman", actor: "Anna Brandt")),
    QuotationCase(
      "a body after of belongs to the mention",
      "“We are ready to talk,” Anna Brandt of the Miners Union said.",
      .direct("We are ready to talk,", by: "Anna Brandt of the Miners Union", actor: "Anna Brandt")),
    QuotationCase(
      "a relative clause is no part of the speaker",
      "“We are ready to talk,” Tomas Varga, who has led the union since May, said.",
      .direct("We are ready to talk,", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "who stands for the name before it",
      "The offer came from Anna Brandt, who said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "who", actor: "Anna Brandt")),
    QuotationCase(
      "a state speaks",
      "“We are ready to talk,” North Korea said.",
      .direct("We are ready to talk,", by: "North Korea", actor: "North Korea")),
    QuotationCase(
      "a capital speaks for its state",
      "“We are ready to talk,” Pyongyang said in a statement.",
      .direct("We are ready to talk,", by: "Pyongyang", actor: "North Korea")),
    QuotationCase(
      "the Blue House speaks for South Korea",
      "“We are ready to talk,” the Blue House said.",
      .direct("We are ready to talk,", by: "the Blue House", actor: "South Korea")),
    QuotationCase(
      "the Kremlin speaks for Russia",
      "“We are ready to talk,” the Kremlin said.",
      .direct("We are ready to talk,", by: "the Kremlin", actor: "Russia")),
    QuotationCase(
      "the White House speaks for the United States",
      "“We are ready to talk,” said the White House.",
      .direct("We are ready to talk,", by: "the White House", actor: "United States")),
    QuotationCase(
      "a ministry speaks for the state that qualifies it",
      "“We are ready to talk,” the Kenyan Defense Ministry said.",
      .direct("We are ready to talk,", by: "the Kenyan Defense Ministry", actor: "Kenya")),
    QuotationCase(
      "a ministry speaks for the state that owns it",
      "“We are ready to talk,” Kenya’s Interior Ministry said.",
      .direct("We are ready to talk,", by: "Kenya’s Interior Ministry", actor: "Kenya")),
    QuotationCase(
      "an army speaks for its state",
      "“We are ready to talk,” the Kenyan army said.",
      .direct("We are ready to talk,", by: "the Kenyan army", actor: "Kenya")),
    QuotationCase(
      "an organisation that no dictionary holds speaks under its name",
      "“We are ready to talk,” the Miners Union said.",
      .direct("We are ready to talk,", by: "the Miners Union", actor: "Miners Union")),
    QuotationCase(
      "a company speaks under its name",
      "“We are ready to talk,” Halloran Motors said.",
      .direct("We are ready to talk,", by: "Halloran Motors", actor: "Halloran Motors")),
    QuotationCase(
      "an acronym speaks under its letters",
      "“We are ready to talk,” the RMWU said.",
      .direct("We are ready to talk,", by: "the RMWU", actor: "RMWU")),
    QuotationCase(
      "a single unknown name is its own full name",
      "“We are ready to talk,” Zubir said.",
      .direct("We are ready to talk,", by: "Zubir", actor: "Zubir")),
    QuotationCase(
      "two officials are nobody",
      "“We are ready to talk,” two officials said.",
      .direct("We are ready to talk,", by: "two officials")),
    QuotationCase(
      "a senior official is nobody",
      "“We are ready to talk,” a senior official said.",
      .direct("We are ready to talk,", by: "a senior official")),
    QuotationCase(
      "a source is nobody",
      "“We are ready to talk,” said a source.",
      .direct("We are ready to talk,", by: "a source")),
    QuotationCase(
      "residents are nobody",
      "Residents said the army had left.",
      .indirect("the army had left", by: "Residents")),
    QuotationCase(
      "an unnamed spokesman counts for the body that he speaks for",
      "“We are ready to talk,” a spokesman for the Miners Union said.",
      .direct(
        "We are ready to talk,", by: "a spokesman for the Miners Union", actor: "Miners Union")),
    QuotationCase(
      "a relative clause about anonymity is no part of the speaker",
      "“We are ready to talk,” said an official, who spoke on condition of anonymity.",
      .direct("We are ready to talk,", by: "an official")),
    QuotationCase(
      "a president's spokesman is not the president",
      "“We are ready to talk,” Moon’s spokesman said.",
      .direct("We are ready to talk,", by: "Moon’s spokesman")),
    QuotationCase(
      "a leader's office is not the leader",
      "“We are ready to talk,” Moon Jae-in’s office said.",
      .direct("We are ready to talk,", by: "Moon Jae-in’s office")),
    QuotationCase(
      "a president's named spokesman is himself",
      "“We are ready to talk,” Moon’s spokesman Nam Sung-wook said.",
      .direct("We are ready to talk,", by: "Moon’s spokesman Nam Sung-wook", actor: "Nam Sung-wook")
    ),
    QuotationCase(
      "a fronted place is no part of the speaker",
      "In Goma, Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a fronted day is no part of the speaker",
      "On Tuesday Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a name that spells like a month is a name",
      "“We are ready to talk,” April Halloran said.",
      .direct("We are ready to talk,", by: "April Halloran", actor: "April Halloran")),
    QuotationCase(
      "a dateline is no part of the speaker",
      "GOMA (Newswire) - Anna Brandt said the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a surname that spells like a month is a name",
      "“We are ready to talk,” Theresa May said.",
      .direct("We are ready to talk,", by: "Theresa May", actor: "Theresa May")),
    QuotationCase(
      "a name in apposition to a possessive tells who it is",
      "“We are ready to talk,” Moon’s lawyer, Tomas Varga, said.",
      .direct("We are ready to talk,", by: "Moon’s lawyer", actor: "Tomas Varga")),
    QuotationCase(
      "an office in apposition is no part of the speaker",
      "“We are ready to talk,” Ri Yong-ho, North Korea’s foreign minister, said.",
      .direct("We are ready to talk,", by: "Ri Yong-ho", actor: "Ri Yong-ho")),
    QuotationCase(
      "a name without its hyphen leads to the name that the dictionary uses",
      "“We are ready to talk,” North Korean leader Kim Jong Un said.",
      .direct("We are ready to talk,", by: "North Korean leader Kim Jong Un", actor: "Kim Jong-un")),
    QuotationCase(
      "a ministry's named spokesman is himself",
      "“We are ready to talk,” Chinese Foreign Ministry spokesman Geng Shuang said.",
      .direct(
        "We are ready to talk,", by: "Chinese Foreign Ministry spokesman Geng Shuang",
        actor: "Geng Shuang")),
    QuotationCase(
      "a ministry's unnamed spokesman counts for its state",
      "“We are ready to talk,” said a spokesman for the Chinese Foreign Ministry.",
      .direct(
        "We are ready to talk,", by: "a spokesman for the Chinese Foreign Ministry",
        actor: "China")),
    QuotationCase(
      "a point in U.S. does not end the sentence",
      "“We are ready to talk,” the U.S. State Department said.",
      .direct("We are ready to talk,", by: "the U.S. State Department", actor: "United States")),
    QuotationCase(
      "a particle may join given name and father's name",
      "“We are ready to talk,” Omar bin Zubir said.",
      .direct("We are ready to talk,", by: "Omar bin Zubir", actor: "Omar bin Zubir")),
    QuotationCase(
      "police are nobody",
      "Police said two people had been killed.",
      .indirect("two people had been killed", by: "Police")),
    QuotationCase(
      "ranks may be two abbreviations",
      "“We are ready to talk,” Lt. Gen. Tomas Varga said.",
      .direct("We are ready to talk,", by: "Lt. Gen. Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "an article may stand before a title",
      "“We are ready to talk,” the Rev. Tomas Varga said.",
      .direct("We are ready to talk,", by: "the Rev. Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "party and state between commas stand before the cue too",
      "“We are ready to talk,” Rep. Anna Brandt, D-Ohio, said.",
      .direct("We are ready to talk,", by: "Rep. Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a mother of three is nobody",
      "“We are ready to talk,” the 52-year-old mother of three said.",
      .direct("We are ready to talk,", by: "the 52-year-old mother of three")),
    QuotationCase(
      "a relative clause after an inverted cue is no part of the speaker",
      "“We are ready to talk,” said Tomas Varga, who has led the union since May.",
      .direct("We are ready to talk,", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a company's named head is himself",
      "“We are ready to talk,” Halloran Motors chief executive Tomas Varga said.",
      .direct(
        "We are ready to talk,", by: "Halloran Motors chief executive Tomas Varga",
        actor: "Tomas Varga")),
    QuotationCase(
      "a state with a relative clause speaks",
      "Moscow, which has backed the rebels, said the talks were over.",
      .indirect("the talks were over", by: "Moscow", actor: "Russia")),
    QuotationCase(
      "a house's named spokesman in apposition is himself",
      "“We are ready to talk,” the Kremlin’s spokesman, Dmitry Peskov, said.",
      .direct("We are ready to talk,", by: "the Kremlin’s spokesman", actor: "Dmitry Peskov")),
    QuotationCase(
      "a house before a spokesman does not speak itself",
      "“We are ready to talk,” Kremlin spokesman Dmitry Peskov said.",
      .direct(
        "We are ready to talk,", by: "Kremlin spokesman Dmitry Peskov", actor: "Dmitry Peskov")),
    QuotationCase(
      "a Foreign Ministry speaks for the state that owns it",
      "Kenya's Foreign Ministry said the talks were over.",
      .indirect("the talks were over", by: "Kenya's Foreign Ministry", actor: "Kenya")),
    QuotationCase(
      "an Irish name keeps its apostrophe",
      "“We are ready to talk,” Nora O’Dwyer said.",
      .direct("We are ready to talk,", by: "Nora O’Dwyer", actor: "Nora O’Dwyer")),
    QuotationCase(
      "a woman's lawyer is not the woman",
      "“We are ready to talk,” Ms. Brandt’s lawyer said.",
      .direct("We are ready to talk,", by: "Ms. Brandt’s lawyer")),
    QuotationCase(
      "a clause with whose is no part of the speaker",
      "Anna Brandt, whose party won the vote, said the talks were over.",
      .indirect("the talks were over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "officials in a place are nobody",
      "The talks have failed, officials in Goma said on Monday.",
      .indirect("The talks have failed", by: "officials in Goma")),
    QuotationCase(
      "people who attended are nobody",
      "The talks have failed, according to two people who attended them.",
      .indirect("The talks have failed", by: "two people")),
    QuotationCase(
      "a family is nobody",
      "Tomas Varga was born in Goma, according to his family.",
      .indirect("Tomas Varga was born in Goma", by: "his family")),
    QuotationCase(
      "a relative clause that names a body is no part of the speaker",
      "“We are ready,” Anna Brandt, who leads the Miners Union, told reporters.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an unnamed body is nobody",
      "“We are ready to talk,” the 15-member committee said.",
      .direct("We are ready to talk,", by: "the 15-member committee")),
    QuotationCase(
      "a capital with a day speaks for its state",
      "Tokyo said on Monday that it would recall its envoy.",
      .indirect("it would recall its envoy", by: "Tokyo", actor: "Japan")),
    QuotationCase(
      "a demonym makes nobody a state",
      "“We are ready to talk,” a Kenyan farmer said.",
      .direct("We are ready to talk,", by: "a Kenyan farmer")),
    QuotationCase(
      "a state's president with a name is himself",
      "Kenya’s President Farid Obanda said the talks were over.",
      .indirect("the talks were over", by: "Kenya’s President Farid Obanda", actor: "Farid Obanda")),
    QuotationCase(
      "a name of three words is one name",
      "“We are ready to talk,” Ana Maria Velasco said.",
      .direct("We are ready to talk,", by: "Ana Maria Velasco", actor: "Ana Maria Velasco")),
    QuotationCase(
      "a junior belongs to the name",
      "“We are ready to talk,” Tomas Varga Jr. said.",
      .direct("We are ready to talk,", by: "Tomas Varga Jr.", actor: "Tomas Varga Jr.")),
    QuotationCase(
      "a double surname is one name",
      "“We are ready to talk,” Anna Brandt-Varga said.",
      .direct("We are ready to talk,", by: "Anna Brandt-Varga", actor: "Anna Brandt-Varga")),
    QuotationCase(
      "letters above ASCII belong to a name",
      "“We are ready to talk,” Jürgen Öztürk said.",
      .direct("We are ready to talk,", by: "Jürgen Öztürk", actor: "Jürgen Öztürk")),
    QuotationCase(
      "an age in brackets is no part of the speaker",
      "Anna Brandt (52) said the talks were over.",
      .indirect("the talks were over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "too between commas is no part of the speaker",
      "Mr. Varga, too, said the talks were over.",
      .indirect("the talks were over", by: "Mr. Varga", actor: "Varga")),
    QuotationCase(
      "people familiar with something are nobody",
      "People familiar with the talks said they were over.",
      .indirect("they were over", by: "People familiar with the talks")),
    QuotationCase(
      "a cleft sentence names its speaker",
      "It was Anna Brandt who said the talks were over.",
      .indirect("the talks were over", by: "who", actor: "Anna Brandt")),
    QuotationCase(
      "one and another are nobody",
      "One official said the talks were over; another said they would resume.",
      .indirect("the talks were over", by: "One official"),
      .indirect("they would resume", by: "another")),
  ]
}
