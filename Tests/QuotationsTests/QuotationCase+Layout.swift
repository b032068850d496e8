import Quotations

extension QuotationCase {
  /// Speech told by its layout.
  static let layout: [QuotationCase] = [
    QuotationCase(
      "whoever stands behind the mark speaks",
      "“They care about two things,” another friend, Maria Emard told the paper.",
      .direct(
        "They care about two things,", by: "another friend, Maria Emard", actor: "Maria Emard")),
    QuotationCase(
      "any verb attributes behind a mark",
      "“Is he mad?” reacted Lena Falk.",
      .direct("Is he mad?", by: "Lena Falk", actor: "Lena Falk")),
    QuotationCase(
      "an unknown adverb behind a mark does not hide the cue",
      "“We did not discuss it,” a weary Brandt mused aloud.",
      .direct("We did not discuss it,", by: "a weary Brandt", actor: "Brandt")),
    QuotationCase(
      "a pronoun behind a mark speaks",
      "“The song will be played,” he wrote.",
      .direct("The song will be played,", by: "he")),
    QuotationCase(
      "a quotation inside a quotation closes before it",
      "“We are told all the time, 'This is a special case,'” Mr. Falk said.",
      .direct("We are told all the time, 'This is a special case,'", by: "Mr. Falk", actor: "Falk")),
    QuotationCase(
      "three straight marks close two quotations",
      "''We are told all the time, 'This is a special case,''' Mr. Falk said.",
      .direct("We are told all the time, 'This is a special case,'", by: "Mr. Falk", actor: "Falk")),
    QuotationCase(
      "a dash and a name under a quotation attribute it, line by line",
      "“He has shown his face at last.” ― Sonia Herrick\n“He is no friend of ours.” ― Pamela Padua",
      .direct("He has shown his face at last.", by: "Sonia Herrick", actor: "Sonia Herrick"),
      .direct("He is no friend of ours.", by: "Pamela Padua", actor: "Pamela Padua")),
    QuotationCase(
      "a quotation behind a paraphrase is by the same speaker",
      "Brandt added that the bank would wait. “They do not like to talk about it.”",
      .indirect("the bank would wait", by: "Brandt", actor: "Brandt"),
      .direct("They do not like to talk about it.", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "a block quotation follows a colon",
      "In a speech last July, Brandt said:\n\nLet no one be mistaken. The plan must be discarded.\n\nThe crowd cheered.",
      .indirect("Let no one be mistaken. The plan must be discarded", by: "Brandt", actor: "Brandt")
    ),
    QuotationCase(
      "a list of quotations follows a colon",
      "The spokesman made three demands and said:\n\n• “We want talks now.”\n• “We want our people back.”\n\nThe rest was silence.",
      .direct("We want talks now.", by: "The spokesman"),
      .direct("We want our people back.", by: "The spokesman")),
    QuotationCase(
      "a transcript names its speakers before colons",
      "The transcript follows.\n\nTAPPER: Do you think he is ready?\n\nOKOYE: Well, I think so.\n\nHe has been ready for long.\n\nTAPPER: Thank you for the answer.\n\nThe program ended there.",
      .indirect("Do you think he is ready", by: "TAPPER", actor: "TAPPER"),
      .indirect("Well, I think so … He has been ready for long", by: "OKOYE", actor: "OKOYE"),
      .indirect("Thank you for the answer", by: "TAPPER", actor: "TAPPER")),
    QuotationCase(
      "a headline names its speaker before a colon",
      "Brandt: Talks will resume by May\n\nThe minister met the press, and Brandt smiled.",
      .indirect("Talks will resume by May", by: "Brandt", actor: "Brandt")),
    QuotationCase(
      "an exclamation before a colon is nobody",
      "Boom: Everything you know is wrong today\n\nThe day began with rain."),
    QuotationCase(
      "a place before a dash is nobody's word",
      "PARIS — France will give back 26 works of art, the presidency said.",
      .indirect("France will give back 26 works of art", by: "the presidency", actor: "France")),
    QuotationCase(
      "a place and an agency before a dash do not speak",
      "DILI, East Timor (AP) -- Residents said the militias had disappeared.",
      .indirect("the militias had disappeared", by: "Residents")),
  ]
}
