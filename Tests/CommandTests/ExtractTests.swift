import Foundation
import ParleyTestSupport
import Testing

@Suite("parley extract")
struct ExtractTests {
  private let folder: ScratchFolder
  private let parley: ParleyBinary

  init() throws {
    folder = try ScratchFolder()
    parley = try ParleyBinary(in: folder)
  }

  /// Reviewed by eye; after a change of the rules: `parley extract seeds/corpus`, and read the difference.
  @Test(
    "finds the same statements in the seeds' articles, with the same speakers, as when they were reviewed"
  )
  func golden() async throws {
    let golden = try String(
      contentsOfFile: ParleyBinary.root + "/Tests/CommandTests/Golden/attributions.jsonl",
      encoding: .utf8)
    let outcome = try await parley.run(["extract", ParleyBinary.root + "/seeds/corpus"])
    #expect(outcome.code == 0)
    let expected = golden.split(separator: "\n")
    let found = outcome.output.split(separator: "\n")
    #expect(found.count == expected.count)
    if let place = zip(found, expected).enumerated().first(where: { $1.0 != $1.1 }) {
      Issue.record("line \(place.offset + 1): \(place.element.0) instead of \(place.element.1)")
    }
  }

  @Test("--explain says what was found, by which rule and cue, and why the speaker is who it is")
  func explains() async throws {
    try folder.write(
      "a.txt",
      "President Moon Jae-in met reporters. “We will talk,” he said. Moon accused the North of hiding its missiles.\n"
    )
    let outcome = try await parley.run(["extract", "--explain", "a.txt"])
    #expect(outcome.code == 0)
    #expect(
      outcome.output == """
        a#1  direct, 38 to 51
          We will talk,
          rule     cue-after: “...,” Park said.
          cue      "said"
          speaker  "he" is Moon Jae-in for KOR by pronoun; confidence 0.71

        a#2  indirect, 75 to 107
          the North of hiding its missiles
          rule     clause-after-cue: Park said (that) the talks were “a farce”
          cue      "accused"
          speaker  "Moon" is Moon Jae-in for KOR by surname of person named before; confidence 0.9
          towards  PRK


        """)
  }

  @Test("--explain and --by-part do not go together")
  func excludes() async throws {
    try folder.write("a.txt", "“We will talk,” he said.\n")
    let outcome = try await parley.run(["extract", "--explain", "--by-part", "a.txt"])
    #expect(outcome.code == 64)
  }

  @Test("a statement's text never brings control characters to the terminal")
  func isSafe() async throws {
    try folder.write("a.txt", "“We will \u{1B}[31mtalk\u{202E} again today,” Moon said.\n")
    let outcome = try await parley.run(["extract", "--explain", "a.txt"])
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
    #expect(outcome.output.contains("We will  [31mtalk  again today,"))
  }
}
