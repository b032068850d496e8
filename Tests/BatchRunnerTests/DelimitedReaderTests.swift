import ParleyTestSupport
import Testing

@testable import BatchRunner

/// A delimited text and the rows in it.
struct DelimitedCase: Sendable, CustomTestStringConvertible {
  let name: String
  let format: InputFormat
  let text: String
  /// Fields and the line on which the row begins.
  let rows: [(line: Int, fields: [String])]

  init(
    _ name: String, _ format: InputFormat = .csv, _ text: String,
    _ rows: (line: Int, fields: [String])...
  ) {
    self.name = name
    self.format = format
    self.text = text
    self.rows = rows
  }

  var testDescription: String { name }

  static let all = [
    // RFC 4180, section 2, in its order.
    DelimitedCase(
      "each record on its own line", .csv, "a,b,c\r\nd,e,f\r\n",
      (1, ["a", "b", "c"]), (2, ["d", "e", "f"])),
    DelimitedCase(
      "no line break after the last", .csv, "a,b\r\nc,d", (1, ["a", "b"]), (2, ["c", "d"])),
    DelimitedCase("spaces belong to the field", .csv, " a , b \n", (1, [" a ", " b "])),
    DelimitedCase(
      "quoted fields", .csv, "\"a\",\"b\",c\r\nd,e,f", (1, ["a", "b", "c"]), (2, ["d", "e", "f"])),
    DelimitedCase(
      "line breaks inside quotes", .csv, "\"a\",\"b\r\nbb\",\"c\n\nc\"\r\nz,y,x",
      (1, ["a", "b\r\nbb", "c\n\nc"]), (5, ["z", "y", "x"])),
    DelimitedCase("commas inside quotes", .csv, "\"a,b\",c\n", (1, ["a,b", "c"])),
    DelimitedCase(
      "doubled quotes", .csv, "\"a\",\"b\"\"bb\",\"\"\"c\"\"\"\n", (1, ["a", "b\"bb", "\"c\""])),
    DelimitedCase("only a quote", .csv, "\"\"\"\",x\n", (1, ["\"", "x"])),
    // What the standard leaves open.
    DelimitedCase("LF alone", .csv, "a,b\nc,d\n", (1, ["a", "b"]), (2, ["c", "d"])),
    DelimitedCase("empty fields", .csv, ",,\n\"\",\"\",\n", (1, ["", "", ""]), (2, ["", "", ""])),
    DelimitedCase("a comma at the end", .csv, "a,", (1, ["a", ""])),
    DelimitedCase("a quote within a field", .csv, "a\"b,5\" c\n", (1, ["a\"b", "5\" c"])),
    DelimitedCase("text after the closing quote", .csv, "\"a\"b,c\n", (1, ["ab", "c"])),
    DelimitedCase(
      "CR at the end of a quoted field", .csv, "\"a\r\"\n\"b\r\",\"c\r\"\r\n\"d\r\"",
      (1, ["a\r"]), (2, ["b\r", "c\r"]), (3, ["d\r"])),
    DelimitedCase(
      "blank lines are no rows", .csv, "\n\r\na,b\n\n\r\nc,d\n\n",
      (3, ["a", "b"]), (6, ["c", "d"])),
    DelimitedCase("an empty quoted field is a row", .csv, "\"\"\na\n", (1, [""]), (2, ["a"])),
    DelimitedCase(
      "a byte order mark before a quote", .csv, "\u{FEFF}\"id\",\"text\"\n1,\"a\"\n",
      (1, ["id", "text"]), (2, ["1", "a"])),
    DelimitedCase("no rows", .csv, ""),
    DelimitedCase("only blank lines", .csv, "\n\r\n\n"),
    DelimitedCase("letters beyond ASCII", .csv, "é,\"🕊,ß\"\n", (1, ["é", "🕊,ß"])),
    // TSV.
    DelimitedCase(
      "a quote is a character in TSV", .tsv, "\"a\tb\"\n\"\"\t\"\n", (1, ["\"a", "b\""]),
      (2, ["\"\"", "\""])),
    DelimitedCase("a comma is a character in TSV", .tsv, "a,b\tc\r\n", (1, ["a,b", "c"])),
    DelimitedCase("empty fields in TSV", .tsv, "\t\t\n\n\ta", (1, ["", "", ""]), (3, ["", "a"])),
  ]
}

@Suite("DelimitedReader")
struct DelimitedReaderTests {
  private let folder = try? ScratchFolder()

  private func reader(_ text: String, _ format: InputFormat = .csv, limit: Int = 1 << 20) throws
    -> DelimitedReader
  {
    DelimitedReader(
      try InputFile(try #require(folder).write("input", text)), format: format, limit: limit)
  }

  private func fields(_ fields: String...) -> DelimitedReader.Row {
    .fields(fields.map { Array($0.utf8) })
  }

  @Test("reads rows and their lines", arguments: DelimitedCase.all)
  func readsRows(_ c: DelimitedCase) throws {
    var reader = try reader(c.text, c.format)
    for expected in c.rows {
      #expect(try reader.nextRow() == .fields(expected.fields.map { Array($0.utf8) }))
      #expect(reader.line == expected.line)
    }
    #expect(try reader.nextRow() == nil)
  }

  @Test("a mark that is never closed costs its own row and no other")
  func findsUnclosedQuotes() throws {
    var reader = try reader("a,b\n\nc,\"d\ne,f\n\ng,\"h\ni\"\nj,\"k")
    #expect(try reader.nextRow() == fields("a", "b"))
    // The mark of line 3 is closed by the one of line 6: text stands after it, as in any field.
    #expect(try reader.nextRow() == fields("c", "d\ne,f\n\ng,h"))
    #expect(reader.line == 3)
    #expect(try reader.nextRow() == fields("i\""))
    #expect(reader.line == 7)
    #expect(try reader.nextRow() == .unclosedQuote)
    #expect(reader.line == 8)
    #expect(try reader.nextRow() == nil)
  }

  @Test("what was read in search of a closing mark is read again", arguments: [1 << 20, 40])
  func readsAgain(_ limit: Int) throws {
    let rows = (5..<40).map { "\($0),x" }
    var reader = try reader("1,2\n3,\"4\n" + rows.joined(separator: "\n"), limit: limit)
    #expect(try reader.nextRow() == fields("1", "2"))
    #expect(try reader.nextRow() == .unclosedQuote)
    for number in 5..<40 {
      #expect(try reader.nextRow() == fields("\(number)", "x"))
      #expect(reader.line == number - 2)
    }
    #expect(try reader.nextRow() == nil)
  }

  @Test("a line too long to keep, met in search of a closing mark, is not lost")
  func keepsSkippedLines() throws {
    var reader = try reader("a,\"b\nc,d\n0123456789\ne,f\n", limit: 8)
    let found = try (0..<5).map { _ in try reader.nextRow() }
    #expect(found == [.unclosedQuote, fields("c", "d"), .tooLong, fields("e", "f"), nil])
  }

  @Test("a file of stray marks takes linear time: every line is one reject")
  func staysLinear() throws {
    // Read from outside or inside of quotes, each line ends inside.
    let lines = 20_000
    var reader = try reader(String(repeating: "x\",\"\n", count: lines), limit: 4096)
    var rejects = 0
    let started = ContinuousClock.now
    while let row = try reader.nextRow() {
      #expect(row == .unclosedQuote)
      rejects += 1
    }
    #expect(rejects == lines)
    // Quadratic work would be 20,000 times 4,096 bytes, some seconds in a debug build.
    #expect(started.duration(to: .now) < .seconds(5))
  }

  @Test("passes over a row above the limit and goes on after it")
  func passesOverLongRows() throws {
    var reader = try reader("aaaa,bb\naaaa,bbbb\n\"aaaa\naaaa\",b\nc,d\neeeeeeeee", limit: 8)
    #expect(try reader.nextRow() == fields("aaaa", "bb"))
    #expect(try reader.nextRow() == .tooLong)
    #expect(reader.line == 2)
    #expect(try reader.nextRow() == .tooLong)
    #expect(reader.line == 3)
    #expect(try reader.nextRow() == fields("c", "d"))
    #expect(reader.line == 5)
    #expect(try reader.nextRow() == .tooLong)
    #expect(try reader.nextRow() == nil)
  }
}
