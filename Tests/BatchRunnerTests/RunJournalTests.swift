import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("RunJournal")
struct RunJournalTests {
  private let folder: ScratchFolder
  private let start: RunJournal.Start

  init() throws {
    folder = try ScratchFolder()
    let options = BatchOptions(inputs: [try folder.write("in.jsonl", "{}\n")], output: "out")
    let fixture = try BatchFixture()
    start = RunJournal.Start(
      identity: RunIdentity(
        options: options, list: try InputList(options.inputs, format: .auto), model: fixture.model,
        dictionary: fixture.dictionary), started: "2026-11-22T03:00:00Z")
  }

  private static func checkpoint(_ n: Int) -> Checkpoint {
    let position = FilePosition(bytes: n * 100, sha256: "ab\(n)")
    var checkpoint = Checkpoint(statements: position, rejects: position, ledger: position)
    checkpoint.records = n
    checkpoint.recordsChecksum = UInt64.max - UInt64(n)
    checkpoint.counts.statements = n
    checkpoint.seconds = 0.25 * Double(n)
    return checkpoint
  }

  private func write(_ count: Int) throws -> [UInt8] {
    let journal = try RunJournal(folder["j"], start: start)
    for n in 0..<count { try journal.append(Self.checkpoint(n)) }
    return try folder.bytes("j")
  }

  @Test("gives back what it was started with and every checkpoint")
  func roundTrip() throws {
    let bytes = try write(3)
    let past = try #require(try RunJournal.read(folder["j"]))
    #expect(past.start == start)
    #expect(past.checkpoints == (0..<3).map(Self.checkpoint))
    #expect(past.byteCount == bytes.count)
    #expect(try RunJournal.read(folder["none"]) == nil)
  }

  @Test("cut anywhere, it tells the whole lines before the cut, and can be written on")
  func tornTail() throws {
    let bytes = try write(2)
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    for length in 0...bytes.count {
      try folder.write("j", Array(bytes[..<length]))
      let whole = ends.filter { $0 <= length }.count
      guard let past = try RunJournal.read(folder["j"]) else {
        #expect(whole == 0)
        continue
      }
      #expect(past.checkpoints.count == whole - 1)
      #expect(past.byteCount == ends[whole - 1])
      let journal = try RunJournal(folder["j"], after: past)
      try journal.append(Self.checkpoint(7))
      let next = try #require(try RunJournal.read(folder["j"]))
      #expect(next.checkpoints == past.checkpoints + [Self.checkpoint(7)])
    }
  }

  @Test("a damaged line ends what is believed")
  func damage() throws {
    let bytes = try write(2)
    let second = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    for place in stride(from: second, to: bytes.count, by: 3) {
      var damaged = bytes
      damaged[place] ^= 1
      try folder.write("j", damaged)
      let past = try #require(try RunJournal.read(folder["j"]))
      #expect(past.checkpoints.count < 2)
    }
  }

  @Test("a journal of another version is refused in words")
  func otherVersion() throws {
    let json = #"{"format":"parley-journal-9"}"#
    try folder.write("j", Checksum.of(json.utf8).text + " " + json + "\n")
    let error = #expect(throws: ParleyError.self) { try RunJournal.read(folder["j"]) }
    #expect(error?.code == .unusableInput)
    #expect(error?.description.contains("parley-journal-9") == true)
  }

  @Test("what differs between two starts is said by name")
  func differences() throws {
    let fixture = try BatchFixture()
    func identity(_ change: (inout BatchOptions) -> Void) throws -> RunIdentity {
      var options = BatchOptions(inputs: [folder["in.jsonl"]], output: "elsewhere")
      change(&options)
      return RunIdentity(
        options: options, list: try InputList(options.inputs, format: .auto), model: fixture.model,
        dictionary: fixture.dictionary)
    }
    let first = try identity { _ in }
    #expect(
      first.differences(
        from: try identity {
          $0.jobs = 7
          $0.resume = true
          $0.overwrite = true
          $0.database = false
          $0.journalSeconds = 9
        }
      ).isEmpty)
    #expect(
      first.differences(from: try identity { $0.articleLimit = 5 }) == [
        "articleLimit (16777216, now 5)"
      ])
    #expect(first.differences(from: try identity { $0.fields.text = ["x"] }).count == 1)
    try folder.write("in.jsonl", "{}\n{}\n")
    #expect(
      first.differences(from: try identity { _ in }) == [
        "the input (1 files of 3 bytes, now 1 of 6)"
      ])
  }
}
