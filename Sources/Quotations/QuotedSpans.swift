import Tokenization

/// Text between a pair of outer quotation marks, possibly over several paragraphs.
struct QuotedSpan: Sendable, Equatable {
  /// Token index of the first opening mark.
  let open: Int
  /// Token index of the closing mark; of the token after the last one where the mark is missing.
  let close: Int
  /// Content token ranges, one a paragraph, without marks; never empty ranges.
  let parts: [Range<Int>]
  /// A mark was missing or the wrong way round.
  let unbalanced: Bool
  /// The closing mark exists.
  let isClosed: Bool

  /// First token after the span.
  var end: Int { isClosed ? close + 1 : close }
  var wordRange: Range<Int> { parts[0].lowerBound..<parts[parts.count - 1].upperBound }
}

/// Pairs quotation marks paragraph by paragraph, so that a lost mark costs one paragraph, not an article.
///
/// Outermost pairs only: marks of another family inside are content. A paragraph that ends inside a quotation
/// hands it on only to a paragraph that begins with an opening mark (the habit of quoting over several paragraphs).
struct QuotedSpans {
  private let text: TokenizedText
  private(set) var spans: [QuotedSpan] = []
  private var pending: Pending?

  private struct Pending {
    let open: Int
    let family: QuotationMark.Family
    var parts: [Range<Int>]
    var contentStart: Int
    var unbalanced = false
    /// Opening marks of the same family inside that wait for theirs.
    var depth = 0
  }

  /// - Complexity: O(*t*) for *t* tokens, but for single marks, which look ahead in their paragraph.
  static func find(in text: TokenizedText) -> [QuotedSpan] {
    var finder = QuotedSpans(text: text)
    for paragraph in text.paragraphs { finder.scan(paragraph) }
    finder.giveUpPending(at: text.tokens.count)
    return finder.spans
  }

  private init(text: TokenizedText) { self.text = text }

  private mutating func scan(_ paragraph: Range<Int>) {
    let tokens = text.tokens
    var i = paragraph.lowerBound
    if pending != nil {
      let first = tokens[i]
      if first.kind == .quotationMark, first.mark.family == pending?.family, opens(i) {
        pending?.contentStart = i + 1
        if first.mark.family == .single, let close = closingSingle(after: i, in: paragraph) {
          singlesClosed = close
        }
        i += 1
      } else {
        giveUpPending(at: i)
      }
    }
    while i < paragraph.upperBound {
      let token = tokens[i]
      if token.kind == .quotationMark {
        if pending == nil {
          openIfQuotation(at: i, in: paragraph)
        } else {
          meetInside(at: i, in: paragraph)
        }
      }
      i += 1
    }
    if pending != nil { endPart(at: paragraph.upperBound) }
  }

  // MARK: Opening

  private func opens(_ i: Int) -> Bool {
    let mark = text.tokens[i].mark
    return mark.direction != .closing || !mark.isStraight && blankBeforeAndWordAfter(i)
  }

  /// A closing character where only an opening one makes sense: ” before a word, after a blank.
  private func blankBeforeAndWordAfter(_ i: Int) -> Bool {
    blankBeforeAndTextAfter(i) && text.tokens[i + 1].kind == .word
  }

  private func blankBeforeAndTextAfter(_ i: Int) -> Bool {
    let tokens = text.tokens
    guard i + 1 < tokens.count else { return false }
    return tokens[i].shape.contains(.afterBlank) && !tokens[i + 1].shape.contains(.afterBlank)
      && [.word, .number].contains(tokens[i + 1].kind)
  }

  private mutating func openIfQuotation(at i: Int, in paragraph: Range<Int>) {
    let mark = text.tokens[i].mark
    guard opens(i) else { return }
    if i > paragraph.lowerBound, mark.isStraight, text.tokens[i - 1].kind == .number,
      !text.tokens[i].shape.contains(.afterBlank)
    {
      return  // 6" is a measure.
    }
    if mark.family == .single {
      guard
        text.tokens[i].shape.contains(.afterBlank) || i == 0
          || [.openBracket, .dash].contains(text.tokens[i - 1].kind),
        i + 1 < paragraph.upperBound, !text.tokens[i + 1].shape.contains(.afterBlank)
      else { return }
      guard let close = closingSingle(after: i, in: paragraph), close > i + 1 else {
        if i == paragraph.lowerBound || mark.direction == .opening,
          goesOn(afterParagraph: paragraph)
        {
          pending = Pending(open: i, family: .single, parts: [], contentStart: i + 1)
        }
        return
      }
      spans.append(
        QuotedSpan(open: i, close: close, parts: [i + 1..<close], unbalanced: false, isClosed: true)
      )
      singlesClosed = close
      return
    }
    guard i > singlesClosed else { return }
    pending = Pending(
      open: i, family: mark.family, parts: [], contentStart: i + 1,
      unbalanced: mark.direction == .closing)
  }

  /// Whether the next paragraph opens with a single mark too: the habit of quoting over several paragraphs.
  private func goesOn(afterParagraph paragraph: Range<Int>) -> Bool {
    let next = paragraph.upperBound
    guard next + 1 < text.tokens.count else { return false }
    return text.tokens[next].mark.family == .single && opens(next)
      && !text.tokens[next + 1].shape.contains(.afterBlank)
  }

  /// Token index of the last closing single mark used; marks before it are nested in that quotation.
  private var singlesClosed = -1

  /// The mark that closes the single quotation opened at `open`: apostrophes of plurals ("workers’ union")
  /// are passed over while a better mark follows.
  private func closingSingle(after open: Int, in paragraph: Range<Int>) -> Int? {
    let tokens = text.tokens
    var fallback: Int?
    var i = open + 1
    while i < paragraph.upperBound {
      let token = tokens[i]
      if token.kind == .quotationMark, token.mark.family == .single {
        if token.mark.direction == .opening, token.shape.contains(.afterBlank) {
          return fallback
        }
        let next = i + 1 < paragraph.upperBound ? tokens[i + 1] : nil
        let afterPunctuation = [.stop, .comma].contains(tokens[i - 1].kind)
        let beforePunctuation = next.map { ![.word, .number].contains($0.kind) } ?? true
        if token.mark.isStraight && token.mark.direction == .opening || blankBeforeAndTextAfter(i) {
          // An opening straight mark inside cannot close, nor can the apostrophe of ’90s.
        } else if afterPunctuation || beforePunctuation || !endsInS(i - 1) {
          return i
        } else {
          fallback = fallback ?? i
        }
      }
      i += 1
    }
    return fallback
  }

  private func endsInS(_ i: Int) -> Bool {
    let last = text.bytes[Int(text.tokens[i].end) - 1]
    return last | 0x20 == UInt8(ascii: "s")
  }

  // MARK: Closing

  private mutating func meetInside(at i: Int, in paragraph: Range<Int>) {
    guard let family = pending?.family else { return }
    let token = text.tokens[i]
    guard token.mark.family == family else { return }
    if family == .single {
      if i == singlesClosed { close(at: i) }
      return
    }
    if token.mark.direction != .opening {
      if let depth = pending?.depth, depth > 0, !token.mark.isStraight {
        pending?.depth = depth - 1
      } else {
        close(at: i)
      }
      return
    }
    if closesTurnedRound(i, in: paragraph) {
      pending?.unbalanced = true
      close(at: i)
      return
    }
    // Straight marks nest only by mistake; a curly one after a finished sentence means the closing one is lost.
    let previous = text.tokens[i - 1]
    if previous.kind == .stop || previous.kind == .comma || token.mark.isStraight {
      pending?.unbalanced = true
      giveUpPending(at: i)
      openIfQuotation(at: i, in: paragraph)
    } else {
      pending?.depth += 1
    }
  }

  /// An opening mark at its paragraph's end, or before a blank or punctuation, is a closing one turned round:
  /// a slip, or the habit of „low-high“ and »inward« marks.
  private func closesTurnedRound(_ i: Int, in paragraph: Range<Int>) -> Bool {
    guard i + 1 < paragraph.upperBound else { return true }
    let next = text.tokens[i + 1]
    return next.shape.contains(.afterBlank)
      || [.comma, .stop, .semicolon, .colon, .closeBracket].contains(next.kind)
  }

  private mutating func close(at i: Int) {
    endPart(at: i)
    finish(close: i, isClosed: true)
  }

  private mutating func endPart(at end: Int) {
    pending?.depth = 0
    guard let start = pending?.contentStart, start < end else { return }
    pending?.parts.append(start..<end)
    pending?.contentStart = end
  }

  /// Ends an unclosed quotation with what it has: the rest of its paragraph.
  private mutating func giveUpPending(at i: Int) {
    guard pending != nil else { return }
    if let last = pending?.parts.last, last.upperBound == pending?.contentStart {
      // The part was ended at its paragraph's end already.
    } else {
      endPart(at: i)
    }
    pending?.unbalanced = true
    finish(close: i, isClosed: false)
  }

  private mutating func finish(close: Int, isClosed: Bool) {
    guard let done = pending else { return }
    pending = nil
    guard let last = done.parts.last else { return }
    spans.append(
      QuotedSpan(
        open: done.open, close: isClosed ? close : last.upperBound, parts: done.parts,
        unbalanced: done.unbalanced, isClosed: isClosed))
  }
}
