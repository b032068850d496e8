/// The statements whose labels would teach a model most: active learning, for training only.
///
/// Usefulness is `(1 - margin) + (score_high - score_low)/2`: how close the two most probable stances are (margin
/// sampling; Scheffer, Decomain and Wrobel 2001), and how far the score hangs on which sentences the model was trained
/// on (disagreement of a committee; Seung, Opper and Sompolinsky 1992). It is divided by its rank among the statements
/// of its document, so that many articles have their say, and of the same words only one statement is taken.
///
/// Such statements are the hardest of the corpus: they are no sample of it, and no estimate may be made from them.
public struct StatementSuggestion: Sendable {
  private struct Candidate: Sendable {
    let value: Double
    /// Place in the file: of equals the first is taken.
    let place: Int
    let text: String
    let context: [String]

    func precedes(_ other: Candidate) -> Bool {
      value != other.value ? value > other.value : place < other.place
    }
  }

  /// Most useful first.
  private let chosen: [Candidate]

  public var count: Int { chosen.count }

  /// Why the file is for training only, in each of its rows.
  private static let reason = "chosen by the model's doubt: not a probability sample"

  /// - Throws: ``ParleyError`` 65 and 66 for results that cannot be used.
  /// - Complexity: O(*n* log `size`) for *n* statements; memory for four times `size` of them.
  public init(folder: String, size: Int) throws(ParleyError) {
    precondition(size >= 1)
    var lines = try ScoredLines(folder: folder)
    var best: [Candidate] = []
    var document: String?
    var ofDocument: [Candidate] = []
    var place = 0
    while let line = try lines.next() {
      if line.document != document {
        best += Self.discounted(ofDocument)
        ofDocument.removeAll(keepingCapacity: true)
        document = line.document
        if best.count >= 4 * size + 1000 { best = Self.best(best, size) }
      }
      ofDocument.append(
        Candidate(
          value: Self.usefulness(line), place: place, text: line.text,
          context: LabelSheet.context(of: line)))
      place += 1
    }
    guard place > 0 else {
      throw ParleyError(.unusableInput, "\(lines.path): no statements; there is nothing to label")
    }
    chosen = Self.best(best + Self.discounted(ofDocument), size)
  }

  private static func usefulness(_ line: ScoredLine) -> Double {
    let ranked = [line.conciliatory, line.neutral, line.hostile].sorted(by: >)
    let spread = line.scoreLow.flatMap { low in line.scoreHigh.map { ($0 - low) / 2 } } ?? 0
    return 1 - (ranked[0] - ranked[1]) + max(0, spread)
  }

  /// The statements of one document, the second best worth half, the third a third.
  private static func discounted(_ document: [Candidate]) -> [Candidate] {
    document.sorted { $0.precedes($1) }.enumerated().map { rank, candidate in
      Candidate(
        value: candidate.value / Double(rank + 1), place: candidate.place, text: candidate.text,
        context: candidate.context)
    }
  }

  /// The best with different words.
  private static func best(_ candidates: [Candidate], _ size: Int) -> [Candidate] {
    var seen: Set<String> = []
    var best: [Candidate] = []
    for candidate in candidates.sorted(by: { $0.precedes($1) }) where best.count < size {
      if seen.insert(candidate.text).inserted { best.append(candidate) }
    }
    return best
  }

  /// The sheet to label, with the reason in the column that `correct` refuses.
  public func csv() -> [UInt8] {
    let header =
      LabelSheet.Column.context + LabelSheet.Column.labels + [LabelSheet.Column.training]
    return LabelSheet.bytes([header] + chosen.map { $0.context + ["", "", Self.reason] })
  }
}
