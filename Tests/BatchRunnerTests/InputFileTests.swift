import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("InputFile")
struct InputFileTests {
  private let folder = try? ScratchFolder()
  /// What one read takes at most.
  private static let buffer = 1 << 20

  private func open(_ bytes: [UInt8]) throws -> InputFile {
    try InputFile(try #require(folder).write("input", bytes))
  }

  private func lines(of file: InputFile, limit: Int) throws -> [InputFile.Line] {
    var lines: [InputFile.Line] = []
    while let line = try file.nextLine(limit: limit) { lines.append(line) }
    return lines
  }

  @Test(
    "cuts lines at LF and CRLF",
    arguments: [
      ("", []),
      ("\n", [""]),
      ("\r\n", [""]),
      ("a", ["a"]),
      ("a\n", ["a"]),
      ("a\nb", ["a", "b"]),
      ("a\r\nb\r\n", ["a", "b"]),
      ("a\r\nb\nc", ["a", "b", "c"]),
      ("\n\na\n", ["", "", "a"]),
      ("a\n\n", ["a", ""]),
      ("a\rb\n", ["a\rb"]),
      ("a\r\r\n", ["a\r"]),
      ("é\n🕊\n", ["é", "🕊"]),
    ])
  func cutsLines(_ content: String, _ expected: [String]) throws {
    let file = try open(Array(content.utf8))
    #expect(try lines(of: file, limit: 100) == expected.map { .bytes(Array($0.utf8)) })
  }

  @Test(
    "keeps a line whole wherever the buffer ends",
    arguments: [buffer - 2, buffer - 1, buffer, buffer + 1, 2 * buffer - 1, 2 * buffer + 7],
    ["\n", "\r\n", ""])
  func keepsLongLines(_ length: Int, _ end: String) throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: length)
    let file = try open(long + Array(end.utf8) + (end.isEmpty ? [] : Array("next".utf8)))
    let found = try lines(of: file, limit: 4 * Self.buffer)
    #expect(found == [.bytes(long)] + (end.isEmpty ? [] : [.bytes(Array("next".utf8))]))
  }

  @Test("passes over a line above the limit and goes on after it")
  func passesOverLongLines() throws {
    let file = try open(Array("four\ntwo22\nab\n1234567".utf8))
    #expect(
      try lines(of: file, limit: 4) == [
        .bytes(Array("four".utf8)), .tooLong(5), .bytes(Array("ab".utf8)), .tooLong(7),
      ])
  }

  @Test("counts a line of several buffers that is above the limit")
  func countsVeryLongLines() throws {
    let length = 3 * Self.buffer + 5
    let file = try open([UInt8](repeating: 0x78, count: length) + Array("\nnext\n".utf8))
    #expect(try lines(of: file, limit: 10) == [.tooLong(length), .bytes(Array("next".utf8))])
  }

  @Test("gives what is left after a line, or only its length above the limit")
  func givesTheRest() throws {
    let file = try open(Array("head\nbody\nend".utf8))
    #expect(try file.nextLine(limit: 10) == .bytes(Array("head".utf8)))
    #expect(try file.rest(limit: 8) == .bytes(Array("body\nend".utf8)))
    #expect(try file.rest(limit: 8) == .bytes([]))
    #expect(try open(Array("123456789".utf8)).rest(limit: 8) == .tooLong(9))
    let long = [UInt8](repeating: 0x78, count: Self.buffer + 3)
    #expect(try open(long).rest(limit: long.count) == .bytes(long))
    #expect(try open(long).rest(limit: long.count - 1) == .tooLong(long.count))
  }

  @Test("shows the next byte without taking it")
  func peeks() throws {
    let file = try open(Array("ab".utf8))
    #expect(try file.peek() == 0x61)
    #expect(try file.peek() == 0x61)
    #expect(try file.rest(limit: 10) == .bytes([0x61, 0x62]))
    #expect(try file.peek() == nil)
  }

  @Test("counts and hashes every byte, kept or passed over")
  func hashesEverything() throws {
    let bytes = Array("short\na very long line\r\nend".utf8)
    let file = try open(bytes)
    _ = try lines(of: file, limit: 5)
    #expect(file.byteCount == bytes.count)
    #expect(file.digest() == SHA256.hexadecimal(of: bytes))
  }

  @Test("refuses a missing file with 66 and a folder with 74, by name")
  func refusesWhatIsNoFile() throws {
    let folder = try #require(folder)
    let missing = folder["nowhere.txt"]
    let error = #expect(throws: ParleyError.self) { try InputFile(missing) }
    #expect(error?.code == .cannotOpenInput)
    #expect(error?.description == "\(missing): cannot be opened: No such file or directory")
    let unreadable = #expect(throws: ParleyError.self) { try InputFile(folder.path).peek() }
    #expect(unreadable?.code == .inputOutput)
    #expect(unreadable?.description.hasPrefix(folder.path + ": ") == true)
  }
}
