internal import ArgumentParser
internal import BatchRunner
internal import Glibc
internal import LinearClassifier

struct LabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Label a file of parley sample or suggest in the terminal, one key a label.",
    discussion: """
      Shows one statement after the other with its speaker and document, and nothing of the model's opinion; ? shows \
      the codebook. Every label is saved at once, and the next start goes on with what has none. Statements of a \
      sample come in an order that the seed makes, those of a suggestion most useful first. Two labellers work on two \
      copies of the file; parley correct --second compares them.
      """)

  @Argument(help: ArgumentHelp("CSV file to label.", valueName: "file"))
  var file: String

  @Option(help: "stance or sentiment.")
  var head = Head.stance

  @Option(help: "Seed of the order.")
  var seed: UInt64 = 1

  func validate() throws {
    if head == .act { throw ValidationError("--head must be stance or sentiment.") }
  }

  func run() throws {
    var saver = try SheetSaver(file)
    var session = try LabelSession(try LabelSheet(file), head: head, seed: seed)
    guard session.row != nil else {
      Console.note("all \(session.labelled) statements of \(file) have a label of \(head.rawValue)")
      return
    }
    let signal = try label(&session, saver: &saver)
    Console.note(
      "\(session.labelled) of \(session.sheet.rows.count) statements in \(file) have a label of \(head.rawValue)"
    )
    // Ends as the signal would have ended the program, so that a shell or script knows.
    if let signal { raise(signal) }
  }

  /// Runs the screen to its end; the terminal is as before when it returns or throws.
  ///
  /// - Returns: the signal that asked for the end, if one did.
  private func label(_ session: inout LabelSession, saver: inout SheetSaver) throws -> Int32? {
    guard var terminal = RawTerminal() else {
      throw ValidationError(
        "label needs a terminal for input and output; elsewhere fill the column '\(head.rawValue)' of \(file) with a spreadsheet."
      )
    }
    var screen = LabelScreen(name: file)
    while true {
      let size = terminal.size
      terminal.draw(screen.lines(session, width: size.width, height: size.height))
      switch terminal.next() {
      case .redraw: continue
      case .end(let signal): return signal
      case .key(let key):
        switch screen.action(for: key, head: head) {
        case .none: continue
        case .quit: return nil
        case .skip: session.skip()
        case .undo:
          if session.undo() { try saver.save(session.sheet) }
        case .give(let label):
          guard session.row != nil else { continue }
          session.give(label)
          try saver.save(session.sheet)
        }
      }
    }
  }
}
