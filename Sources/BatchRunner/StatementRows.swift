internal import ResultDatabase

/// The tables of `parley.sqlite` that grow with a run, and how lines and ledger become their rows.
enum StatementRows {
  static let documents = TableSchema(
    "documents",
    [
      .init("document", .text), .init("date", .text), .init("title", .text), .init("url", .text),
      .init("source", .text), .init("statements", .integer),
    ], indexed: ["document", "date"])

  /// The fields of `statements.jsonl` in their order; lists as JSON text.
  static let statements = TableSchema(
    "statements",
    [
      .init("id", .text), .init("document", .text), .init("date", .text), .init("kind", .text),
      .init("text", .text), .init("start", .integer), .init("end", .integer),
      .init("parts", .text),
      .init("speaker", .text), .init("speaker_start", .integer), .init("speaker_end", .integer),
      .init("cue", .text), .init("cue_start", .integer), .init("cue_end", .integer),
      .init("actor", .text), .init("actor_type", .text), .init("affiliation", .text),
      .init("targets", .text), .init("attribution", .real),
      .init("stance", .text), .init("score", .real), .init("conciliatory", .real),
      .init("neutral", .real), .init("hostile", .real), .init("score_low", .real),
      .init("score_high", .real),
      .init("sentiment", .text), .init("sentiment_score", .real), .init("positive", .real),
      .init("neutral_sentiment", .real), .init("negative", .real),
      .init("act", .text), .init("act_probability", .real), .init("cluster", .text),
      .init("warnings", .text),
    ], indexed: ["document", "actor", "date"])

  static let growing = [documents, statements]

  static func documents(_ batch: [LedgerDocument]) -> RowBlock {
    var block = RowBlock()
    for document in batch {
      block.append(text: document.id)
      block.append(text: document.date)
      block.append(text: document.title)
      block.append(text: document.url)
      block.append(text: document.source)
      block.append(.integer(Int64(document.statements.count)))
    }
    return block
  }

  /// Rows of whole lines of `statements.jsonl`; `nil` if one is not as this version writes it.
  ///
  /// - Complexity: O(bytes); texts stay where they stand in the lines.
  static func statements(_ lines: [UInt8]) -> RowBlock? {
    var block = RowBlock(bytes: lines)
    var scanner = FlatJSONScanner(lines)
    let names = statements.columns.map { Array($0.name.utf8) }
    while !scanner.isAtEnd {
      guard scanner.skip("{") else { return nil }
      for (column, name) in names.enumerated() {
        guard column == 0 || scanner.skip(","), scanner.skip(key: name),
          let value = scanner.value()
        else { return nil }
        append(value, statements.columns[column].affinity, lines, to: &block)
      }
      guard scanner.skip("}"), scanner.skip("\n") else { return nil }
    }
    return block
  }

  private static func append(
    _ value: FlatJSONScanner.Value, _ affinity: TableSchema.Affinity, _ lines: [UInt8],
    to block: inout RowBlock
  ) {
    switch value {
    case .null: block.append(.null)
    case .number(let mantissa, let decimals):
      if decimals == 0, affinity != .real {
        block.append(.integer(mantissa))
      } else {
        // Both are exact in a Double, so the quotient is the nearest one (Clinger 1990).
        block.append(.real(Double(mantissa) / FlatJSONScanner.powersOfTen[decimals]))
      }
    case .text(let range, let isEscaped):
      if isEscaped {
        block.append(text: FlatJSONScanner.unescaped(lines[range]))
      } else {
        block.append(.text(range))
      }
    case .list(let range): block.append(.text(range))
    }
  }
}
