import Testing

@testable import Quotations

@Suite("Quotations")
struct QuotationTests {
  @Test(
    "finds the statements that the codebook finds",
    arguments: QuotationCase.marks + QuotationCase.cues + QuotationCase.speakers
      + QuotationCase.indirect + QuotationCase.linking + QuotationCase.layout
      + QuotationCase.clauses)
  func findsStatements(_ c: QuotationCase) { #expect(c.found() == c.expected) }

  @Test("does not yet know these habits", arguments: QuotationCase.knownGaps)
  func hasKnownGaps(_ c: QuotationCase) {
    withKnownIssue { #expect(c.found() == c.expected) }
  }

  @Test("names every habit once")
  func namesAreUnique() {
    let all =
      QuotationCase.marks + QuotationCase.cues + QuotationCase.speakers
      + QuotationCase.indirect + QuotationCase.linking + QuotationCase.layout
      + QuotationCase.clauses + QuotationCase.knownGaps
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.text)).count == all.count)
  }
}
