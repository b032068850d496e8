public import Features

/// What one head says of one text, taken apart: the log-odds of class *c* are
/// `(b_c + Σ_j x_j w_jc) / T`, a sum over the terms *j* of the text's row, so nothing is estimated or sampled.
public struct Explanation: Sendable, Equatable {
  /// A known term of the text and its share in every class.
  public struct Term: Sendable, Equatable {
    /// As in the vocabulary.
    public let spelling: String
    /// `x_j`, its value in the row; above 0, unless a model file says otherwise.
    public let value: Double
    /// `w_jc` by class, in log-odds at temperature 1.
    public let weights: [Double]
    /// `x_j w_jc / T` by class, in log-odds.
    public let contributions: [Double]
  }

  /// A word of the text and what the terms that it is part of give it.
  public struct Word: Sendable, Equatable {
    public let reading: TextReading.Word
    /// By class, in log-odds: a term's contribution is divided evenly between the places where it stands, and there
    /// between its words, so that the words add up to what the terms add up to.
    public let contributions: [Double]
    /// It is part of a term that the model knows.
    public let isKnown: Bool
  }

  public let head: Head
  /// `T`, what the scores are divided by.
  public let temperature: Double
  /// In the order of the vocabulary; empty where no term is known.
  public let terms: [Term]
  /// In the order of the text.
  public let words: [Word]
  /// `b_c / T` by class, in log-odds.
  public let intercepts: [Double]
  /// By class, as the softmax took them: intercepts and contributions add up to them, within the rounding of single
  /// precision.
  public let logOdds: [Double]
  /// The same that ``TextClassifier/predict(_:scratch:)`` gives.
  public let prediction: Prediction

  /// The two classes whose difference says most: the first and the last of a head of three, else the most probable
  /// and the next.
  public var poles: (towards: Int, against: Int) {
    guard logOdds.count != 3 else { return (0, 2) }
    let best = prediction.best
    let others = logOdds.indices.filter { $0 != best }
    return (best, others.max { logOdds[$0] < logOdds[$1] } ?? best)
  }

  /// Log-odds for the one pole against the other, of anything that has a share in every class.
  public func pull(_ contributions: [Double]) -> Double {
    let (towards, against) = poles
    return contributions[towards] - contributions[against]
  }

  /// Strongest pull first, of either direction; of equals the first of the vocabulary.
  public var termsByPull: [Term] {
    let pulls = terms.map { abs(pull($0.contributions)) }
    let order = terms.indices.sorted { pulls[$0] != pulls[$1] ? pulls[$0] > pulls[$1] : $0 < $1 }
    return order.map { terms[$0] }
  }

  /// Spellings of the words that are part of no known term, each once, in the order of the text.
  public var unknownWords: [String] {
    var seen: Set<String> = []
    return words.filter { !$0.isKnown && seen.insert($0.reading.spelling).inserted }
      .map(\.reading.spelling)
  }
}

extension TextClassifier {
  /// Takes a head's prediction of a text apart; `nil` if the model lacks the head.
  ///
  /// - Complexity: O(*nnz* · columns), and allocates per term: for single texts.
  public func explain(_ text: FeatureText, head: Head, scratch: inout Vectorizer.Scratch)
    -> Explanation?
  {
    guard let trained = trainedHead(head) else { return nil }
    var rows = FeatureMatrix(columnCount: termCount)
    vectorizer.appendRow(of: text, to: &rows, scratch: &scratch)
    let terms = zip(rows.columns, rows.values).map { column, value in
      term(Int(column), value: Double(value), trained)
    }
    let logOdds = trained.logOdds(scores(rows)[trained.columns])
    return Explanation(
      head: head, temperature: trained.temperature, terms: terms,
      words: words(
        of: vectorizer.reading(of: text),
        contributions: Dictionary(
          uniqueKeysWithValues: zip(rows.columns.map { Int($0) }, terms.map(\.contributions))),
        classCount: head.classes.count),
      intercepts: intercepts[trained.columns].map { Double($0) / trained.temperature },
      logOdds: logOdds.map { Double($0) },
      prediction: Prediction(probabilities: softmax(logOdds[...]), isPrior: terms.isEmpty))
  }

  private func term(_ column: Int, value: Double, _ trained: TrainedHead) -> Explanation.Term {
    let first = column * intercepts.count
    let weights = trained.columns.map { Double(self.weights[first + $0]) }
    return Explanation.Term(
      spelling: vectorizer.vocabulary.terms[column], value: value, weights: weights,
      contributions: weights.map { value * $0 / trained.temperature })
  }

  /// - Parameter contributions: by column of the vocabulary.
  private func words(
    of reading: TextReading, contributions: [Int: [Double]], classCount: Int
  ) -> [Explanation.Word] {
    let places = Dictionary(grouping: reading.occurrences, by: \.column).mapValues(\.count)
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: classCount), count: reading.words.count)
    var isKnown = [Bool](repeating: false, count: reading.words.count)
    for occurrence in reading.occurrences {
      guard let whole = contributions[occurrence.column], let count = places[occurrence.column]
      else { continue }
      let parts = Double(count * occurrence.words.count)
      for word in occurrence.words {
        isKnown[word] = true
        for c in 0..<classCount { sums[word][c] += whole[c] / parts }
      }
    }
    return reading.words.indices.map {
      Explanation.Word(
        reading: reading.words[$0], contributions: sums[$0], isKnown: isKnown[$0])
    }
  }
}
