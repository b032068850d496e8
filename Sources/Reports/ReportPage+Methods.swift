extension ReportContent {
  var modelSection: Markup {
    guard let model else { return "<p>\(missingModel)</p>" }
    guard let quality = model.quality else {
      return """
        <p>The model file records no figures of quality. This is the confusion it was given:</p>
        <div class="pair">\(confusionFigure(model))</div>
        """
    }
    return """
      <p>In cross-validation on the \(SignedNumber.count(quality.rows)) labelled rows that it was trained on, the model decided \
      \(SignedNumber.percent(quality.accuracy)) right (macro-F1 \(SignedNumber.share(quality.macroF1)), \
      calibration error \(SignedNumber.share(quality.calibrationError))). That is not how good it is on your corpus: \
      <code>parley sample</code>, <code>label</code> and <code>correct</code> tell that from a sample that you label.</p>
      <div class="pair">
      <figure>\(Figure.reliability(quality.bins).inline)<figcaption>Each dot is a tenth of the rows, by how certain the \
      model was. On the diagonal, certainty is what it says; below it, the model is too sure.</figcaption></figure>
      \(confusionFigure(model))
      </div>
      """
  }

  private func confusionFigure(_ model: Model) -> Markup {
    """
    <figure>\(Figure.confusion(model.confusion, classes: model.classes).inline)<figcaption>What rows of each label were \
    given on average: the nearer to 1 on the diagonal, the better. Corrected shares undo these errors.</figcaption></figure>
    """
  }

  var methodSection: Markup {
    """
    <p>A paragraph to paste, with the figures of this run:</p>
    <blockquote class="paste">\(methods.joined(separator: " "))</blockquote>
    \(assumptionNote)
    """
  }

  private var assumptionNote: Markup {
    let text: Markup =
      assumption.map { "\($0)" }
      ?? "the model errs on this corpus, within each class, as it did in cross-validation on its training data"
    return """
      <p><strong>What corrected figures assume:</strong> \(text). Nothing in these results can show whether that holds; a labelled \
      sample of the corpus can.</p>
      """
  }

  /// Sentences for a paper.
  private var methods: [String] {
    let count = SignedNumber.count
    let day = String(run.start.prefix(10))
    let dates =
      days.map { "dated \($0.lowerBound) to \($0.upperBound)" } ?? "none of them dated"
    let gaps =
      (run.rejected > 0 ? "; \(count(run.rejected)) more could not be read" : "")
      + (undated > 0 && days != nil
        ? "; \(count(undated)) statements are of articles without a date" : "")
    var sentences = [
      "Statements were extracted and scored with parley \(run.version) on \(day) (model SHA-256 \(run.modelHash), actor dictionary SHA-256 \(run.dictionaryHash)).",
      "The corpus held \(count(run.documents)) articles, \(dates)\(gaps).",
      "parley found \(count(run.statements)) statements: \(count(run.direct)) direct quotations, \(count(run.mixed)) paraphrases with a quoted part and \(count(run.indirect)) in indirect speech; \(count(run.unattributed)) have no speaker that could be named and enter no actor's figure.",
      "The stance of a statement is the calibrated probability of conciliatory less that of hostile, from a multinomial logistic regression on words with all names masked; an actor's stance is its mean.",
      "Intervals of means are 95 % intervals between articles (linearised ratio estimator, Student's t)"
        + (model.map { $0.replicates > 0 } ?? false
          ? " with the variance between the model's \(model?.replicates ?? 0) bootstrap replicates."
          : "."),
    ]
    if actors.contains(where: { $0.net != nil }) {
      sentences.append(
        "Net cooperation is the conciliatory less the hostile share, corrected for misclassification by probabilistic adjusted count (Bella et al. 2010) with the model's cross-validated confusion; its intervals include the sampling error of that confusion."
      )
    } else if actors.contains(where: { $0.conciliatory != nil }) {
      sentences.append(
        "Shares are corrected for misclassification by probabilistic adjusted count (Bella et al. 2010) with the model's cross-validated confusion."
      )
    }
    if actors.contains(where: { $0.conciliatory != nil }) {
      sentences.append(
        "The correction assumes that within each class the model errs on this corpus as it did in cross-validation on its training data (prior probability shift)."
      )
    }
    if let quality = model?.quality {
      sentences.append(
        "In that cross-validation (\(count(quality.rows)) rows) its accuracy was \(SignedNumber.share(quality.accuracy)) and its macro-F1 \(SignedNumber.share(quality.macroF1))."
      )
    }
    return sentences
  }

  /// A manifest of very many inputs is cut here; the file has it all.
  private static let longestManifest = 60_000

  var recordSection: Markup {
    let facts: [(Markup, String)] = [
      ("parley", run.version), ("scored", run.start), ("model", run.modelFile),
      ("model SHA-256", run.modelHash), ("dictionary SHA-256", run.dictionaryHash),
      ("input files", SignedNumber.count(run.inputs)),
      ("articles", SignedNumber.count(run.documents)),
      ("rejected", SignedNumber.count(run.rejected)),
      ("statements", SignedNumber.count(run.statements)),
    ]
    let scalars = run.manifest.unicodeScalars
    let isCut = scalars.count > Self.longestManifest
    let text = String(scalars.prefix(Self.longestManifest))
    let cut: Markup = isCut ? "<p>Cut here; <code>manifest.json</code> has the rest.</p>" : ""
    return """
      <dl>\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as Markup })</dl>
      <h3 id="manifest-head">manifest.json</h3>
      <pre tabindex="0" role="region" aria-labelledby="manifest-head">\(text)</pre>\(cut)
      """
  }
}
