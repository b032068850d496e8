import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("CSVText")
struct CSVTextTests {
  @Test(
    "quotes a field only where it must",
    arguments: [
      (["a", "b"], "a,b\n"),
      (["a b", "é"], "a b,é\n"),
      (["", ""], ",\n"),
      (["a,b", "c"], "\"a,b\",c\n"),
      (["say \"yes\"", "c"], "\"say \"\"yes\"\"\",c\n"),
      (["\"", "\"\""], "\"\"\"\",\"\"\"\"\"\"\n"),
      (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\"\n"),
      // A combining mark makes one character of itself and the quote before it.
      (["a\"\u{301}b", "c"], "\"a\"\"\u{301}b\",c\n"),
    ])
  func quotes(_ fields: [String], _ expected: String) {
    #expect(Array(CSVText.row(fields).utf8) == Array(expected.utf8))
  }

  @Test(
    "rows come back from the reader as they were written", arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(_ seed: UInt64) throws {
    let pieces = [
      "a", "Z", " ", ",", "\"", "\n", "\r", "\r\n", "\t", "'", "é", "🕊️", "\u{301}", ";",
    ]
    var random = SeededGenerator(seed: seed)
    let rows = (0..<40).map { _ in
      (0..<Int.random(in: 2...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined()
      }
    }
    let folder = try ScratchFolder()
    let path = try folder.write("rows.csv", rows.map(CSVText.row).joined())
    var reader = DelimitedReader(try InputFile(path), format: .csv, limit: 1 << 20)
    for row in rows {
      try #require(try reader.nextRow() == .fields(row.map { Array($0.utf8) }))
    }
    #expect(try reader.nextRow() == nil)
  }
}
