internal import ArgumentParser
internal import BatchRunner

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute a results folder's hashes and counts; say what differs from its manifest.",
    discussion: """
      Hashes every output, the model, the dictionary and the inputs that are still where they were, and counts lines, \
      rows and ledger entries. Ends with exit code 65 if anything is not as manifest.json says.
      """)

  @Argument(help: ArgumentHelp("Folder that parley score wrote.", valueName: "folder"))
  var folder: String

  func run() throws {
    let verification = try ResultVerification(folder)
    for note in verification.notes { Console.note("note: " + note) }
    guard verification.differences.isEmpty else {
      try Console.write(lines: verification.differences)
      throw ParleyError(
        .unusableInput,
        "\(folder): \(verification.differences.count) things are not as the manifest says; run parley score again, or get a fresh copy"
      )
    }
    try Console.write(lines: [
      "\(folder): all as the manifest says (\(verification.filesRead) files)"
    ])
  }
}
