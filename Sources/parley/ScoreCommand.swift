internal import ArgumentParser
internal import BatchRunner
internal import Glibc

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Find and score every statement of a corpus; write statements and aggregates.",
    discussion: """
      Writes statements.jsonl, actors.csv, affiliations.csv, rejects.jsonl and manifest.json into the output folder, \
      all at the end and all together. A document that cannot be read goes to rejects.jsonl; the rest is scored.
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

  @Flag(help: "End with exit code 65 if any document was rejected.")
  var strict = false

  @Flag(help: "No progress, no closing line.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024.")
    }
  }

  func run() async throws {
    let dictionary = try LoadedDictionary(path: input.actors)
    let model = try LoadedModel(path: model)
    var options = input.batchOptions(output: output)
    options.jobs = jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    options.overwrite = overwrite
    let showsProgress = !quiet && Console.errorIsTerminal
    var lastShown = -1.0
    let counts = try await BatchRun(options: options, model: model, dictionary: dictionary).run {
      progress in
      guard showsProgress, progress.seconds - lastShown > 0.2 else { return }
      lastShown = progress.seconds
      Console.progress(Self.line(progress))
    }
    if showsProgress { Console.progress("") }
    if !quiet {
      Console.note(
        "\(counts.statements) statements in \(counts.documents) articles, \(counts.rejected) rejected; results in \(output)"
      )
    }
    if strict, counts.rejected > 0 {
      throw ParleyError(
        .unusableInput, "\(counts.rejected) documents were rejected; see \(output)/rejects.jsonl")
    }
  }

  private static func line(_ progress: BatchProgress) -> String {
    let rate = Double(progress.bytes) / 1e6 / max(progress.seconds, 0.001)
    return
      "\(progress.documents) articles, \(progress.statements) statements, \(progress.rejected) rejected, "
      + "\(Int(rate.rounded())) MB/s"
  }
}
