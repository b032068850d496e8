internal import Features

/// One setting that was tried, and what cross-validation said of it.
public struct TuningTrial: Sendable, Equatable {
  /// What was varied, in the words of the options.
  public let setting: String
  public let value: String
  /// The head it was measured on.
  public let head: Head
  public let macroF1: Double
  /// Mean cross-entropy of the calibrated out-of-fold predictions, in nats.
  public let crossEntropy: Double
  public internal(set) var isChosen = false
}

/// A search for the settings that matter, by cross-validation over groups.
///
/// One setting after the other, each at the best values found before it: some thirty trainings instead of thousands.
/// The highest macro-F1 wins; a setting stays as it is unless another beats it. The figures of the winner are those
/// of a search and therefore a little too good.
public enum Tuning {
  private struct Knob {
    let setting: String
    let head: Head
    let values: [(label: String, apply: (inout TrainingOptions) -> Void)]
  }

  /// - Parameter progress: called after each trial with how many are done and how many there are.
  /// - Throws: ``TrainingError``.
  public static func search(
    _ rows: [LabelledText], lexicon: Lexicon?, options: TrainingOptions,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(TrainingError) -> (options: TrainingOptions, trials: [TuningTrial]) {
    let heads = try Trainer.heads(of: rows, options)
    let knobs = knobs(heads, hasLexicon: lexicon != nil, options)
    let total = knobs.reduce(0) { $0 + $1.values.count }
    var best = options
    var trials: [TuningTrial] = []
    for knob in knobs {
      var winner: (options: TrainingOptions, trial: Int)?
      for value in knob.values {
        var candidate = best
        value.apply(&candidate)
        let found = try Trainer(
          rows: rows, heads: heads, lexicon: lexicon, options: candidate
        ).crossValidate(knob.head)
        trials.append(
          TuningTrial(
            setting: knob.setting, value: value.label, head: knob.head, macroF1: found.macroF1,
            crossEntropy: found.crossEntropy))
        // The first value is the one that stands.
        if winner.map({ found.macroF1 > trials[$0.trial].macroF1 }) ?? true {
          winner = (candidate, trials.count - 1)
        }
        progress(trials.count, total)
      }
      if let winner {
        best = winner.options
        trials[winner.trial].isChosen = true
      }
    }
    return (best, trials)
  }

  private static func knobs(_ heads: [Head], hasLexicon: Bool, _ options: TrainingOptions) -> [Knob]
  {
    let first = heads[0]
    func numbers(_ standing: Double, _ others: [Double]) -> [Double] {
      [standing] + others.filter { $0 != standing }
    }
    var knobs = [
      Knob(
        setting: "inverse penalty", head: first,
        values: numbers(options.inversePenalty, [0.5, 1, 2, 4, 8, 16]).map { c in
          (short(c), { $0.inversePenalty = c })
        }),
      Knob(
        setting: "naive-Bayes floor", head: first,
        values: [(options.naiveBayesFloor.map(short) ?? "off", { _ in })]
          + [0.03, 0.1, 0.3, 1].filter { $0 != options.naiveBayesFloor }.map { floor in
            (short(floor), { $0.naiveBayesFloor = floor })
          }
          + (options.naiveBayesFloor == nil ? [] : [("off", { $0.naiveBayesFloor = nil })])),
      Knob(
        setting: "neutral penalty", head: first,
        values: numbers(options.neutralPenalty, [1, 10, 100]).map { p in
          (short(p), { $0.neutralPenalty = p })
        }),
      Knob(
        setting: "minimum rows", head: first,
        values: numbers(Double(options.features.minimumRows), [1, 2, 3, 5]).map { n in
          (short(n), { $0.features.minimumRows = Int(n) })
        }),
      family("longest run 2", first) { $0.longestRun = 2 },
      family("longest run 1", first) { $0.longestRun = 1 },
      family("negation off", first) { $0.negationScope = false },
      family("skip pairs", first) { $0.skipPairs = true },
      family("beginnings", first) { $0.beginnings = true },
      family("characters", first) { $0.characters = true },
      family("contrast", first) { $0.contrast = true },
    ]
    guard hasLexicon else { return knobs }
    for head in heads {
      guard let strength = options.lexiconStrength[head] else { continue }
      knobs.append(
        Knob(
          setting: "lexicon scale", head: head,
          values: numbers(strength.scale, [6, 12, 20, 28, 40]).map { scale in
            (short(scale), { $0.lexiconStrength[head]?.scale = scale })
          }))
    }
    return knobs
  }

  private static func family(
    _ name: String, _ head: Head, _ change: @escaping (inout FeatureOptions) -> Void
  ) -> Knob {
    Knob(
      setting: "features", head: head,
      values: [("as before", { _ in }), (name, { change(&$0.features) })])
  }

  private static func short(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
