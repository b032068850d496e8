/// A table's name, its columns and which of them are indexed.
public struct TableSchema: Sendable, Equatable {
  public enum Affinity: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
    /// Whole numbers where they are whole, else real ones.
    case numeric = "NUMERIC"
  }

  public struct Column: Sendable, Equatable {
    public let name: String
    public let affinity: Affinity

    public init(_ name: String, _ affinity: Affinity) {
      self.name = name
      self.affinity = affinity
    }
  }

  public let name: String
  public let columns: [Column]
  /// Columns with an index of their own.
  public let indexed: [String]

  public init(_ name: String, _ columns: [Column], indexed: [String] = []) {
    self.name = name
    self.columns = columns
    self.indexed = indexed
  }

  var create: String {
    let list = columns.map { "\(Self.quoted($0.name)) \($0.affinity.rawValue)" }
    return "CREATE TABLE \(Self.quoted(name)) (\(list.joined(separator: ", ")))"
  }

  var insert: String {
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(name)) VALUES (\(places))"
  }

  var indexes: [String] {
    indexed.map {
      "CREATE INDEX \(Self.quoted("\(name)_\($0)")) ON \(Self.quoted(name)) (\(Self.quoted($0)))"
    }
  }

  private static func quoted(_ name: String) -> String {
    var out = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" { out.unicodeScalars.append(scalar) }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }
}

/// Rows of one table, their texts side by side in one array: nothing is allocated for a cell.
public struct RowBlock: Sendable, Equatable {
  public enum Cell: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    /// Where the text stands in ``RowBlock/bytes``; valid UTF-8.
    case text(Range<Int>)
  }

  public private(set) var bytes: [UInt8]
  /// Rows × columns, row-major.
  public private(set) var cells: [Cell] = []

  public init(bytes: [UInt8] = []) { self.bytes = bytes }

  public mutating func append(_ cell: Cell) { cells.append(cell) }

  /// Appends a cell with bytes that the block does not hold yet.
  public mutating func append(text: some Collection<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    cells.append(.text(start..<bytes.count))
  }

  /// The text, or null.
  public mutating func append(text: String?) {
    if let text { append(text: text.utf8) } else { cells.append(.null) }
  }
}
