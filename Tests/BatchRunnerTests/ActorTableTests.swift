import Aggregates
import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Tables of estimates")
struct ActorTableTests {
  private let fixture: BatchFixture
  private var folder: ScratchFolder { fixture.folder }

  init() throws { fixture = try BatchFixture() }

  private func score(_ items: [SampleCorpus.Item]) async throws -> [StatementRecord] {
    try folder.write("in.jsonl", SampleCorpus.jsonLines(items))
    try await fixture.run(["in.jsonl"], to: "out", jobs: 2)
    return try StatementRecord.read(folder, "out")
  }

  private func rows(_ key: Estimate.Key) throws -> [Estimate] {
    try ResultFolder(folder["out"]).estimates(by: key)
  }

  @Test(
    "a month is the first seven characters of a day",
    arguments: [
      ("2021-01-31", "2021-01"), ("0000-12-01", "0000-12"), ("9999-10-10", "9999-10"),
      ("2021-13-01", nil), ("2021-00-01", nil), ("21-1-1", nil), ("", nil), ("2021/01/01", nil),
    ])
  func month(day: String, text: String?) {
    #expect(Month(isoDay: day)?.text == text)
  }

  @Test("months add up to the actor, and statements without a date stand in an empty month")
  func monthsAddUp() async throws {
    let items = SampleCorpus.items(60).enumerated().map { n, item in
      SampleCorpus.Item(
        id: item.id, date: [nil, "2021-01-05", "2021-01-20", "2021-03-02"][n % 4], text: item.text)
    }
    _ = try await score(items)
    let actors = try rows(.actor)
    let months = try rows(.timeline)
    #expect(Set(months.map(\.period)) == ["", "2021-01", "2021-03"])
    #expect(months.map(\.period) == months.map(\.period).sorted())
    for actor in actors {
      let own = months.filter { $0.actor == actor.actor && $0.actorType == actor.actorType }
      #expect(own.reduce(0) { $0 + $1.statements } == actor.statements)
      #expect(own.reduce(0) { $0 + $1.documents } == actor.documents)
      #expect(own.reduce(0) { $0 + $1.unattributed } == actor.unattributed)
      // Two dated months at most draw no line.
      #expect(actor.trend == nil && own.allSatisfy { $0.trend == nil })
    }
    let sides = try rows(.affiliationTimeline)
    for side in try rows(.affiliation) {
      let own = sides.filter { $0.affiliation == side.affiliation }
      #expect(own.reduce(0) { $0 + $1.statements } == side.statements)
    }
  }

  @Test("four months draw a line")
  func trend() async throws {
    let items = SampleCorpus.items(80).enumerated().map { n, item in
      SampleCorpus.Item(id: item.id, date: "2021-0\(n % 4 + 1)-05", text: item.text)
    }
    _ = try await score(items)
    let first = try #require(try rows(.affiliation).first)
    let slope = try #require(first.trend)
    #expect(try #require(first.trendLow) <= slope && slope <= (try #require(first.trendHigh)))
  }

  @Test("statements by nobody known count for every actor of their article")
  func unattributed() async throws {
    let statements = try await score(SampleCorpus.items(80))
    var expected: [String: Int] = [:]
    for (_, own) in Dictionary(grouping: statements, by: \.document) {
      let unknown = own.count { $0.actor == nil }
      for actor in Set(own.compactMap(\.actor)) { expected[actor, default: 0] += unknown }
    }
    let actors = try rows(.actor)
    for actor in actors { #expect(Int(actor.unattributed) == expected[actor.actor]) }
    #expect(actors.contains { $0.unattributed > 0 })
    for actor in actors where actor.unattributed == 0 {
      #expect(actor.netCooperationLeast == actor.netCooperationMost)
    }
  }

  @Test("corrected shares have intervals, raw shares stand beside them, and refusals say why")
  func figures() async throws {
    _ = try await score(SampleCorpus.items(80))
    for row in try rows(.actor) + rows(.dyad) + rows(.timeline) {
      #expect((row.netCooperationLow == nil) == !row.refused.isEmpty)
      #expect((row.refused == "one article") == (row.documents == 1))
      #expect((row.refused == "two articles") == (row.documents == 2))
      let raw = try #require(row.conciliatoryShareRaw)
      #expect(abs(raw - Double(row.labelCounts[0]) / Double(row.statements)) < 1e-4)
      let net = try #require(row.netCooperation)
      #expect(
        abs(net - (try #require(row.conciliatoryShare)) + (try #require(row.hostileShare))) < 2e-4)
      #expect(row.conciliatoryShareEM != nil && row.conciliatoryShareShrunk != nil)
      #expect(row.toneCounts.reduce(0, +) == row.statements)
    }
  }

  @Test("the notes name the assumption and the model's errors")
  func notes() async throws {
    _ = try await score(SampleCorpus.items(20))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.bytes("out/estimates.json")))
        as? [String: Any])
    #expect((object["assumption"] as? String)?.contains("cross-validation") == true)
    let confusion = try #require(object["soft_confusion"] as? [[Double]])
    #expect(confusion.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-4 })
    #expect((object["soft_confusion_standard_error"] as? [[Double]])?.count == 3)
    #expect((object["training_shares"] as? [Double])?.count == 3)
  }
}
