import Foundation
import LinearClassifier

/// The evaluation script beside the repository, where there is one: an independent count of the same figures.
enum StanceJudge {
  struct Verdict: Decodable {
    struct Label: Decodable {
      let n: Int
      let precision: Double
      let recall: Double
      let f1: Double
    }
    let n: Int
    let decision: String
    let accuracy: Double
    let macroF1: Double
    let auc: Double
    let ece: Double
    let labels: [String: Label]

    enum CodingKeys: String, CodingKey {
      case n, decision, accuracy, auc, ece, labels
      case macroF1 = "macro_f1"
    }
  }

  /// `shared/eval/stance_eval.py` beside the repository or one folder higher.
  static let script: String? = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ["..", "../.."].map {
      repository.appending(path: $0 + "/shared/eval/stance_eval.py").standardized.path
    }.first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// The script is there, and a Python that has numpy.
  static let isPresent: Bool =
    script != nil && (try? run(["-c", "import numpy"]))?.status == 0

  static func verdict(gold: [String], decisions: [GoldComparison.Decision]) throws -> Verdict {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = Head.stance.classes
    let table =
      "id\tlabel\ttext\n" + gold.enumerated().map { "\($0)\t\($1)\ttext\n" }.joined()
    let lines = decisions.enumerated().map { id, d in
      "{\"id\": \"\(id)\", \"label\": \"\(names[d.best])\", \"score\": \(d.score), "
        + zip(names, d.probabilities).map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}\n"
    }
    let goldFile = folder.appending(path: "gold.tsv")
    let predictionFile = folder.appending(path: "predictions.jsonl")
    try table.write(to: goldFile, atomically: false, encoding: .utf8)
    try lines.joined().write(to: predictionFile, atomically: false, encoding: .utf8)
    let result = try run([
      script ?? "", goldFile.path, predictionFile.path, "--samples", "0", "--json",
    ])
    return try JSONDecoder().decode(Verdict.self, from: result.output)
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
