internal import FoundationEssentials

/// A line of `statements.jsonl` with what is needed to show it and to find its words again.
public struct RecordedStatement: Sendable, Decodable {
  public let id: String
  public let date: String?
  public let text: String
  /// Offsets in the article, in code points: how the text is cut.
  let parts: [[Int]]
  public let cue: String?
  public let score: Double
  public let conciliatory: Double
  public let neutral: Double
  public let hostile: Double
  public let scoreLow: Double?
  public let scoreHigh: Double?
  let warnings: [String]
  /// Of the article, where the data have it.
  public let url: String?

  /// The score says nothing of the text.
  var isPrior: Bool { warnings.contains("no-known-term") }

  private enum CodingKeys: String, CodingKey {
    case id, date, text, parts, cue, score, conciliatory, neutral, hostile, warnings, url
    case scoreLow = "score_low"
    case scoreHigh = "score_high"
  }
}

/// The most conciliatory and the most hostile statements of some actors, and the days of all statements, found in one
/// pass over the file; of the statements only those shown are kept.
public struct QuotedExtremes: Sendable {
  /// Of one actor.
  public struct Ends: Sendable {
    /// Most conciliatory first; of equals the first of the file.
    public fileprivate(set) var conciliatory: [RecordedStatement] = []
    /// Most hostile first.
    public fileprivate(set) var hostile: [RecordedStatement] = []
  }

  /// In the order of the names asked for.
  public private(set) var ends: [Ends]
  /// First and last day of dated statements.
  public private(set) var days: ClosedRange<String>?
  /// Statements of articles without a date.
  public private(set) var undated = 0

  private static let fields = FlatJSON.Names(["id", "date", "actor", "score"])

  /// - Parameters:
  ///   - names: of the actors.
  ///   - count: at most so many statements at each end.
  /// - Throws: ``ParleyError`` 65 with file and line for a line that parley did not write.
  /// - Complexity: O(*n*) for *n* bytes; memory for two times `count` statements an actor.
  init(path: String, names: [String], count: Int) throws(ParleyError) {
    let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    ends = names.map { _ in Ends() }
    let file = try InputFile(path)
    var number = 0
    while let next = try file.nextLine(limit: 64 << 20) {
      number += 1
      guard case .bytes(let line) = next, let fields = FlatJSON(line, names: Self.fields),
        case .found = fields.string(0), case .found(let score) = fields.number(3),
        (-1.0...1).contains(score)
      else { throw Self.damaged(path, number) }
      switch fields.string(1) {
      case .found(let date): add(day: String(date.prefix(10)))
      case .none: undated += 1
      case .other: throw Self.damaged(path, number)
      }
      guard case .found(let actor) = fields.string(2), let place = places[actor],
        qualifies(score, at: place, count: count)
      else { continue }
      guard
        let statement = try? JSONDecoder().decode(RecordedStatement.self, from: Data(line))
      else { throw Self.damaged(path, number) }
      if !statement.isPrior { add(statement, at: place, count: count) }
    }
  }

  private static func damaged(_ path: String, _ line: Int) -> ParleyError {
    ParleyError(
      .unusableInput, "\(path):\(line): not a scored statement; run parley score again")
  }

  private mutating func add(day: String) {
    guard let known = days else {
      days = day...day
      return
    }
    if day < known.lowerBound {
      days = day...known.upperBound
    } else if day > known.upperBound {
      days = known.lowerBound...day
    }
  }

  private func qualifies(_ score: Double, at place: Int, count: Int) -> Bool {
    if score > 0 {
      let kept = ends[place].conciliatory
      return kept.count < count || kept.last.map { $0.score < score } == true
    }
    let kept = ends[place].hostile
    return score < 0 && (kept.count < count || kept.last.map { $0.score > score } == true)
  }

  private mutating func add(_ statement: RecordedStatement, at place: Int, count: Int) {
    func insert(into list: inout [RecordedStatement]) {
      let end = list.firstIndex { abs($0.score) < abs(statement.score) } ?? list.count
      list.insert(statement, at: end)
      if list.count > count { list.removeLast() }
    }
    if statement.score > 0 {
      insert(into: &ends[place].conciliatory)
    } else {
      insert(into: &ends[place].hostile)
    }
  }
}

extension ResultFolder {
  /// The furthest statements of some actors.
  ///
  /// - Parameter count: at most so many at each end.
  /// - Throws: ``ParleyError`` 65 with file and line.
  public func extremes(of names: [String], count: Int) throws(ParleyError) -> QuotedExtremes {
    try QuotedExtremes(path: path + "/" + OutputFolder.statements, names: names, count: count)
  }
}
