internal import Aggregates
internal import BatchRunner
internal import LinearClassifier

extension CorrectionReport {
  private var all: [Correction.Row] { [correction.whole] + correction.parts }

  /// One row a part, the corpus first; 4 decimals, empty where refused, with the reason in the last column.
  var csv: [UInt8] {
    let numbers = outcomes.flatMap { name in
      ["", "_low", "_high", "_model", "_counted"].map { name + $0 }
    }
    let header =
      ["part", "name", "actor_type", "statements", "documents", "labels"] + numbers + ["refused"]
    let rows = all.map { row in
      let counts = ["\(row.statements)", "\(row.documents)", "\(row.labels)"]
      return [part(row), row.name, row.kind] + counts + Self.fields(row, count: numbers.count)
    }
    return Array(([header] + rows).map(CSVText.row).joined().utf8)
  }

  private func part(_ row: Correction.Row) -> String {
    row.name.isEmpty ? "corpus" : correction.key.rawValue
  }

  private static func fields(_ row: Correction.Row, count: Int) -> [String] {
    switch row.estimates {
    case .success(let estimates):
      estimates.flatMap { estimate in
        [
          estimate.value, estimate.interval.lowerBound, estimate.interval.upperBound, estimate.raw,
          estimate.counted,
        ].map(Estimate.fourDecimals)
      } + [""]
    case .failure(let refusal):
      [String](repeating: "", count: count) + [refusal.description]
    }
  }

  /// One object: figures in full, what is undefined null.
  var json: [UInt8] {
    let quality: String =
      switch correction.quality {
      case .success(let quality):
        Self.object([
          ("accuracy", Self.figure(quality.accuracy.value, quality.accuracy.interval)),
          ("macro_f1", Self.figure(quality.macroF1.value, quality.macroF1.interval)),
        ])
      case .failure: "null"
      }
    let agreement = correction.agreement.map {
      Self.object([
        ("rows", "\($0.rows)"), ("agreement", Self.number($0.agreement)),
        ("kappa", Self.figure($0.kappa, $0.interval)),
      ])
    }
    let rows = all.map { "\n " + object($0) }.joined(separator: ",")
    let whole = Self.object([
      ("head", Self.string(correction.head.rawValue)),
      ("by", Self.string(correction.key.rawValue)), ("sampled", "\(correction.sampled)"),
      ("labelled", "\(correction.labelled)"), ("model", quality),
      ("labellers", agreement ?? "null"), ("estimates", "[" + rows + "]"),
    ])
    return Array((whole + "\n").utf8)
  }

  private func object(_ row: Correction.Row) -> String {
    let names = [
      ("part", Self.string(part(row))), ("name", Self.string(row.name)),
      ("actor_type", Self.string(row.kind)), ("statements", "\(row.statements)"),
      ("documents", "\(row.documents)"), ("labels", "\(row.labels)"),
    ]
    switch row.estimates {
    case .success(let estimates):
      let figures = zip(outcomes, estimates).map { name, estimate in
        (name, Self.object(estimate))
      }
      return Self.object(names + figures + [("refused", "null")])
    case .failure(let refusal):
      return Self.object(
        names + outcomes.map { ($0, "null") } + [("refused", Self.string(refusal.description))])
    }
  }

  private static func object(_ estimate: CorrectedEstimate) -> String {
    object([
      ("value", number(estimate.value)), ("low", number(estimate.interval.lowerBound)),
      ("high", number(estimate.interval.upperBound)),
      ("standard_error", number(estimate.standardError)),
      ("degrees_of_freedom", "\(estimate.degreesOfFreedom)"), ("model", number(estimate.raw)),
      ("counted", number(estimate.counted)),
    ])
  }

  private static func figure(_ value: Double, _ interval: ClosedRange<Double>?) -> String {
    object([
      ("value", number(value)), ("low", interval.map { number($0.lowerBound) } ?? "null"),
      ("high", interval.map { number($0.upperBound) } ?? "null"),
    ])
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { string($0) + ": " + $1 }.joined(separator: ", ") + "}"
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? String(value) : "null"
  }

  private static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.append(string: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
