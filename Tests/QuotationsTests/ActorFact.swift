import Quotations

/// One row of the shipped dictionary, read here independently of the program.
struct ActorFact: Sendable, CustomStringConvertible {
  struct Alias: Sendable, Equatable {
    /// "adj", "capital", "gov" or "family"; empty for a name.
    let prefix: String
    let words: String
  }

  /// 1-based line of the file.
  let line: Int
  let id: String
  let name: String
  let type: String
  let aliases: [Alias]
  let affiliation: String
  let role: String
  let from: String
  let to: String
  let gender: String
  let source: String

  var description: String { "line \(line): \(name), \(affiliation) \(role) \(from) to \(to)" }

  /// Name and aliases without prefix.
  var names: [String] { [name] + aliases.filter { $0.prefix.isEmpty }.map(\.words) }

  /// First day of the office and the first day after it, as the program reads "2019" and "2019-03": their first day.
  var days: Range<Int>? {
    guard let first = Day.number(from), let end = to.isEmpty ? Day.never : Day.number(to),
      first < end
    else { return nil }
    return first..<end
  }

  static let header = "id\tname\ttype\taliases\taffiliation\trole\tfrom\tto\tgender\tsource"

  static let lines: [String] = String(decoding: ActorDictionary.shippedBytes, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  static let all: [ActorFact] = lines.enumerated().dropFirst().compactMap { number, text in
    let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 10 else { return nil }
    let aliases = fields[3].split(separator: "|", omittingEmptySubsequences: false).map { alias in
      let parts = alias.split(separator: ":", maxSplits: 1).map(String.init)
      return parts.count == 2 && ["adj", "capital", "gov", "family"].contains(parts[0])
        ? Alias(prefix: parts[0], words: parts[1]) : Alias(prefix: "", words: String(alias))
    }
    return ActorFact(
      line: number + 1, id: fields[0], name: fields[1], type: fields[2],
      aliases: fields[3].isEmpty ? [] : aliases, affiliation: fields[4], role: fields[5],
      from: fields[6], to: fields[7], gender: fields[8], source: fields[9])
  }

  static let states = all.filter { $0.type == "state" }
  static let offices = all.filter { $0.type == "person" }

  /// Who held one of the roles for a side on a day.
  static func holders(of roles: Set<String>, for side: String, on day: String) -> [String] {
    guard let day = Day.number(day) else { return [] }
    return offices.filter {
      $0.affiliation == side && roles.contains($0.role) && $0.days?.contains(day) ?? false
    }.map(\.name)
  }
}

/// Days of the Gregorian calendar as numbers, for terms of office.
enum Day {
  static let never = Int.max

  /// The number of a day; of a month or year, of its first day; `nil` for what is no date.
  static func number(_ date: String) -> Int? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }), let year = Int(parts[0])
    else { return nil }
    let month = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
    let day = parts.count > 2 ? Int(parts[2]) ?? 0 : 1
    guard (1...12).contains(month), (1...length(month, of: year)).contains(day) else { return nil }
    let before = year - 1
    let years = before * 365 + before / 4 - before / 100 + before / 400
    return years + (1..<month).reduce(0) { $0 + length($1, of: year) } + day - 1
  }

  private static func length(_ month: Int, of year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
