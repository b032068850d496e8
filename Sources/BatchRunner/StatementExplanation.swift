internal import Quotations
internal import Tokenization

/// Why something is a statement and whose, in a few lines for people: what `extract --explain` prints.
struct StatementExplanation {
  let statement: Statement
  /// From 1, in the article.
  let number: Int
  let document: String
  let text: TokenizedText
  let offsets: ScalarOffsets

  /// Lines with a blank one at the end. Control characters of the text become blanks.
  func append(to out: inout [UInt8]) {
    let span = statement.span
    let start = offsets.scalarOffset(ofByte: span.lowerBound)
    let end = offsets.scalarOffset(ofByte: span.upperBound)
    add("\(document)#\(number)  \(statement.kind.rawValue), \(start) to \(end)", to: &out)
    add("  \(statement.parts.map(words).joined(separator: " ... "))", to: &out)
    add("  rule     \(statement.rule.rawValue): \(statement.rule.pattern)", to: &out)
    add("  cue      \(statement.cue.map { "\"\(words($0))\"" } ?? "none")", to: &out)
    add("  speaker  \(speaker)", to: &out)
    if !statement.targets.isEmpty {
      add("  towards  \(statement.targets.joined(separator: ", "))", to: &out)
    }
    for diagnostic in statement.diagnostics { add("  odd      \(diagnostic.rawValue)", to: &out) }
    out.append(UInt8(ascii: "\n"))
  }

  private var speaker: String {
    guard let speaker = statement.speaker else { return "nobody found" }
    let mention = "\"\(words(speaker))\""
    guard let actor = statement.actor else { return mention + ", and nobody known" }
    let side = statement.affiliation.map { " for \($0)" } ?? ""
    let reason = statement.reason.map {
      " by " + $0.rawValue.split(separator: "-").joined(separator: " ")
    }
    let confidence = (statement.confidence * 100).rounded() / 100
    return "\(mention) is \(actor.name)\(side)\(reason ?? ""); confidence \(confidence)"
  }

  private func words(_ range: Range<Int>) -> String {
    String(
      text.string(range).unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
          ? " " : Character(scalar)
      })
  }

  private func add(_ line: String, to out: inout [UInt8]) {
    out += line.utf8
    out.append(UInt8(ascii: "\n"))
  }
}
