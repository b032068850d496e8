import Quotations

extension QuotationCase {
  /// Statements without marks, and clauses that are none.
  static let indirect: [QuotationCase] = [
    QuotationCase(
      "the that of a clause is no content",
      "The ministry said that talks would resume in May.",
      .indirect("talks would resume in May", by: "The ministry")),
    QuotationCase(
      "a clause needs no that",
      "The ministry said talks would resume in May.",
      .indirect("talks would resume in May", by: "The ministry")),
    QuotationCase(
      "the content may come first",
      "Talks would resume in May, the ministry said.",
      .indirect("Talks would resume in May", by: "the ministry")),
    QuotationCase(
      "the content may come before an inverted cue",
      "Talks would resume in May, said Anna Brandt.",
      .indirect("Talks would resume in May", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a clause interrupted by its cue is one statement in two parts",
      "The talks, Anna Brandt said, would resume in May.",
      .indirect("The talks … would resume in May", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "according to may come first",
      "According to Anna Brandt, the talks will resume in May.",
      .indirect("the talks will resume in May", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "according to may come last",
      "The talks will resume in May, according to Anna Brandt.",
      .indirect("The talks will resume in May", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "according to may interrupt",
      "The talks, according to Anna Brandt, will resume in May.",
      .indirect("The talks … will resume in May", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a day before that is no content",
      "Anna Brandt said on Tuesday that the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a day without that is no content",
      "Anna Brandt said Tuesday the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "in a statement before that is no content",
      "Anna Brandt said in a statement on Tuesday that the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a fronted day is no content",
      "On Tuesday, Anna Brandt said the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "those who are told are no content",
      "Anna Brandt told reporters that the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "those who are told need no that",
      "Anna Brandt told parliament the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a warning with that is a statement",
      "Anna Brandt warned that time was short.",
      .indirect("time was short", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a claim with that is a statement",
      "Anna Brandt claimed that the army had fled.",
      .indirect("the army had fled", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a question keeps its whether",
      "Anna Brandt asked whether the talks would resume.",
      .indirect("whether the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "urging somebody to act is a statement",
      "Anna Brandt urged the army to leave the city.",
      .indirect("the army to leave the city", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "two cues joined by and are two statements",
      "Anna Brandt said the talks would resume and warned that time was short.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("time was short", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "two speakers joined by but are two statements",
      "Anna Brandt said the talks would resume, but Tomas Varga said they were over.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("they were over", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "what was said about what was said is one statement",
      "Anna Brandt said Tomas Varga had told her the talks were over.",
      .indirect(
        "Tomas Varga had told her the talks were over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "adding that begins a second statement",
      "Anna Brandt said the talks would resume, adding that the army would leave.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("the army would leave", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "saying gives the reason for a deed",
      "Tomas Varga left the talks, saying they had lasted too long.",
      .indirect("they had lasted too long", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a number's point does not end a statement",
      "Halloran Motors said that sales had risen 3.5 percent to 1,200 cars.",
      .indirect(
        "sales had risen 3.5 percent to 1,200 cars", by: "Halloran Motors",
        actor: "Halloran Motors")),
    QuotationCase(
      "a that may be repeated after and",
      "Anna Brandt said that the talks would resume and that the army would leave.",
      .indirect(
        "the talks would resume and that the army would leave", by: "Anna Brandt",
        actor: "Anna Brandt")),
    QuotationCase(
      "a condition before its clause is content",
      "If the army leaves, the talks will resume, Anna Brandt said.",
      .indirect(
        "If the army leaves, the talks will resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "what is about to be said is no statement", "Anna Brandt is expected to say more on Tuesday."),
    QuotationCase(
      "declining to say is no statement", "Anna Brandt declined to say when the talks would resume."
    ),
    QuotationCase(
      "what somebody was told is no statement of theirs", "Anna Brandt was told to leave the hall."),
    QuotationCase(
      "what was not said is no statement", "Anna Brandt did not say when the talks would resume."),
    QuotationCase(
      "a contracted negation is one too", "Anna Brandt didn't say whether the talks would resume."),
    QuotationCase(
      "what could not be said is no statement",
      "Anna Brandt could not say how many people were hurt."),
    QuotationCase(
      "claiming victory is no statement", "Tomas Varga claimed victory in the election."),
    QuotationCase(
      "reporting a loss is no statement", "Halloran Motors reported a loss for the third quarter."),
    QuotationCase("saying goodbye is no statement", "Anna Brandt said goodbye to her staff."),
    QuotationCase("saying nothing is no statement", "Anna Brandt said nothing about the talks."),
    QuotationCase("adding a thing is no statement", "Halloran Motors added a third shift in Goma."),
    QuotationCase("asking for help is no clause", "Tomas Varga asked for help."),
    QuotationCase("writing a letter is no statement", "Anna Brandt wrote a letter to the mayor."),
    QuotationCase("reading a book is no statement", "Tomas Varga read a book on the train."),
    QuotationCase(
      "a noun that spells like a cue is none", "The report and the claim were sent to the court."),
    QuotationCase(
      "a name that spells like a cue is none", "The Morning Post closed its office in Goma."),
    QuotationCase("what is said to be is no statement", "The house is said to be empty."),
    QuotationCase(
      "being asked is no statement of who is asked", "Anna Brandt was asked about the talks."),
    QuotationCase("a hyphenated cue is none", "The self-declared mayor left the hall."),
    QuotationCase(
      "it is unclear may be interrupted",
      "It is unclear, Anna Brandt said, whether the talks will resume.",
      .indirect(
        "It is unclear … whether the talks will resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "reporters may be told after the content",
      "The talks are over, Anna Brandt told reporters in Goma on Tuesday.",
      .indirect("The talks are over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a newspaper may be told that",
      "Anna Brandt told the Morning Post that the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an interview is where it was said",
      "In an interview with the Morning Post, Anna Brandt said the talks would resume.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a denial with that is a statement",
      "Tomas Varga denied that he had fled.",
      .indirect("he had fled", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "officials say in the present",
      "Officials say the talks will resume.",
      .indirect("the talks will resume", by: "Officials")),
    QuotationCase(
      "as somebody put it attributes what follows",
      "As Anna Brandt put it, the talks were over before they began.",
      .indirect("the talks were over before they began", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a clause may begin with why",
      "Anna Brandt explained why the talks had failed.",
      .indirect("why the talks had failed", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase("that said is no cue", "That said, the talks will resume in May."),
    QuotationCase(
      "going without saying is no statement", "It goes without saying that the talks will resume."),
    QuotationCase("needless to say is no statement", "Needless to say, the talks failed."),
    QuotationCase(
      "being told that is no statement of the hearer", "Voters were told that the polls had closed."
    ),
    QuotationCase("nobody says nothing", "Nobody said the talks would resume."),
    QuotationCase(
      "answering questions is no statement", "Anna Brandt answered questions from reporters."),
    QuotationCase(
      "posting a profit is no statement", "Halloran Motors posted a profit of 3 million dollars."),
    QuotationCase(
      "observing a ceasefire is no statement", "The army observed the ceasefire for three days."),
    QuotationCase(
      "maintaining contacts is no statement", "Tomas Varga maintained contacts with both sides."),
    QuotationCase(
      "adding to pressure is no statement", "The claims added to the pressure on Anna Brandt."),
    QuotationCase("ruling against somebody is no clause", "The court ruled against Tomas Varga."),
    QuotationCase("pointing a gun is no statement", "Tomas Varga pointed a gun at the guards."),
    QuotationCase("crying for days is no statement", "Anna Brandt cried for three days."),
    QuotationCase("a price that is quoted is no statement", "The price was quoted in dollars."),
    QuotationCase("what might be said is no statement", "Critics may say the talks were useless."),
    QuotationCase(
      "a condition inside the clause is content",
      "Anna Brandt said that if the army left, the talks would resume.",
      .indirect("if the army left, the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")
    ),
    QuotationCase(
      "a relative clause inside the content is content",
      "Anna Brandt said the talks, which began in May, would resume.",
      .indirect(
        "the talks, which began in May, would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a semicolon parts two statements",
      "Anna Brandt said the talks would resume; Tomas Varga said they were over.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("they were over", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a cue inside the content is content",
      "Anna Brandt said her brother had called the talks a farce.",
      .indirect("her brother had called the talks a farce", by: "Anna Brandt", actor: "Anna Brandt")
    ),
    QuotationCase(
      "also and long do not part speaker and cue",
      "Anna Brandt has also long said that the talks were useless.",
      .indirect("the talks were useless", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a vow to act is a statement",
      "Tomas Varga vowed to fight on.",
      .indirect("to fight on", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a threat to act is a statement",
      "Tomas Varga threatened to leave the talks.",
      .indirect("to leave the talks", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a promise with that is a statement",
      "Tomas Varga promised that the army would leave.",
      .indirect("the army would leave", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "when somebody spoke is no content",
      "When he arrived in Goma, Tomas Varga said the talks were over.",
      .indirect("the talks were over", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a place after a plain noun belongs to the mention",
      "Police in Goma said on Monday that two people had been killed.",
      .indirect("two people had been killed", by: "Police in Goma")),
    QuotationCase(
      "a clause may be a pronoun and its verb",
      "Anna Brandt said she agreed.",
      .indirect("she agreed", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a threat to the peace is no statement", "Floods threatened the old port of Goma."),
    QuotationCase("a pledge of money is no clause", "Tomas Varga pledged 3 million dollars."),
    QuotationCase("swearing somebody in is no statement", "Anna Brandt was sworn in on Monday."),
    QuotationCase(
      "what is yet to be announced is no statement", "The winner will be announced on Friday."),
    QuotationCase(
      "what somebody would not say is no statement", "Anna Brandt would not say who had paid."),
    QuotationCase("telling a story is no statement", "Anna Brandt told a story about her village."),
    QuotationCase("telling the truth is no statement", "Tomas Varga told the truth."),
    QuotationCase(
      "an apposition after according to is no content",
      "According to Anna Brandt, a spokeswoman for the army, the talks will resume.",
      .indirect("the talks will resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a relative clause after according to is no content",
      "According to two people who attended them, the talks have failed.",
      .indirect("the talks have failed", by: "two people")),
    QuotationCase(
      "an apposition before the cue is no content",
      "The talks are over, Anna Brandt, a spokeswoman for the army, said.",
      .indirect("The talks are over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a second sentence without a cue is no statement",
      "Anna Brandt said the talks would resume. The army left the city.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "he said may end a sentence of the same speaker",
      "Anna Brandt said the talks would resume. The army would leave, she said.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("The army would leave", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "noting that takes the subject of its sentence",
      "Anna Brandt opened the talks, noting that time was short.",
      .indirect("time was short", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase("a man who is accused does not speak", "Tomas Varga was accused of murder."),
    QuotationCase(
      "a participle after an article is no cue", "The proposed law was sent to parliament."),
    QuotationCase(
      "a team that was added is no statement", "Two players were added to the team on Friday."),
    QuotationCase(
      "a noun and a verb may spell alike", "The ministry’s demands and its promises were published."
    ),
    QuotationCase("according to plan names nobody", "The work went according to plan."),
    QuotationCase(
      "a clause that goes on after its cue is one statement in two parts",
      "The talks will resume, Anna Brandt said, and the army will leave.",
      .indirect(
        "The talks will resume … and the army will leave", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "quoted as saying takes a clause too",
      "Anna Brandt is quoted as saying that the talks are over.",
      .indirect("the talks are over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a source may tell a newspaper",
      "Sources told the Morning Post the talks were over.",
      .indirect("the talks were over", by: "Sources")),
    QuotationCase(
      "a ruling is where it was written",
      "The judge wrote in her ruling that the army had to leave.",
      .indirect("the army had to leave", by: "The judge")),
    QuotationCase(
      "a bare day before a pronoun is no content",
      "Anna Brandt announced Tuesday she would run again.",
      .indirect("she would run again", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "reporters may be confirmed to",
      "Anna Brandt confirmed to reporters that the talks were over.",
      .indirect("the talks were over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "pointing out that is a cue",
      "Anna Brandt pointed out that time was short.",
      .indirect("time was short", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "who was told may say something too",
      "Anna Brandt was told that the talks were over but said she did not believe it.",
      .indirect("she did not believe it", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "having yet to say is no statement",
      "The ministry has yet to say whether the talks will resume."),
    QuotationCase("refusing to say is no statement", "Anna Brandt refused to say who had paid."),
    QuotationCase(
      "leaving without saying why is no statement",
      "Without saying why she was angry, Anna Brandt left."),
    QuotationCase("there is no saying is no statement", "There was no saying what would come."),
  ]
}
