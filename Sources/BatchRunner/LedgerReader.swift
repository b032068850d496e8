internal import Glibc
internal import Quotations

/// Reads a ledger batch by batch, with memory for one.
struct LedgerReader: ~Copyable {
  private var file: SequentialFile
  private let path: String
  /// Bytes read, the length of the ledger up to here.
  private(set) var position: Int

  /// - Parameter offset: where to begin: 0, or a ``position`` of an earlier reader.
  /// - Throws: ``ParleyError`` 66, or 65 for a file that is no ledger.
  init(_ path: String, from offset: Int = 0) throws(ParleyError) {
    var file = try SequentialFile(path)
    guard try file.read(LedgerBatch.fileMark.count) == LedgerBatch.fileMark else {
      throw ParleyError(
        .unusableInput, "\(path): no ledger of this version of parley; run parley score again")
    }
    let start = max(offset, LedgerBatch.fileMark.count)
    try file.seek(start)
    self.path = path
    self.file = file
    position = start
  }

  /// The next batch, `nil` at the end.
  /// - Throws: ``ParleyError`` 65 with the place of the first byte that cannot be trusted, 74.
  mutating func next() throws(ParleyError) -> [LedgerDocument]? {
    let header = try file.read(LedgerBatch.frameHeader)
    if header.isEmpty { return nil }
    guard header.count == LedgerBatch.frameHeader, Array(header[..<4]) == LedgerBatch.frameMark
    else { throw broken() }
    let length = Int(Self.number(header[4..<8]))
    guard length <= LedgerBatch.payloadLimit else { throw broken() }
    let payload = try file.read(length)
    guard payload.count == length, Checksum.of(payload).value == Self.number(header[8..<16]) else {
      throw broken()
    }
    var decoder = LedgerDecoder(bytes: payload)
    guard let documents = decoder.documents() else { throw broken() }
    position += LedgerBatch.frameHeader + length
    return documents
  }

  private func broken() -> ParleyError {
    ParleyError(
      .unusableInput, "\(path): damaged at byte \(position); run parley score again")
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// Takes a payload apart. Every step fails on bytes that no encoder writes: the checksum guards against accidents only.
private struct LedgerDecoder {
  private struct Broken: Error {}

  let bytes: [UInt8]
  private var next = 0
  private var texts: [String] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func documents() -> [LedgerDocument]? {
    do throws(Broken) {
      let textCount = try count(of: 1)
      for _ in 0..<textCount { texts.append(try text(length: try varint())) }
      let documentCount = try count(of: 6)
      var all: [LedgerDocument] = []
      for _ in 0..<documentCount { all.append(try document()) }
      return next == bytes.count ? all : nil
    } catch {
      return nil
    }
  }

  private mutating func document() throws(Broken) -> LedgerDocument {
    let id = try text(length: try varint())
    let date = try reference()
    let title = try optional()
    let url = try optional()
    let source = try reference()
    let statementCount = try count(of: 9)
    var statements: [LedgerStatement] = []
    for _ in 0..<statementCount { statements.append(try statement()) }
    return LedgerDocument(
      id: id, date: date, title: title, url: url, source: source, statements: statements)
  }

  private mutating func statement() throws(Broken) -> LedgerStatement {
    let labels = try byte()
    guard labels < 72 else { throw Broken() }
    let sentiment = Int(labels / 9 % 4)
    var tone: [Int64] = []
    if sentiment > 0 { tone = [try share(), try share(), try share()] }
    var act: Int?
    var actProbability: Int64 = 0
    if labels >= 36 {
      act = Int(try byte())
      actProbability = try share()
    }
    let name = try reference()
    let actorKind = try reference()
    guard (name == nil) == (actorKind == nil) else { throw Broken() }
    let affiliation = try reference()
    var targets: [String] = []
    for _ in 0..<(try count(of: 1)) {
      guard let target = try reference() else { throw Broken() }
      targets.append(target)
    }
    let attribution = try share()
    let stance = [try share(), try share(), try share()]
    var replicates: [Int64] = []
    for _ in 0..<(try count(of: 2)) {
      let low = UInt16(try byte())
      let score = Int64(Int16(bitPattern: low | UInt16(try byte()) << 8))
      guard (-10_000...10_000).contains(score) else { throw Broken() }
      replicates.append(score)
    }
    return LedgerStatement(
      kind: LedgerBatch.kinds[Int(labels % 3)],
      actor: name.flatMap { name in actorKind.map { LedgerStatement.Actor(name: name, kind: $0) } },
      affiliation: affiliation, targets: targets, attribution: attribution,
      stance: Int(labels / 3 % 3), stanceProbabilities: stance,
      sentiment: sentiment == 0 ? nil : sentiment - 1, sentimentProbabilities: tone, act: act,
      actProbability: actProbability, replicateScores: replicates)
  }

  private mutating func byte() throws(Broken) -> UInt8 {
    guard next < bytes.count else { throw Broken() }
    defer { next += 1 }
    return bytes[next]
  }

  private mutating func varint() throws(Broken) -> Int {
    var value = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      let byte = try byte()
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw Broken()
  }

  /// How many things of at least `size` bytes follow: never more than the bytes that are left hold.
  private mutating func count(of size: Int) throws(Broken) -> Int {
    let count = try varint()
    guard count <= (bytes.count - next) / size else { throw Broken() }
    return count
  }

  /// Ten-thousandths in 0...10,000.
  private mutating func share() throws(Broken) -> Int64 {
    let value = try varint()
    guard value <= 10_000 else { throw Broken() }
    return Int64(value)
  }

  private mutating func text(length: Int) throws(Broken) -> String {
    guard length <= bytes.count - next else { throw Broken() }
    defer { next += length }
    return String(decoding: bytes[next..<next + length], as: UTF8.self)
  }

  private mutating func optional() throws(Broken) -> String? {
    let length = try varint()
    return length == 0 ? nil : try text(length: length - 1)
  }

  private mutating func reference() throws(Broken) -> String? {
    let place = try varint()
    guard place <= texts.count else { throw Broken() }
    return place == 0 ? nil : texts[place - 1]
  }
}
