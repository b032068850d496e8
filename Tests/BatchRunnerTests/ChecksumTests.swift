import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Checksum")
struct ChecksumTests {
  private static func random(_ count: Int, _ seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  @Test("every flipped bit changes it", arguments: [1, 7, 8, 9, 64])
  func seesEveryBit(_ count: Int) {
    let bytes = Self.random(count, 3)
    var seen: Set = [Checksum.of(bytes).value]
    for bit in 0..<count * 8 {
      var other = bytes
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(seen.insert(Checksum.of(other).value).inserted)
    }
  }

  @Test("bytes that move from one piece to the next change it")
  func seesPieces() {
    let bytes = Self.random(40, 4)
    var seen: Set<UInt64> = []
    for cut in 0...40 {
      var checksum = Checksum()
      checksum.update(bytes[..<cut])
      checksum.update(bytes[cut...])
      #expect(seen.insert(checksum.value).inserted)
    }
  }

  @Test("a slice counts as its bytes, wherever they lie")
  func ignoresPlace() {
    let bytes = Self.random(50, 5)
    for start in 0..<9 {
      #expect(
        Checksum.of(bytes[start..<start + 33]) == Checksum.of(Array(bytes[start..<start + 33])))
    }
  }

  @Test("goes on from its value")
  func goesOn() {
    var whole = Checksum()
    whole.update(7)
    var first = whole
    whole.update(8)
    first = Checksum(first.value)
    first.update(8)
    #expect(first == whole)
    #expect(whole.text.count == 16)
  }
}
