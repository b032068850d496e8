import Quotations

extension QuotationCase {
  /// Where the cue stands and what it looks like.
  static let cues: [QuotationCase] = [
    QuotationCase(
      "a cue with a comma introduces a quotation",
      "Anna Brandt said, “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a cue with a colon introduces a quotation",
      "Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an inverted cue follows its quotation",
      "“We are ready to talk,” said Anna Brandt.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation interrupted by its cue is one statement in two parts",
      "“We are ready,” Anna Brandt said, “but they are not.”",
      .direct("We are ready, … but they are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation that goes on after its cue's full stop is one statement",
      "“We are ready,” Anna Brandt said. “They are not.”",
      .direct("We are ready, … They are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an inverted cue interrupts too",
      "“We are ready,” said Anna Brandt, “but they are not.”",
      .direct("We are ready, … but they are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a question goes on after its cue",
      "“Are they ready?” Anna Brandt asked. “I doubt it.”",
      .direct("Are they ready? … I doubt it.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a cue with an adverbial may be followed by the rest",
      "“We are ready,” Anna Brandt said in Goma on Tuesday. “They are not.”",
      .direct("We are ready, … They are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "he added begins a second statement of the same speaker",
      "“We are ready,” Tomas Varga said. He added: “The rest is up to them.”",
      .direct("We are ready,", by: "Tomas Varga", actor: "Tomas Varga"),
      .direct("The rest is up to them.", by: "He", actor: "Tomas Varga")),
    QuotationCase(
      "a statement is where it was said, not who said it",
      "“We are ready to talk,” Anna Brandt said in a statement.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a dated statement does not hide the speaker",
      "“We are ready to talk,” Anna Brandt said in a statement on Tuesday.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "in a statement may stand before the colon",
      "Anna Brandt said in a statement: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a fronted statement is no content",
      "In a statement, Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "reporters are told, they do not speak",
      "“We are ready to talk,” Anna Brandt told reporters.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "place and day may stand between told and the colon",
      "Anna Brandt told reporters in Goma on Tuesday: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an adverb may stand between speaker and cue",
      "“We are ready to talk,” Anna Brandt later said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a cue may stand in the perfect",
      "“We are ready to talk,” Anna Brandt has repeatedly said.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a cue may stand in the present",
      "“We are ready to talk,” says Anna Brandt.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a plural speaker takes a plain verb",
      "“We are ready to talk,” officials say.",
      .direct("We are ready to talk,", by: "officials")),
    QuotationCase(
      "written words are said too",
      "“We are ready to talk,” Anna Brandt wrote on her website.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "quoted as saying makes the quoted one the speaker",
      "“We are ready to talk,” Anna Brandt was quoted as saying.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "the paper that quotes is not the speaker",
      "“We are ready to talk,” Anna Brandt was quoted by the newspaper as saying.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "quoted as saying may come first",
      "Anna Brandt was quoted as saying: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "according to attributes a quotation before it",
      "“We are ready to talk,” according to Anna Brandt.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "according to attributes a sentence with a quoted part",
      "The talks were “a complete success,” according to Anna Brandt.",
      .mixed("The talks were “a complete success,”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a sentence with a quoted part before its cue is mixed",
      "The talks were “a complete success,” Anna Brandt said.",
      .mixed("The talks were “a complete success,”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a clause with a quoted end is mixed",
      "Anna Brandt said the talks were “a complete success”.",
      .mixed("the talks were “a complete success”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "the that of a mixed clause is no content",
      "Anna Brandt said that the talks were “a complete success” for both sides.",
      .mixed(
        "the talks were “a complete success” for both sides", by: "Anna Brandt",
        actor: "Anna Brandt")),
    QuotationCase(
      "a clause with two quoted parts is one statement",
      "Anna Brandt said the talks were “useful” but “slow”.",
      .mixed("the talks were “useful” but “slow”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "calling something by a quoted word is a mixed statement",
      "Anna Brandt called the sanctions “barbaric”.",
      .mixed("the sanctions “barbaric”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "dismissing something as a quoted word is a mixed statement",
      "Anna Brandt dismissed the report as “absurd”.",
      .mixed("the report as “absurd”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "accusing somebody of a quoted deed is a mixed statement",
      "Anna Brandt accused the army of “cold-blooded murder”.",
      .mixed("the army of “cold-blooded murder”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "what he called takes a single quoted word",
      "Tomas Varga left what he called a “farce”.",
      .mixed("a “farce”", by: "he", actor: "Tomas Varga")),
    QuotationCase(
      "a headline's verb attributes a quoted word",
      "Anna Brandt calls peace plan ‘reckless’",
      .mixed("peace plan ‘reckless’", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "adding takes the speaker of its sentence",
      "Anna Brandt said the talks would resume, adding: “We are ready.”",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are ready.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "saying takes the subject of a verb that is no cue",
      "Tomas Varga left the talks, saying: “We are not ready.”",
      .direct("We are not ready.", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a paraphrase may follow a quotation after its cue",
      "“We are ready,” Anna Brandt said, adding that the army would leave.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("the army would leave", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a participle that is no cue adds nothing",
      "“We are ready to talk,” Anna Brandt said, leaving the hall.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a question that was put is no statement of who answers",
      "Asked about the talks, Anna Brandt replied: “We are ready.”",
      .direct("We are ready.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a day may stand between cue and quotation",
      "Anna Brandt said on Tuesday, “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a name and a colon attribute without a verb",
      "Anna Brandt: “We are ready to talk now.”",
      .direct("We are ready to talk now.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "two cues in one sentence have a quotation each",
      "“We are ready,” Anna Brandt said, but Tomas Varga replied: “We are not.”",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are not.", by: "Tomas Varga", actor: "Tomas Varga")),
    QuotationCase(
      "a document that says something is the speaker",
      "“We are ready to talk,” the letter said.",
      .direct("We are ready to talk,", by: "the letter")),
    QuotationCase(
      "a dash may set off the cue",
      "“We are ready to talk” — Anna Brandt said.",
      .direct("We are ready to talk", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "when asked may stand after the cue",
      "“No comment from us today,” Anna Brandt said when asked about the talks.",
      .direct("No comment from us today,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "in response to a question is no content",
      "“We are ready,” Anna Brandt said in response to a question, “and so are they.”",
      .direct("We are ready, … and so are they.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "went on to say is a cue",
      "Anna Brandt went on to say: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "as somebody put it is a cue",
      "“We are ready to talk,” as Anna Brandt put it.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "speaking somewhere is no part of the speaker",
      "Anna Brandt, speaking in Goma, said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a fronted speaking is no content",
      "Speaking in Goma, Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a newspaper may be told",
      "“We are ready to talk,” Anna Brandt told the Morning Post.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a newspaper may be told before the colon",
      "Anna Brandt told the Morning Post: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a bare day may follow the cue",
      "“We are ready,” Anna Brandt said Tuesday, “but they are not.”",
      .direct("We are ready, … but they are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "how something is said is no content",
      "“We are ready to talk,” Anna Brandt said with a smile.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "what something is said of is no content",
      "“It was a disaster for us,” Anna Brandt said of the talks.",
      .direct("It was a disaster for us,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a tweet is a cue",
      "Anna Brandt tweeted: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a statement that reads is the speaker",
      "The statement read: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "The statement")),
    QuotationCase(
      "describing and saying are two statements",
      "Anna Brandt described the talks as “useful”, but said they were over.",
      .mixed("the talks as “useful”", by: "Anna Brandt", actor: "Anna Brandt"),
      .indirect("they were over", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a clause that ends in a quoted phrase is mixed",
      "Anna Brandt said she was “deeply sorry”.",
      .mixed("she was “deeply sorry”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quoted object of concern is mixed",
      "Anna Brandt expressed “deep concern” over the talks.",
      .mixed("“deep concern” over the talks", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a second cue makes a second statement",
      "“We are ready,” Anna Brandt said. “They are not,” she added.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("They are not,", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "but before the speaker is no part of it",
      "But Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "what the speaker did next is no content",
      "Anna Brandt said, “We are ready,” and left.",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a paper that quotes somebody as saying is not the speaker",
      "The newspaper quoted Anna Brandt as saying: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a paper that quotes somebody may follow the quotation",
      "“We are ready to talk,” the newspaper quoted Anna Brandt as saying.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "as somebody put it may come first",
      "As Anna Brandt put it, “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation goes on after an inverted cue with a relative clause",
      "“We are ready,” said Anna Brandt, who leads the union. “They are not.”",
      .direct("We are ready, … They are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "adding after a quotation begins a second one",
      "“We are ready,” Anna Brandt told reporters in Goma, adding: “They are not.”",
      .direct("We are ready,", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("They are not.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a subject in marks may be cut off from its verb",
      "“The talks,” Anna Brandt said, “are over.”",
      .direct("The talks, … are over.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a single word may be a quotation before its cue",
      "“Never,” Anna Brandt said.",
      .direct("Never,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "contractions inside straight double marks are no marks",
      "\"It's time and we've waited,\" Anna Brandt said.",
      .direct("It's time and we've waited,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a question whether is no statement of who is asked",
      "Asked whether she would go, Anna Brandt answered: “Of course I will.”",
      .direct("Of course I will.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "not elaborating is no cue",
      "Anna Brandt said: “We are ready to talk.” She did not elaborate.",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a subject without marks may be cut off from a verb with them",
      "The army, Anna Brandt said, had “fled in panic”.",
      .mixed("The army … had “fled in panic”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a place after an inverted cue is no part of the speaker",
      "“We are ready to talk,” said Anna Brandt in Goma on Tuesday.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an occasion after an inverted cue is no part of the speaker",
      "“We are ready to talk,” said Anna Brandt at a news conference.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation that ends a longer sentence is direct",
      "Anna Brandt looked at the ruins and said, “Nothing is left of my house.”",
      .direct("Nothing is left of my house.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a verb that takes two quoted objects makes one statement",
      "Anna Brandt called the talks “useful” and the army “brave”.",
      .mixed("the talks “useful” and the army “brave”", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a quotation in the middle of its clause is mixed",
      "Anna Brandt said there was “no reason” to wait.",
      .mixed("there was “no reason” to wait", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "an accusation of lying is mixed where it is quoted",
      "The Kremlin denounced the report as “a crude fake” on Monday.",
      .mixed("the report as “a crude fake”", by: "The Kremlin", actor: "Russia")),
    QuotationCase(
      "a paraphrase may precede its quotation in the next sentence",
      "Anna Brandt said the talks would resume. “We are ready,” she said.",
      .indirect("the talks would resume", by: "Anna Brandt", actor: "Anna Brandt"),
      .direct("We are ready,", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "told with a name and a colon",
      "Anna Brandt told Tomas Varga: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a warning that is issued hides no speaker",
      "Anna Brandt issued a warning on Tuesday, saying, “We will not wait.”",
      .direct("We will not wait.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "for instance may stand between speaker and cue",
      "Anna Brandt, for instance, said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "meanwhile may stand before the speaker",
      "Meanwhile, Anna Brandt said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "two deeds and one cue share a subject",
      "Anna Brandt rose and said: “We are ready to talk.”",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a transcript that reports the words is no second speaker",
      "“We are ready to talk,” Anna Brandt said, according to a transcript.",
      .direct("We are ready to talk,", by: "Anna Brandt", actor: "Anna Brandt")),
    QuotationCase(
      "a pronoun may follow its cue",
      "Anna Brandt rose. “We are ready to talk,” said she.",
      .direct("We are ready to talk,", by: "she", actor: "Anna Brandt")),
    QuotationCase(
      "a sign speaks by being read",
      "“We want peace now,” read a sign at the gate.",
      .direct("We want peace now,", by: "a sign at the gate")),
    QuotationCase(
      "a quoted feeling before she said is mixed",
      "Anna Brandt was “deeply sorry”, she said.",
      .mixed("Anna Brandt was “deeply sorry”", by: "she", actor: "Anna Brandt")),
  ]
}
