internal import FoundationEssentials
internal import Tokenization

/// Which fields of a record hold what: the common corpora's names, and the user's before them.
public struct FieldNames: Sendable, Equatable {
  public var id = ["id", "doc_id", "uuid"]
  public var date = ["date", "pub_date", "date_publish", "published"]
  public var title = ["title", "headline"]
  public var text = ["text", "maintext", "event_text", "body", "content"]
  public var url = ["url", "link"]
  public var source = ["source", "domain", "publisher", "source_domain"]

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
    for (name, field) in zip(header, row) {
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

  /// The first of the names that is there and not empty.
  func value(_ names: [String]) -> String? {
    for name in names {
      if let value = values[name], !value.isEmpty { return value }
    }
    return nil
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
