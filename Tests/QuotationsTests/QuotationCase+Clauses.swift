import Quotations

extension QuotationCase {
  /// How far a content reaches, and who owns it.
  static let clauses: [QuotationCase] = [
    QuotationCase(
      "a plural without a name says something",
      "Security specialists say the talks were staged.",
      .indirect("the talks were staged", by: "Security specialists")),
    QuotationCase(
      "a share of people says something",
      "In the survey, 74 percent said they feared a new war.",
      .indirect("they feared a new war", by: "74 percent")),
    QuotationCase(
      "a count of people says something",
      "About 4 in 10 say the border should open."),
    QuotationCase(
      "a relative clause with commas of its own does not hide the subject",
      "Anna Brandt, who was to travel to Columbus, Ohio, on Wednesday to defend the deal, said it was fair.",
      .indirect("it was fair", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "whose opens a relative clause too",
      "Paul Iwu, whose latest company, Paradata, sells maps, said the ministry had lied.",
      .indirect("the ministry had lied", by: "Paul Iwu", actor: "Paul Iwu")),
    QuotationCase(
      "an age and an apposition stand between subject and cue",
      "Rita Okoye, 49, a veteran who now works for the army, said the pay was too low.",
      .indirect("the pay was too low", by: "Rita Okoye", actor: "Rita Okoye")),
    QuotationCase(
      "an apposition with a plural's apostrophe is passed over",
      "“The leaders are here,” Paul Iwu, the workers’ campaign manager, said in a statement. “They will stay.”",
      .direct("The leaders are here, … They will stay.", by: "Paul Iwu", actor: "Paul Iwu")),
    QuotationCase(
      "who is the mention, its antecedent the actor",
      "The offer came from Lena Falk, who said the talks would resume.",
      .indirect("the talks would resume", by: "who", actor: "Lena Falk")),
    QuotationCase(
      "the clause that closes a sentence is the outermost speaker",
      "An official said Brandt had warned the North not to fire, the newspaper reported.",
      .indirect("An official said Brandt had warned the North not to fire", by: "the newspaper")),
    QuotationCase(
      "according to closes a sentence for all that was said in it",
      "Brandt warned the North not to fire and urged calm, according to two officials present.",
      .indirect("Brandt warned the North not to fire and urged calm", by: "two officials present")),
    QuotationCase(
      "the outermost speaker owns the quotation",
      "Brandt said Falk had called the offer “a farce.”",
      .mixed("Falk had called the offer “a farce.”", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "a phrase set off by commas belongs to the content around its cue",
      "In the three years since the truce, Brandt says, far too many promises have been broken.",
      .indirect(
        "In the three years since the truce … far too many promises have been broken", by: "Brandt",
        actor: "Brandt")),
    QuotationCase(
      "a fronted comparison is no content",
      "Like others in the opposition, Brandt said the judges were too slow.",
      .indirect("the judges were too slow", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "while opens the words of others",
      "Brandt said the mines were closed, while others said they had never opened.",
      .indirect("the mines were closed", by: "Brandt", actor: "Brandt"),
      .indirect("they had never opened", by: "others")),
    QuotationCase(
      "a participle of speech opens a statement of its own",
      "Brandt told the crowd she would win the seat, calling her rival a coward.",
      .indirect("she would win the seat", by: "Brandt", actor: "Brandt"),
      .indirect("her rival a coward", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "a plural noun that looks like a cue is none",
      "The derogatory comments had two goals, the admiral said.",
      .indirect("The derogatory comments had two goals", by: "the admiral")),
    QuotationCase(
      "these states is no cue",
      "All five of these states leaned to the left, according to the new poll.",
      .indirect("All five of these states leaned to the left", by: "the new poll")),
    QuotationCase(
      "an accusation is a statement without marks",
      "Brandt accused the North of hiding its missiles.",
      .indirect("the North of hiding its missiles", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "praise ends where the sentence tells when",
      "Brandt praised the efforts of the mediators on Monday.",
      .indirect("the efforts of the mediators", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "a call has its particle",
      "Brandt called for a ban on all landmines.",
      .indirect("a ban on all landmines", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "a verb that is speech with its particle only",
      "The union railed against the new law.",
      .indirect("the new law", by: "The union")),
    QuotationCase(
      "a reported question begins with its question word",
      "Brandt asked the minister whether the border would open.",
      .indirect("whether the border would open", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "an announcement may be a thing",
      "The ministry announced a ban on exports last week.",
      .indirect("a ban on exports", by: "The ministry")),
    QuotationCase(
      "a group called by a name is no statement",
      "A group called Black Rose claimed the attack."),
    QuotationCase(
      "a march that continued is no statement",
      "The general continued a march that had begun in May."),
    QuotationCase(
      "a house that somebody maintains is no statement",
      "Brandt maintains a house in the capital that was built in 1900."),
    QuotationCase(
      "a label ends at its comma",
      "Brandt called the offer “a farce,” and her deputy left the hall.",
      .mixed("the offer “a farce,”", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "two labels are one content",
      "Brandt dismissed the plan as “absurd” and “unworkable” before she left.",
      .mixed("the plan as “absurd” and “unworkable”", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "words cut off from their quotation by the cue are content",
      "There was, Brandt said, “a secret bargain.”",
      .mixed("There was … a secret bargain.", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "a day before the cue is no content",
      "On Tuesday, Brandt said, “We will go.”",
      .direct("We will go.", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "that goes on behind the cue",
      "“It is our bad luck,” Brandt said, that both of them had been here.",
      .mixed("It is our bad luck, … that both of them had been here", by: "Brandt", actor: "Brandt")
    ),
    QuotationCase(
      "a demonstrative may open a paraphrase",
      "That would create a “summer of agony” for the party, said Paul Iwu, a pollster.",
      .mixed(
        "That would create a “summer of agony” for the party", by: "Paul Iwu", actor: "Paul Iwu")),
    QuotationCase(
      "with gives a participle its own subject",
      "With Lena Falk saying the talks were over, the market fell.",
      .indirect("the talks were over", by: "Lena Falk", actor: "Lena Falk")),
    QuotationCase(
      "a former title joined by and is one source",
      "The former minister and presidential candidate said the court was wrong.",
      .indirect("the court was wrong", by: "The former minister and presidential candidate")),
    QuotationCase(
      "a noun of speech and its owner",
      "She spoke after Falk’s warning that the dam could break.",
      .indirect("the dam could break", by: "Falk", actor: "Falk")),
    QuotationCase(
      "a rejected demand is what was rejected",
      "They rejected a demand by the rebels that all prisoners be freed.",
      .indirect("a demand by the rebels that all prisoners be freed", by: "They")),
    QuotationCase(
      "a repeated pledge is what was repeated",
      "She has repeated her pledge to end the war.",
      .indirect("her pledge to end the war", by: "She")),
    QuotationCase(
      "nobody accuses",
      "Nobody accused the North of anything."),
    QuotationCase(
      "a passive report by a paper is no statement",
      "The talks were reported by the paper in May."),
    QuotationCase(
      "said to be attributes nothing",
      "Residents said to be angry left the town."),
    QuotationCase(
      "a passive names its speaker behind by",
      "The harbor master was dubbed a miser by three captains.",
      .indirect("The harbor master … a miser", by: "three captains")),
    QuotationCase(
      "a passive with a reason goes on behind its speaker",
      "The deal was denounced by Iran as a farce.",
      .indirect("The deal … as a farce", by: "Iran", actor: "Iran")),
    QuotationCase(
      "a passive with a quoted label",
      "The plan was called “a farce” by Iran.",
      .mixed("The plan … “a farce”", by: "Iran", actor: "Iran")),
    QuotationCase(
      "two names say something",
      "Kessler and Abdi argue that the pier is sound.",
      .indirect("the pier is sound", by: "Kessler and Abdi", actor: "Mazloum Abdi")),
    QuotationCase(
      "a plural with a place says something",
      "Captains in Oslo say the pier is sound.",
      .indirect("the pier is sound", by: "Captains in Oslo", actor: "Captains")),
    QuotationCase(
      "an accusation goes on behind a relative clause",
      "Kessler accused Mona Abdi, who keeps the tolls, of hiding a ledger.",
      .indirect(
        "Mona Abdi, who keeps the tolls, of hiding a ledger", by: "Kessler", actor: "Kessler")),
    QuotationCase(
      "calls on is a cue, calls is none",
      "Kessler calls on Abdi to pay.",
      .indirect("Abdi to pay", by: "Kessler", actor: "Kessler")),
    QuotationCase(
      "according to takes whatever the source gave",
      "The fare rose to 34 crowns, according to the website.",
      .indirect("The fare rose to 34 crowns", by: "the website")),
    QuotationCase(
      "a promise keeps its not",
      "He promised not to use force against unarmed people.",
      .indirect("not to use force against unarmed people", by: "He")),
    QuotationCase(
      "a wish for silence is no statement",
      "An officer who asked not to be named was less supportive."),
    QuotationCase(
      "an adjective in -ing is no cue",
      "The ruling party asked the opposition to support the declaration.",
      .indirect("the opposition to support the declaration", by: "The ruling party")),
    QuotationCase(
      "what follows a speaker's who is no content",
      "It was hard to say, said Elliot Crane, who teaches politics in Oslo.",
      .indirect("It was hard to say", by: "Elliot Crane", actor: "Elliot Crane")),
  ]
}
