import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("OutputFolder")
struct OutputFolderTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func code(_ name: String) -> ParleyError.Code? {
    do throws(ParleyError) {
      _ = try OutputFolder(folder[name])
      return nil
    } catch { return error.code }
  }

  @Test("a second holder gets 75 until the first has gone")
  func locks() throws {
    func hold() throws {
      let held = try OutputFolder(folder["out"])
      #expect(code("out") == .folderInUse)
      #expect(code("other") == nil)
      #expect(held.path == folder["out"])
    }
    try hold()
    #expect(code("out") == nil)
  }

  @Test("leaves no lock behind")
  func leavesNoLock() {
    #expect(code("a/b/out") == nil)
    #expect(folder.files() == [])
  }

  @Test("a lock file that a killed run left keeps nobody out")
  func staleLock() throws {
    try folder.write("out/.parley.lock", "")
    #expect(code("out") == nil)
    #expect(folder.files() == [])
  }

  @Test("a folder that has the name of a file is found at once", arguments: ["", ".partial"])
  func takenNames(_ ending: String) throws {
    try folder.write("out/actors.csv\(ending)/mine", "x")
    let held = try OutputFolder(folder["out"])
    #expect(throws: ParleyError.self) { try held.expectFreeNames(["actors.csv"]) }
    try held.expectFreeNames(["statements.jsonl"])
  }

  @Test("a folder with other files is no obstacle")
  func toleratesOtherFiles() throws {
    try folder.write("out/notes.md", "mine")
    #expect(code("out") == nil)
    #expect(try folder.text("out/notes.md") == "mine")
  }

  @Test("refuses what cannot be a folder with 73")
  func refusesImpossiblePaths() throws {
    try folder.write("file", "x")
    #expect(code("file") == .cannotCreateOutput)
    #expect(code("file/below") == .cannotCreateOutput)
  }
}
