import ParleyTestSupport
import Testing

@testable import Aggregates

@Suite("Compact aggregate")
struct CompactAggregateTests {
  @Test(
    "it holds what an aggregate holds, however much there is", arguments: [0, 1, 2, 7, 60, 500])
  func same(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count) + 97)
    for replicates in [0, 3, 32, 400] {
      var compact = CompactAggregate()
      var plain = ActorAggregate()
      for document in randomDocuments(count, using: &generator) {
        let statements = document.map { statement in
          ScoredStatement(
            stance: statement.stance, sentiment: statement.sentiment,
            replicateScores: (0..<replicates).map { _ in
              Int64.random(in: -10_000...10_000, using: &generator)
            })
        }
        let others = document.compactMap(\.sentiment)
        compact.add(document: statements, unattributed: others)
        plain.add(document: statements, unattributed: others)
      }
      #expect(compact.aggregate == plain)
    }
  }

  @Test("a document longer than any number in 16 bits is added up at once")
  func longDocument() {
    let statement = ScoredStatement(
      stance: .init(label: 0, probabilities: SIMD3(10_000, 0, 0)), sentiment: nil)
    var compact = CompactAggregate()
    compact.add(
      document: Array(repeating: statement, count: 40_000),
      unattributed: Array(repeating: statement.stance, count: 70_000))
    #expect(compact.aggregate.statements == 40_000)
    #expect(compact.aggregate.unattributed.counts == SIMD3(70_000, 0, 0))
  }
}
