import ParleyTestSupport
import Testing

@testable import LinearClassifier

@Suite("Group folds")
struct GroupFoldsTests {
  /// Random groups of very different sizes, rows of a group scattered.
  private func randomGroups(using generator: inout SeededGenerator) -> [String] {
    let count = Int.random(in: 2...30, using: &generator)
    var rows = (0..<count).flatMap { group in
      [String](
        repeating: "group \(group)",
        count: Int.random(in: 1...(group % 5 == 0 ? 25 : 4), using: &generator))
    }
    rows.shuffle(using: &generator)
    return rows
  }

  @Test("a group is never split, and every row has a fold")
  func neverSplits() {
    var generator = SeededGenerator(seed: 41)
    for seed in 0..<100 as Range<UInt64> {
      let groups = randomGroups(using: &generator)
      let count = Int.random(in: 2...8, using: &generator)
      let folds = GroupFolds(groups: groups, count: count, seed: seed)
      #expect(folds.count == count)
      #expect(folds.foldOfRow.count == groups.count)
      #expect(folds.foldOfRow.allSatisfy { (0..<count).contains($0) })
      var foldsOfGroup: [String: Set<Int>] = [:]
      for (group, fold) in zip(groups, folds.foldOfRow) {
        foldsOfGroup[group, default: []].insert(fold)
      }
      #expect(foldsOfGroup.values.allSatisfy { $0.count == 1 })
    }
  }

  @Test("folds differ by no more than the largest group")
  func balanced() {
    var generator = SeededGenerator(seed: 42)
    for seed in 0..<100 as Range<UInt64> {
      let groups = randomGroups(using: &generator)
      let count = Int.random(in: 2...8, using: &generator)
      let sizes = Self.sizes(GroupFolds(groups: groups, count: count, seed: seed))
      let largest = Dictionary(grouping: groups) { $0 }.values.map(\.count).max() ?? 0
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= largest)
    }
  }

  @Test("groups of one row fill the folds evenly", arguments: [10, 11, 12, 13, 14])
  func singletons(count: Int) {
    let folds = GroupFolds(groups: (0..<count).map { "\($0)" }, count: 5, seed: 1)
    #expect(
      Self.sizes(folds).sorted() == (0..<5).map { (count + $0) / 5 })
  }

  @Test("a group larger than all others together has a fold to itself")
  func giant() {
    let groups = [String](repeating: "giant", count: 20) + (0..<10).map { "\($0)" }
    let folds = GroupFolds(groups: groups, count: 3, seed: 3)
    #expect(Self.sizes(folds).sorted() == [5, 5, 20])
  }

  @Test("the same seed gives the same folds, another seed others")
  func seeds() {
    let groups = (0..<60).map { "g\($0 / 2)" }
    let first = GroupFolds(groups: groups, count: 5, seed: 1)
    #expect(GroupFolds(groups: groups, count: 5, seed: 1) == first)
    let others = (2...6).map { GroupFolds(groups: groups, count: 5, seed: $0) }
    #expect(others.allSatisfy { $0 != first })
  }

  @Test("fewer groups than folds leave folds empty")
  func fewGroups() {
    let folds = GroupFolds(groups: ["a", "b", "a"], count: 4, seed: 1)
    #expect(Self.sizes(folds).sorted() == [0, 0, 1, 2])
    #expect(GroupFolds(groups: [], count: 4, seed: 1).foldOfRow.isEmpty)
  }

  @Test("SplitMix64 gives the published sequence")
  func splitMix() {
    // Of the authors' splitmix64.c, seed 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    let found = (0..<5).map { _ in generator.next() }
    #expect(
      found == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  private static func sizes(_ folds: GroupFolds) -> [Int] {
    (0..<folds.count).map { fold in folds.foldOfRow.count { $0 == fold } }
  }
}
