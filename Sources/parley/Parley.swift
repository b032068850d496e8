internal import ArgumentParser
internal import BatchRunner
internal import Glibc

@main
struct Parley: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parley",
    abstract:
      "Who speaks how to whom: finds quoted statements in news, their speakers and their stance.",
    discussion: """
      Three moves: train a model on labelled sentences, score a corpus, print the summary.

        parley train seeds/statements.tsv --output my.safetensors
        parley score articles/ --output results
        parley summary results

      Exit codes: 0 done; 64 wrong usage; 65 unusable input; 66 input cannot be opened; 70 internal error; \
      73 output cannot be created; 74 reading or writing failed; 75 output folder in use; \
      130 interrupted.
      """,
    version: ParleyVersion.current,
    subcommands: [
      TrainCommand.self, ScoreCommand.self, SummaryCommand.self, ExtractCommand.self,
      ArticlesCommand.self, ClassifyCommand.self, ActorsCommand.self,
      EvaluateCommand.self, ExplainCommand.self, InspectCommand.self,
      ReportCommand.self, SampleCommand.self, LabelCommand.self, CorrectCommand.self,
      SuggestCommand.self, VerifyCommand.self,
    ])

  static func main() async {
    // A reader that has gone away ends the program quietly, even where the parent process ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as ParleyError {
      Console.error(error.description)
      Self.exit(withError: ExitCode(error.code.rawValue))
    } catch let error where exitCode(for: error) == .validationFailure {
      Console.error(usageMessage(for: error))
      Self.exit(withError: ExitCode.validationFailure)
    } catch {
      Self.exit(withError: error)
    }
  }

  /// What was wrong and where the help is, without the usage in between.
  private static func usageMessage(for error: any Error) -> String {
    let what = message(for: error)
    let help = fullMessage(for: error).split(separator: "\n").last { $0.hasPrefix("  See '") } ?? ""
    return what + (what.hasSuffix(".") ? "" : ".") + help.dropFirst()
  }
}
