import Foundation
import Testing

@testable import Aggregates

@Suite("Student's t")
struct StudentTTests {
  struct Quantile: CustomTestStringConvertible, Sendable {
    let freedom: Int
    let value: Double
    var testDescription: String { "\(freedom) degrees of freedom" }
  }

  /// Published tables, 3 decimals (201: between 200 and 300 in them; from numerical integration).
  static let table: [Quantile] = [
    .init(freedom: 1, value: 12.706), .init(freedom: 2, value: 4.303),
    .init(freedom: 3, value: 3.182), .init(freedom: 5, value: 2.571),
    .init(freedom: 10, value: 2.228), .init(freedom: 30, value: 2.042),
    .init(freedom: 100, value: 1.984), .init(freedom: 200, value: 1.972),
    .init(freedom: 201, value: 1.972), .init(freedom: 1000, value: 1.962),
  ]

  @Test("quantiles are those of published tables", arguments: table)
  func published(q: Quantile) {
    #expect(abs(StudentT.quantile975(degreesOfFreedom: q.freedom) - q.value) <= 0.0005)
  }

  @Test(
    "quantiles have ten right digits",
    arguments: [
      .init(freedom: 1, value: 12.706204736432095), .init(freedom: 2, value: 4.302652729911275),
      .init(freedom: 3, value: 3.182446305284263), .init(freedom: 5, value: 2.570581836614739),
      .init(freedom: 10, value: 2.228138851964939), .init(freedom: 30, value: 2.042272456301238),
      .init(freedom: 100, value: 1.983971518523552), .init(freedom: 200, value: 1.971896223633909),
      .init(freedom: 201, value: 1.971836506779859), .init(freedom: 1000, value: 1.962339080826408),
    ] as [Quantile])
  func precise(q: Quantile) {
    #expect(abs(StudentT.quantile975(degreesOfFreedom: q.freedom) - q.value) < 2e-9)
  }

  @Test(
    "the density between the quantiles integrates to 0.95",
    arguments: [1, 2, 3, 4, 7, 29, 64, 199, 200, 201, 500])
  func integrates(nu: Int) {
    let t = StudentT.quantile975(degreesOfFreedom: nu)
    let v = Double(nu)
    let factor = exp(lgamma((v + 1) / 2) - lgamma(v / 2)) / (v * .pi).squareRoot()
    func density(_ x: Double) -> Double { factor * pow(1 + x * x / v, -(v + 1) / 2) }
    // Simpson's rule on 0...t, doubled.
    let parts = 20_000
    let h = t / Double(parts)
    var sum = density(0) + density(t)
    for k in 1..<parts { sum += density(Double(k) * h) * (k.isMultiple(of: 2) ? 2 : 4) }
    #expect(abs(2 * sum * h / 3 - 0.95) < 1e-9)
    if nu <= 200 { #expect(abs(StudentT.central(t, nu) - 0.95) < 1e-12) }
  }

  @Test("more degrees of freedom always mean a smaller quantile, above the normal one")
  func descends() {
    let values = (1...400).map { StudentT.quantile975(degreesOfFreedom: $0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
    #expect(StudentT.quantile975(degreesOfFreedom: 1_000_000_000) > 1.959963984540054)
    #expect(StudentT.quantile975(degreesOfFreedom: 1_000_000_000) < 1.95996399)
  }
}
