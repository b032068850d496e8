/// One scored statement in the units of the output files.
///
/// Probabilities are whole ten-thousandths, exactly what is printed, so that anybody can recompute the aggregates
/// from `statements.jsonl` to the last digit.
public struct ScoredStatement: Sendable, Equatable {
  /// What one head of three classes says.
  public struct Opinion: Sendable, Equatable {
    /// Class number: 0 for the friendly side, 1 neutral, 2 for the unfriendly one.
    public let label: Int
    /// Ten-thousandths by class, each in 0...10,000; they sum to 10,000 but for rounding.
    public let probabilities: SIMD3<Int64>

    /// - Precondition: a class number below 3, probabilities in 0...10,000.
    public init(label: Int, probabilities: SIMD3<Int64>) {
      precondition((0..<3).contains(label))
      precondition(probabilities.min() >= 0 && probabilities.max() <= 10_000)
      self.label = label
      self.probabilities = probabilities
    }

    /// First class less last class, ten-thousandths.
    public var score: Int64 { probabilities[0] - probabilities[2] }
  }

  /// Conciliatory, neutral, hostile.
  public let stance: Opinion
  /// Positive, neutral, negative; `nil` where the model has no sentiment head.
  public let sentiment: Opinion?
  /// Stance scores by the replicates of the model's ensemble, ten-thousandths; empty without one.
  public let replicateScores: [Int64]

  public init(stance: Opinion, sentiment: Opinion?, replicateScores: [Int64] = []) {
    self.stance = stance
    self.sentiment = sentiment
    self.replicateScores = replicateScores
  }
}
