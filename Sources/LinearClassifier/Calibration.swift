#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Temperature scaling (Guo et al. 2017): log-odds are divided by one number, so that probabilities mean what they say.
enum Calibration {
  /// The temperature that gives the out-of-fold predictions their highest likelihood, in 0.2...5.
  ///
  /// - Parameter predictions: made at temperature 1 by models that had not seen the rows.
  /// - Returns: 1 without rows.
  /// - Complexity: O(*n* · classes), 60 times (golden-section search over the logarithm).
  static func temperature(gold: [Int], predictions: [Prediction], weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    guard total > 0 else { return 1 }
    let logs = predictions.map { $0.probabilities.map { log(max(Double($0), 1e-30)) } }
    func loss(_ logarithm: Double) -> Double {
      let inverse = exp(-logarithm)
      var sum = 0.0
      for (row, own) in logs.enumerated() where weights[row] > 0 {
        let top = (own.max() ?? 0) * inverse
        let normaliser = own.reduce(0) { $0 + exp($1 * inverse - top) }
        sum += weights[row] * (log(normaliser) + top - own[gold[row]] * inverse)
      }
      return sum / total
    }
    var (low, high) = (log(0.2), log(5.0))
    let golden = (5.0.squareRoot() - 1) / 2
    var (a, b) = (high - golden * (high - low), low + golden * (high - low))
    var (lossA, lossB) = (loss(a), loss(b))
    for _ in 0..<60 {
      if lossA <= lossB {
        (high, b, lossB) = (b, a, lossA)
        a = high - golden * (high - low)
        lossA = loss(a)
      } else {
        (low, a, lossA) = (a, b, lossB)
        b = low + golden * (high - low)
        lossB = loss(b)
      }
    }
    return exp((low + high) / 2)
  }
}

extension Prediction {
  /// The same log-odds at another temperature.
  func tempered(_ temperature: Double) -> Prediction {
    Prediction(
      probabilities: softmax(
        probabilities.map { Float(log(max(Double($0), 1e-30)) / temperature) }[...]))
  }
}

/// One row of a reliability table: how often rows of like certainty were right.
public struct ReliabilityBin: Sendable, Equatable, Codable {
  public let rows: Int
  /// Mean probability of the decided class.
  public let certainty: Double
  /// Share of rows decided right.
  public let accuracy: Double

  /// Bins of equal mass over the probability of the decided class, least certain first.
  /// - Complexity: O(*n* log *n*).
  public static func table(gold: [Int], predictions: [Prediction], bins: Int = 10)
    -> [ReliabilityBin]
  {
    precondition(gold.count == predictions.count && bins > 0)
    let certainty = predictions.map { Double($0.probabilities[$0.best]) }
    let order = certainty.indices.sorted {
      certainty[$0] != certainty[$1] ? certainty[$0] < certainty[$1] : $0 < $1
    }
    let parts = min(bins, order.count)
    var start = 0
    return (0..<parts).map { part in
      let size = order.count / parts + (part < order.count % parts ? 1 : 0)
      let bin = order[start..<start + size]
      start += size
      return ReliabilityBin(
        rows: size, certainty: bin.reduce(0) { $0 + certainty[$1] } / Double(size),
        accuracy: Double(bin.count { predictions[$0].best == gold[$0] }) / Double(size))
    }
  }
}
