import Quotations

extension QuotationCase {
  /// Habits that the extractor does not know yet, each with the reason.
  static let knownGaps: [QuotationCase] = [
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
