import Glibc
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Unpacking")
struct UnpackingTests {
  private let folder = try? ScratchFolder()

  enum Tool: String, CaseIterable {
    case gzip, zstd
    var ending: String { self == .gzip ? ".gz" : ".zst" }
    func pack(_ bytes: [UInt8]) -> [UInt8] {
      self == .gzip ? Packed.gzip(bytes) : Packed.zstd(bytes)
    }
  }

  private func open(_ name: String, _ bytes: [UInt8]) throws -> InputFile {
    try InputFile(try #require(folder).write(name, bytes))
  }

  /// Bytes that pack badly, so that streams are long.
  private static func noise(_ count: Int) -> [UInt8] {
    var random = SeededGenerator(seed: 5)
    return (0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }
  }

  @Test(
    "reads what was packed, whatever the name says and wherever buffers end",
    arguments: Tool.allCases,
    [0, 1, 3, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000])
  func readsPacked(_ tool: Tool, _ count: Int) throws {
    let bytes = Self.noise(count)
    let packed = tool.pack(bytes)
    for name in ["a.txt" + tool.ending, "a.txt"] {
      let file = try open(name, packed)
      #expect(try file.rest(limit: 1 << 30) == .bytes(bytes))
      #expect(file.byteCount == packed.count)
      #expect(file.digest() == SHA256.hexadecimal(of: packed))
    }
  }

  @Test("members and frames one after the other are one text", arguments: Tool.allCases)
  func joinsMembers(_ tool: Tool) throws {
    let parts = ["one\ntw", "", "o\nthree\n"].map { Array($0.utf8) }
    let file = try open("a" + tool.ending, parts.flatMap { tool.pack($0) })
    #expect(try file.rest(limit: 100) == .bytes(Array("one\ntwo\nthree\n".utf8)))
  }

  @Test("zeros after the end of gzip are padding")
  func ignoresPadding() throws {
    let packed = Packed.gzip(Array("text".utf8)) + [UInt8](repeating: 0, count: 512)
    #expect(try open("a.gz", packed).rest(limit: 100) == .bytes(Array("text".utf8)))
  }

  @Test(
    "a stream that breaks off keeps the lines before and says so", arguments: Tool.allCases,
    [1, 5, 500])
  func keepsWhatWasWhole(_ tool: Tool, _ missing: Int) throws {
    let lines = (0..<2000).map { Array("line \($0) ".utf8) + Self.noise(200) }
    let packed = tool.pack(Array(lines.joined(separator: [0x0A])) + [0x0A])
    let file = try open("a" + tool.ending, Array(packed.dropLast(missing)))
    var read = 0
    let error = #expect(throws: ParleyError.self) {
      while let line = try file.nextLine(limit: 1000) {
        #expect(line == .bytes(lines[read]))
        read += 1
      }
    }
    #expect(error?.description.contains("the \(tool) data end too early") == true)
    // Packers hold back a block: up to 128 KiB, some 700 lines here, go with their end.
    #expect((1200...2000).contains(read))
  }

  @Test("damaged data are an error, never wrong text without one", arguments: Tool.allCases)
  func findsDamage(_ tool: Tool) throws {
    let bytes = Self.noise(50_000)
    var packed = tool.pack(bytes)
    packed[packed.count / 2] ^= 0x10
    // zstd's library function writes no checksum: there only the structure can be seen to be damaged.
    let outcome = Result { try open("a" + tool.ending, packed).rest(limit: 1 << 20) }
    if case .success(let line) = outcome { #expect(tool == .zstd && line != .tooLong(0)) }
    let cut = Array(packed[..<20]) + [UInt8](repeating: 0xFF, count: 50)
    #expect(throws: ParleyError.self) { try open("b" + tool.ending, cut).rest(limit: 1 << 20) }
  }

  @Test("bytes after the end that are no stream are an error", arguments: Tool.allCases)
  func findsTrailingBytes(_ tool: Tool) throws {
    let file = try open("a" + tool.ending, tool.pack(Array("text\n".utf8)) + Array("hello".utf8))
    #expect(try file.nextLine(limit: 10) == .bytes(Array("text".utf8)))
    #expect(throws: ParleyError.self) { try file.nextLine(limit: 10) }
  }

  @Test("a bomb is stopped long before its end, and hashed whole", arguments: Tool.allCases)
  func stopsBombs(_ tool: Tool) throws {
    // 64 times the limit is the most that one document may unpack to.
    let packed = tool.pack([UInt8](repeating: 0x78, count: 8 << 20))
    let file = try open("a" + tool.ending, packed)
    let error = #expect(throws: ParleyError.self) { try file.rest(limit: 10_000) }
    #expect(error?.description.contains("more than 64 times the limit of 10000 bytes") == true)
    #expect(file.digest() == SHA256.hexadecimal(of: packed))
    #expect(try open("a" + tool.ending, packed).rest(limit: 1 << 20) == .tooLong(8 << 20))
  }

  @Test("a name that promises what is not there is an error")
  func mistrustsNames() throws {
    for name in ["a.gz", "a.zst"] {
      let error = #expect(throws: ParleyError.self) {
        try open(name, Array("plain text".utf8)).peek()
      }
      #expect(error?.description.contains("its name says") == true)
    }
    // Nothing at all is not damaged, only empty.
    #expect(try open("b.gz", []).peek() == nil)
  }

  @Test("what is asked for as it is stays packed")
  func keepsPacked() throws {
    let packed = Packed.gzip(Array("text".utf8))
    let path = try #require(folder).write("model.gz", packed)
    #expect(try InputFile(path, unpacks: false).rest(limit: 100) == .bytes(packed))
  }

  @Test("a file that shrinks while it is read is an error")
  func noticesShrinking() throws {
    let path = try #require(folder).write("a.txt", [UInt8](repeating: 0x78, count: 3 << 20))
    let file = try InputFile(path)
    #expect(try file.peek() == 0x78)
    #expect(truncate(path, 1 << 20) == 0)
    let error = #expect(throws: ParleyError.self) { try file.rest(limit: 1 << 30) }
    #expect(
      error?.description.hasSuffix("shrank while it was read: 1048576 of 3145728 bytes were left")
        == true)
  }

  @Test("a file that vanishes while it is read is read to its end")
  func readsVanished() throws {
    let bytes = Self.noise(3 << 20)
    let path = try #require(folder).write("a.txt", bytes)
    let file = try InputFile(path)
    #expect(try file.peek() == bytes[0])
    #expect(unlink(path) == 0)
    #expect(try file.rest(limit: 1 << 30) == .bytes(bytes))
  }

  @Test("shows the first line before it is taken, however little a pipe gives at a time")
  func previews() async throws {
    let path = try #require(folder)["pipe"]
    try #require(mkfifo(path, 0o600) == 0)
    let text = "id,text\n1,Peace\n"
    let writer = Task.detached {
      let descriptor = Glibc.open(path, O_WRONLY)
      for byte in text.utf8 {
        _ = Descriptor.write([byte], to: descriptor)
        usleep(1000)
      }
      close(descriptor)
    }
    let file = try InputFile(path)
    #expect(try file.preview(limit: 100).starts(with: Array("id,text\n".utf8)))
    #expect(try file.rest(limit: 100) == .bytes(Array(text.utf8)))
    await writer.value
    #expect(try open("short", Array("ab".utf8)).preview(limit: 1) == [0x61])
  }
}
