/// An ISO 8601 day, checked against the calendar.
enum ISODay {
  /// The day at the start of `text` ("2021-01-11", "2021-01-11T02:20:00Z"), else `nil`.
  static func parse(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    if bytes.count == 11, bytes[10] != UInt8(ascii: "T"), bytes[10] != UInt8(ascii: " ") {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    return isDay(year: year, month: month, day: day)
      ? String(decoding: bytes[..<10], as: UTF8.self) : nil
  }

  /// The day in ISO 8601, `nil` where the calendar has no such day.
  static func text(year: Int, month: Int, day: Int) -> String? {
    guard (1...9999).contains(year), isDay(year: year, month: month, day: day) else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func isDay(year: Int, month: Int, day: Int) -> Bool {
    let leap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }

  /// The day on which a count of seconds since 1970 falls, in UTC (Hinnant, "chrono-compatible low-level date
  /// algorithms", `civil_from_days`).
  static func text(epochSeconds: Int) -> String? {
    // From the year 1 to 9999: no sum below overflows.
    guard (-62_135_596_800...253_402_300_799).contains(epochSeconds) else { return nil }
    let shifted = (epochSeconds - (epochSeconds % 86_400 + 86_400) % 86_400) / 86_400 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return text(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

/// The day of an article, in the forms that news and corpora write it.
enum ArticleDay {
  /// The day in ISO 8601 as it is written, whatever the time zone; `nil` for what is no date, or for one that
  /// reads both ways (03/04/2021).
  ///
  /// Understood: ISO 8601 and its basic form (2026-11-22, 20261122, 20261122T101500Z, 20261122101500),
  /// 2026/11/22 and 2026.11.22, 22.11.2026, day and month by name in either order with or without weekday and
  /// time (Nov. 22, 2026; 22 November 2026; Sun, 22 Nov 2026 10:15:00 GMT; 22-Nov-2026), 11/22/2026 and
  /// 22/11/2026 where one of the two can be no month.
  ///
  /// - Parameter isEpoch: whether the field's name says that a bare number counts seconds or milliseconds since 1970.
  static func parse(_ text: String, isEpoch: Bool = false) -> String? {
    if let day = ISODay.parse(text) { return day }
    // Dates are short; whatever stands here must not cost more.
    guard text.utf8.count <= 120 else { return nil }
    let words = words(of: text)
    guard let first = words.first else { return nil }
    switch first {
    case .number(let value, 8): return basic(value)
    case .number(let value, 14): return basic(value / 1_000_000)
    default: break
    }
    if isEpoch, let value = Double(text), value.magnitude < 1e15 {
      // Beyond the year 5000 as seconds: milliseconds.
      return ISODay.text(epochSeconds: Int((value < 1e11 ? value : value / 1000).rounded(.down)))
    }
    return named(words) ?? numeric(words, in: text)
  }

  /// Field names that say that a number counts seconds.
  static func saysEpoch(_ field: String) -> Bool {
    let name = field.lowercased()
    return ["timestamp", "epoch", "unix", "created_utc", "published_utc"].contains {
      name.contains($0)
    } || name == "ts" || name == "time"
  }

  /// ISO 8601's basic form: 20261122.
  private static func basic(_ value: Int) -> String? {
    ISODay.text(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }

  /// A run of digits or letters.
  private enum Word {
    case number(Int, digits: Int)
    case letters(String)
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var digits = 0
    var value = 0
    var letters = ""
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    for byte in Array(text.utf8) + [0x20] {
      let isDigit = (0x30...0x39).contains(byte)
      if digits > 0, !isDigit {
        words.append(.number(value, digits: digits))
        (digits, value) = (0, 0)
      }
      if !letters.isEmpty, !isLetter(byte) {
        words.append(.letters(letters))
        letters = ""
      }
      if isDigit {
        digits += 1
        // More than 18 digits are no date; the value no longer matters.
        if digits <= 18 { value = value * 10 + Int(byte - 0x30) }
      } else if isLetter(byte) {
        letters.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      }
    }
    return words
  }

  private static let months: [(name: String, short: Set<String>)] = [
    ("january", ["jan"]), ("february", ["feb", "febr"]), ("march", ["mar"]), ("april", ["apr"]),
    ("may", []), ("june", ["jun"]), ("july", ["jul"]), ("august", ["aug"]),
    ("september", ["sep", "sept"]), ("october", ["oct"]), ("november", ["nov"]),
    ("december", ["dec"]),
  ]

  private static func month(_ word: Word) -> Int? {
    guard case .letters(let text) = word else { return nil }
    return months.firstIndex { $0.name == text || $0.short.contains(text) }.map { $0 + 1 }
  }

  /// The first month by name, with the day before or after it and the year after both.
  private static func named(_ words: [Word]) -> String? {
    guard let at = words.firstIndex(where: { month($0) != nil }), let month = month(words[at])
    else { return nil }
    func day(_ i: Int) -> Int? {
      guard words.indices.contains(i), case .number(let value, 1...2) = words[i] else { return nil }
      return value
    }
    func year(_ i: Int) -> Int? {
      guard words.indices.contains(i), case .number(let value, 4) = words[i] else { return nil }
      return value
    }
    /// "22nd of November", "November 22nd, 2026": the ending is passed over.
    func skipping(_ endings: Set<String>, from i: Int, by step: Int) -> Int {
      var i = i
      while words.indices.contains(i), case .letters(let text) = words[i], endings.contains(text) {
        i += step
      }
      return i
    }
    let ordinals: Set<String> = ["st", "nd", "rd", "th"]
    let before = skipping(ordinals.union(["of"]), from: at - 1, by: -1)
    if let day = day(before), let year = year(at + 1) {
      return ISODay.text(year: year, month: month, day: day)
    }
    guard let day = day(at + 1) else { return nil }
    // "Sun Nov 22 10:15:00 GMT 2026" and "Nov 22 10:15 2026" have the time in between; "Nov. 22, 2026" has not.
    let next = skipping(ordinals, from: at + 2, by: 1)
    guard let year = year(next) ?? (next..<words.count).lazy.compactMap(year).first else {
      return nil
    }
    return ISODay.text(year: year, month: month, day: day)
  }

  /// Three numbers with the year first or last.
  private static func numeric(_ words: [Word], in text: String) -> String? {
    guard words.count >= 3, case .number(let a, let first) = words[0],
      case .number(let b, 1...2) = words[1], case .number(let c, let last) = words[2]
    else { return nil }
    if first == 4, last <= 2 { return ISODay.text(year: a, month: b, day: c) }
    guard first <= 2, last == 4 else { return nil }
    // With points the day is first everywhere.
    let isPointed = text.utf8.first { !(0x30...0x39).contains($0) && $0 > 0x20 } == 0x2E
    if isPointed || a > 12 { return ISODay.text(year: c, month: b, day: a) }
    return b > 12 || a == b ? ISODay.text(year: c, month: a, day: b) : nil
  }
}
