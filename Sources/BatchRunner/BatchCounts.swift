internal import Quotations

/// What a run counted.
public struct BatchCounts: Sendable, Equatable, Codable {
  public var documents = 0
  public var rejected = 0
  public var statements = 0
  public var direct = 0
  public var mixed = 0
  public var indirect = 0
  /// Statements without a known actor.
  public var unattributed = 0
  /// Documents in which ill-formed UTF-8 was replaced.
  public var repaired = 0
  /// Bytes of article text.
  public var bytes = 0
  /// Documents whose date is no date that is understood.
  public var datesUnread = 0

  /// What the manifest and the journal hold; bytes stand there apart.
  private enum CodingKeys: String, CodingKey {
    case documents, rejected, statements, direct, mixed, indirect, unattributed, repaired
    case datesUnread = "dates_unread"
  }

  mutating func count(_ statement: LedgerStatement) {
    statements += 1
    switch statement.kind {
    case .direct: direct += 1
    case .mixed: mixed += 1
    case .indirect: indirect += 1
    }
    if statement.actor == nil { unattributed += 1 }
  }

  mutating func add(_ other: BatchCounts) {
    documents += other.documents
    rejected += other.rejected
    statements += other.statements
    direct += other.direct
    mixed += other.mixed
    indirect += other.indirect
    unattributed += other.unattributed
    repaired += other.repaired
    bytes += other.bytes
    datesUnread += other.datesUnread
  }
}

extension BatchCounts {
  /// Reads what the manifest and the journal hold.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    documents = try values.decode(Int.self, forKey: .documents)
    rejected = try values.decode(Int.self, forKey: .rejected)
    statements = try values.decode(Int.self, forKey: .statements)
    direct = try values.decode(Int.self, forKey: .direct)
    mixed = try values.decode(Int.self, forKey: .mixed)
    indirect = try values.decode(Int.self, forKey: .indirect)
    unattributed = try values.decode(Int.self, forKey: .unattributed)
    repaired = try values.decode(Int.self, forKey: .repaired)
    // The first manifests of version 0.1.0 lack it.
    datesUnread = try values.decodeIfPresent(Int.self, forKey: .datesUnread) ?? 0
  }
}
