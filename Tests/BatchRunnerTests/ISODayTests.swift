import Foundation
import Testing

@testable import BatchRunner

@Suite("ISODay")
struct ISODayTests {
  @Test(
    "takes the day from a date or a moment",
    arguments: [
      ("2021-01-11", "2021-01-11"), ("2021-01-11T02:20:00Z", "2021-01-11"),
      ("2021-01-11 02:20", "2021-01-11"), ("2021-12-31T23:59:59+09:00", "2021-12-31"),
      ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"),
    ])
  func takesTheDay(_ text: String, _ expected: String) { #expect(ISODay.parse(text) == expected) }

  @Test(
    "refuses what is no day",
    arguments: [
      "", "2021", "2021-01", "2021-1-1", "20210111", "2021/01/11", "11-01-2021", "2021-01-1",
      "2021-01-111", "2021-01-11Z", "2021-00-10", "2021-13-10", "2021-01-00", "2021-01-32",
      "2021-04-31", "2021-01-1a", "+021-01-11", "-021-01-11", " 2021-01-11", "２０２１-01-11",
      "2021–01–11", "éééé-éé-éé",
    ])
  func refuses(_ text: String) { #expect(ISODay.parse(text) == nil) }

  @Test(
    "agrees with the calendar on every month's length",
    arguments: [1899, 1900, 1904, 1999, 2000, 2023, 2024, 2100, 2400])
  func agreesWithTheCalendar(_ year: Int) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for month in 1...12 {
      let first = try #require(
        calendar.date(from: DateComponents(year: year, month: month, day: 1)))
      let days = try #require(calendar.range(of: .day, in: .month, for: first))
      for day in 0...33 {
        let text = String(format: "%04d-%02d-%02d", year, month, day)
        #expect(ISODay.parse(text) == (days.contains(day) ? text : nil))
      }
    }
  }
}
