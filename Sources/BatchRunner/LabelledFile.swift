internal import Features
public import LinearClassifier
public import Quotations
internal import Tokenization

/// Labelled sentences of one or more files, checked row by row.
public struct LabelledFile: Sendable {
  /// One row with text and labels.
  public struct Row: Sendable {
    public let id: String
    public let text: String
    /// Labels as written, by column name.
    public let labels: [String: String]
    public let group: String?
    public let weight: Double
    /// File and line.
    let place: String
  }

  public private(set) var rows: [Row] = []
  /// Inputs with size and hash.
  private var inputs: [InputRecord] = []

  /// What was mended or looks like a mistake, in words for the user.
  public var notes: [String] {
    var notes: [String] = []
    let mended = rows.filter { row in
      Head.allCases.contains { head in
        guard let written = row.labels[head.rawValue] else { return false }
        return head.column(of: written) == nil && head.column(of: Self.mended(written)) != nil
      }
    }
    if let first = mended.first {
      notes.append(
        "\(mended.count) rows have labels with stray capitals or blanks, read as if without; the first: \(first.place)"
      )
    }
    var seen: Set<String> = []
    let repeated = rows.filter { !seen.insert($0.id).inserted }
    if let first = repeated.first {
      notes.append(
        "\(repeated.count) rows have an id that stands before them already; the first: '\(first.id)' (\(first.place))"
      )
    }
    return notes
  }

  /// A label without stray capitals and blanks.
  static func mended(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined()
  }

  public struct Columns: Sendable, Equatable {
    public var text = "text"
    /// Read as stance where no column is called `stance`.
    public var label = "label"
    public init() {}
  }

  /// Reads TSV, CSV or JSONL with a column for text.
  ///
  /// - Throws: ``ParleyError`` 65 with file and line for what cannot be used.
  public init(_ paths: [String], columns: Columns = Columns()) throws(ParleyError) {
    let list = try InputList(paths, format: .auto)
    for entry in list.entries where [.text, .html].contains(entry.format) {
      throw ParleyError(
        .unusableInput,
        "\(entry.path): not a table; give .tsv, .csv or .jsonl with a column '\(columns.text)'")
    }
    var reader = ArticleReader(list, limit: 16 << 20)
    while let record = reader.next() {
      let place = "\(record.source)\(record.line.map { ":\($0)" } ?? "")"
      let fields: ArticleFields
      switch record.body {
      case .row(let header, let row): fields = ArticleFields(header: header, row: row)
      case .json(let line):
        do throws(ArticleFields.Failure) {
          fields = try ArticleFields(jsonLine: line)
        } catch {
          throw ParleyError(.unusableInput, "\(place): \(error.reason)")
        }
      case .unreadable(let reason): throw ParleyError(.unusableInput, "\(place): \(reason)")
      case .text, .html: throw ParleyError(.unusableInput, "\(place): not a table with a header")
      }
      rows.append(
        try Self.row(fields, columns: columns, fallbackID: record.fallbackID, place: place))
    }
    inputs = reader.inputs
    guard !rows.isEmpty else {
      throw ParleyError(
        .unusableInput,
        "\(paths.joined(separator: " ")): no rows; a header and one row a sentence are needed")
    }
  }

  private static func row(
    _ fields: ArticleFields, columns: Columns, fallbackID: String, place: String
  ) throws(ParleyError) -> Row {
    guard let text = fields.value([columns.text]) else {
      throw ParleyError(
        .unusableInput,
        "\(place): no '\(columns.text)'; columns found: \(fields.names.joined(separator: ", ")); see --text-column"
      )
    }
    var labels: [String: String] = [:]
    for name in ["stance", "sentiment", "act"] { labels[name] = fields.value([name]) }
    if labels["stance"] == nil { labels["stance"] = fields.value([columns.label]) }
    labels["label"] = fields.value([columns.label])
    var weight = 1.0
    if let written = fields.value(["weight"]) {
      guard let value = Double(written), value.isFinite, value >= 0 else {
        throw ParleyError(
          .unusableInput, "\(place): weight '\(written)' is not a number of at least 0")
      }
      weight = value
    }
    return Row(
      id: fields.value(["id"]) ?? fallbackID, text: text, labels: labels,
      group: fields.value(["group"]), weight: weight, place: place)
  }

  /// SHA-256 over the hashes of all files: what the model was trained on.
  public var trainingHash: String {
    SHA256.hexadecimal(of: Array(inputs.map(\.sha256).joined().utf8))
  }

  /// The rows as the classifier trains on them: tokenized, actors masked, labels as class numbers.
  ///
  /// - Throws: ``ParleyError`` 65 for a word that is not the codebook's.
  public func labelledTexts(dictionary: ActorDictionary) throws(ParleyError) -> [LabelledText] {
    var result: [LabelledText] = []
    for row in rows {
      var labels: [Head: Int] = [:]
      for head in Head.allCases {
        guard let written = row.labels[head.rawValue] else { continue }
        guard let column = head.column(of: Self.mended(written)) else {
          throw ParleyError(
            .unusableInput,
            "\(row.place): row '\(row.id)': '\(written)' is no \(head.rawValue); the codebook knows \(head.classes.joined(separator: ", "))"
          )
        }
        labels[head] = column
      }
      result.append(
        LabelledText(
          text: MaskedSentence(row.text, dictionary: dictionary).features, labels: labels,
          group: row.group ?? row.id,
          weight: row.weight))
    }
    return result
  }
}

/// A sentence as the classifier sees it: whole, known names masked.
struct MaskedSentence {
  let features: FeatureText

  init(_ text: String, dictionary: ActorDictionary) {
    let tokenized = TokenizedText(RepairedText(Array(text.utf8)).bytes)
    features = FeatureText(tokenized, masked: dictionary.maskedTokens(in: tokenized))
  }
}
