/// One row of a dictionary: an actor with its aliases and one of its offices.
struct ActorRow: Sendable, Equatable {
  struct Alias: Sendable, Equatable {
    let kind: ActorDictionary.AliasKind
    let words: String
  }

  let id: String
  let name: String
  let kind: Actor.Kind
  let aliases: [Alias]
  let office: ActorDictionary.Office
  let gender: Actor.Gender?
  /// 1-based line of the file.
  let line: Int
}

extension ActorRow {
  static let columns = [
    "id", "name", "type", "aliases", "affiliation", "role", "from", "to", "gender", "source",
  ]

  /// Reads the rows of a TSV dictionary; blank lines are passed over.
  static func rows(tsv bytes: [UInt8]) throws(DictionaryError) -> [ActorRow] {
    var rows: [ActorRow] = []
    var hasHeader = false
    for line in DictionaryLines(bytes) {
      // Byte-wise: Character-wise splitting of the shipped dictionary takes longer than all else at start-up.
      let fields = line.text.utf8.split(
        separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
      if !hasHeader {
        guard fields == columns else {
          throw DictionaryError(
            line: line.number,
            reason: "the header must be, separated by tabs: \(columns.joined(separator: " "))")
        }
        hasHeader = true
      } else if !line.text.isEmpty {
        rows.append(try ActorRow(fields: fields, line: line.number))
      }
    }
    guard hasHeader else {
      throw DictionaryError(
        line: 1,
        reason: "empty; the first line must be the header: \(columns.joined(separator: " "))")
    }
    return rows
  }

  private init(fields: [String], line: Int) throws(DictionaryError) {
    guard fields.count == Self.columns.count else {
      throw DictionaryError(
        line: line,
        reason:
          "\(fields.count) fields instead of \(Self.columns.count); separate them by tabs, leave unknown ones empty"
      )
    }
    guard !fields[0].isEmpty, !fields[1].isEmpty else {
      throw DictionaryError(line: line, reason: "id and name must not be empty")
    }
    guard let kind = Actor.Kind(rawValue: fields[2]) else {
      throw DictionaryError(
        line: line,
        reason:
          "unknown type '\(fields[2])'; known: \(Actor.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    guard fields[8].isEmpty || Actor.Gender(rawValue: fields[8]) != nil else {
      throw DictionaryError(
        line: line, reason: "unknown gender '\(fields[8])'; write m, f or nothing")
    }
    for day in [fields[6], fields[7]] where !day.isEmpty && !Self.isDate(day) {
      throw DictionaryError(
        line: line, reason: "'\(day)' is no date; write 2021-01-20, 2021-01 or 2021")
    }
    func optional(_ k: Int) -> String? { fields[k].isEmpty ? nil : fields[k] }
    // As far as both dates go: 2019 to 2019 is some part of that year.
    if let from = optional(6), let to = optional(7),
      case let shared = min(from.utf8.count, to.utf8.count), from.prefix(shared) > to.prefix(shared)
    {
      throw DictionaryError(
        line: line, reason: "the office begins on \(from), after its end \(to)")
    }
    var aliases: [Alias] = []
    for alias in fields[3].utf8.split(separator: UInt8(ascii: "|")) {
      aliases.append(try Alias(written: Substring(alias), line: line))
    }
    self.init(
      id: fields[0], name: fields[1], kind: kind, aliases: aliases,
      office: ActorDictionary.Office(
        affiliation: optional(4), role: optional(5), from: optional(6), to: optional(7)),
      gender: Actor.Gender(rawValue: fields[8]), line: line)
  }

  /// A year, a month or a day; that the day exists is not asked.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return false }
    return parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
  }
}

extension ActorRow.Alias {
  private static let prefixes: [(String, ActorDictionary.AliasKind)] = [
    ("adj:", .adjective), ("capital:", .capital), ("gov:", .government), ("family:", .family),
  ]

  /// An alias as it is written, its prefix telling what it is.
  fileprivate init(written alias: Substring, line: Int) throws(DictionaryError) {
    for (prefix, kind) in Self.prefixes where alias.utf8.starts(with: prefix.utf8) {
      self.init(kind: kind, words: String(Substring(alias.utf8.dropFirst(prefix.utf8.count))))
      return
    }
    if let colon = alias.utf8.firstIndex(of: UInt8(ascii: ":")),
      alias[..<colon].utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    {
      throw DictionaryError(
        line: line,
        reason:
          "unknown prefix '\(alias[...colon])' of an alias; known: \(Self.prefixes.map(\.0).joined(separator: " "))"
      )
    }
    self.init(kind: .name, words: String(alias))
  }
}

/// The lines of a dictionary with their numbers: LF or CRLF, a byte order mark passed over.
struct DictionaryLines: Sequence {
  private let lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  func makeIterator() -> AnyIterator<(number: Int, text: String)> {
    var number = 0
    return AnyIterator {
      guard number < lines.count else { return nil }
      defer { number += 1 }
      let line = lines[number]
      let end = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return (number + 1, String(decoding: end, as: UTF8.self))
    }
  }
}
