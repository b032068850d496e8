internal import ArgumentParser
internal import BatchRunner
internal import Features
internal import Glibc
internal import LinearClassifier

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on labelled sentences, cross-validated by group.",
    discussion: """
      The input is TSV, CSV or JSONL with text and at least one of stance (conciliatory, neutral, hostile) and \
      sentiment (positive, neutral, negative); optional: id, weight, group (rows of one group never straddle a fold).
      """)

  @Argument(help: ArgumentHelp("Labelled files.", valueName: "input"))
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Model file to write (.safetensors).", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Words with known values (TSV: term, stance, sentiment): where the weights start from.",
      valueName: "file"))
  var lexicon: String?

  @Option(help: "Folds of cross-validation.")
  var folds = 5

  @Option(help: "Seed of the fold assignment.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Inverse strength of the L2 penalty (C); smaller is stricter.", valueName: "number"))
  var inversePenalty = TrainingOptions().inversePenalty

  @Option(
    help: ArgumentHelp(
      "How much stricter the penalty is for neutral's weights.", valueName: "number"))
  var neutralPenalty = TrainingOptions().neutralPenalty

  @Option(
    help: ArgumentHelp(
      "Naive-Bayes scaling: what a term without any tendency keeps; off for no scaling.",
      valueName: "number"))
  var naiveBayesFloor = "\(TrainingOptions().naiveBayesFloor.map { String($0) } ?? "off")"

  @Option(
    help: ArgumentHelp("Terms in fewer rows are left out.", valueName: "count"))
  var minimumRows = FeatureOptions().minimumRows

  @Option(
    help: ArgumentHelp(
      "Bootstrap replicates of the stance head, for the scores' intervals; 0 for none.",
      valueName: "count"))
  var replicates = TrainingOptions().replicates

  @Option(help: "Threads; default: all cores.")
  var jobs: Int?

  @Flag(
    help:
      "First search the settings that matter by cross-validation, print what was tried, and train with the best."
  )
  var tune = false

  @Option(help: ArgumentHelp("Also write the figures as JSON.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Also write the rows that were trained on in the sparse format of libsvm and liblinear.",
      valueName: "file"))
  var matrix: String?

  @Option(
    help: ArgumentHelp(
      "Also write what the folds said of the rows that they had not seen (JSON lines, as classify prints).",
      valueName: "file"))
  var outOfFold: String?

  @Option(help: ArgumentHelp("Column of the text.", valueName: "name"))
  var textColumn = "text"

  @Option(help: ArgumentHelp("Column read as stance where none is called so.", valueName: "name"))
  var labelColumn = "label"

  func validate() throws {
    if folds < 2 { throw ValidationError("--folds must be at least 2.") }
    if !(neutralPenalty > 0 && neutralPenalty.isFinite) {
      throw ValidationError("--neutral-penalty must be above 0.")
    }
    if naiveBayesFloor != "off", Double(naiveBayesFloor).map({ $0 > 0 && $0.isFinite }) != true {
      throw ValidationError("--naive-bayes-floor must be a number above 0, or off.")
    }
    if minimumRows < 1 { throw ValidationError("--minimum-rows must be at least 1.") }
    if !(0...1000).contains(replicates) {
      throw ValidationError("--replicates must be from 0 to 1000.")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024.")
    }
    if !(inversePenalty > 0 && inversePenalty.isFinite) {
      throw ValidationError("--inverse-penalty must be above 0.")
    }
  }

  func run() throws {
    var columns = LabelledFile.Columns()
    columns.text = textColumn
    columns.label = labelColumn
    let file = try LabelledFile(inputs, columns: columns)
    for note in file.notes { Console.note("note: \(note)") }
    let rows = try file.labelledTexts(dictionary: try LoadedDictionary(path: nil).dictionary)
    var options = TrainingOptions()
    options.folds = folds
    options.seed = seed
    options.inversePenalty = inversePenalty
    options.features.minimumRows = minimumRows
    options.replicates = replicates
    options.neutralPenalty = neutralPenalty
    options.naiveBayesFloor = naiveBayesFloor == "off" ? nil : Double(naiveBayesFloor)
    options.threads = jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let words = if let lexicon { try LoadedLexicon(path: lexicon) } else { nil as LoadedLexicon? }
    var tuningLines: [String] = []
    let result: TrainingResult
    do throws(TrainingError) {
      if tune {
        let found = try Tuning.search(rows, lexicon: words?.lexicon, options: options) {
          TrainReport.showProgress("tuning", share: Double($0) / Double($1))
        }
        options = found.options
        tuningLines = TrainReport.lines(found.trials)
      }
      var facts = options.facts
      facts["parley"] = ParleyVersion.current
      facts["training_rows"] = String(rows.count)
      facts["training_sha256"] = file.trainingHash
      facts["lexicon_sha256"] = words?.sha256
      result = try TextClassifier.train(
        rows, lexicon: words?.lexicon, options: options, facts: facts,
        progress: { TrainReport.showProgress("training", share: $0) })
    } catch {
      throw ParleyError(.unusableInput, "\(inputs.joined(separator: " ")): \(error)")
    }
    if Console.errorIsTerminal { Console.progress("") }
    try WholeFile.write(try result.classifier.serialized(), to: output)
    try Console.write(
      lines: tuningLines + TrainReport.lines(result, rows: rows.count, output: output))
    if let matrix { try WholeFile.write(result.classifier.libsvm(rows), to: matrix) }
    if let outOfFold { try WholeFile.write(Self.outOfFoldLines(file, result), to: outOfFold) }
    if let report { try WholeFile.write(TrainReport.json(result, rows: rows.count), to: report) }
  }

  /// The first head's predictions of the rows that it labels, each by the model that had not seen its group.
  private static func outOfFoldLines(_ file: LabelledFile, _ result: TrainingResult) -> [UInt8] {
    guard let head = result.classifier.heads.first?.head,
      let predictions = result.outOfFold[head]
    else { return [] }
    let labelled = file.rows.filter { $0.labels[head.rawValue] != nil }
    return zip(labelled, predictions).flatMap { $1.jsonLine(id: $0.id, head: head) }
  }
}
