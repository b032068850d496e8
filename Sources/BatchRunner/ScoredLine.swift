internal import Aggregates
internal import LinearClassifier

/// One line of `statements.jsonl`, as far as sampling and correction read it.
struct ScoredLine {
  let id: String
  let document: String
  let date: String?
  let kind: String
  let text: String
  let speaker: String?
  let cue: String?
  let actor: String?
  let actorType: String?
  let affiliation: String?
  let stance: String
  let conciliatory: Double
  let neutral: Double
  let hostile: Double
  let scoreLow: Double?
  let scoreHigh: Double?
  let sentiment: String?
  let positive: Double?
  let neutralSentiment: Double?
  let negative: Double?

  /// As they stand in the file.
  private static let fields = FlatJSON.Names([
    "id", "document", "date", "kind", "text", "speaker", "cue", "actor", "actor_type",
    "affiliation",
    "stance", "conciliatory", "neutral", "hostile", "score_low", "score_high", "sentiment",
    "positive", "neutral_sentiment", "negative",
  ])

  /// `nil` for a line that lacks a field which is never null, or holds something else in one.
  fileprivate init?(_ line: [UInt8]) {
    guard let fields = FlatJSON(line, names: Self.fields) else { return nil }
    var isWhole = true
    func optional<T>(_ value: FlatJSON.Value<T>) -> T? {
      switch value {
      case .found(let value): return value
      case .none: return nil
      case .other:
        isWhole = false
        return nil
      }
    }
    func needed<T>(_ value: FlatJSON.Value<T>, or placeholder: T) -> T {
      if case .found(let value) = value { return value }
      isWhole = false
      return placeholder
    }
    id = needed(fields.string(0), or: "")
    document = needed(fields.string(1), or: "")
    date = optional(fields.string(2))
    kind = needed(fields.string(3), or: "")
    text = needed(fields.string(4), or: "")
    speaker = optional(fields.string(5))
    cue = optional(fields.string(6))
    actor = optional(fields.string(7))
    actorType = optional(fields.string(8))
    affiliation = optional(fields.string(9))
    stance = needed(fields.string(10), or: "")
    conciliatory = needed(fields.number(11), or: 0)
    neutral = needed(fields.number(12), or: 0)
    hostile = needed(fields.number(13), or: 0)
    scoreLow = optional(fields.number(14))
    scoreHigh = optional(fields.number(15))
    sentiment = optional(fields.string(16))
    positive = optional(fields.number(17))
    neutralSentiment = optional(fields.number(18))
    negative = optional(fields.number(19))
    guard isWhole, isPlausible else { return nil }
  }

  /// P(conciliatory) - P(hostile), ten-thousandths.
  var score: Int64 { Self.tenThousandths(conciliatory) - Self.tenThousandths(hostile) }

  /// What the model says for a head of three classes; `nil` where the results hold nothing of the head.
  func judged(by head: Head, label: JudgedStatement.Label?) -> JudgedStatement? {
    let word = head == .sentiment ? sentiment : stance
    let probabilities =
      head == .sentiment
      ? [positive, neutralSentiment, negative] : [conciliatory, neutral, hostile]
    guard let word, let decided = head.column(of: word), decided < 3 else { return nil }
    let whole = probabilities.compactMap { $0.map(Self.tenThousandths) }
    guard whole.count == 3 else { return nil }
    return JudgedStatement(
      probabilities: (whole[0], whole[1], whole[2]), decided: decided, label: label)
  }

  /// Whether every number lies where the interface says.
  private var isPlausible: Bool {
    let shares = [conciliatory, neutral, hostile, positive, neutralSentiment, negative]
    return shares.allSatisfy { $0.map((0.0...1).contains) ?? true }
      && [scoreLow, scoreHigh].allSatisfy { $0.map((-1.0...1).contains) ?? true }
  }

  private static func tenThousandths(_ value: Double) -> Int64 {
    Int64((value * 10_000).rounded())
  }
}

/// The statements of a results folder, one after the other; never more than one in memory.
struct ScoredLines {
  let path: String
  private let file: InputFile
  private var line = 0

  /// - Throws: ``ParleyError`` 66 where there are no results, 65 where they are of another version.
  init(folder: String) throws(ParleyError) {
    _ = try ResultFolder(folder)
    path = folder + "/" + OutputFolder.statements
    file = try InputFile(path)
  }

  /// The next statement, `nil` at the end.
  ///
  /// - Throws: ``ParleyError`` 65 with file and line for a line that parley did not write.
  mutating func next() throws(ParleyError) -> ScoredLine? {
    guard let next = try file.nextLine(limit: 64 << 20) else { return nil }
    line += 1
    guard case .bytes(let bytes) = next, let statement = ScoredLine(bytes) else {
      throw ParleyError(
        .unusableInput, "\(path):\(line): not a scored statement; run parley score again")
    }
    return statement
  }

  /// SHA-256 of the file. Call once, after the last statement.
  func digest() -> String { file.digest() }
}
