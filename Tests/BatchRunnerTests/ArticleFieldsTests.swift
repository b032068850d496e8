import Testing

@testable import BatchRunner

@Suite("ArticleFields")
struct ArticleFieldsTests {
  private func json(_ line: String) throws -> ArticleFields {
    try ArticleFields(jsonLine: Array(line.utf8))
  }

  @Test(
    "reads strings and numbers as text, exactly",
    arguments: [
      (#""word""#, "word"), (#""é 🕊 \"x\"\n""#, "é 🕊 \"x\"\n"), (#""\u00e9\ud83d\ude00""#, "é😀"),
      ("7", "7"), ("-3", "-3"), ("0", "0"), ("1.5", "1.5"),
      ("9007199254740993", "9007199254740993"), ("9223372036854775807", "9223372036854775807"),
      ("18446744073709551615", "18446744073709551615"),
    ])
  func readsScalars(_ written: String, _ expected: String) throws {
    #expect(try json("{\"id\":\(written)}").value(["id"]) == expected)
  }

  @Test(
    "passes over values that are no text",
    arguments: ["null", "true", "false", "[1,2]", "{\"a\":\"b\"}", "[]", "{}"])
  func passesOverNestedValues(_ written: String) throws {
    let fields = try json("{\"text\":\(written),\"id\":\"x\"}")
    #expect(fields.value(["text"]) == nil)
    #expect(fields.names == ["id"])
  }

  @Test(
    "refuses what is not one JSON object",
    arguments: [
      "", "{", "[1]", "\"a\"", "7", "null", "{} {}", "{\"a\":1", "{a:1}", "text",
      "{\"a\":\"b\nc\"}",
    ])
  func refusesBrokenJSON(_ line: String) {
    let failure = #expect(throws: ArticleFields.Failure.self) { try json(line) }
    #expect(failure?.reason == "not a JSON object on one line")
  }

  @Test("takes the first name that is there and not empty")
  func takesTheFirstFilledName() throws {
    let fields = try json(#"{"body":"b","text":"","content":"c"}"#)
    #expect(fields.value(["text", "body", "content"]) == "b")
    #expect(fields.value(["content", "body"]) == "c")
    #expect(fields.value(["text"]) == nil)
    #expect(fields.value(["title"]) == nil)
    #expect(fields.value([]) == nil)
    #expect(fields.names == ["body", "content", "text"])
  }

  @Test("pairs a header with a row")
  func pairsHeaderAndRow() {
    let row = [Array("7".utf8), [0x61, 0xFF, 0x62, 0xC3], []]
    let fields = ArticleFields(header: ["id", "text", "date"], row: row)
    #expect(fields.value(["id"]) == "7")
    #expect(fields.value(["text"]) == "a\u{FFFD}b\u{FFFD}")
    #expect(fields.value(["date"]) == nil)
    #expect(fields.repairs == 2)
  }
}
