import Aggregates
import Testing

@Suite("Response groups")
struct ResponseGroupsTests {
  private func row(_ group: Int, _ band: Int, _ probability: Double, _ labelled: Bool = true)
    -> ResponseGroups.Row
  {
    ResponseGroups.Row(
      actorGroup: group, band: band, inclusionProbability: probability, isLabelled: labelled)
  }

  @Test("with every row labelled, a row stands for one by its chance to be drawn")
  func complete() {
    let groups = ResponseGroups([
      row(0, 0, 0.5), row(1, 0, 0.25), row(0, 0, 0.5), row(1, 0, 0.25), row(0, 1, 0.1),
      row(0, 1, 0.1),
    ])
    #expect(groups.weights == [2, 4, 2, 4, 10, 10])
    #expect(groups.groupOfRow == [0, 2, 0, 2, 1, 1])
    #expect(groups.labelled == [2, 2, 2])
    #expect(groups.fractions == [0.5, 0.1, 0.25])
  }

  @Test("labelled rows of a stratum stand for those without a label too")
  func missing() {
    // Four drawn of eight; two labels stand for all eight.
    let groups = ResponseGroups([
      row(0, 0, 0.5), row(0, 0, 0.5, false), row(0, 0, 0.5), row(0, 0, 0.5, false),
    ])
    #expect(groups.weights == [4, 0, 4, 0])
    #expect(groups.fractions == [0.25])
  }

  @Test("a stratum with one label joins its neighbour of the same actors, with weights by chance")
  func merging() {
    // Stratum (0,1) has one label of two rows: it joins (0,2), not (0,0), which is before it.
    let groups = ResponseGroups([
      row(0, 0, 0.5), row(0, 0, 0.5), row(0, 1, 0.5), row(0, 1, 0.5, false), row(0, 2, 0.25),
      row(0, 2, 0.25), row(1, 0, 0.2), row(1, 0, 0.2),
    ])
    #expect(groups.groupOfRow == [0, 0, 1, 1, 1, 1, 2, 2])
    // Drawn 2 + 2 + 4 + 4 = 12, labelled 10: times 1.2.
    #expect(groups.weights == [2, 2, 2.4, 0, 4.8, 4.8, 5, 5])
    #expect(groups.labelled == [2, 3, 2])
  }

  @Test("a stratum that is in the sample whole needs no second label")
  func whole() {
    let groups = ResponseGroups([row(0, 0, 1), row(0, 1, 0.5), row(0, 1, 0.5)])
    #expect(groups.groupOfRow == [0, 1, 1])
    #expect(groups.weights == [1, 2, 2])
    #expect(groups.fractions == [1, 0.5])
  }

  @Test("actors without a label join the next ones, the last the ones before")
  func acrossActors() {
    let groups = ResponseGroups([
      row(0, 0, 0.5, false), row(0, 0, 0.5, false), row(1, 0, 0.5), row(1, 0, 0.5),
      row(2, 0, 0.5, false),
    ])
    #expect(groups.groupOfRow == [0, 0, 0, 0, 0])
    #expect(groups.weights == [0, 0, 5, 5, 0])
  }

  @Test("the weights of the labelled rows add up to the statements that were drawn from")
  func totals() {
    let rows = (0..<60).map { row($0 % 4, $0 % 3, [0.5, 0.2, 0.1][$0 % 3], $0 % 7 != 0) }
    let total = rows.reduce(0) { $0 + 1 / $1.inclusionProbability }
    let sum = ResponseGroups(rows).weights.reduce(0, +)
    #expect(abs(sum - total) < 1e-9)
  }
}
