public import Aggregates
internal import FoundationEssentials
internal import LinearClassifier

/// The tables of a run as files, and the notes that their figures need.
struct EstimateTables {
  private let tables: [(key: Estimate.Key, rows: ActorTable.Rows)]
  private let shrinkage: Shrinkage?
  private let stance: ClassifierErrors

  /// - Precondition: the model has a stance head.
  init(_ table: ActorTable, model: TextClassifier) {
    guard let head = model.trainedHead(.stance) else {
      preconditionFailure("a model without a stance head scores nothing")
    }
    stance = ClassifierErrors(head)
    (tables, shrinkage) = table.tables(
      stance: stance, sentiment: model.trainedHead(.sentiment).map(ClassifierErrors.init))
  }

  /// Hands out name and bytes of every file, one at a time.
  func forEachFile(_ body: (String, [UInt8]) throws(ParleyError) -> Void) throws(ParleyError) {
    for (key, rows) in tables {
      var bytes = Array(CSVText.row(Estimate.columns(by: key)).utf8)
      rows.forEach { bytes += CSVText.row($0.fields(by: key)).utf8 }
      try body(key.fileName, bytes)
    }
    try body(OutputFolder.notes, try notes())
  }

  private struct Notes: Encodable {
    let format = "parley-estimates-1"
    let assumption = EstimateTables.assumption
    let intervals =
      "95 %: between articles (clustered), with the model ensemble's spread (stance, trend) or the confusion's own sampling error (shares, net_cooperation); empty with the reason in `refused`"
    let bounds =
      "*_least, *_most: the corrected figure if statements by nobody known in the same articles were the row's own, whichever labels that takes"
    let corrected =
      "conciliatory_share, hostile_share: probabilistic adjusted count; *_em: Saerens EM"
    let shrunk =
      "*_shrunk: the corrected shares drawn towards shrinkage_centre, at most by one standard error"
    /// Row: true class; column: mean posterior.
    let softConfusion: [[Double]]
    let softConfusionError: [[Double]]?
    let trainingShares: [Double]?
    let shrinkageCentre: [Double]?
    let betweenActorVariance: Double?
    enum CodingKeys: String, CodingKey {
      case format, assumption, intervals, bounds, corrected, shrunk
      case softConfusion = "soft_confusion"
      case softConfusionError = "soft_confusion_standard_error"
      case trainingShares = "training_shares"
      case shrinkageCentre = "shrinkage_centre"
      case betweenActorVariance = "between_actor_variance"
    }
  }

  /// What every corrected figure rests on.
  static let assumption =
    "inside each true class the model errs on this corpus as it did in cross-validation on its training data; only the shares of the classes differ (prior probability shift)"

  private func notes() throws(ParleyError) -> [UInt8] {
    func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
    func rows(_ values: [Double]) -> [[Double]] {
      (0..<3).map { t in values[t * 3..<t * 3 + 3].map(rounded) }
    }
    let notes = Notes(
      softConfusion: rows(stance.softConfusion),
      softConfusionError: stance.spread.map { spread in
        rows((0..<9).map { max(0, spread.covariance[$0 * 10]).squareRoot() })
      },
      trainingShares: stance.spread?.trainingShares.map(rounded),
      shrinkageCentre: shrinkage?.centre.map(rounded),
      betweenActorVariance: shrinkage.map { rounded($0.betweenVariance) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(notes) else {
      throw ParleyError(.internalError, "the notes cannot be written; please report this")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}

extension ClassifierErrors {
  /// - Precondition: a head of three classes.
  init(_ head: TextClassifier.TrainedHead) {
    self.init(
      softConfusion: head.softConfusion,
      spread: head.confusionSpread.map {
        Spread(covariance: $0.covariance, within: $0.within, trainingShares: $0.classShares)
      })
  }
}

extension Estimate.Key {
  /// The file of the table.
  var fileName: String {
    switch self {
    case .actor: OutputFolder.actors
    case .affiliation: OutputFolder.affiliations
    case .dyad: OutputFolder.dyads
    case .timeline: OutputFolder.timeline
    case .affiliationTimeline: OutputFolder.affiliationTimeline
    }
  }
}

extension Estimate {
  /// A whole table as CSV with its header.
  public static func csv(_ rows: [Estimate], by key: Key) -> String {
    CSVText.row(columns(by: key)) + rows.map { CSVText.row($0.fields(by: key)) }.joined()
  }
}
