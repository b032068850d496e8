internal import FoundationEssentials
public import Quotations

/// The names that a corpus holds most often and the dictionary lacks: a user's next rows.
public struct UnresolvedNames: Sendable {
  public struct Row: Sendable, Equatable {
    public let name: String
    public let kind: Actor.Kind
    /// The side that the articles give it most often; `nil` where they give none.
    public let affiliation: String?
    /// Statements it makes in a folder of results, mentions in a folder of articles.
    public let count: Int
    public let documents: Int
  }

  /// Most frequent first, then by name.
  public let rows: [Row]
  /// Whether ``Row/count`` counts statements: the folder holds results.
  public let countsStatements: Bool
  /// Documents that could not be read.
  public let rejected: Int

  /// Counts the names of a folder of results (its `statements.jsonl`), else of a folder of articles.
  ///
  /// - Throws: ``ParleyError`` 66 where there is no folder, 65 where its statements cannot be read.
  public init(folder: String, dictionary: ActorDictionary) throws {
    var tally = Tally()
    var rejects = 0
    let statements = folder + "/" + OutputFolder.statements
    countsStatements = FileManager.default.fileExists(atPath: statements)
    if countsStatements {
      try tally.add(statements: statements, dictionary: dictionary)
    } else {
      try ActorListing(dictionary: dictionary).run(
        BatchOptions(inputs: [folder], output: "-"), date: nil
      ) { rows in
        for row in rows where !row.reference.isInDictionary {
          tally.add(
            row.reference.actor.name, row.reference.actor.kind, row.reference.affiliation,
            document: row.document)
        }
      } reject: { _ in
        rejects += 1
      }
    }
    rejected = rejects
    rows = tally.rows
  }

  private struct Tally {
    private struct Entry {
      var count = 0
      var documents: Set<String> = []
      var sides: [String: Int] = [:]
    }

    private struct Key: Hashable {
      let name: String
      let kind: Actor.Kind
    }

    private var entries: [Key: Entry] = [:]

    mutating func add(_ name: String, _ kind: Actor.Kind, _ side: String?, document: String) {
      let key = Key(name: name, kind: kind)
      entries[key, default: Entry()].count += 1
      entries[key]?.documents.insert(document)
      if let side, side != name { entries[key]?.sides[side, default: 0] += 1 }
    }

    private struct Line: Decodable {
      let document: String
      let actor: String?
      let actorType: String?
      let affiliation: String?

      private enum CodingKeys: String, CodingKey {
        case document, actor, affiliation
        case actorType = "actor_type"
      }
    }

    mutating func add(statements path: String, dictionary: ActorDictionary) throws(ParleyError) {
      let file = try InputFile(path)
      let decoder = JSONDecoder()
      var number = 0
      while let line = try file.nextLine(limit: 64 << 20) {
        number += 1
        guard case .bytes(let bytes) = line,
          let statement = try? decoder.decode(Line.self, from: Data(bytes))
        else {
          throw ParleyError(
            .unusableInput, "\(path):\(number): not a statement of parley; run parley score again")
        }
        guard let name = statement.actor, !dictionary.knows(name: name),
          let kind = statement.actorType.flatMap(Actor.Kind.init)
        else { continue }
        add(name, kind, statement.affiliation, document: statement.document)
      }
    }

    var rows: [Row] {
      entries.map { key, entry in
        Row(
          name: key.name, kind: key.kind,
          affiliation: entry.sides.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key,
          count: entry.count, documents: entry.documents.count)
      }.sorted {
        ($1.count, $1.documents, $0.name, $0.kind.rawValue)
          < ($0.count, $0.documents, $1.name, $1.kind.rawValue)
      }
    }
  }
}

extension UnresolvedNames.Row {
  /// One line of JSON.
  public func json(countsStatements: Bool) -> [UInt8] {
    var out: [UInt8] = []
    JSONText.append("{\"name\":", to: &out)
    JSONText.append(string: name, to: &out)
    JSONText.append(",\"type\":\"\(kind.rawValue)\",\"affiliation\":", to: &out)
    JSONText.append(string: affiliation, to: &out)
    JSONText.append(
      ",\"\(countsStatements ? "statements" : "mentions")\":\(count),\"documents\":\(documents)}\n",
      to: &out)
    return out
  }

  /// A row for a dictionary of one's own, to be checked and completed: id, name, type, surname, side where it is a
  /// state, and where it comes from.
  public func dictionaryRow(dictionary: ActorDictionary) -> String {
    func clean(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { $0.value < 0x20 || $0 == "|" ? " " : $0 }))
    }
    let words = clean(name).split(separator: " ")
    let id = words.joined(separator: "-").lowercased()
    let surname = kind == .person && words.count > 1 ? "family:\(words[words.count - 1])" : ""
    let side = affiliation.flatMap { dictionary.actor(id: $0)?.kind == .state ? $0 : nil } ?? ""
    return [
      id, clean(name), kind.rawValue, surname, side, "", "", "", "", "found by parley actors",
    ]
    .joined(separator: "\t")
  }
}
