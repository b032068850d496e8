import Aggregates
import LinearClassifier
import ParleyTestSupport
import Quotations
import Testing

@testable import BatchRunner

@Suite("Ledger")
struct LedgerTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Documents with every field at its ends: missing, empty, long, beyond ASCII.
  private static func documents(_ count: Int, seed: UInt64) -> [LedgerDocument] {
    var random = SeededGenerator(seed: seed)
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
    func share() -> Int64 {
      pick([0, 1, 127, 128, 9999, 10_000, .random(in: 0...10_000, using: &random)])
    }
    let names = [nil, "", "Wang Yi", "한국", String(repeating: "x", count: 300)]
    func statement() -> LedgerStatement {
      let name = pick(names)
      let sentiment = pick([nil, 0, 1, 2])
      let act = pick([nil, 0, 15])
      return LedgerStatement(
        kind: pick([.direct, .mixed, .indirect]),
        actor: name.map { LedgerStatement.Actor(name: $0, kind: pick(["person", "state"])) },
        affiliation: pick(names), targets: pick([[], ["PRK"], ["PRK", "", "EU"]]),
        attribution: share(), stance: pick([0, 1, 2]),
        stanceProbabilities: [share(), share(), share()], sentiment: sentiment,
        sentimentProbabilities: sentiment == nil ? [] : [share(), share(), share()], act: act,
        actProbability: act == nil ? 0 : share(),
        replicateScores: (0..<pick([0, 1, 32])).map { _ in
          pick([-10_000, 0, 10_000, .random(in: -10_000...10_000, using: &random)])
        })
    }
    return (0..<count).map { n in
      LedgerDocument(
        id: pick(["", "doc-\(n)", "é\(n)"]), date: pick([nil, "2021-01-11"]), title: pick(names),
        url: pick(names), source: pick(names),
        statements: (0..<pick([0, 1, 5])).map { _ in statement() })
    }
  }

  private func read() throws -> [[LedgerDocument]] {
    var reader = try LedgerReader(folder["l"])
    var all: [[LedgerDocument]] = []
    while let batch = try reader.next() { all.append(batch) }
    return all
  }

  @Test("gives back what was written, batch by batch")
  func roundTrip() throws {
    let batches = (0..<40).map { Self.documents($0 % 9, seed: UInt64($0 + 1)) }
    try folder.write("l", LedgerBatch.fileMark + batches.flatMap(LedgerBatch.frame))
    #expect(try read() == batches)
  }

  @Test("is read from any position that a reader gave")
  func readsFromPositions() throws {
    let batches = (0..<5).map { Self.documents(3, seed: UInt64($0 + 1)) }
    try folder.write("l", LedgerBatch.fileMark + batches.flatMap(LedgerBatch.frame))
    var reader = try LedgerReader(folder["l"])
    for batch in batches {
      var other = try LedgerReader(folder["l"], from: reader.position)
      #expect(try other.next() == batch)
      #expect(try reader.next() == batch)
    }
    #expect(try reader.next() == nil)
  }

  @Test("any damaged byte and any missing end is said, never believed")
  func refusesDamage() throws {
    let bytes = LedgerBatch.fileMark + LedgerBatch.frame(Self.documents(2, seed: 5))
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x41
      try folder.write("l", damaged)
      let error = #expect(throws: ParleyError.self, "byte \(place)") { try read() }
      #expect(error?.code == .unusableInput)
    }
    for length in 0..<bytes.count where length != LedgerBatch.fileMark.count {
      try folder.write("l", Array(bytes[..<length]))
      #expect(throws: ParleyError.self, "\(length) bytes") { try read() }
    }
  }

  @Test("bytes that fit their checksum and mean nothing are refused, not trusted")
  func refusesForgeries() throws {
    var random = SeededGenerator(seed: 11)
    let good = LedgerBatch.frame(Self.documents(3, seed: 6)).dropFirst(LedgerBatch.frameHeader)
    var refused = 0
    for _ in 0..<3000 {
      var payload = Array(good)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        payload[Int.random(in: 0..<payload.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      var frame = LedgerBatch.frameMark
      for byte in 0..<4 { frame.append(UInt8(truncatingIfNeeded: payload.count >> (8 * byte))) }
      let sum = Checksum.of(payload).value
      for byte in 0..<8 { frame.append(UInt8(truncatingIfNeeded: sum >> (8 * UInt64(byte)))) }
      try folder.write("l", LedgerBatch.fileMark + frame + payload)
      if (try? read()) == nil { refused += 1 }
    }
    #expect(refused > 300)
  }

  @Test("replayed, it gives the tables of the run")
  func replays() async throws {
    let fixture = try BatchFixture()
    try fixture.folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(150)))
    try await fixture.run(["in.jsonl"], to: "out", jobs: 2)
    var table = ActorTable()
    var reader = try LedgerReader(fixture.folder["out/ledger.bin"])
    while let documents = try reader.next() {
      for document in documents where !document.statements.isEmpty {
        table.add(ActorTable.Contribution(document))
      }
    }
    let tables = EstimateTables(table, model: fixture.model.classifier).tables
    #expect(tables.map(\.count).allSatisfy { $0 > 0 } && tables.count == 5)
    for table in tables {
      let rows = [table.columns] + (0..<table.count).map(table.row)
      #expect(
        rows.map(CSVText.row).joined() == (try fixture.folder.text("out/" + table.fileName)),
        "\(table.fileName)")
    }
  }
}
