/// A running 64-bit checksum against accidents: torn writes, bad disks, inputs that changed. No defence against intent.
///
/// Eight bytes at a time: multiply, then fold the high half down. The length of every piece counts, so that bytes
/// cannot move between pieces unseen.
struct Checksum: Sendable, Equatable {
  private(set) var value: UInt64

  /// - Parameter value: of an earlier one, to go on from there.
  init(_ value: UInt64 = 0x9e37_79b9_7f4a_7c15) { self.value = value }

  static func of(_ bytes: some Collection<UInt8>) -> Checksum {
    var checksum = Checksum()
    checksum.update(bytes)
    return checksum
  }

  mutating func update(_ bytes: some Collection<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if done == nil { update(Array(bytes)) }
  }

  mutating func update(_ text: String?) { update(Array((text ?? "").utf8)) }

  mutating func update(_ number: Int) { mix(UInt64(bitPattern: Int64(number))) }

  private mutating func update(_ bytes: UnsafeRawBufferPointer) {
    mix(UInt64(bytes.count))
    let words = bytes.count / 8
    for word in 0..<words {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)))
    }
    var tail: UInt64 = 0
    for byte in bytes[(words * 8)...] { tail = tail << 8 | UInt64(byte) }
    mix(tail)
  }

  private mutating func mix(_ word: UInt64) {
    let product = (value ^ word) &* 0x9fb2_1c65_1e98_df25
    value = product ^ (product >> 32)
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Checksum {
  /// Counts a record as the reader gave it. An unreadable one counts by its place: the system's words for why may differ.
  mutating func update(_ record: RawRecord) {
    update(record.line ?? 0)
    switch record.body {
    case .text(let bytes), .json(let bytes), .html(let bytes): update(bytes)
    case .row(_, let fields): for field in fields { update(field) }
    case .unreadable: update(-1)
    }
  }
}
