import Quotations

extension QuotationCase {
  /// Who is meant, when other sentences must tell.
  static let linking: [QuotationCase] = [
    QuotationCase(
      "he is the man who spoke last",
      "Tomas Varga said the talks were over. “We are not ready,” he said.",
      .indirect("the talks were over", by: "Tomas Varga", actor: "Tomas Varga"),
      .direct("We are not ready,", by: "he", actor: "Tomas Varga")),
    QuotationCase(
      "she is the woman, though a man stands nearer",
      "Anna Brandt met Thomas Varga. “We are ready to talk,” she said.",
      .direct("We are ready to talk,", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "he is the man, though a woman spoke last",
      "Thomas Varga said the talks were over. Anna Brandt said they would resume. He left. “We are not ready,” he said.",
      .indirect("the talks were over", by: "Thomas Varga", actor: "Thomas Varga"),
      .indirect("they would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not ready,", by: "he", actor: "Thomas Varga")),
    QuotationCase(
      "a title tells the gender of an unusual name",
      "Mrs. Zubir met Mr. Okonjo. “We are ready to talk,” she said.",
      .direct("We are ready to talk,", by: "she", actor: "Zubir")),
    QuotationCase(
      "a new subject takes over the pronoun",
      "Thomas Varga said the talks were over. Peter Lindqvist opened the door. “Come in,” he said.",
      .indirect("the talks were over", by: "Thomas Varga", actor: "Thomas Varga"),
      .direct("Come in,", by: "he", actor: "Peter Lindqvist")),
    QuotationCase(
      "a man in the object does not take over the pronoun",
      "Thomas Varga said the talks were over. The police then followed Peter Lindqvist. “It is a shame,” he said.",
      .indirect("the talks were over", by: "Thomas Varga", actor: "Thomas Varga"),
      .direct("It is a shame,", by: "he", actor: "Thomas Varga")),
    QuotationCase(
      "they are the body that spoke last",
      "The Miners Union said it would strike. “We are ready,” they added.",
      .indirect("it would strike", by: "The Miners Union", actor: "Miners Union"),
      .direct("We are ready,", by: "they", actor: "Miners Union")),
    QuotationCase(
      "it is the body that spoke last",
      "North Korea said it would talk. “We are ready,” it added.",
      .indirect("it would talk", by: "North Korea", actor: "North Korea"),
      .direct("We are ready,", by: "it", actor: "North Korea")),
    QuotationCase(
      "a pronoun with nobody before it is nobody",
      "“We are ready to talk,” he said.",
      .direct("We are ready to talk,", by: "he")),
    QuotationCase(
      "a surname means the full name before it",
      "Anna Brandt arrived on Monday. “We are ready to talk,” Brandt said.",
      .direct("We are ready to talk,", by: "Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a surname that spells like a month means the full name before it",
      "Theresa May arrived in March. “We are ready to talk,” May said.",
      .direct("We are ready to talk,", by: "May", actor: "Theresa May")),
    QuotationCase(
      "a month does not speak for a woman of its name",
      "Theresa May left. Anna Brandt will come in May. “We are ready to talk,” she said.",
      .direct("We are ready to talk,", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "a title with a surname means the full name before it",
      "Anna Brandt arrived on Monday. “We are ready to talk,” Ms. Brandt said.",
      .direct("We are ready to talk,", by: "Ms. Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an East Asian surname comes first",
      "Nam Sung-wook arrived on Monday. “We are ready to talk,” Nam said.",
      .direct("We are ready to talk,", by: "Nam", actor: "Nam Sung-wook")),
    QuotationCase(
      "a surname with a particle means the full name before it",
      "Maria de Silva arrived on Monday. “We are ready to talk,” said de Silva.",
      .direct("We are ready to talk,", by: "de Silva", actor: "Maria de Silva")),
    QuotationCase(
      "a surname that the dictionary knows means the stranger of the article",
      "Farid Obama, a farmer, arrived on Monday. “We are ready to talk,” Obama said.",
      .direct("We are ready to talk,", by: "Obama", actor: "Farid Obama")),
    QuotationCase(
      "a bare surname means whom the dictionary knows",
      "“We are ready to talk,” Obama said.",
      .direct("We are ready to talk,", by: "Obama", actor: "Barack Obama")),
    QuotationCase(
      "of two with one surname a title tells which",
      "Hillary Clinton met Bill Clinton in Ohio. “We are ready to talk,” Mrs. Clinton said.",
      .direct("We are ready to talk,", by: "Mrs. Clinton", actor: "Hillary Clinton")),
    QuotationCase(
      "of two with one surname the other title tells the other",
      "Bill Clinton met Hillary Clinton in Ohio. “We are ready to talk,” Mr. Clinton said.",
      .direct("We are ready to talk,", by: "Mr. Clinton", actor: "Bill Clinton")),
    QuotationCase(
      "of two with one surname each full name is its own",
      "“We are ready,” Anna Brandt said. “We are not,” Peter Brandt said.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not,", by: "Peter Brandt", actor: "Peter Brandt")),
    QuotationCase(
      "of two with one surname the one named last is meant",
      "Peter Brandt left on Monday. Anna Brandt stayed. Peter Brandt came back on Friday. “I forgot my coat,” Brandt said.",
      .direct("I forgot my coat,", by: "Brandt", actor: "Peter Brandt")),
    QuotationCase(
      "the spokeswoman is the one introduced as such",
      "Anna Brandt, a spokeswoman for the army, arrived on Monday. “We are ready to talk,” the spokeswoman said.",
      .direct("We are ready to talk,", by: "the spokeswoman", actor: "Anna Brandt")),
    QuotationCase(
      "the ministry is the one that spoke before",
      "The Kenyan Defense Ministry said talks would resume. “We are ready,” the ministry said.",
      .indirect("talks would resume", by: "The Kenyan Defense Ministry", actor: "Kenya"),
      .direct("We are ready,", by: "the ministry", actor: "Kenya")),
    QuotationCase(
      "a ministry that nobody introduced is nobody",
      "“We are ready to talk,” the ministry said.",
      .direct("We are ready to talk,", by: "the ministry")),
    QuotationCase(
      "a quotation without a cue in the next paragraph carries its speaker over",
      "“We are ready to talk,” Anna Brandt said.\n\n“Nobody wants another winter like the last one.”",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct(
        "Nobody wants another winter like the last one.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a speaker is not carried over a paragraph of something else",
      "“We are ready to talk,” Anna Brandt said.\n\nThe hall was full.\n\n“Nobody wants another winter like the last one.”",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("Nobody wants another winter like the last one.")),
    QuotationCase(
      "a quotation without any speaker is unattributed",
      "“Nobody wants another winter like the last one.”",
      .direct("Nobody wants another winter like the last one.")),
    QuotationCase(
      "a new cue ends what is carried over",
      "“We are ready to talk,” Anna Brandt said.\n\n“We are not at all ready to talk,” Tomas Varga said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not at all ready to talk,", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a pronoun reaches back over a paragraph",
      "Anna Brandt opened the hall on Monday.\n\n“We are ready to talk,” she said.",
      .direct("We are ready to talk,", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "a person's state does not become the speaker of a pronoun",
      "Barack Obama spoke to Russia on Monday. “We are ready to talk,” he said.",
      .direct("We are ready to talk,", by: "he", actor: "Barack Obama")),
    QuotationCase(
      "he is the one who told, not the one who was told",
      "Thomas Varga told Peter Lindqvist the talks were over. “We are not ready,” he said.",
      .indirect("the talks were over", by: "Thomas Varga", actor: "Thomas Varga"),
      .direct("We are not ready,", by: "he", actor: "Thomas Varga")),
    QuotationCase(
      "a pronoun carries its meaning over to the next paragraph",
      "Anna Brandt opened the hall.\n\n“We are ready to talk,” she said.\n\n“Nobody wants another winter like the last one.”",
      .direct("We are ready to talk,", by: "she", actor: "Anna Brandt"),
      .direct("Nobody wants another winter like the last one.", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "a lower-case title tells gender",
      "Army spokeswoman Zubira Okonjo met General Tomas Varga. “We are ready to talk,” she said.",
      .direct("We are ready to talk,", by: "she", actor: "Zubira Okonjo")),
    QuotationCase(
      "the union is the one that spoke before",
      "The Miners Union said it would strike. “We are ready,” the union said.",
      .indirect("it would strike", by: "The Miners Union", actor: "Miners Union"),
      .direct("We are ready,", by: "the union", actor: "Miners Union")),
    QuotationCase(
      "the president is the one introduced as such",
      "President Moon Jae-in arrived on Monday. “We are ready to talk,” the president said.",
      .direct("We are ready to talk,", by: "the president", actor: "Moon Jae-in")),
    QuotationCase(
      "a surname after a possessive full name means its bearer",
      "Anna Brandt’s plan was rejected on Monday. “We are ready to talk,” Brandt said.",
      .direct("We are ready to talk,", by: "Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a speaker named in capitals is the same person",
      "Anna Brandt arrived on Monday.\n\nBRANDT: “We are ready to talk now.”",
      .direct("We are ready to talk now.", by: "BRANDT", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation carried over meets a new speaker's pronoun",
      "“We are ready,” Anna Brandt said. Thomas Varga shook his head. “We are not,” he said.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not,", by: "he", actor: "Thomas Varga")),
  ]
}
