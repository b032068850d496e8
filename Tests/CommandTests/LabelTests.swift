import Foundation
import Glibc
import ParleyTestSupport
import Testing

/// A labeller at work: presses keys and waits for what must come of them.
private final class Labeller {
  private let terminal: PseudoTerminal
  private let process: Process
  private(set) var seen = ""

  struct Late: Error, CustomStringConvertible {
    let description: String
  }

  init(_ parley: ParleyBinary, _ arguments: [String], environment: [String: String] = [:]) throws {
    terminal = try PseudoTerminal()
    process = try parley.start(["label"] + arguments, on: terminal, environment: environment)
  }

  deinit { if process.isRunning { process.terminate() } }

  var isRaw: Bool { terminal.isRaw }
  var isRunning: Bool { process.isRunning }

  func type(_ keys: String) { terminal.type(keys) }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until what is on the screen since the last call holds the words.
  func wait(for words: String) async throws {
    try await wait(words) {
      self.seen += self.terminal.everything()
      guard let found = self.seen.range(of: words) else { return false }
      self.seen = String(self.seen[found.upperBound...])
      return true
    }
  }

  /// Waits for the end; the exit code, or 128 and the signal.
  func end() async throws -> Int32 {
    try await wait("the end") {
      self.seen += self.terminal.everything()
      return !self.process.isRunning
    }
    seen += terminal.everything()
    return process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  func wait(_ what: String, until isSo: () throws -> Bool) async throws {
    for _ in 0..<1500 {
      if try isSo() { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Late(description: "waited in vain for \(what); on the screen: \(seen)")
  }
}

@Suite("parley label")
struct LabelTests {
  private let folder: ScratchFolder
  private let parley: ParleyBinary

  init() throws {
    folder = try ScratchFolder()
    parley = try ParleyBinary(in: folder)
  }

  private static let header =
    "id,document,date,kind,speaker,cue,text,stance,sentiment,stratum,inclusion_probability,sample_design"

  private func write(_ count: Int, text: (Int) -> String = { "Statement \($0)." }) throws {
    let rows = (0..<count).map {
      "d#\($0),d,,direct,she,said,\"\(text($0))\",,,1a,0.5,x\n"
    }
    try folder.write("sheet.csv", Self.header + "\n" + rows.joined())
  }

  /// Words of the stance column by id, without empty ones.
  private func labels(_ column: Int = 7) throws -> [String: String] {
    let table = ScoredCorpus.table(try folder.text("sheet.csv"))
    return Dictionary(
      uniqueKeysWithValues: table.dropFirst().map { ($0[0], $0[column]) }.filter { !$0.1.isEmpty })
  }

  @Test("one key a label, saved at once, and the next start goes on where nothing is labelled")
  func labelsAndResumes() async throws {
    try write(5)
    let first = try Labeller(parley, ["sheet.csv"])
    try await first.wait(for: "0 of 5 labelled")
    for (key, count) in [("c", 1), ("2", 2), ("h", 3)] {
      first.type(key)
      try await first.wait(for: "\(count) of 5 labelled")
      #expect(try labels().count == count)
    }
    first.type("q")
    #expect(try await first.end() == 0)
    let before = try labels()
    #expect(before.values.sorted() == ["conciliatory", "hostile", "neutral"])

    let second = try Labeller(parley, ["sheet.csv"])
    try await second.wait(for: "3 of 5 labelled")
    second.type("nn")
    try await second.wait(for: "That was the last one.")
    second.type("q")
    #expect(try await second.end() == 0)
    #expect(try labels().count == 5)
    #expect(before.allSatisfy { (try? labels()[$0.key]) == $0.value })

    let third = try Labeller(parley, ["sheet.csv"])
    #expect(try await third.end() == 0)
    #expect(third.seen.contains("all 5 statements of sheet.csv have a label of stance"))
  }

  @Test("undo takes labels back one by one, skip leaves a row for later")
  func undoAndSkip() async throws {
    try write(4)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 4 labelled")
    labeller.type("hc")
    try await labeller.wait(for: "2 of 4 labelled")
    labeller.type("u")
    try await labeller.wait(for: "1 of 4 labelled")
    #expect(try labels().values.sorted() == ["hostile"])
    labeller.type("uuuuu")
    try await labeller.wait(for: "0 of 4 labelled")
    try await labeller.wait("nothing labelled") { try self.labels().isEmpty }
    labeller.type("sssc")
    try await labeller.wait(for: "3 skipped, start again for them")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    #expect(try labels().count == 1)
  }

  @Test("sentiment has its own column and keys")
  func sentiment() async throws {
    try write(3)
    let labeller = try Labeller(parley, ["sheet.csv", "--head", "sentiment"])
    try await labeller.wait(for: "sentiment, 0 of 3 labelled")
    labeller.type("+0-")
    try await labeller.wait(for: "That was the last one.")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    #expect(try labels(8).values.sorted() == ["negative", "neutral", "positive"])
    #expect(try labels().isEmpty)
  }

  @Test("the order comes from the seed, not from the file, and a suggestion keeps its own")
  func order() async throws {
    func firstRow(_ arguments: [String]) async throws -> Set<String> {
      try write(40)
      let labeller = try Labeller(parley, ["sheet.csv"] + arguments)
      try await labeller.wait(for: "0 of 40 labelled")
      labeller.type("cccc")
      try await labeller.wait(for: "4 of 40 labelled")
      labeller.type("q")
      #expect(try await labeller.end() == 0)
      return Set(try labels().keys)
    }
    let one = try await firstRow([])
    let again = try await firstRow(["--seed", "1"])
    let two = try await firstRow(["--seed", "2"])
    #expect(one == again && one != two && one != ["d#0", "d#1", "d#2", "d#3"])

    try write(40)
    let sheet = try folder.text("sheet.csv")
    try folder.write(
      "sheet.csv", sheet.replacingOccurrences(of: "sample_design", with: "training_only"))
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 40 labelled")
    labeller.type("cc")
    try await labeller.wait(for: "2 of 40 labelled")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    #expect(try Set(labels().keys) == ["d#0", "d#1"])
  }

  @Test("the codebook is one key away, and closing it labels nothing")
  func codebook() async throws {
    try write(2)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 2 labelled")
    labeller.type("?")
    try await labeller.wait(for: "any key goes back")
    labeller.type("h")
    try await labeller.wait(for: "Statement")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    #expect(try labels().isEmpty)
  }

  @Test("arrows, function keys, pasted text and letters beyond ASCII label nothing")
  func sequences() async throws {
    try write(9)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 9 labelled")
    // The last bytes of these are h, n, c and digits; the pasted words hold them all.
    labeller.type("\u{1B}[C\u{1B}[3~\u{1B}[1;5h\u{1B}On\u{1B}c\u{1B}[200~chnchn 123\u{1B}[201~é漢")
    labeller.type("c")
    try await labeller.wait(for: "1 of 9 labelled")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    #expect(try labels().count == 1)
  }

  @Test("nothing in a text steers the terminal")
  func hostileText() async throws {
    try write(1) { _ in "before\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}after" }
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(
      for: "before\u{FFFD}[2J\u{FFFD}]0;owned\u{FFFD}\u{FFFD}31m\u{FFFD}after")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
  }

  @Test("shows nothing of the model's opinion, of strata or of chances")
  func blind() async throws {
    try write(1)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "q: quit")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    for secret in ["1a", "0.5", "stratum", "probability"] {
      #expect(!labeller.seen.contains(secret))
    }
  }

  @Test(
    "a signal ends it with the terminal as it was and every label saved",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(_ signal: Int32) async throws {
    try write(3)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 3 labelled")
    #expect(labeller.isRaw)
    labeller.type("c")
    try await labeller.wait(for: "1 of 3 labelled")
    labeller.send(signal)
    #expect(try await labeller.end() == 128 + signal)
    #expect(!labeller.isRaw)
    #expect(labeller.seen.contains("\u{1B}[?25h\u{1B}[?1049l"))
    #expect(try labels().count == 1)
  }

  @Test("stopped and brought back, it gives the terminal away and takes it again")
  func jobControl() async throws {
    try write(3)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 3 labelled")
    labeller.send(SIGTSTP)
    try await labeller.wait(for: "\u{1B}[?1049l")
    try await labeller.wait("a quiet terminal") { !labeller.isRaw }
    labeller.send(SIGCONT)
    try await labeller.wait(for: "\u{1B}[?1049h")
    labeller.type("n")
    try await labeller.wait(for: "1 of 3 labelled")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
  }

  @Test("a file that another program changed is not overwritten, and the terminal is as it was")
  func changedFile() async throws {
    try write(3)
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "0 of 3 labelled")
    try write(3) { "Changed \($0)." }
    let changed = try folder.text("sheet.csv")
    labeller.type("c")
    #expect(try await labeller.end() == 74)
    #expect(labeller.seen.contains("another program changed it"))
    #expect(!labeller.isRaw)
    #expect(try folder.text("sheet.csv") == changed)
    #expect(folder.files() == ["sheet.csv"])
  }

  @Test("keeps what it does not know, and a link to the file stays a link")
  func keepsTheRest() async throws {
    try folder.write(
      "real/sheet.csv",
      "\u{FEFF}id,note,text,stance\r\na,\"x,\"\"y\"\"\nz\",Words.,\r\nb,,More.,HOSTILE\r\n")
    try folder.link("sheet.csv", to: folder["real/sheet.csv"])
    let labeller = try Labeller(parley, ["sheet.csv"])
    try await labeller.wait(for: "1 of 2 labelled")
    labeller.type("n")
    try await labeller.wait(for: "2 of 2 labelled")
    labeller.type("q")
    #expect(try await labeller.end() == 0)
    #expect(
      try folder.text("real/sheet.csv")
        == "\u{FEFF}id,note,text,stance\na,\"x,\"\"y\"\"\nz\",Words.,neutral\nb,,More.,HOSTILE\n")
    #expect(folder.files().contains("real/sheet.csv"))
  }

  @Test("without a terminal it says what to do instead")
  func noTerminal() async throws {
    try write(2)
    let outcome = try await parley("label", "sheet.csv")
    #expect(outcome.code == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("needs a terminal") && outcome.errors.contains("spreadsheet"))
    let dumb = try Labeller(parley, ["sheet.csv"], environment: ["TERM": "dumb"])
    #expect(try await dumb.end() == 64)
    #expect(!dumb.seen.contains("\u{1B}"))
  }

  @Test(
    "a file that cannot be labelled is an error with file and line",
    arguments: [
      ("id,text\na,b\n", "sheet.csv:1: no column 'stance'"),
      ("text,stance\na,\n", "sheet.csv:1: no column 'id'"),
      ("id,text,stance\na,b,\nb,c,friendly\n", "sheet.csv:3: row 'b': 'friendly' is no stance"),
      ("id,text,stance,stance\na,b,,\n", "sheet.csv:1: two columns have the same name"),
    ])
  func failures(_ content: String, _ says: String) async throws {
    try folder.write("sheet.csv", content)
    let outcome = try await parley("label", "sheet.csv")
    outcome.expectOneErrorLine(code: 65)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    let missing = try await parley("label", "nowhere.csv")
    missing.expectOneErrorLine(code: 66)
  }
}
