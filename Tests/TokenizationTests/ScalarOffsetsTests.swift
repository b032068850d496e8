import ParleyTestSupport
import Testing
import Tokenization

@Suite("Scalar offsets")
struct ScalarOffsetsTests {
  @Test(
    "an offset counts the code points that begin before it",
    arguments: [
      ("", [0]), ("abc", [0, 1, 2, 3]), ("é", [0, 1, 1]), ("aé", [0, 1, 2, 2]),
      ("“x", [0, 1, 1, 1, 2]), ("😀b", [0, 1, 1, 1, 1, 2]), ("e\u{301}", [0, 1, 2, 2]),
      ("\r\n", [0, 1, 2]),
    ])
  func counts(text: String, offsets: [Int]) {
    let table = ScalarOffsets(Array(text.utf8))
    #expect((0...text.utf8.count).map { table.scalarOffset(ofByte: $0) } == offsets)
  }

  @Test("random texts agree with a walk over their scalars", arguments: 1...40)
  func agreesWithWalk(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pools: [[Unicode.Scalar]] = [
      ["a", " ", "\n"], ["a", "b", "é", "’", "한", "😀", "\u{301}", "\u{10FFFF}", "\u{0}"], ["😀"],
    ]
    let pool = pools[seed % pools.count]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...900, using: &generator) {
      text.append(pool[Int.random(in: pool.indices, using: &generator)])
    }
    // Before each byte: how many scalars have begun.
    var expected: [Int] = []
    for (k, scalar) in text.enumerated() {
      expected.append(k)
      expected += Array(repeating: k + 1, count: String(scalar).utf8.count - 1)
    }
    expected.append(text.count)
    let bytes = Array(String(text).utf8)
    let table = ScalarOffsets(bytes)
    #expect(bytes.indices.map { table.scalarOffset(ofByte: $0) } == expected.dropLast())
    #expect(table.scalarOffset(ofByte: bytes.count) == text.count)
  }

  @Test("the last block is counted to its end", arguments: [255, 256, 257, 511, 512, 513, 1024])
  func blockEdges(count: Int) {
    let table = ScalarOffsets(Array(("é" + String(repeating: "a", count: count - 2)).utf8))
    #expect(table.scalarOffset(ofByte: count) == count - 1)
    #expect(table.scalarOffset(ofByte: count - 1) == count - 2)
  }

  @Test("an offset outside the text is refused")
  func refusesOutside() async {
    await #expect(processExitsWith: .failure) {
      _ = ScalarOffsets([0x61]).scalarOffset(ofByte: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = ScalarOffsets([0x61]).scalarOffset(ofByte: -1)
    }
  }
}
