internal import ArgumentParser
internal import BatchRunner
internal import Glibc

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Find and score every statement of a corpus; write statements and aggregates.",
    discussion: """
      Writes statements.jsonl, actors.csv, affiliations.csv, parley.sqlite, rejects.jsonl, ledger.bin and \
      manifest.json into the output folder, all at the end and all together. A document that cannot be read goes to \
      rejects.jsonl; the rest is scored. A run that was stopped, whatever stopped it, goes on with the same command \
      and --resume, and ends with the same bytes.
      """)

  @OptionGroup var input: InputOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Folder for the results.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("Model file instead of the shipped one.", valueName: "file"))
  var model: String?

  @Option(help: "Worker threads; default: all cores.")
  var jobs: Int?

  @Flag(help: "Replace results that are already there.")
  var overwrite = false

  @Flag(help: "Go on with a run that was stopped; begin one where there is none.")
  var resume = false

  @Flag(inversion: .prefixedNo, help: "Write parley.sqlite too.")
  var sqlite = true

  @Flag(help: "End with exit code 65 if any document was rejected.")
  var strict = false

  @Flag(help: "No progress, no closing line.")
  var quiet = false

  @Option(help: "On standard error: text, or json for schedulers.")
  var logFormat = LogFormat.text

  @Option(
    help: ArgumentHelp(
      "Seconds of work that a killed run may have to do again.", valueName: "seconds"))
  var journalEvery = 1.0

  enum LogFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024.")
    }
    if resume, overwrite {
      throw ValidationError("--resume goes on and --overwrite begins anew: give one of them.")
    }
    if !(journalEvery >= 0) { throw ValidationError("--journal-every must be 0 or more.") }
  }

  func run() async throws {
    var log = RunLog(
      quiet ? .silent : logFormat == .json ? .json : Console.errorIsTerminal ? .terminal : .plain)
    do {
      try await score(&log)
    } catch let error as ParleyError where log.fail(error) {
      throw ExitCode(error.code.rawValue)
    }
  }

  private func score(_ log: inout RunLog) async throws {
    let dictionary = try LoadedDictionary(path: input.actors)
    let model = try LoadedModel(path: model)
    var options = input.batchOptions(output: output)
    options.jobs = jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    options.overwrite = overwrite
    options.resume = resume
    options.database = sqlite
    options.journalSeconds = journalEvery
    StopSignals.install()
    let outcome = try await BatchRun(options: options, model: model, dictionary: dictionary).run(
      interruption: StopSignals.interruption
    ) { log.show($0) }
    log.end(outcome, in: output)
    if strict, outcome.counts.rejected > 0 {
      throw ParleyError(
        .unusableInput,
        "\(outcome.counts.rejected) documents were rejected; see \(output)/rejects.jsonl")
    }
  }
}
