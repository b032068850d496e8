internal import BatchRunner
internal import LinearClassifier
internal import Reports

/// What the labeller sees, and what a key means there.
struct LabelScreen {
  enum Action: Equatable {
    case give(Int)
    case skip, undo, quit, none
  }

  /// Longest line that is easy to read.
  private static let widest = 88

  let name: String
  private var showsCodebook = false
  /// Lines scrolled down in a text that is longer than the screen, or in the codebook.
  private var scrolled = 0

  init(name: String) { self.name = name }

  mutating func action(for key: TerminalKey, head: Head) -> Action {
    switch key {
    case .up:
      scrolled = max(0, scrolled - 1)
      return .none
    case .down:
      scrolled += 1
      return .none
    case .other: return .none
    case .character(let byte):
      // Any key closes the codebook, and does nothing else: a label given by mistake is worse than a second press.
      let wasOpen = showsCodebook
      showsCodebook = byte == UInt8(ascii: "?") && !wasOpen
      scrolled = 0
      return wasOpen ? .none : Self.action(for: byte, head: head)
    }
  }

  private static func action(for byte: UInt8, head: Head) -> Action {
    let keys = keys(of: head)
    if let label = (0..<3).first(where: {
      keys[$0] == byte || byte == UInt8(ascii: "1") + UInt8($0)
    }) {
      return .give(label)
    }
    switch byte {
    case UInt8(ascii: "s"), UInt8(ascii: " "): return .skip
    case UInt8(ascii: "u"), 0x7F, 0x08: return .undo
    case UInt8(ascii: "q"), 0x04: return .quit
    default: return .none
    }
  }

  /// A key for each class, beside 1, 2 and 3.
  private static func keys(of head: Head) -> [UInt8] {
    Array((head == .sentiment ? "+0-" : "cnh").utf8)
  }

  /// The whole screen, top to bottom.
  mutating func lines(_ session: LabelSession, width: Int, height: Int) -> [String] {
    let width = max(2, min(width - 1, Self.widest))
    let (body, foot) = showsCodebook ? codebook(session.head) : page(session)
    let wrap = { (lines: [String]) in lines.flatMap { WrappedText.lines($0, width: width) } }
    let (top, bottom) = (wrap([heading(session)]) + [""], [""] + wrap(foot))
    let room = max(1, height - top.count - bottom.count)
    let text = wrap(body)
    scrolled = min(scrolled, max(0, text.count - room))
    var shown = Array(text[scrolled...].prefix(room))
    if scrolled + room < text.count, room > 1 {
      shown[room - 1] = width < 24 ? "…" : "… (arrow down for more)"
    }
    return Array((top + shown + bottom).prefix(height))
  }

  private func heading(_ session: LabelSession) -> String {
    "\(name): \(session.head.rawValue), \(session.labelled) of \(session.sheet.rows.count) labelled"
  }

  private func page(_ session: LabelSession) -> (body: [String], foot: [String]) {
    let keys = Self.keys(of: session.head).enumerated().map { n, key in
      "\(n + 1) or \(Character(Unicode.Scalar(key))): \(session.head.classes[n])"
    }
    let undo = session.lastLabel.map { "u: undo (\($0))" } ?? "u: undo"
    let help = "s: skip | \(undo) | ?: codebook | q: quit"
    guard let row = session.row else {
      let skipped = session.skipped > 0 ? "; \(session.skipped) skipped, start again for them" : ""
      return (["That was the last one\(skipped)."], [help])
    }
    return (Self.context(session.sheet, row), [keys.joined(separator: " | "), help])
  }

  private static func context(_ sheet: LabelSheet, _ row: Int) -> [String] {
    let field = { (column: String) in sheet.value(column, row: row) }
    let named = [
      ("document", "document"), ("date", "date"), ("kind", "kind"), ("speaker", "said by"),
      ("cue", "cue"),
    ].compactMap { column, title in
      field(column).isEmpty ? nil : "\(title): \(field(column))"
    }
    return named + ["", field("text")]
  }

  private func codebook(_ head: Head) -> (body: [String], foot: [String]) {
    (Codebook.lines(of: head), ["any key goes back"])
  }
}
