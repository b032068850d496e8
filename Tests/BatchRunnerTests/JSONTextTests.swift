import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("JSONText")
struct JSONTextTests {
  private func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    JSONText.append(string: text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func decimal(_ value: Int64) -> String {
    var out: [UInt8] = []
    JSONText.append(tenThousandths: value, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(
    "escapes what RFC 8259 asks for, and nothing else",
    arguments: [
      ("", "\"\""), ("a/b", "\"a/b\""), ("é🕊️", "\"é🕊️\""), ("\"", "\"\\\"\""),
      ("\\", "\"\\\\\""), ("\n\r\t", "\"\\n\\r\\t\""), ("\r\n", "\"\\r\\n\""),
      ("\0", "\"\\u0000\""), ("\u{1B}[31m", "\"\\u001b[31m\""), ("\u{1F}", "\"\\u001f\""),
      ("\u{7F}", "\"\\u007f\""), ("\"\u{301}", "\"\\\"\u{301}\""),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(Array(escaped(text).utf8) == Array(expected.utf8))
  }

  @Test("an absent string is null")
  func absentIsNull() {
    var out: [UInt8] = []
    JSONText.append(string: String?.none, to: &out)
    #expect(out == Array("null".utf8))
  }

  @Test("a decoder gives back every string", arguments: 1...20 as ClosedRange<UInt64>)
  func decoderGivesBack(_ seed: UInt64) throws {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x80...0x7FF, 0x300...0x36F, 0x2028...0x2029, 0xFFF0...0xFFFF,
      0x1F300...0x1FAFF, 0x10FFF0...0x10FFFF,
    ]
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
        text.append(try #require(Unicode.Scalar(UInt32.random(in: range, using: &random))))
      }
      let written = escaped(String(text))
      let decoded = try JSONDecoder().decode([String].self, from: Data("[\(written)]".utf8))
      #expect(Array(decoded[0].unicodeScalars) == Array(text))
      #expect(!written.utf8.contains { $0 < 0x20 })
    }
  }

  @Test(
    "writes ten-thousandths as the shortest decimal",
    arguments: [
      (0, "0"), (1, "0.0001"), (-1, "-0.0001"), (10, "0.001"), (5_000, "0.5"), (8_100, "0.81"),
      (-8_100, "-0.81"), (10_000, "1"), (-10_000, "-1"), (12_345, "1.2345"), (10_203, "1.0203"),
      (-100, "-0.01"), (120_000, "12"),
    ] as [(Int64, String)])
  func writesDecimals(_ value: Int64, _ expected: String) { #expect(decimal(value) == expected) }

  @Test("no score is lost or written with an idle zero")
  func decimalsRoundTrip() {
    for value in Int64(-10_000)...10_000 {
      let text = decimal(value)
      #expect(Double(text).map { Int64(($0 * 10_000).rounded()) } == value)
      #expect(!text.contains(".") || !text.hasSuffix("0"))
    }
  }
}
