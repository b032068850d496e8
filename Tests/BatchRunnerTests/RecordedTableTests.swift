import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Tables of a results folder")
struct RecordedTableTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func table(_ text: String) throws -> RecordedTable? {
    try folder.write("actors.csv", text)
    return try RecordedTable(.actors, folder: folder.path)
  }

  private let header = "actor,statements,documents,stance,stance_low"

  @Test("columns are found by name, wherever they stand, and further ones disturb nobody")
  func byName() throws {
    let table = try #require(
      try table("documents,note,stance,statements,actor\n2,\"a, b\",-0.5,3,\"Lee \"\"X\"\"\"\n"))
    let row = try #require(table.rows.first)
    #expect(row.text("actor") == "Lee \"X\"" && row.text("note") == "a, b")
    #expect(row.number("stance") == -0.5 && row.count("statements") == 3)
    #expect(row.text("affiliation") == "" && row.number("stance_low") == nil)
    #expect(row.count("neutral") == 0)
  }

  @Test("no table is none, a header alone is an empty one")
  func absent() throws {
    #expect(try RecordedTable(.dyads, folder: folder.path) == nil)
    #expect(try table(header + "\n")?.rows.isEmpty == true)
  }

  @Test(
    "damage is named with file and line",
    arguments: [
      ("x,1,1,zero,", "2: 'stance' is no such number"),
      ("x,1,1,0.5,nan", "2: 'stance_low' is no such number"),
      ("x,-1,1,0,", "2: 'statements' is no such number"),
      ("x,1.0,1,0,", "2: 'statements' is no such number"),
      ("x,1,99999999999999999999,0,", "2: 'documents' is no such number"),
      ("x,1,1", "2: 3 fields, the header has 5"), ("x,1,1,0.5,\n\"y,1", "3: not a row of CSV"),
    ])
  func damaged(_ row: String, _ message: String) throws {
    let error = try #require(throws: ParleyError.self) { try table(header + "\n" + row) }
    #expect(error.code == .unusableInput)
    #expect(error.description.contains("actors.csv:" + message), "\(error)")
  }

  @Test("a column that must be there is missed by its name")
  func missingColumn() throws {
    let error = try #require(throws: ParleyError.self) { try table("actor,statements,documents\n") }
    #expect(error.description.contains("actors.csv:1: no column 'stance'"))
  }
}
