/// The generator of all random tests: seeded, so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// xorshift64* (Vigna 2016).
  public mutating func next() -> UInt64 {
    if state == 0 { state = 0x9e37_79b9_7f4a_7c15 }
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_f491_4f6c_dd1d
  }
}
