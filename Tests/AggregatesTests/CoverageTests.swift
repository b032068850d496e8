import Foundation
import ParleyTestSupport
import Testing

@testable import Aggregates

@Suite("Coverage")
struct CoverageTests {
  @Test("intervals of corrected shares hold the truth about 95 times in 100, plain counts do not")
  func fast() {
    let cells = CoverageSimulation.run(
      corpora: 40, actors: 8, prevalences: [0.05, 0.5, 0.95], statements: [30, 100], seed: 7)
    for (setting, cell) in cells {
      // 320 actors a cell: a coverage of 0.95 has a standard error of 0.012.
      #expect((0.91...0.99).contains(cell.coverage(\.share)), "\(setting)")
      #expect((0.91...0.99).contains(cell.coverage(\.difference)), "\(setting)")
    }
    let worst = cells.map { $0.1.coverage(\.counted) }.min() ?? 1
    let worstClustered = cells.map { $0.1.coverage(\.countedClustered) }.min() ?? 1
    #expect(worst < 0.5 && worstClustered < 0.5)
  }

  private static let corpora = ProcessInfo.processInfo.environment["PARLEY_BENCH_COVERAGE"].flatMap
  {
    Int($0)
  }

  @Test(
    "over hundreds of corpora the coverage is 93 to 97 % everywhere (make bench-coverage)",
    .enabled(if: corpora != nil))
  func full() throws {
    let corpora = try #require(Self.corpora)
    let cells = CoverageSimulation.run(
      corpora: corpora, actors: 4, prevalences: [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95],
      statements: [30, 100, 300], seed: 20_261_122)
    func percent(_ value: Double) -> String {
      let tenths = Int((value * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10) %".padding(12)
    }
    print("\(corpora) corpora; share of actors whose nominal 95 % interval holds the truth")
    print("                            corrected                 classify and count")
    print("prevalence  statements         share         net      textbook   clustered   actors")
    for (setting, cell) in cells {
      print(
        "\(setting.prevalence)".padding(10) + "\(setting.statements)".padding(12) + "  "
          + percent(cell.coverage(\.share)) + percent(cell.coverage(\.difference)) + "  "
          + percent(cell.coverage(\.counted)) + percent(cell.coverage(\.countedClustered))
          + "\(cell.actors)".padding(9))
      #expect((0.93...0.97).contains(cell.coverage(\.share)), "\(setting)")
      #expect((0.93...0.97).contains(cell.coverage(\.difference)), "\(setting)")
    }
    #expect(cells.contains { !(0.93...0.97).contains($0.1.coverage(\.counted)) })
    #expect(cells.contains { !(0.93...0.97).contains($0.1.coverage(\.countedClustered)) })
  }
}

extension String {
  /// Right-aligned.
  fileprivate func padding(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
