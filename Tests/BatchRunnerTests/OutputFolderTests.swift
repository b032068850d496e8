import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("OutputFolder")
struct OutputFolderTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func code(_ name: String, overwrite: Bool = false) -> ParleyError.Code? {
    do throws(ParleyError) {
      _ = try OutputFolder(folder[name], overwrite: overwrite)
      return nil
    } catch { return error.code }
  }

  @Test("a second holder gets 75 until the first has gone")
  func locks() throws {
    func hold() throws {
      let held = try OutputFolder(folder["out"], overwrite: false)
      #expect(code("out") == .folderInUse)
      #expect(code("out", overwrite: true) == .folderInUse)
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

  @Test("refuses existing results with 73 unless they may be overwritten")
  func keepsResults() throws {
    try folder.write("out/statements.jsonl", "old")
    #expect(code("out") == .cannotCreateOutput)
    #expect(code("out", overwrite: true) == nil)
    #expect(try folder.text("out/statements.jsonl") == "old")
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
    #expect(code("file/below", overwrite: true) == .cannotCreateOutput)
  }
}
