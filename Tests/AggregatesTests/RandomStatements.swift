import Aggregates
import ParleyTestSupport

/// Documents of random scored statements; some statements without a sentiment.
func randomDocuments(_ count: Int, using generator: inout SeededGenerator) -> [[ScoredStatement]] {
  (0..<count).map { _ in
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      let first = Int64.random(in: 0...10_000, using: &generator)
      let second = Int64.random(in: 0...(10_000 - first), using: &generator)
      let probabilities = [first, second, 10_000 - first - second]
      let positive = Int64.random(in: 0...10_000, using: &generator)
      return ScoredStatement(
        stance: .init(
          label: probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0,
          probabilities: SIMD3(first, second, 10_000 - first - second)),
        sentiment: Bool.random(using: &generator)
          ? .init(
            label: positive > 5000 ? 0 : 2, probabilities: SIMD3(positive, 0, 10_000 - positive))
          : nil)
    }
  }
}

func aggregate(_ documents: [[ScoredStatement]]) -> ActorAggregate {
  var sums = ActorAggregate()
  for document in documents { sums.add(document: document) }
  return sums
}
