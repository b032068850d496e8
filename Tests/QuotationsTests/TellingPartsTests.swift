import Quotations
import Testing
import Tokenization

@Suite("The words that tell a stance")
struct TellingPartsTests {
  private func telling(_ sentence: String) -> [String] {
    let text = TokenizedText(sentence)
    return StatementExtractor().statements(in: text).map { statement in
      statement.tellingParts.map { text.text(of: $0) }.joined(separator: " | ")
    }
  }

  @Test(
    "the cue tells it with the content of a paraphrase where it is more than said",
    arguments: [
      (
        "Anna Brandt accused the North of hiding its missiles.",
        "accused | the North of hiding its missiles"
      ),
      (
        "Anna Brandt praised the efforts of the mediators.",
        "praised | the efforts of the mediators"
      ),
      ("Anna Brandt threatened to leave the talks.", "threatened | to leave the talks"),
      ("Anna Brandt called for a ban on landmines.", "called for | a ban on landmines"),
      ("Anna Brandt called the offer “a farce.”", "called | the offer “a farce.”"),
      ("She spoke after Falk’s warning that the dam could break.", "warning | the dam could break"),
    ])
  func cueCounts(sentence: String, parts: String) {
    #expect(telling(sentence) == [parts])
  }

  @Test(
    "said and told tell nothing, and a direct quotation speaks for itself",
    arguments: [
      ("Anna Brandt said the talks would resume.", "the talks would resume"),
      ("Anna Brandt told reporters that the talks would resume.", "the talks would resume"),
      ("Anna Brandt warned: “The dam could break.”", "The dam could break."),
      ("“The dam could break,” Anna Brandt warned.", "The dam could break,"),
    ])
  func saidDoesNotCount(sentence: String, parts: String) {
    #expect(telling(sentence) == [parts])
  }
}
