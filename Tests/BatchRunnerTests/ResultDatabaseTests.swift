import Foundation
import GRDB
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("parley.sqlite")
struct ResultDatabaseTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  init() throws { fixture = try BatchFixture() }

  private func rows(_ sql: String) throws -> [Row] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: folder["out/parley.sqlite"], configuration: configuration).read {
      try Row.fetchAll($0, sql: sql)
    }
  }

  private static func same(_ value: DatabaseValue, _ json: Any) throws -> Bool {
    switch json {
    case is NSNull: return value.isNull
    case let text as String: return String.fromDatabaseValue(value) == text
    case let number as NSNumber: return Double.fromDatabaseValue(value) == number.doubleValue
    default:
      let text = String.fromDatabaseValue(value) ?? ""
      let list = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSArray
      return list == json as? NSArray
    }
  }

  @Test("holds every field of every line, in their order, under their names")
  func holdsStatements() async throws {
    let odd = SampleCorpus.Item(
      id: "q\"\\\n\u{1}é", date: "2021-01-11",
      text: "“We \\ agree\tto “all” \u{1F389}\u{1} of it,” Wang Yi said. “한국 {]},” said Wang Yi.")
    try folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(140) + [odd]))
    try await fixture.run(["in.jsonl"], to: "out", jobs: 2)
    let rows = try rows("SELECT * FROM statements ORDER BY rowid")
    let objects = try folder.objects("out/statements.jsonl")
    #expect(rows.count == objects.count)
    #expect(rows.last?["document"] == odd.id)
    for (row, object) in zip(rows, objects) {
      #expect(Set(row.columnNames) == Set(object.keys))
      for (name, value) in object {
        #expect(try Self.same(row[name], value), "\(name) of \(object["id"] ?? "")")
      }
    }
  }

  @Test("holds the documents, those without statements too, with what the article says of itself")
  func holdsDocuments() async throws {
    try folder.write(
      "in.jsonl",
      #"{"id":"a","date":"2021-01-11","title":"T","url":"http://x","source":"S","text":"“We agree,” Wang Yi said."}"#
        + "\n" + #"{"id":"b","text":"Nothing."}"# + "\n")
    try await fixture.run(["in.jsonl"], to: "out")
    let found = try rows("SELECT * FROM documents ORDER BY rowid")
    #expect(
      found == [
        [
          "document": "a", "date": "2021-01-11", "title": "T", "url": "http://x", "source": "S",
          "statements": 1,
        ],
        [
          "document": "b", "date": nil, "title": nil, "url": nil, "source": nil, "statements": 0,
        ],
      ])
  }

  @Test("its tables hold the rows of the CSV files")
  func holdsTables() async throws {
    try folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(120)))
    try await fixture.run(["in.jsonl"], to: "out")
    for table in ["actors", "affiliations", "dyads", "timeline", "affiliation_timeline"] {
      let lines = try folder.text("out/\(table).csv").split(separator: "\n")
      let found = try rows("SELECT * FROM \(table) ORDER BY rowid")
      #expect(found.count == lines.count - 1 && found.count > 0, "\(table)")
      for (row, line) in zip(found, lines.dropFirst()) {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        for (value, field) in zip(row.databaseValues, fields) {
          if field.isEmpty {
            #expect(value.isNull)
          } else if let number = Double(field) {
            #expect(Double.fromDatabaseValue(value) == number)
          } else {
            #expect(String.fromDatabaseValue(value) == String(field))
          }
        }
      }
    }
  }

  @Test("two documents of one id are two rows, and so are their statements")
  func holdsEqualIDs() async throws {
    let line = #"{"id":"a","text":"“We agree,” Wang Yi said."}"# + "\n"
    try folder.write("in.jsonl", line + line)
    try await fixture.run(["in.jsonl"], to: "out")
    #expect(try rows("SELECT document FROM documents") == [["document": "a"], ["document": "a"]])
    #expect(try rows("SELECT id FROM statements") == [["id": "a#1"], ["id": "a#1"]])
    #expect(try ResultVerification(folder["out"]).differences == [])
  }

  @Test("is a single sound file with the indexes that were promised")
  func isWhole() async throws {
    try folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(100)))
    try await fixture.run(["in.jsonl"], to: "out")
    #expect(try rows("PRAGMA integrity_check") == [["integrity_check": "ok"]])
    #expect(try rows("PRAGMA journal_mode") == [["journal_mode": "delete"]])
    let plan = try rows("EXPLAIN QUERY PLAN SELECT * FROM statements WHERE actor = 'Wang Yi'")
    #expect("\(plan)".contains("USING INDEX statements_actor"))
    #expect(!folder.files(in: "out").contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") })
  }
}
