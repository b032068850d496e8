import Foundation
import Testing

@testable import BatchRunner

@Suite("ArticleDay")
struct ArticleDayTests {
  @Test(
    "reads the forms that news and corpora write",
    arguments: [
      // ISO 8601, extended and basic.
      ("2026-11-22", "2026-11-22"), ("2026-11-22T23:59:59+09:00", "2026-11-22"),
      (" 2026-11-22", "2026-11-22"), ("2026-1-2", "2026-01-02"), ("20261122", "2026-11-22"),
      ("20261122T101500Z", "2026-11-22"), ("20261122101500", "2026-11-22"),
      // Other numbers with the year at one end.
      ("2026/11/22", "2026-11-22"), ("2026/11/22 10:15", "2026-11-22"),
      ("2026.11.22", "2026-11-22"),
      ("22.11.2026", "2026-11-22"), ("5.6.2026", "2026-06-05"), ("11/22/2026", "2026-11-22"),
      ("22/11/2026", "2026-11-22"), ("5/5/2026", "2026-05-05"),
      // Months by name.
      ("Nov. 22, 2026", "2026-11-22"), ("November 22, 2026", "2026-11-22"),
      ("Jan. 11, 2021, 2:20 a.m.", "2021-01-11"), ("22 November 2026", "2026-11-22"),
      ("22 nov 2026", "2026-11-22"), ("22-Nov-2026", "2026-11-22"),
      ("Sunday, November 22nd, 2026", "2026-11-22"), ("the 22nd of November 2026", "2026-11-22"),
      ("Sept. 1, 2020", "2020-09-01"), ("MAY 3 2021", "2021-05-03"),
      ("10:15 GMT, 22 November 2026", "2026-11-22"), ("10:15 November 22, 2026", "2026-11-22"),
      ("Published 22 November 2026 10:15", "2026-11-22"),
      // RFC 2822, asctime and the like.
      ("Sun, 22 Nov 2026 10:15:00 GMT", "2026-11-22"),
      ("Sun, 2 Nov 2026 10:15:00 +0000 (UTC)", "2026-11-02"),
      ("Sun Nov 22 10:15:00 2026", "2026-11-22"), ("Sun Nov 22 10:15:00 UTC 2026", "2026-11-22"),
      ("29 February 2024", "2024-02-29"),
    ])
  func reads(_ written: String, _ expected: String) {
    #expect(ArticleDay.parse(written) == expected)
  }

  @Test(
    "gives nil for what is no day, or could be two",
    arguments: [
      "", " ", "yesterday", "two hours ago", "2026", "November 2026", "22 November", "Nov 22",
      "03/04/2021", "29 February 2023", "31 April 2021", "Nov. 32, 2026", "2026-13-01", "20261322",
      "20210230", "22 Nov 26", "1606039200", "0000-01-01x", "99999999999999999999999999",
      "2021-", "may", "-1", "１１ January ２０２１", String(repeating: "1 ", count: 100),
      "1 January 0000",
    ])
  func refuses(_ written: String) { #expect(ArticleDay.parse(written) == nil) }

  @Test(
    "counts seconds and milliseconds since 1970 where the name says so",
    arguments: [
      ("0", "1970-01-01"), ("86399", "1970-01-01"), ("86400", "1970-01-02"), ("-1", "1969-12-31"),
      ("1606039200", "2020-11-22"), ("1606039200.75", "2020-11-22"),
      ("1606039200000", "2020-11-22"),
      ("951782400", "2000-02-29"), ("4107542400", "2100-03-01"), ("20261122", "2026-11-22"),
      ("Nov. 22, 2026", "2026-11-22"),
    ])
  func readsEpoch(_ written: String, _ expected: String) {
    #expect(ArticleDay.parse(written, isEpoch: true) == expected)
  }

  @Test(
    "refuses counts that no calendar holds", arguments: ["1e300", "nan", "inf", "-1e14", "9e14"])
  func refusesEpoch(_ written: String) {
    #expect(ArticleDay.parse(written, isEpoch: true) == nil)
  }

  @Test(
    "knows the names that say seconds",
    arguments: [
      ("timestamp", true), ("created_utc", true), ("unix_time", true), ("ts", true), ("time", true),
      ("date", false), ("published", false), ("times", false),
    ])
  func knowsEpochNames(_ name: String, _ expected: Bool) {
    #expect(ArticleDay.saysEpoch(name) == expected)
  }

  @Test("agrees with the calendar on the day of any second, from the year 1 to 9999")
  func agreesWithTheCalendar() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    // 9,973 is prime: all months and leap years come by. Before 1583 Foundation counts Julian days.
    for day in stride(from: -140_000, to: 2_900_000, by: 9973) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let expected = String(
        format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      #expect(ISODay.text(epochSeconds: day * 86_400 + 86_399) == expected)
    }
  }
}
