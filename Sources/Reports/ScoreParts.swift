internal import Aggregates

/// A prediction and the parts that add up to it, in log-odds: what the explanation's table and page show.
///
/// Terms pull between two classes, the poles: a term's pull is its contribution to the one less its contribution to
/// the other.
public struct ScoreParts: Sendable {
  /// A term of the text, or the intercept.
  public struct Term: Sendable {
    public let spelling: String
    /// In the row of the text.
    public let value: Double?
    /// By class, in log-odds.
    public let contributions: [Double]

    public init(_ spelling: String, value: Double?, contributions: [Double]) {
      self.spelling = spelling
      self.value = value
      self.contributions = contributions
    }
  }

  /// A stretch of the text; `nil` between words.
  public struct Piece: Sendable {
    public let text: String
    public let pull: Double?

    public init(_ text: String, pull: Double?) {
      self.text = text
      self.pull = pull
    }
  }

  /// The question that was answered, and its possible answers.
  public let head: String
  public let classes: [String]
  /// By class, in 0...1.
  public let probabilities: [Double]
  /// Number of the class that was decided.
  public let decided: Int
  /// Class numbers: pulls are for the first and against the second.
  public let poles: (towards: Int, against: Int)
  /// The text, cut at its words.
  public let pieces: [Piece]
  /// Strongest pull first.
  public let terms: [Term]
  /// By class, in log-odds.
  public let intercepts: [Double]
  /// By class, in log-odds: intercepts and all contributions together.
  public let sums: [Double]
  public let temperature: Double
  /// Words that are part of no known term.
  public let unknownWords: [String]

  /// - Precondition: one number a class, everywhere, and classes of at least two.
  public init(
    head: String, classes: [String], probabilities: [Double], decided: Int,
    poles: (towards: Int, against: Int), pieces: [Piece], terms: [Term], intercepts: [Double],
    sums: [Double], temperature: Double,
    unknownWords: [String]
  ) {
    precondition(
      ([probabilities, intercepts, sums] + terms.map(\.contributions))
        .allSatisfy { $0.count == classes.count } && classes.count > 1, "one number a class")
    self.head = head
    self.classes = classes
    self.probabilities = probabilities
    self.decided = decided
    self.poles = poles
    self.pieces = pieces
    self.terms = terms
    self.intercepts = intercepts
    self.sums = sums
    self.temperature = temperature
    self.unknownWords = unknownWords
  }
}

/// One line of the table that adds up.
struct ScorePartsRow {
  enum Kind { case term, remainder, intercept, sum }
  let kind: Kind
  let name: String
  let value: String
  /// Of the classes shown.
  let contributions: [String]
  let pull: Double
  /// The pull as a share of the strongest of all rows but the sum, or of 1 where none is as strong; in -1...1.
  let bar: Double
}

extension ScoreParts {
  var label: String { classes[decided] }

  func pull(_ contributions: [Double]) -> Double {
    contributions[poles.towards] - contributions[poles.against]
  }

  /// All classes of a head of three, else the poles: sixteen columns are no table for a person.
  var shownClasses: [Int] {
    classes.count <= 3 ? Array(classes.indices) : [poles.towards, poles.against]
  }

  /// `stance: conciliatory, score 0.8123`; only a head of three has a score.
  var headline: String {
    let score =
      classes.count == 3 ? ", score " + Self.number(probabilities[0] - probabilities[2]) : ""
    return "\(head): \(label)\(score)"
  }

  /// The classes with their probabilities: all of a head of three, else the five most probable and the rest together.
  var probabilityLine: String {
    let order =
      classes.count <= 3
      ? Array(classes.indices)
      : classes.indices.sorted {
        probabilities[$0] != probabilities[$1] ? probabilities[$0] > probabilities[$1] : $0 < $1
      }
    var parts = order.prefix(5).map { "\(classes[$0]) \(Self.number(probabilities[$0]))" }
    let others = order.dropFirst(5)
    if !others.isEmpty {
      let rest = others.reduce(0) { $0 + probabilities[$1] }
      parts.append("\(others.count) others \(Self.number(rest))")
    }
    return parts.joined(separator: ", ")
  }

  /// The rows of the table; they add up to the last.
  ///
  /// - Parameter top: at most so many terms; one row holds the others together.
  func rows(top: Int) -> [ScorePartsRow] {
    let others = terms.dropFirst(top)
    var parts = terms.prefix(top).map { (ScorePartsRow.Kind.term, $0) }
    if !others.isEmpty {
      let together = others.reduce([Double](repeating: 0, count: classes.count)) {
        zip($0, $1.contributions).map(+)
      }
      let name = others.count == 1 ? "1 more term" : "\(others.count) more terms"
      parts.append((.remainder, Term(name, value: nil, contributions: together)))
    }
    parts.append((.intercept, Term("intercept", value: nil, contributions: intercepts)))
    // At least 1, so that small pulls alone never look strong.
    let full = parts.map { abs(pull($0.1.contributions)) }.filter(\.isFinite).reduce(1, max)
    parts.append((.sum, Term("sum", value: nil, contributions: sums)))
    return parts.map { kind, term in
      let own = pull(term.contributions)
      let share = kind == .sum ? 0 : own / full
      return ScorePartsRow(
        kind: kind, name: term.spelling, value: term.value.map(Self.number) ?? "",
        contributions: shownClasses.map { Self.signed(term.contributions[$0]) }, pull: own,
        bar: share.isNaN ? 0 : max(-1, min(1, share)))
    }
  }

  /// What the rows mean, one sentence each.
  func notes(top: Int) -> [String] {
    let (towards, against) = (classes[poles.towards], classes[poles.against])
    var notes = [
      "contributions in log-odds: value × weight / temperature (\(Self.number(temperature))); "
        + "pull: \(towards) less \(against), in sum ln(P(\(towards)) / P(\(against)))."
    ]
    let words = terms.prefix(top).flatMap { $0.spelling.split(separator: " ") }
    if words.contains("‹actor›") { notes.append("‹actor› stands for any name.") }
    if words.contains("0") { notes.append("0 stands for any number.") }
    if words.contains(where: { $0.hasPrefix("¬") }) {
      notes.append("¬ marks a word after a negation.")
    }
    return notes
  }

  /// How strong a pull is: 0 for less than 0.1, then 1, from 0.5 2, from 1.5 3 (in log-odds: odds change by a tenth,
  /// by two thirds, more than fourfold).
  static func strength(_ pull: Double) -> Int {
    switch abs(pull) {
    case 1.5...: 3
    case 0.5...: 2
    case 0.1...: 1
    default: 0
    }
  }

  static let priorNote = "the prior: no known term"

  /// Four decimals; a number beyond all real models' is written as it is.
  static func number(_ value: Double) -> String {
    abs(value) < 1e12 ? Estimate.fourDecimals(value) : "\(value)"
  }

  /// The same with its sign, also of what is above 0.
  static func signed(_ value: Double) -> String {
    let digits = number(value)
    return value > 0 && digits != "0.0000" ? "+" + digits : digits
  }
}
