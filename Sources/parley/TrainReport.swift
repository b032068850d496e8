internal import Aggregates
internal import BatchRunner
internal import LinearClassifier
internal import Reports

/// What `parley train` prints and reports.
enum TrainReport {
  /// A bar on standard error, for people only.
  static func showProgress(_ what: String, share: Double) {
    guard Console.errorIsTerminal else { return }
    let full = Int((share * 30).rounded())
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
    Console.progress("\(what) \(bar) \(Int((share * 100).rounded())) %")
  }

  static func lines(_ trials: [TuningTrial]) -> [String] {
    var table = TerminalTable([
      .init("setting"), .init("value"), .init("head"), .init("macro-F1", right: true),
      .init("cross-entropy", right: true), .init(""),
    ])
    for trial in trials {
      table.append(
        [
          trial.setting, trial.value, trial.head.rawValue, Estimate.fourDecimals(trial.macroF1),
          Estimate.fourDecimals(trial.crossEntropy), trial.isChosen ? "chosen" : "",
        ].map { StyledText($0) })
    }
    return table.lines(colour: false) + [""]
  }

  static func lines(_ result: TrainingResult, rows: Int, output: String) -> [String] {
    var lines = [
      "\(rows) rows, \(result.classifier.termCount) terms; figures from cross-validation by group"
    ]
    for trained in result.classifier.heads {
      guard let evaluation = result.evaluations[trained.head], let fit = result.fits[trained.head]
      else { continue }
      lines += [
        "",
        "\(trained.head.rawValue): accuracy \(Estimate.fourDecimals(evaluation.accuracy)), "
          + "macro-F1 \(Estimate.fourDecimals(evaluation.macroF1))",
      ]
      lines += quality(result, trained.head)
      lines += ConfusionTable.lines(evaluation)
      if !fit.converged {
        lines.append(
          "warning: not converged after \(fit.iterations) iterations; gradient norm \(fit.gradientNorm)"
        )
      }
    }
    if result.unconvergedReplicates > 0 {
      lines.append("warning: \(result.unconvergedReplicates) replicates have not converged")
    }
    return lines + ["", "written to \(output)"]
  }

  static func json(_ result: TrainingResult, rows: Int) -> [UInt8] {
    let heads = result.classifier.heads.compactMap { trained -> String? in
      guard let evaluation = result.evaluations[trained.head], let fit = result.fits[trained.head]
      else { return nil }
      let confusion = evaluation.confusion.map {
        "[" + $0.map(String.init).joined(separator: ", ") + "]"
      }
      return """
        "\(trained.head.rawValue)": {"rows": \(evaluation.count), "accuracy": \(evaluation.accuracy), \
        "macro_f1": \(evaluation.macroF1), "labels": ["\(evaluation.labels.joined(separator: "\", \""))"], \
        "confusion": [\(confusion.joined(separator: ", "))], "iterations": \(fit.iterations), "objective": \(fit.objective), \
        "gradient_norm": \(fit.gradientNorm), "converged": \(fit.converged), "temperature": \(trained.temperature)\
        \(trained.quality.map { ", " + reliability($0) } ?? "")}
        """
    }
    let terms = result.classifier.termCount
    return Array(
      """
      {"rows": \(rows), "terms": \(terms), "fit_seconds": \(result.fitSeconds), \
      "final_fit_seconds": \(result.finalFitSeconds), "heads": {\(heads.joined(separator: ", "))}}

      """
      .utf8)
  }

  /// The fields of the calibration: its error and the table behind it.
  static func reliability(_ quality: HeadQuality) -> String {
    let bins = quality.reliability.map {
      "{\"rows\": \($0.rows), \"certainty\": \($0.certainty), \"accuracy\": \($0.accuracy)}"
    }
    return
      "\"ece\": \(quality.calibrationError), \"reliability\": [\(bins.joined(separator: ", "))]"
  }

  /// Ranking and calibration of a head's out-of-fold predictions, where it has two sides.
  private static func quality(_ result: TrainingResult, _ head: Head) -> [String] {
    guard let gold = result.gold[head], let predictions = result.outOfFold[head],
      let found = GoldComparison.ranking(
        head: head, gold: gold.map { head.classes[$0] },
        decisions: predictions.map { $0.decision(of: head) })
    else { return [] }
    return [
      "AUC \(Estimate.fourDecimals(found.areaUnderCurve)), calibration error "
        + Estimate.fourDecimals(found.calibrationError)
    ]
  }
}
