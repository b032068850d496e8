import ParleyTestSupport
import Testing
import Tokenization

@Suite("UTF-8 repair")
struct UTF8RepairTests {
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// One ill-formed sequence and how many replacement characters stand for it (Unicode, table 3-7).
  @Test(
    "each maximal ill-formed sequence becomes one replacement character",
    arguments: [
      ([0x80], 1), ([0xBF, 0x80], 2), ([0xC0, 0xAF], 2), ([0xC1, 0xBF], 2), ([0xC3], 1),
      ([0xC3, 0xC3], 2), ([0xE0, 0x80, 0x80], 3), ([0xE0, 0x9F, 0xBF], 3), ([0xE2, 0x80], 1),
      ([0xE2], 1), ([0xED, 0xA0, 0x80], 3), ([0xED, 0xBF, 0xBF], 3), ([0xF0, 0x80, 0x80, 0x80], 4),
      ([0xF0, 0x8F, 0xBF, 0xBF], 4), ([0xF0, 0x9F, 0x98], 1), ([0xF0, 0x9F], 1), ([0xF0], 1),
      ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF5, 0x80], 2), ([0xF8, 0x88], 2), ([0xFE], 1),
      ([0xFF, 0xFE], 2), ([0xE2, 0x80, 0xE2, 0x80], 2), ([0xF0, 0x9F, 0xC3], 2),
    ] as [([UInt8], Int)])
  func replaces(illFormed: [UInt8], count: Int) {
    let marks = Array(repeatElement(Self.replacement, count: count).joined())
    for (before, after) in [([], []), ([0x61], [0x62]), (Self.replacement, Self.replacement)]
      as [([UInt8], [UInt8])]
    {
      let repaired = RepairedText(before + illFormed + after)
      #expect(repaired.bytes == before + marks + after)
      #expect(repaired.repairs == count)
    }
  }

  @Test(
    "well-formed text stays as it is", arguments: ["", "a", "é”😀\u{FFFD}\u{10FFFF}\u{0}", "\r\n"])
  func keeps(text: String) {
    let repaired = RepairedText(Array(text.utf8))
    #expect(repaired.bytes == Array(text.utf8))
    #expect(repaired.repairs == 0)
  }

  @Test(
    "leading byte order marks are dropped, later ones stay",
    arguments: [
      ("\u{FEFF}a", "a"), ("\u{FEFF}", ""), ("\u{FEFF}\u{FEFF}a", "a"), ("a\u{FEFF}", "a\u{FEFF}"),
    ])
  func dropsMark(raw: String, text: String) {
    let repaired = RepairedText(Array(raw.utf8))
    #expect(repaired.bytes == Array(text.utf8))
    #expect(repaired.repairs == 0)
  }

  @Test("every pair of bytes is repaired as the table of well-formed sequences says")
  func pairs() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let raw = [first, second]
        let (bytes, repairs) = Self.reference(raw)
        let repaired = RepairedText(raw)
        if repaired.bytes != bytes || repaired.repairs != repairs {
          Issue.record("\(raw): \(repaired)")
        }
      }
    }
  }

  @Test("random bytes are repaired as the reference repairs them, once and for all")
  func randomBytes() {
    var generator = SeededGenerator(seed: 3)
    let pool: [UInt8] = [
      0x0A, 0x61, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBB, 0xBD, 0xBF, 0xC0, 0xC2, 0xE0, 0xE2, 0xED,
      0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<20_000 {
      let raw = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        pool[Int.random(in: pool.indices, using: &generator)]
      }
      let repaired = RepairedText(raw)
      var (bytes, repairs) = Self.reference(raw)
      while bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      #expect(repaired.bytes == bytes && repaired.repairs == repairs, "\(raw)")
      let again = RepairedText(repaired.bytes)
      #expect(again.bytes == repaired.bytes && again.repairs == 0, "\(raw)")
    }
  }

  /// The rows of table 3-7: the lead, then the ranges of its continuations.
  private static func continuations(of lead: UInt8) -> [ClosedRange<UInt8>]? {
    let any: ClosedRange<UInt8> = 0x80...0xBF
    return switch lead {
    case 0x00...0x7F: []
    case 0xC2...0xDF: [any]
    case 0xE0: [0xA0...0xBF, any]
    case 0xED: [0x80...0x9F, any]
    case 0xE1...0xEF: [any, any]
    case 0xF0: [0x90...0xBF, any, any]
    case 0xF1...0xF3: [any, any, any]
    case 0xF4: [0x80...0x8F, any, any]
    default: nil
    }
  }

  /// Repairs byte by byte.
  private static func reference(_ raw: [UInt8]) -> (bytes: [UInt8], repairs: Int) {
    var bytes: [UInt8] = []
    var repairs = 0
    var i = 0
    while i < raw.count {
      let start = i
      let expected = continuations(of: raw[i])
      i += 1
      var matched = 0
      for range in expected ?? [] {
        guard i < raw.count, range.contains(raw[i]) else { break }
        i += 1
        matched += 1
      }
      if matched == expected?.count {
        bytes += raw[start..<i]
      } else {
        bytes += replacement
        repairs += 1
      }
    }
    return (bytes, repairs)
  }
}
