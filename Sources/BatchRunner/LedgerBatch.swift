internal import Quotations

/// The binary form of a batch of documents, as `ledger.bin` holds them one after the other.
///
/// A frame is four bytes of mark, the payload's length (32 bits), its ``Checksum`` (64 bits), all little-endian, and
/// the payload. Numbers in the payload are LEB128 varints unless said otherwise; a text is its length and its UTF-8;
/// a reference is 0 for nothing, else 1 + the place of a text among the batch's:
///
///     payload   = texts documents
///     texts     = count text...                 names of actors, kinds, affiliations, targets, dates, outlets
///     documents = count document...
///     document  = id:text date:reference title:optional url:optional source:reference count statement...
///     optional  = 0 | 1 + length, UTF-8
///     statement = labels:byte sentiment? act? actor:reference kind:reference affiliation:reference
///                 targets:count reference... attribution conciliatory neutral hostile
///                 replicates:count score:int16...
///     labels    = kind + 3 · stance + 9 · (0 without sentiment, else 1 + class) + 36 · (1 with an act)
///     sentiment = positive neutral negative
///     act       = class:byte probability
enum LedgerBatch {
  /// First bytes of the file.
  static let fileMark = Array("parley-ledger-1\n".utf8)
  static let frameMark = Array("PLB1".utf8)
  static let frameHeader = 16
  /// Longest payload that is believed.
  static let payloadLimit = 1 << 30

  static func frame(_ documents: [LedgerDocument]) -> [UInt8] {
    var encoder = LedgerEncoder()
    for document in documents { encoder.append(document) }
    let payload = encoder.payload(documents: documents.count)
    var out = frameMark
    out.append(littleEndian: UInt64(payload.count), bytes: 4)
    out.append(littleEndian: Checksum.of(payload).value, bytes: 8)
    out += payload
    return out
  }

  static let kinds: [Statement.Kind] = [.direct, .mixed, .indirect]
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: UInt64, bytes: Int) {
    for byte in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))) }
  }

  fileprivate mutating func append(varint value: Int) {
    precondition(value >= 0)
    var rest = UInt64(value)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func append(text: String) {
    append(varint: text.utf8.count)
    append(contentsOf: text.utf8)
  }
}

private struct LedgerEncoder {
  private var places: [String: Int] = [:]
  private var texts: [UInt8] = []
  private var body: [UInt8] = []

  func payload(documents: Int) -> [UInt8] {
    var out: [UInt8] = []
    out.append(varint: places.count)
    out += texts
    out.append(varint: documents)
    return out + body
  }

  mutating func append(_ document: LedgerDocument) {
    body.append(text: document.id)
    append(reference: document.date)
    append(optional: document.title)
    append(optional: document.url)
    append(reference: document.source)
    body.append(varint: document.statements.count)
    for statement in document.statements { append(statement) }
  }

  private mutating func append(_ statement: LedgerStatement) {
    let kind = LedgerBatch.kinds.firstIndex(of: statement.kind) ?? 0
    let sentiment = statement.sentiment.map { $0 + 1 } ?? 0
    let act = statement.act == nil ? 0 : 1
    body.append(UInt8(kind + 3 * statement.stance + 9 * sentiment + 36 * act))
    for value in statement.sentimentProbabilities { body.append(varint: Int(value)) }
    if let act = statement.act {
      body.append(UInt8(act))
      body.append(varint: Int(statement.actProbability))
    }
    append(reference: statement.actor?.name)
    append(reference: statement.actor?.kind)
    append(reference: statement.affiliation)
    body.append(varint: statement.targets.count)
    for target in statement.targets { append(reference: target) }
    body.append(varint: Int(statement.attribution))
    for value in statement.stanceProbabilities { body.append(varint: Int(value)) }
    body.append(varint: statement.replicateScores.count)
    for score in statement.replicateScores {
      body.append(littleEndian: UInt64(UInt16(bitPattern: Int16(score))), bytes: 2)
    }
  }

  private mutating func append(reference text: String?) {
    guard let text else {
      body.append(0)
      return
    }
    if let place = places[text] {
      body.append(varint: place + 1)
    } else {
      places[text] = places.count
      body.append(varint: places.count)
      texts.append(text: text)
    }
  }

  private mutating func append(optional text: String?) {
    guard let text else {
      body.append(0)
      return
    }
    body.append(varint: text.utf8.count + 1)
    body.append(contentsOf: text.utf8)
  }
}
