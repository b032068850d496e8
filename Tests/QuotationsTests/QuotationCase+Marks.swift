import Quotations

extension QuotationCase {
  /// Which marks hold a quotation, and which hold none.
  static let marks: [QuotationCase] = [
    QuotationCase(
      "straight double marks hold a quotation",
      "\"We are ready to talk,\" Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "curly double marks hold a quotation",
      "“We are ready to talk,” Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "straight single marks hold a quotation",
      "'We are ready to talk,' Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "curly single marks hold a quotation",
      "‘We are ready to talk,’ Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "low-high marks close with what opens elsewhere",
      "„We are ready to talk“, Anna Brandt said.",
      .direct("We are ready to talk", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "low-high marks close after a comma too",
      "„We are ready to talk,“ Anna Brandt said. „They are not.“",
      .direct("We are ready to talk, … They are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "Polish marks open low and close high",
      "„We are ready to talk,” Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "guillemets hold a quotation",
      "«We are ready to talk,» Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "guillemets may stand off by a blank",
      "« We are ready to talk », Anna Brandt said.",
      .direct("We are ready to talk", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "guillemets may point inwards",
      "»We are ready to talk«, Anna Brandt said. »They are not.«",
      .direct("We are ready to talk … They are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "typesetters' double grave accents open and double apostrophes close",
      "``We are ready to talk,'' Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "two apostrophes are one double mark",
      "''We are ready to talk,'' Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "tokenised text keeps blanks inside the marks",
      "\" We are ready to talk, \" Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "British style puts the comma outside the marks",
      "“We are ready to talk”, Anna Brandt said.",
      .direct("We are ready to talk", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a question mark inside the marks belongs to the quotation",
      "“Are they ready to talk?” Anna Brandt asked.",
      .direct("Are they ready to talk?", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an exclamation mark inside the marks does not end the sentence",
      "“We are ready!” Anna Brandt shouted.",
      .direct("We are ready!", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "sentences inside one pair of marks are one statement",
      "“We are ready. We will talk. We hope for peace,” Anna Brandt said.",
      .direct(
        "We are ready. We will talk. We hope for peace,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an ellipsis inside the marks does not end the quotation",
      "“We are ready … We will talk,” Anna Brandt said.",
      .direct("We are ready … We will talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an editor's brackets belong to the quotation",
      "“They [the generals] must go,” Anna Brandt said.",
      .direct("They [the generals] must go,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "single marks inside double ones are content",
      "“He told us ‘never again’ and left,” Anna Brandt said.",
      .direct("He told us ‘never again’ and left,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "double marks inside single ones are content",
      "‘He told us “never again” and left,’ Anna Brandt said.",
      .direct("He told us “never again” and left,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "nested straight marks are content",
      "\"He told us 'never again' and left,\" Anna Brandt said.",
      .direct("He told us 'never again' and left,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an inner quotation may end with the outer one",
      "“He told us, ‘Never again,’” Anna Brandt said.",
      .direct("He told us, ‘Never again,’", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "double marks nested in double marks are content",
      "“He called it “a farce” and left,” Anna Brandt said.",
      .direct("He called it “a farce” and left,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation over two paragraphs is one statement in two parts",
      "“We want peace.\n\n“We will work for it,” Anna Brandt said.",
      .direct("We want peace. … We will work for it,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation over three paragraphs follows its cue",
      "Anna Brandt said: “We want peace.\n\n“We will work for it.\n\n“We will not rest.”",
      .direct(
        "We want peace. … We will work for it. … We will not rest.", by: "Anna Brandt",
        actor: "Anna Brandt")),
    QuotationCase(
      "straight marks run over paragraphs too",
      "\"We want peace.\n\n\"We will work for it,\" Anna Brandt said.",
      .direct("We want peace. … We will work for it,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a missing closing mark ends the quotation with its paragraph",
      "Anna Brandt said: “We are ready to talk.\n\nThe meeting ended at noon.",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a missing closing mark does not touch later paragraphs",
      "Anna Brandt said: “We are ready.\n\nThe hall was full.\n\n“We are not,” Tomas Varga said.",
      .direct("We are ready.", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not,", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "reversed curly marks hold a quotation",
      "”We are ready to talk,“ Anna Brandt said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a closing mark where one opens holds a quotation",
      "Anna Brandt said: ”We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "scare quotes are no statement",
      "The so-called “peace tax” brought in little last year."),
    QuotationCase(
      "a film's title is no statement",
      "The film “The Last Bridge” opens on Friday in Goma."),
    QuotationCase(
      "a title at the end of its sentence is no statement",
      "Her best-known book is “A Winter in Goma.”"),
    QuotationCase(
      "a novel that somebody wrote is no statement",
      "Anna Brandt wrote the novel “All Rivers Run North” in three weeks."),
    QuotationCase(
      "a nickname in marks is no statement",
      "James “Jim” Halloran opened the meeting."),
    QuotationCase(
      "inches do not open a quotation",
      "The crack was 6\" long and 2\" wide."),
    QuotationCase(
      "inches before a quotation do not pair with its marks",
      "The crack was 6\" long. \"We will repair it,\" Anna Brandt said.",
      .direct("We will repair it,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "the apostrophe of a decade does not open a quotation",
      "In the '90s the port was closed and the workers' union left."),
    QuotationCase(
      "the apostrophe of a decade does not close a quotation",
      "‘We lost it in the ’90s,’ Anna Brandt said.",
      .direct("We lost it in the ’90s,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an apostrophe in workers’ union does not close a single quotation",
      "‘The workers’ union is ready to talk,’ Anna Brandt said.",
      .direct("The workers’ union is ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a straight apostrophe of a plural does not close a single quotation",
      "'The workers' union is ready to talk,' Anna Brandt said.",
      .direct("The workers' union is ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a contraction does not close a single quotation",
      "'We don't want war and we won't start one,' Anna Brandt said.",
      .direct("We don't want war and we won't start one,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "possessives alone are no quotation",
      "The workers' demands and the farmers' protest filled the parties' agenda."),
    QuotationCase(
      "a clipped word inside a quotation keeps its apostrophe",
      "“Let ’em come and see,” Anna Brandt said.",
      .direct("Let ’em come and see,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a single quotation may follow its cue",
      "Anna Brandt said: 'We are ready to talk.'",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "two quotations of two speakers in one paragraph are two statements",
      "“We are ready,” Anna Brandt said. “We are not,” Tomas Varga said.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not,", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a headline's name and colon attribute a single quotation",
      "Anna Brandt: ‘We are ready to talk’",
      .direct("We are ready to talk", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a scare quote in a paraphrase makes it mixed",
      "The “peace tax” will rise in May, the ministry said.",
      .mixed("The “peace tax” will rise in May", by: "the ministry")),
    QuotationCase(
      "feet and inches are no marks",
      "He is 5'10\" tall and she is 5'2\" tall."),
    QuotationCase(
      "apostrophes in names are no marks",
      "O'Brien's house and the O’Malley family’s car were sold."),
    QuotationCase(
      "clipped words are no quotation",
      "The rock ’n’ roll years ended when the band’s singer left."),
    QuotationCase(
      "a single quoted word without a cue is no statement",
      "The ‘experts’ were wrong again."),
    QuotationCase(
      "brackets may stand around a quotation and its cue",
      "(“We are ready to talk,” Anna Brandt said.)",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a nested quotation may end the first of two paragraphs",
      "“They told us, ‘Never again.’\n\n“We laughed,” Anna Brandt said.",
      .direct("They told us, ‘Never again.’ … We laughed,", by: "Anna Brandt", actor: "Anna Brandt")
    ),
    QuotationCase(
      "a quotation in single marks may run over paragraphs",
      "‘We want peace.\n\n‘We will work for it,’ Anna Brandt said.",
      .direct("We want peace. … We will work for it,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a lost straight mark costs one paragraph",
      "Anna Brandt said: \"We are ready.\n\nThe hall was full.\n\n\"We are not,\" Tomas Varga said.",
      .direct("We are ready.", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not,", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a stray closing mark opens nothing",
      "We are ready.” The hall was full. “We will talk,” Anna Brandt said.",
      .direct("We will talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a dash inside the marks belongs to the quotation",
      "“We are ready—for now,” Anna Brandt said.",
      .direct("We are ready—for now,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "marks around a sign's words are no statement",
      "Protesters carried signs with the words “No more war”."),
    QuotationCase(
      "a word that is explained is no statement",
      "The word “peace” does not appear in the treaty."),
    QuotationCase(
      "a quotation may hold a title",
      "“I loved ‘The Last Bridge,’” Anna Brandt said.",
      .direct("I loved ‘The Last Bridge,’", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation may end in an abbreviation",
      "“We are going back to the U.S.,” Anna Brandt said.",
      .direct("We are going back to the U.S.,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation over two paragraphs may be interrupted in the first",
      "“We want peace,” Anna Brandt said. “We will work for it.\n\n“We will not rest.”",
      .direct(
        "We want peace, … We will work for it. … We will not rest.", by: "Anna Brandt",
        actor: "Anna Brandt")),
    QuotationCase(
      "Windows line ends part paragraphs too",
      "Anna Brandt said: “We want peace.\r\n\r\n“We will not rest.”",
      .direct("We want peace. … We will not rest.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a bracket whose other half is lost names nobody",
      ") said the hall was full."),
  ]
}
