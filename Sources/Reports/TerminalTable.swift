/// A table for a terminal: columns aligned by the width that characters take there.
public struct TerminalTable: Sendable {
  public struct Column: Sendable {
    public let title: String
    public let alignRight: Bool
    public init(_ title: String, right: Bool = false) {
      self.title = title
      alignRight = right
    }
  }

  private let columns: [Column]
  private var rows: [[StyledText]] = []

  public init(_ columns: [Column]) { self.columns = columns }

  /// - Precondition: one cell a column.
  public mutating func append(_ cells: [StyledText]) {
    precondition(cells.count == columns.count)
    rows.append(cells)
  }

  /// The lines, header first.
  public func lines(colour: Bool) -> [String] {
    let widths = columns.indices.map { c in
      max(StyledText(columns[c].title).width, rows.map { $0[c].width }.max() ?? 0)
    }
    func line(_ cells: [StyledText]) -> String {
      let padded = cells.indices.map { c in
        let blank = String(repeating: " ", count: widths[c] - cells[c].width)
        let text = cells[c].rendered(colour: colour)
        return columns[c].alignRight ? blank + text : text + blank
      }
      var joined = padded.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined
    }
    return [line(columns.map { StyledText($0.title, .dim) })] + rows.map(line)
  }
}

/// Text for a terminal: control characters stripped, with at most one colour.
public struct StyledText: Sendable {
  public enum Style: String, Sendable {
    case plain = ""
    case dim = "2"
    case conciliatory = "36"
    case hostile = "33"
  }

  private let pieces: [(text: String, style: Style)]

  public init(_ text: String, _ style: Style = .plain) {
    pieces = [(Self.printable(text), style)]
  }

  private init(pieces: [(text: String, style: Style)]) { self.pieces = pieces }

  public static func + (a: StyledText, b: StyledText) -> StyledText {
    StyledText(pieces: a.pieces + b.pieces)
  }

  /// What comes from a corpus must not steer the terminal.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  /// Columns taken: two for wide East Asian characters, none for combining marks.
  var width: Int {
    pieces.reduce(0) { $0 + $1.text.unicodeScalars.reduce(0) { $0 + Self.width(of: $1) } }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    // The vowels and finals of Hangul in pieces stand inside the block of their initial.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  func rendered(colour: Bool) -> String {
    pieces.map { piece in
      colour && piece.style != .plain
        ? "\u{1B}[\(piece.style.rawValue)m\(piece.text)\u{1B}[0m" : piece.text
    }.joined()
  }

  /// The first `limit` columns, with an ellipsis where something was cut.
  public static func truncated(_ text: String, to limit: Int, _ style: Style = .plain)
    -> StyledText
  {
    let clean = printable(text)
    guard StyledText(clean).width > limit else { return StyledText(clean, style) }
    var result = ""
    var used = 0
    for character in clean {
      let next = StyledText(String(character)).width
      if used + next > limit - 1 { break }
      result.append(character)
      used += next
    }
    return StyledText(result + "…", style)
  }
}
