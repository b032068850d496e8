import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("OutputFile")
struct OutputFileTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("nothing stands under the name before it is published")
  func appearsWhole() throws {
    var file = try OutputFile(folder["a"])
    try file.write(Array("one ".utf8))
    try file.write(Array("two".utf8))
    #expect(folder.files() == ["a.partial"])
    try file.finish()
    #expect(folder.files() == ["a.partial"])
    try file.publish()
    #expect(folder.files() == ["a"])
    #expect(try folder.text("a") == "one two")
  }

  @Test("keeps every byte of pieces larger and smaller than its buffer")
  func writesLargePieces() throws {
    let pieces = [1, 1 << 20, 3, (1 << 20) + 7, 0, (1 << 20) - 1].enumerated().map {
      [UInt8](repeating: UInt8($0), count: $1)
    }
    var file = try OutputFile(folder["a"])
    for piece in pieces { try file.write(piece) }
    try file.finish()
    try file.publish()
    #expect(try folder.bytes("a") == pieces.flatMap { $0 })
  }

  @Test("an older file stays until the new one is published")
  func replacesAtOnce() throws {
    try folder.write("a", "old")
    var file = try OutputFile(folder["a"])
    try file.write(Array("new".utf8))
    try file.finish()
    #expect(try folder.text("a") == "old")
    try file.publish()
    #expect(try folder.text("a") == "new")
  }

  @Test("a discarded file leaves nothing, and an older one as it was")
  func discards() throws {
    try folder.write("old", "old")
    for name in ["new", "old"] {
      var file = try OutputFile(folder[name])
      try file.write(Array("x".utf8))
      try file.finish()
      file.discard()
    }
    #expect(folder.files() == ["old"])
    #expect(try folder.text("old") == "old")
  }

  @Test("a published file can be taken back")
  func takesBack() throws {
    var file = try OutputFile(folder["a"])
    try file.finish()
    try file.publish()
    file.discard()
    #expect(folder.files() == [])
  }

  @Test("a file that nobody published leaves nothing")
  func forgottenLeavesNothing() throws {
    func forget() throws {
      var file = try OutputFile(folder["a"])
      try file.write(Array("x".utf8))
    }
    try forget()
    #expect(folder.files() == [])
  }

  @Test("what cannot be created is 73, and nothing is left")
  func refusesImpossiblePaths() throws {
    try folder.write("file", "x")
    try folder.makeFolder("taken")
    for name in ["file/below", "missing/below", "taken"] {
      let error = #expect(throws: ParleyError.self) {
        try WholeFile.write([1], to: folder[name])
      }
      #expect(error?.code == .cannotCreateOutput)
      #expect(error?.description.hasPrefix(folder[name] + ": cannot be created: ") == true)
    }
    #expect(folder.files() == ["file"])
  }

  @Test("a full disk is 74")
  func fullDisk() throws {
    try folder.link("full.partial", to: "/dev/full")
    let error = #expect(throws: ParleyError.self) {
      try WholeFile.write([1], to: folder["full"])
    }
    #expect(error?.code == .inputOutput)
    #expect(folder.files() == [])
  }
}
