import Foundation
import ParleyTestSupport
import ResultDatabase
import Testing

@testable import BatchRunner

@Suite("FlatJSONScanner")
struct FlatJSONScannerTests {
  @Test(
    "reads numbers as they are printed",
    arguments: [
      ("0", 0, 0), ("-1", -1, 0), ("812", 812, 0), ("0.81", 81, 2), ("-0.0001", -1, 4),
      ("1.5", 15, 1), ("123456789012345", 123_456_789_012_345, 0),
    ])
  func numbers(_ text: String, _ mantissa: Int64, _ decimals: Int) {
    var scanner = FlatJSONScanner(Array(text.utf8))
    #expect(scanner.value() == .number(mantissa, decimals: decimals))
    #expect(scanner.isAtEnd)
  }

  @Test("every printed number is the nearest Double")
  func nearest() {
    for value in Int64(-10_000)...10_000 {
      var bytes: [UInt8] = []
      JSONText.append(tenThousandths: value, to: &bytes)
      var scanner = FlatJSONScanner(bytes)
      guard case .number(let mantissa, let decimals)? = scanner.value() else {
        Issue.record("no number: \(value)")
        continue
      }
      let found = Double(mantissa) / FlatJSONScanner.powersOfTen[decimals]
      #expect(found == Double(String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test("reads strings back as JSONSerialization does")
  func strings() throws {
    var random = SeededGenerator(seed: 21)
    let scalars = "a \"\\\n\r\t\u{8}\u{1}\u{7F}é한🎉]}{[,:".unicodeScalars.map { $0 }
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text.append(scalars[Int.random(in: 0..<scalars.count, using: &random)])
      }
      var bytes: [UInt8] = []
      JSONText.append(string: String(text), to: &bytes)
      var scanner = FlatJSONScanner(bytes)
      guard case .text(let range, let isEscaped)? = scanner.value() else {
        Issue.record("no string: \(bytes)")
        continue
      }
      #expect(scanner.isAtEnd)
      #expect(isEscaped == bytes.contains(UInt8(ascii: "\\")))
      let list = Data([UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")])
      let expected = try JSONSerialization.jsonObject(with: list) as? [String]
      #expect(
        expected == [String(decoding: FlatJSONScanner.unescaped(bytes[range]), as: UTF8.self)])
    }
    let pair = Array(#"\ud83c\udf89\/\b\f"#.utf8)
    #expect(String(decoding: FlatJSONScanner.unescaped(pair[...]), as: UTF8.self) == "🎉/\u{8}\u{C}")
  }

  @Test("keeps lists as they stand, whatever their strings hold")
  func lists() {
    for text in ["[]", "[[1,2],[3,4]]", #"["a]","\"["]"#] {
      var scanner = FlatJSONScanner(Array((text + ",").utf8))
      #expect(scanner.value() == .list(0..<text.utf8.count))
    }
  }

  @Test(
    "what is not ours is refused",
    arguments: [
      "", "nul", "\"open", "\"line\nend\"", "[1", "[\"]", "-", "true", "{}", ".5",
    ])
  func refuses(_ text: String) {
    var scanner = FlatJSONScanner(Array(text.utf8))
    #expect(scanner.value() == nil)
  }

  @Test("a line with a field more, less or elsewhere gives no rows")
  func refusesOtherLines() async throws {
    let fixture = try BatchFixture()
    try fixture.folder.write("in.jsonl", SampleCorpus.jsonLines(SampleCorpus.items(9)))
    try await fixture.run(["in.jsonl"], to: "out")
    let text = try fixture.folder.text("out/statements.jsonl")
    let count = text.split(separator: "\n").count
    let width = StatementRows.statements.columns.count
    #expect(StatementRows.statements(Array(text.utf8))?.cells.count == count * width)
    for (from, to) in [("\"kind\"", "\"sort\""), ("\"act\":", "\"x\":1,\"act\":"), ("]}\n", "]\n")]
    {
      let other = text.replacingOccurrences(of: from, with: to)
      #expect(StatementRows.statements(Array(other.utf8)) == nil)
    }
    #expect(StatementRows.statements(Array(text.utf8.dropLast())) == nil)
  }
}
