import Quotations

extension QuotationCase {
  /// Habits that the extractor does not know yet, each with the reason.
  static let knownGaps: [QuotationCase] = [
    // A sentence begins at the dash, so the name stands in a sentence of its own.
    QuotationCase(
      "a dash and a name under a quotation attribute it",
      "“We are ready to talk.” — Anna Brandt",
      .direct("We are ready to talk.", by: "Anna Brandt", actor: "Anna Brandt")),
    // The cue does not touch the quotation, and a clause stands between them.
    QuotationCase(
      "was all somebody said attributes the words before it",
      "“We are ready” was all Anna Brandt said.",
      .direct("We are ready", by: "Anna Brandt", actor: "Anna Brandt")),
    // A clause looks back for its subject, never beyond its own content.
    QuotationCase(
      "saying something first takes the subject that follows",
      "Saying the talks were over, Anna Brandt left the hall.",
      .indirect("the talks were over", by: "Anna Brandt", actor: "Anna Brandt")),
  ]
}
