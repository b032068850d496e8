/// Turns UTF-8 offsets of one text into code point offsets, the string indices of Python and R.
///
/// Text that is all ASCII needs no table. Otherwise one count is kept for every 256 bytes.
public struct ScalarOffsets: Sendable {
  private static let stride = 256
  private let bytes: [UInt8]
  /// Scalars that begin before byte `256 * k`; empty for ASCII.
  private let checkpoints: [UInt32]

  /// - Parameter bytes: valid UTF-8.
  /// - Complexity: O(*n*).
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [UInt32] = []
    var scalars: UInt32 = 0
    let span = bytes.span
    for i in span.indices {
      if i % Self.stride == 0 { counts.append(scalars) }
      if span[i] & 0xC0 != 0x80 { scalars += 1 }
    }
    checkpoints = Int(scalars) == bytes.count ? [] : counts
  }

  /// Code points that begin before byte `offset`.
  ///
  /// - Precondition: `0 <= offset <= bytes.count`.
  /// - Complexity: O(1): at most 255 bytes are looked at.
  public func scalarOffset(ofByte offset: Int) -> Int {
    precondition(offset >= 0 && offset <= bytes.count, "offset outside the text")
    if checkpoints.isEmpty { return offset }
    let block = min(offset / Self.stride, checkpoints.count - 1)
    var scalars = Int(checkpoints[block])
    let span = bytes.span
    for i in block * Self.stride..<offset where span[i] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }
}
