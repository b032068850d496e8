/// How an input's bytes hold articles.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By the file's extension, else by its first bytes.
  case auto
  /// One file, one article.
  case text
  case jsonl, csv, tsv
  /// One file, one web page.
  case html
  /// GDELT's tab-separated tables, which have no header, with the article's text as one more column.
  case gdelt

  /// By the last extension, or the one before `.gz` and `.zst`; `auto` where nothing stands before those.
  static func byExtension(_ path: String) -> InputFormat? {
    let name = path.split(separator: "/").last ?? ""
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isPacked = Packing(name: String(name)) != nil
    if isPacked { parts.removeLast() }
    guard parts.count > 1 else { return isPacked ? .auto : nil }
    return switch parts[parts.count - 1].lowercased() {
    case "txt", "text": .text
    case "jsonl", "ndjson": .jsonl
    case "csv": .csv
    case "tsv", "tab": .tsv
    case "html", "htm", "xhtml": .html
    default: nil
    }
  }

  /// How much of a file is looked at.
  static let previewLength = 64 << 10

  /// Whether this is `[{...`, which no reader of lines can cut.
  static func beginsArray(_ preview: ArraySlice<UInt8>) -> Bool {
    let marks = preview.lazy.filter { $0 > 0x20 }.prefix(2)
    return Array(marks) == [UInt8(ascii: "["), UInt8(ascii: "{")]
  }

  /// By the first line, or what there is of it: JSON, a web page, a header with a column of text, else plain text.
  static func byContent(_ preview: ArraySlice<UInt8>, names: FieldNames) -> InputFormat {
    var start = preview
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 <= 0x20 }
    switch start.first {
    case UInt8(ascii: "{"): return .jsonl
    case UInt8(ascii: "<"):
      let head = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
      let pages = ["<!doctype html", "<html", "<head", "<body", "<!--", "<?xml"]
      if pages.contains(where: { head.hasPrefix($0) }) { return .html }
    default: break
    }
    let line = start.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    for (format, delimiter) in [(InputFormat.tsv, "\t"), (.csv, ",")] {
      let columns = String(decoding: line, as: UTF8.self).split(separator: delimiter).map {
        $0.lowercased().filter { $0 != "\"" }
      }
      if columns.count > 1, names.text.contains(where: { columns.contains($0.lowercased()) }) {
        return format
      }
    }
    return .text
  }
}

/// What GDELT's tables hold in which column, told by how many there are.
///
/// None of them holds the article's text: it is expected as one more column at the end.
enum GDELTTable {
  /// Our names of a row's columns; empty where a column is of no use here. `nil` for a width that is no GDELT table with text.
  ///
  /// Events 1.0 have 58 columns, events 2.0 have 61, the Global Knowledge Graph 2.1 has 27.
  static func header(columns: Int) -> [String]? {
    var header = [String](repeating: "", count: columns)
    switch columns {
    case 59, 62:
      header[columns - 2] = "url"
    case 28:
      header[3] = "source"
      header[4] = "url"
    default:
      return nil
    }
    header[0] = "id"
    header[1] = "date"
    header[columns - 1] = "text"
    return header
  }

  static func problem(columns: Int) -> String {
    [27, 58, 61].contains(columns)
      ? "a GDELT row of \(columns) columns holds no article text: append the text as one more column"
      : "\(columns) columns are no GDELT table: 58 or 61 (events) or 27 (knowledge graph) and the text are"
  }
}
