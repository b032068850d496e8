import Aggregates
import ParleyTestSupport
import Testing

@Suite("Actor aggregate")
struct ActorAggregateTests {
  private func statement(_ c: Int64, _ n: Int64, _ h: Int64, _ stance: Int, sentiment: Int64? = nil)
    -> ScoredStatement
  {
    ScoredStatement(
      stance: .init(label: stance, probabilities: SIMD3(c, n, h)),
      sentiment: sentiment.map {
        .init(label: $0 > 0 ? 0 : 2, probabilities: SIMD3(max(0, $0), 0, max(0, -$0)))
      })
  }

  @Test("a tiny corpus has the sums added up by hand")
  func handComputed() throws {
    let sums = aggregate([
      [statement(8000, 1500, 500, 0, sentiment: 5000), statement(1000, 1000, 8000, 2)],
      [statement(2000, 6000, 2000, 1, sentiment: -1000)],
      [statement(0, 1, 9999, 2)],
    ])
    #expect(sums.statements == 4)
    #expect(sums.documents == 3)
    #expect(sums.labelCounts == SIMD3(1, 1, 2))
    #expect(sums.toneCounts == SIMD3(1, 0, 1))
    #expect(sums.stance.sums == SIMD3(11_000, 8501, 20_499))
    // (7500 - 7000 + 0 - 9999) / 4
    #expect(sums.stance.scores.mean == -9499.0 / 4 / 10_000)
    #expect(sums.stance.clusters == 3)
    // Documents without a sentiment are no clusters of it: (5000 - 1000) / 2.
    #expect(sums.sentiment.clusters == 2)
    #expect(sums.sentiment.scores.mean == 0.2)
  }

  @Test("the model's share is the spread of the replicates' means, and widens the interval")
  func modelShare() throws {
    func scored(_ score: Int64, _ replicates: [Int64]) -> ScoredStatement {
      ScoredStatement(
        stance: .init(label: 0, probabilities: SIMD3(score, 10_000 - score, 0)), sentiment: nil,
        replicateScores: replicates)
    }
    let documents = [
      [scored(4000, [3000, 5000, 4000])], [scored(6000, [5000, 7000, 6000])],
      [scored(5000, [4000, 6000, 5000])],
    ]
    let sums = aggregate(documents)
    #expect(sums.replicateSums == [12_000, 18_000, 15_000])
    // Means 0.4, 0.6, 0.5: standard deviation 0.1.
    #expect(abs(sums.modelStandardError - 0.1) < 1e-12)
    // Between documents: √(3/2 · 2 · 0.1²) / 3 = 0.05774; with the model's √(0.003333 + 0.01) = 0.11547,
    // times t(2) = 4.30265.
    let interval = try #require(sums.stanceInterval)
    #expect(abs(interval.upperBound - (0.5 + 4.30265 * 0.11547)) < 1e-4)
    #expect(abs(interval.lowerBound - (0.5 - 4.30265 * 0.11547)) < 1e-4)
    var merged = aggregate(Array(documents[..<1]))
    merged.merge(aggregate(Array(documents[1...])))
    #expect(merged == sums)
    var intoNothing = ActorAggregate()
    intoNothing.merge(sums)
    #expect(intoNothing == sums)
  }

  @Test("without an ensemble the interval is the documents' alone")
  func noModelShare() throws {
    let sums = aggregate([[statement(8000, 1500, 500, 0)], [statement(2000, 6000, 2000, 1)]])
    #expect(sums.modelStandardError == 0)
    #expect(sums.stanceInterval == sums.stance.scores.interval)
  }

  @Test("nothing added leaves everything unknown")
  func empty() {
    let sums = ActorAggregate()
    #expect(sums.statements == 0 && sums.documents == 0)
    #expect(sums.labelCounts == .zero)
    #expect(sums.stance.mean == nil && sums.stance.scores.interval == nil)
    #expect(sums.sentiment.mean == nil && sums.sentiment.scores.standardError == nil)
  }

  @Test("a score is the first probability less the last")
  func score() {
    #expect(statement(7000, 1000, 2000, 0).stance.score == 5000)
    #expect(statement(0, 0, 10_000, 2).stance.score == -10_000)
  }

  @Test("merging any partition in any order equals adding all documents, to the bit")
  func partitions() {
    var generator = SeededGenerator(seed: 81)
    for _ in 0..<100 {
      let documents = randomDocuments(
        Int.random(in: 0...40, using: &generator), using: &generator)
      let all = aggregate(documents)
      var parts = [[[ScoredStatement]]](
        repeating: [], count: Int.random(in: 1...7, using: &generator))
      for document in documents.shuffled(using: &generator) {
        parts[Int.random(in: 0..<parts.count, using: &generator)].append(document)
      }
      var merged = ActorAggregate()
      for part in parts { merged.merge(aggregate(part)) }
      #expect(merged == all)
      #expect(merged.stance.covariance == all.stance.covariance)
      #expect(merged.stance.scores.interval == all.stance.scores.interval)
      #expect(merged.sentiment.scores.interval == all.sentiment.scores.interval)
    }
  }

  @Test("merging is commutative and associative, with the empty aggregate as its zero")
  func algebra() {
    var generator = SeededGenerator(seed: 82)
    for _ in 0..<50 {
      let parts = (0..<3).map { _ in
        aggregate(randomDocuments(Int.random(in: 0...5, using: &generator), using: &generator))
      }
      func merged(_ x: ActorAggregate, _ y: ActorAggregate) -> ActorAggregate {
        var sum = x
        sum.merge(y)
        return sum
      }
      let (a, b, c) = (parts[0], parts[1], parts[2])
      #expect(merged(a, b) == merged(b, a))
      #expect(merged(merged(a, b), c) == merged(a, merged(b, c)))
      #expect(merged(a, ActorAggregate()) == a)
      #expect(merged(ActorAggregate(), a) == a)
    }
  }

  @Test("statements in one document are one cluster, in two documents two")
  func clusters() {
    let s = statement(6000, 2000, 2000, 0)
    #expect(aggregate([[s, s]]) != aggregate([[s], [s]]))
    #expect(aggregate([[s, s]]).stance.mean == aggregate([[s], [s]]).stance.mean)
    #expect(aggregate([[s, s]]).stance.scores.interval == nil)
    #expect(aggregate([[s], [s]]).stance.scores.interval != nil)
  }
}
