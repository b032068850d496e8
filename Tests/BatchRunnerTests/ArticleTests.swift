import Testing

@testable import BatchRunner

@Suite("Article")
struct ArticleTests {
  private func article(_ body: RawRecord.Body, names: FieldNames = FieldNames()) throws -> Article {
    try Article(
      RawRecord(source: "in", line: 3, fallbackID: "in:3", body: body), names: names)
  }

  private func article(json: String, names: FieldNames = FieldNames()) throws -> Article {
    try article(.json(Array(json.utf8)), names: names)
  }

  private func reason(_ body: RawRecord.Body) -> String? {
    do {
      _ = try article(body)
      return nil
    } catch { return (error as? ArticleFields.Failure)?.reason }
  }

  @Test("has the fields of its record")
  func hasFields() throws {
    let expected = Article(
      id: "7", date: "2021-01-11", title: "T", text: Array("Peace.".utf8), url: "http://x",
      source: "Daily", repairs: 0, hasUnreadDate: false)
    #expect(
      try article(
        json:
          #"{"id":7,"date":"2021-01-11T02:20:00Z","title":"T","text":"Peace.","url":"http://x","source":"Daily"}"#
      ) == expected)
    #expect(
      try article(
        .row(
          header: ["source", "url", "text", "title", "date", "id"],
          fields: ["Daily", "http://x", "Peace.", "T", "2021-01-11", "7"].map { Array($0.utf8) }))
        == expected)
  }

  @Test("a file of text is an article under its file's name")
  func textIsAnArticle() throws {
    #expect(
      try article(.text(Array("Peace.\n".utf8)))
        == Article(
          id: "in:3", date: nil, title: nil, text: Array("Peace.\n".utf8), url: nil, source: nil,
          repairs: 0, hasUnreadDate: false))
  }

  @Test("what is missing is nil, and the id is the place")
  func missingFields() throws {
    let article = try article(json: #"{"text":"Peace.","id":"","title":null}"#)
    #expect(article.id == "in:3")
    #expect(article.date == nil && article.title == nil && article.url == nil)
    #expect(article.source == nil)
  }

  @Test(
    "knows the names that corpora use",
    arguments: [
      ("id", ["id", "doc_id", "uuid"]),
      ("date", ["date", "pub_date", "date_publish", "published"]),
      ("title", ["title", "headline"]),
      ("text", ["text", "maintext", "event_text", "body", "content"]),
      ("url", ["url", "link"]),
      ("source", ["source", "domain", "publisher", "source_domain"]),
    ])
  func knowsSynonyms(_ field: String, _ names: [String]) throws {
    for name in names {
      let filler = field == "text" ? "" : #","text":"Peace.""#
      let article = try article(json: #"{"\#(name)":"2020-02-02"\#(filler)}"#)
      let values = [
        "id": article.id, "date": article.date, "title": article.title,
        "text": String(decoding: article.text, as: UTF8.self), "url": article.url,
        "source": article.source,
      ]
      #expect(values[field] == "2020-02-02", "\(name)")
    }
  }

  @Test("the user's field names replace the usual ones")
  func overridesNames() throws {
    var names = FieldNames()
    names.id = ["nr"]
    names.date = ["day"]
    names.title = ["head"]
    names.text = ["copy"]
    let json =
      #"{"id":"a","date":"2020-01-01","title":"t","text":"x","nr":5,"day":"2021-02-03","head":"h","copy":"c"}"#
    let article = try article(json: json, names: names)
    #expect(article.id == "5" && article.date == "2021-02-03" && article.title == "h")
    #expect(article.text == Array("c".utf8))
    let failure = #expect(throws: ArticleFields.Failure.self) {
      try self.article(json: #"{"text":"x"}"#, names: names)
    }
    #expect(failure?.reason == "no text: looked for copy; found text")
  }

  @Test("a date that is none is nil and noted, not an error")
  func badDatesAreNil() throws {
    let unread = try article(json: #"{"text":"x","date":"two hours ago"}"#)
    #expect(unread.date == nil && unread.hasUnreadDate)
    let missing = try article(json: #"{"text":"x","date":null}"#)
    #expect(missing.date == nil && !missing.hasUnreadDate)
    let empty = try article(json: #"{"text":"x","date":""}"#)
    #expect(empty.date == nil && !empty.hasUnreadDate)
  }

  @Test(
    "reads the first date that is one, seconds where the name says so",
    arguments: [
      (#""date":"11 January 2021""#, "2021-01-11"), (#""date":20210111"#, "2021-01-11"),
      (#""date":"?","published":"Jan. 11, 2021""#, "2021-01-11"),
      (#""timestamp":1606039200"#, "2020-11-22"), (#""created_utc":1606039200.0"#, "2020-11-22"),
      (#""publishedAt":"2026-11-22T10:15:00Z""#, "2026-11-22"),
      (#""Date":"2026/11/22""#, "2026-11-22"),
      (#""date":1606039200"#, nil),
    ] as [(String, String?)])
  func readsDates(_ fields: String, _ expected: String?) throws {
    let article = try article(json: "{\"text\":\"x\",\(fields)}")
    #expect(article.date == expected)
    #expect(article.hasUnreadDate == (expected == nil))
  }

  @Test("names in other letters count where the usual ones are not there")
  func ignoresCase() throws {
    let article = try article(json: #"{"TEXT":"a","Text":"b","Title":"t","ID":"7","id":""}"#)
    // The first in the order of bytes, whatever the order of the record.
    #expect(article.text == Array("a".utf8))
    #expect(article.title == "t" && article.id == "7")
  }

  @Test(
    "says why a record is no article",
    arguments: [
      (RawRecord.Body.text([]), "empty text"),
      (.text(Array(" \t\r\n".utf8)), "empty text"),
      (.text([0xEF, 0xBB, 0xBF]), "empty text"),
      (.text(Array("a\0b".utf8)), "NUL byte: not a text"),
      (.text([0x50, 0x00, 0x65, 0x00]), "NUL byte: not a text"),
      (.json(Array(#"{"text":"a\u0000b"}"#.utf8)), "NUL byte: not a text"),
      (.json(Array(#"{"text":"  "}"#.utf8)), "empty text"),
      (.json(Array("{\"text\":\"a\0b\"}".utf8)), "not a JSON object on one line"),
      (.json(Array(#"{"text":"a","title":"\ud83d"}"#.utf8)), "not a JSON object on one line"),
      (.json(Array("{\"text\":".utf8)), "not a JSON object on one line"),
      (
        .json(Array(#"{"id":"a","txt":"b"}"#.utf8)),
        "no text: looked for text, maintext, event_text, body, content; found id, txt"
      ),
      (
        .json(Array(#"{"text":["a"]}"#.utf8)),
        "no text: looked for text, maintext, event_text, body, content; found "
      ),
      (.row(header: ["id", "text"], fields: [[0x61], [0x20]]), "empty text"),
      (.row(header: ["id", "text"], fields: [[0x61], [0x62, 0]]), "NUL byte: not a text"),
      (.unreadable(reason: "too long"), "too long"),
    ])
  func saysWhyNot(_ body: RawRecord.Body, _ expected: String) {
    #expect(reason(body) == expected)
  }

  @Test(
    "repairs invalid UTF-8 and counts the repairs",
    arguments: [
      // Unicode 3.9, table 3-8: one replacement for each maximal ill-formed part.
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1),
      ([0x61, 0xC3], "a\u{FFFD}", 1),
      ([0xE2, 0x80, 0x61], "\u{FFFD}a", 1),
      ([0x61, 0xC0, 0xAF, 0x62], "a\u{FFFD}\u{FFFD}b", 2),
      ([0x80, 0x61, 0xFE], "\u{FFFD}a\u{FFFD}", 2),
      // A replacement character that was there before is no repair.
      ([0xEF, 0xBF, 0xBD, 0x61], "\u{FFFD}a", 0),
      ([0xEF, 0xBF, 0xBD, 0x61, 0xFF], "\u{FFFD}a\u{FFFD}", 1),
      ([0xEF, 0xBB, 0xBF, 0x61], "a", 0),
    ] as [([UInt8], String, Int)])
  func repairs(_ bytes: [UInt8], _ expected: String, _ repairs: Int) throws {
    let whole = try article(.text(bytes))
    #expect(whole.text == Array(expected.utf8))
    #expect(whole.repairs == repairs)
    let row = try article(.row(header: ["text"], fields: [bytes]))
    #expect(row.text == Array(expected.utf8))
    #expect(row.repairs == repairs)
    let line = Array("{\"text\":\"x".utf8) + bytes + Array("\"}".utf8)
    #expect(try article(.json(line)).repairs == repairs)
  }

  @Test("a reject is one line of JSON with source, line and reason")
  func rejectIsOneLine() {
    var out: [UInt8] = []
    Reject(source: "a \"b\".csv", line: 12, reason: "x\ny").appendJSON(to: &out)
    Reject(source: "-", line: nil, reason: "é").appendJSON(to: &out)
    let expected = #"""
      {"source":"a \"b\".csv","line":12,"reason":"x\ny"}
      {"source":"-","line":null,"reason":"é"}

      """#
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }
}
