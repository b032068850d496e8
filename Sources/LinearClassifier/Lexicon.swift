internal import Features

/// Words and phrases with what they are known to mean before any sentence is read: the prior of the weights.
public struct Lexicon: Sendable, Equatable {
  /// One word or phrase of at most three words; values in -3...3, positive for conciliatory or positive.
  public struct Entry: Sendable, Equatable {
    public let term: String
    public let stance: Double
    public let sentiment: Double
  }

  public let entries: [Entry]

  /// Reads TSV with the header `term stance sentiment`.
  ///
  /// - Throws: ``LexiconError`` with the line at fault.
  public init(tsv bytes: [UInt8]) throws(LexiconError) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "term\tstance\tsentiment" else {
      throw LexiconError(line: 1, reason: "the header must be: term stance sentiment")
    }
    var entries: [Entry] = []
    var seen: Set<Substring> = []
    for (number, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3, !fields[0].isEmpty, let stance = Double(fields[1]),
        let sentiment = Double(fields[2]),
        (-3...3).contains(stance), (-3...3).contains(sentiment)
      else {
        throw LexiconError(
          line: number + 1, reason: "a term and two numbers from -3 to 3 are needed")
      }
      guard seen.insert(fields[0]).inserted else {
        throw LexiconError(line: number + 1, reason: "'\(fields[0])' stands here twice")
      }
      entries.append(Entry(term: String(fields[0]), stance: stance, sentiment: sentiment))
    }
    self.entries = entries
  }

  /// How strongly the lexicon speaks; chosen by cross-validation.
  public struct Strength: Sendable, Equatable {
    /// Log-odds per unit of value that one occurrence of a term adds, times the row's length before it is
    /// scaled to 1 (about 25 in a sentence): rarity must not count, the values know of it.
    public var scale: Double
    /// Pull away from neutral, as a share of the value's size.
    public var awayFromNeutral: Double
    /// What a negation makes of a value: -1 turns it round, 0 silences it.
    public var negated: Double

    public init(scale: Double, awayFromNeutral: Double, negated: Double) {
      self.scale = scale
      self.awayFromNeutral = awayFromNeutral
      self.negated = negated
    }
  }

  /// The prior mean of a head's weights, terms × classes, row-major.
  ///
  /// A value counts for the classes on its side of neutral and against those on the other, and pulls neutral down
  /// whatever its sign. Acts take their side from the stance value.
  func priorMean(of head: Head, vectorizer: Vectorizer, strength: Strength) -> [Double] {
    let k = head.classes.count
    var prior = [Double](repeating: 0, count: vectorizer.vocabulary.count * k)
    func set(_ column: Int?, _ value: Double) {
      guard let column, value != 0 else { return }
      let weight =
        strength.scale * value / Double(vectorizer.vocabulary.inverseDocumentFrequency[column])
      for c in 0..<k {
        let side = c < head.neutralClass ? weight : -weight
        prior[column * k + c] =
          c == head.neutralClass ? -strength.awayFromNeutral * abs(weight) : side
      }
    }
    for entry in entries {
      let value = head == .sentiment ? entry.sentiment : entry.stance
      let columns = vectorizer.columns(ofPhrase: entry.term)
      set(columns.plain, value)
      set(columns.negated, strength.negated * value)
    }
    return prior
  }
}

/// What is wrong with a lexicon, and where.
public struct LexiconError: Error, Equatable, CustomStringConvertible {
  /// 1-based.
  public let line: Int
  public let reason: String
  public var description: String { "line \(line): \(reason)" }
}
