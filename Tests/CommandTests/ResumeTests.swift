import Foundation
import ParleyTestSupport
import Testing

@Suite("parley score --resume")
struct ResumeTests {
  private static let outputs = [
    "actors.csv", "affiliation_timeline.csv", "affiliations.csv", "dyads.csv", "estimates.json",
    "ledger.bin", "parley.sqlite", "rejects.jsonl", "statements.jsonl", "timeline.csv",
  ]
  private static let command = "score big.jsonl --model model.safetensors --journal-every 0"

  /// Enough articles for a dozen batches, and an undisturbed run's results in `whole`; how long that took.
  private static func bench() async throws -> (Workbench, seconds: Double) {
    let bench = try await Workbench.trained()
    var random = SeededGenerator(seed: 5)
    let lines = Workbench.articles.split(separator: "\n").map(String.init)
    let articles = (0..<500).map { n in
      let line = lines[Int.random(in: 0..<lines.count, using: &random)]
      return n % 50 == 7
        ? "broken" : line.replacingOccurrences(of: "\"id\":\"", with: "\"id\":\"\(n)-")
    }
    try bench.folder.write("big.jsonl", articles.joined(separator: "\n") + "\n")
    let start = ContinuousClock.now
    let whole = try await bench.parley.run(words(command + " --output whole"))
    try #require(whole.code == 0, "\(whole.errors)")
    let time = (ContinuousClock.now - start).components
    return (bench, Double(time.seconds) + Double(time.attoseconds) / 1e18)
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  private func expectWhole(_ bench: Workbench, _ output: String) throws {
    for file in Self.outputs {
      #expect(
        try bench.folder.bytes("\(output)/\(file)") == bench.folder.bytes("whole/\(file)"),
        "\(output)/\(file)")
    }
    #expect(bench.folder.files(in: output) == (Self.outputs + ["manifest.json"]).sorted())
  }

  @Test("killed at random moments and resumed, a run makes the same bytes")
  func killed() async throws {
    let (bench, seconds) = try await Self.bench()
    var random = SeededGenerator(seed: 17)
    var codes: [Int32] = []
    for n in 0..<4 {
      let command = Self.command + " --output killed-\(n) --resume"
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let moment = Double.random(in: 0...seconds, using: &random)
        let jobs = [1, 2, 8][Int.random(in: 0..<3, using: &random)]
        codes.append(
          try await bench.parley.stopped(
            after: moment, by: "KILL", command + " --jobs \(jobs)"
          ).code)
      }
      let resumed = try await bench.parley.run(Self.words(command))
      #expect(resumed.code == 0, "\(resumed.errors)")
      try expectWhole(bench, "killed-\(n)")
    }
    // 137 is 128 and SIGKILL; a run may be faster than its end.
    #expect(codes.allSatisfy { $0 == 137 || $0 == 0 } && codes.contains(137), "\(codes)")
  }

  @Test(
    "SIGINT and SIGTERM finish what is in hand, end with 130 and one line that says how to go on")
  func interrupted() async throws {
    let (bench, seconds) = try await Self.bench()
    for signal in ["INT", "TERM"] {
      let output = signal.lowercased()
      let command = Self.command + " --output \(output) --jobs 1"
      let outcome = try await bench.parley.stopped(after: seconds * 0.5, by: signal, command)
      guard outcome.code != 0 else { continue }
      outcome.expectOneErrorLine(code: 130)
      #expect(outcome.errors.contains("--resume"))
      #expect(bench.folder.files(in: output).allSatisfy { $0.hasSuffix(".partial") })
      let plain = try await bench.parley.run(Self.words(command))
      plain.expectOneErrorLine(code: 73)
      let resumed = try await bench.parley.run(Self.words(command + " --resume"))
      #expect(resumed.code == 0)
      try expectWhole(bench, output)
    }
  }

  @Test("a second signal ends at once, and the run can be resumed all the same")
  func secondSignal() async throws {
    let (bench, seconds) = try await Self.bench()
    let command = Self.command + " --output twice"
    let outcome = try await bench.parley.stopped(
      after: seconds * 0.5, by: "TERM", command, twice: true)
    #expect([0, 130, 143].contains(outcome.code))
    #expect(try await bench.parley.run(Self.words(command + " --resume")).code == 0)
    try expectWhole(bench, "twice")
  }

  @Test("finished results are said to be finished, with exit code 0")
  func finished() async throws {
    let bench = try await Workbench.scored()
    let arguments = ["score", "articles.jsonl", "-o", "out", "--model", "model.safetensors"]
    let outcome = try await bench.parley.run(arguments + ["--resume"])
    #expect(outcome.code == 0)
    #expect(
      outcome.errors == "7 statements in 4 articles, 0 rejected; out was finished before\n")
    let both = try await bench.parley.run(arguments + ["--resume", "--overwrite"])
    both.expectOneErrorLine(code: 64)
    let other = try await bench.parley.run(arguments + ["--resume", "--id-field", "x"])
    other.expectOneErrorLine(code: 65)
    #expect(other.errors.contains("fields"))
  }

  @Test("verify says that all is well, or what differs with 65")
  func verify() async throws {
    let bench = try await Workbench.scored()
    let well = try await bench.parley("verify", "out")
    #expect(well.code == 0 && well.errors.isEmpty)
    #expect(well.output == "out: all as the manifest says (12 files)\n")
    try bench.folder.write("out/actors.csv", "actor\n")
    let changed = try await bench.parley("verify", "out")
    #expect(changed.code == 65)
    #expect(changed.errorLines.count == 1 && changed.errors.hasPrefix("parley: out: 2 "))
    #expect(changed.lines.allSatisfy { $0.hasPrefix("actors.csv: ") } && changed.lines.count == 2)
    try await bench.parley("verify", "nowhere").expectOneErrorLine(code: 66)
  }

  @Test("a terminal gets a line of progress that is written over and taken away")
  func progress() async throws {
    let bench = try await Workbench.scored()
    try bench.folder.write("mixed.jsonl", Workbench.articles + "broken\n")
    let shown = try await bench.parley.errorsOnTerminal(
      Self.words("score mixed.jsonl --output shown --model model.safetensors"))
    let lines = shown.components(separatedBy: "\r\u{1B}[K")
    #expect(lines.first == "")
    #expect(
      lines[1].contains(
        /^100 %, 4 articles, \d+(\.\d)?\/s, \d+(\.\d)? MB\/s, 0 s left, 1 rejected$/))
    #expect(
      lines.last?.contains("7 statements in 4 articles, 1 rejected; results in shown") == true)
    let quiet = try await bench.parley.errorsOnTerminal(
      Self.words("score mixed.jsonl --output quiet --model model.safetensors --quiet"))
    #expect(quiet.isEmpty)
  }

  @Test("for a scheduler every line of standard error is a JSON object")
  func jsonLog() async throws {
    let bench = try await Workbench.scored()
    func log(_ arguments: String) async throws -> (Int32, [[String: Any]]) {
      let outcome = try await bench.parley.run(
        Self.words("score \(arguments) --model model.safetensors --log-format json"))
      #expect(outcome.output.isEmpty)
      return (
        outcome.code,
        try outcome.errorLines.map {
          try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
      )
    }
    let (code, lines) = try await log("articles.jsonl --output logged")
    #expect(code == 0)
    #expect(lines.map { $0["message"] as? String } == ["running", "finished"])
    #expect(lines.last?["statements"] as? Int == 7)
    #expect(lines.last?["output"] as? String == "logged")
    #expect((lines.last?["time"] as? String)?.hasSuffix("Z") == true)
    let (failed, errors) = try await log("articles.jsonl --output logged")
    #expect(failed == 73 && errors.count == 1)
    #expect(errors.first?["level"] as? String == "error")
    #expect(errors.first?["exit_code"] as? Int == 73)
  }

  @Test("a disk that is full says so, and keeps what was done", .enabled(if: getuid() == 0))
  func fullDisk() async throws {
    let (bench, _) = try await Self.bench()
    try bench.folder.makeFolder("small")
    let mounted = try await bench.parley.shell("mount -t tmpfs -o size=256k tmpfs small")
    // In a container without the right to mount there is no small disk to fill.
    guard mounted.code == 0 else { return }
    let command = Self.command + " --output small/out --no-sqlite"
    let full = try await bench.parley.run(Self.words(command))
    let grown = try await bench.parley.shell("mount -o remount,size=64m small")
    let resumed = try await bench.parley.run(Self.words(command + " --resume"))
    let same = try await bench.parley.shell("cmp small/out/statements.jsonl whole/statements.jsonl")
    let unmounted = try await bench.parley.shell("umount small")
    full.expectOneErrorLine(code: 74)
    #expect(full.errors.contains("No space left"))
    #expect(grown.code == 0 && resumed.code == 0 && same.code == 0 && unmounted.code == 0)
  }
}
