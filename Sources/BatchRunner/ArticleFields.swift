internal import FoundationEssentials
internal import Tokenization

/// Which fields of a record hold what: the common corpora's names, and the user's before them.
public struct FieldNames: Sendable, Equatable {
  public var id = ["id", "doc_id", "uuid"]
  public var date = [
    "date", "pub_date", "date_publish", "published", "publish_date", "published_at", "publishedAt",
    "pubDate", "datePublished", "published_utc", "created_utc", "seendate", "timestamp",
  ]
  public var title = ["title", "headline"]
  public var text = ["text", "maintext", "event_text", "body", "content"]
  public var url = ["url", "link"]
  public var source = ["source", "domain", "publisher", "source_domain", "publication"]

  public init() {}
}

/// The fields of one record by name, as text.
struct ArticleFields {
  private let values: [String: String]
  let repairs: Int

  /// From a header and a row of raw bytes.
  init(header: [String], row: [[UInt8]]) {
    var values: [String: String] = [:]
    var repairs = 0
    for (name, field) in zip(header, row) where !name.isEmpty {
      let repaired = RepairedText(field)
      repairs += repaired.repairs
      values[name] = String(decoding: repaired.bytes, as: UTF8.self)
    }
    self.values = values
    self.repairs = repairs
  }

  /// From a line of JSON.
  /// - Throws: a reason in words.
  init(jsonLine: [UInt8]) throws(Failure) {
    let repaired = RepairedText(jsonLine)
    guard let object = try? JSONDecoder().decode([String: Scalar].self, from: Data(repaired.bytes))
    else {
      throw Failure(reason: "not a JSON object on one line")
    }
    values = object.compactMapValues(\.text)
    repairs = repaired.repairs
  }

  struct Failure: Error { let reason: String }

  /// The first of the names that is there and not empty; where none is, the first that is there in other letters
  /// ("Date", "TEXT").
  func value(_ names: [String]) -> String? { filled(names).first?.value }

  /// All that is there under these names and not empty, in the order of the names.
  private func filled(_ names: [String]) -> [(name: String, value: String)] {
    let exact = names.compactMap { name in
      values[name].flatMap { $0.isEmpty ? nil : (name, $0) }
    }
    if !exact.isEmpty { return exact }
    let capitals = values.keys.filter { $0.utf8.contains { (0x41...0x5A).contains($0) } }.sorted()
    guard !capitals.isEmpty else { return [] }
    return names.flatMap { name in
      capitals.filter { $0.lowercased() == name.lowercased() }.compactMap { written in
        values[written].flatMap { $0.isEmpty ? nil : (written, $0) }
      }
    }
  }

  /// The first of the names that holds a date, and whether one holds something that is none.
  func day(_ names: [String]) -> (day: String?, isUnread: Bool) {
    let written = filled(names)
    for (name, value) in written {
      if let day = ArticleDay.parse(value, isEpoch: ArticleDay.saysEpoch(name)) {
        return (day, false)
      }
    }
    return (nil, !written.isEmpty)
  }

  var names: [String] { values.keys.sorted() }

  /// A string or number as text; anything nested is passed over.
  private struct Scalar: Decodable {
    let text: String?
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        text = try container.decode(String.self)
      } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
        text = Self.number(container)
      }
      // A broken string throws on: it must not look like a field that is not there.
    }

    private static func number(_ container: any SingleValueDecodingContainer) -> String? {
      if let integer = try? container.decode(Int64.self) { return String(integer) }
      if let integer = try? container.decode(UInt64.self) { return String(integer) }
      return (try? container.decode(Double.self)).map { String($0) }
    }
  }
}
