/// The one pass over the bytes: finds tokens, hashes their lower-cased form, notes their shape.
///
/// All look-ups on the hot path are one read of a 256-entry table; only bytes above ASCII are decoded.
struct TokenScanner {
  private(set) var tokens: [Token] = []
  private var position = 0
  private var newlines = 0
  private var sawBlank = true
  private let classes = ByteClass.table

  init(count: Int) {
    precondition(count <= Int(UInt32.max), "a text is at most 4 GiB")
    tokens.reserveCapacity(count / 5 + 8)
  }

  mutating func scan(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      let byte = bytes[position]
      switch classes[Int(byte)] {
      case .blank:
        sawBlank = true
        position += 1
      case .newline:
        // CRLF counts once: the carriage return is a blank before its line feed.
        newlines += 1
        sawBlank = true
        position += 1
      case .upper, .lower, .digit:
        scanWord(bytes)
      case .punctuation:
        scanPunctuation(bytes)
      case .lead:
        scanNonASCII(bytes)
      }
    }
  }

  /// Appends a token that ends at `end` and moves on to there.
  private mutating func append(
    _ kind: Token.Kind, id: TermID, from start: Int, to end: Int, shape: Token.Shape = [],
    mark: QuotationMark = .none
  ) {
    var shape = shape
    if sawBlank { shape.insert(.afterBlank) }
    if newlines == 1 { shape.insert(.afterLineBreak) }
    if newlines > 1 { shape.insert([.afterLineBreak, .afterBlankLine]) }
    tokens.append(
      Token(
        start: UInt32(start), length: UInt32(end - start), id: id, kind: kind, shape: shape,
        mark: mark))
    sawBlank = false
    newlines = 0
    position = end
  }

  // MARK: Words

  private mutating func scanWord(_ bytes: Span<UInt8>) {
    let start = position
    var word = WordRun()
    var i = start
    var point: Int?
    scan: while i < bytes.count {
      let byte = bytes[i]
      switch classes[Int(byte)] {
      case .lower:
        word.add(lower: byte)
        i += 1
      case .upper:
        word.add(upper: byte)
        i += 1
      case .digit:
        word.add(digit: byte)
        i += 1
      case .lead:
        let (scalar, length) = decode(bytes, at: i)
        if scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "\u{02BC}" {
          guard let step = apostrophe(bytes, at: i, length: length, isNumber: word.isNumber) else {
            break scan
          }
          word.addApostrophe(beforeT: step == .beforeT)
        } else if scalar.isWordScalar {
          word.add(scalar)
        } else if scalar != "\u{AD}", scalar != "\u{200D}", scalar != "\u{200C}" {
          break scan  // A soft hyphen or joiner inside a word is no part of its identity.
        }
        i += length
      case .punctuation:
        if byte == UInt8(ascii: "'") {
          guard let step = apostrophe(bytes, at: i, length: 1, isNumber: word.isNumber) else {
            break scan
          }
          word.addApostrophe(beforeT: step == .beforeT)
        } else if byte == UInt8(ascii: "&") {
          guard let reference = CharacterReference(bytes, at: i),
            add(reference, to: &word, bytes, at: i)
          else { break scan }
          i = reference.end
          continue scan
        } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
          guard joinsWord(bytes, at: i, word: word) else {
            if byte == UInt8(ascii: ".") { point = i }
            break scan
          }
          if !word.isNumber { word.addInitialsPoint() }
        } else {
          break scan
        }
        i += 1
      case .blank, .newline:
        break scan
      }
    }
    var shape = word.shape
    if let point, takesPoint(word) {
      shape.insert(.endsWithPoint)
      i = point + 1
    }
    if word.isNumber {
      append(.number, id: Token.numberID, from: start, to: i, shape: shape)
    } else {
      append(.word, id: word.id, from: start, to: i, shape: shape)
    }
  }

  /// Adds what a reference inside a word stands for ("don&rsquo;t"); `false` where the word ends before it.
  private func add(
    _ reference: CharacterReference, to word: inout WordRun, _ bytes: Span<UInt8>, at index: Int
  ) -> Bool {
    switch reference.scalar {
    case "'", "\u{2019}", "\u{2018}":
      let length = reference.end - index
      guard let step = apostrophe(bytes, at: index, length: length, isNumber: word.isNumber) else {
        return false
      }
      word.addApostrophe(beforeT: step == .beforeT)
    case "\u{AD}": break
    default:
      guard reference.scalar.value >= 0x80, reference.scalar.isWordScalar else { return false }
      word.add(reference.scalar)
    }
    return true
  }

  /// Whether a point or comma goes on inside the word: 3.5 and 28,500 are one number, U.S. and a.m. one word.
  private func joinsWord(_ bytes: Span<UInt8>, at i: Int, word: WordRun) -> Bool {
    guard i + 1 < bytes.count else { return false }
    let next = classes[Int(bytes[i + 1])]
    if next == .digit { return word.isNumber }
    return bytes[i] == UInt8(ascii: ".") && word.isInitials && next.isLetter
      && (i + 2 >= bytes.count || !classes[Int(bytes[i + 2])].isLetter)
  }

  private enum ApostropheStep { case inside, beforeT }

  /// Decides what an apostrophe after a letter is: part of the word, or (`nil`) its end.
  private func apostrophe(
    _ bytes: Span<UInt8>, at index: Int, length: Int, isNumber: Bool
  ) -> ApostropheStep? {
    let first = index + length
    var end = first
    while end < bytes.count, classes[Int(bytes[end])].isLetter { end += 1 }
    let joinsNonASCII =
      end < bytes.count && bytes[end] >= 0x80 && decode(bytes, at: end).0.isLetterScalar
    guard end > first || joinsNonASCII else { return nil }
    if !joinsNonASCII, !isNumber, Clitic.isClitic(bytes.extracting(first..<end)) { return nil }
    return end == first + 1 && bytes[first] | 0x20 == UInt8(ascii: "t") ? .beforeT : .inside
  }

  /// Whether a point after this word belongs to the word: initials and known abbreviations.
  private func takesPoint(_ word: WordRun) -> Bool {
    if word.isInitials {
      return word.letters > 1 || word.shape.contains(.capitalised) && !word.isLetterI
    }
    return word.letters <= Abbreviations.longest && Abbreviations.all.contains(word.id)
  }

  // MARK: Marks

  private mutating func scanPunctuation(_ bytes: Span<UInt8>) {
    let start = position
    let byte = bytes[start]
    func follows(_ other: UInt8) -> Bool { start + 1 < bytes.count && bytes[start + 1] == other }
    let blankAfter = start + 1 >= bytes.count || classes[Int(bytes[start + 1])].isBlank
    switch byte {
    case UInt8(ascii: "."):
      var end = start + 1
      while end < bytes.count, bytes[end] == byte { end += 1 }
      append(.stop, id: TermID(byte), from: start, to: end)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      append(.stop, id: TermID(byte), from: start, to: start + 1)
    case UInt8(ascii: ","): append(.comma, id: TermID(byte), from: start, to: start + 1)
    case UInt8(ascii: ";"): append(.semicolon, id: TermID(byte), from: start, to: start + 1)
    case UInt8(ascii: ":"):
      if follows(UInt8(ascii: "/")), let end = endOfURL(bytes) {
        append(.other, id: TermID(byte), from: start, to: end)
      } else {
        append(.colon, id: TermID(byte), from: start, to: start + 1)
      }
    case UInt8(ascii: "("), UInt8(ascii: "["):
      append(.openBracket, id: TermID(byte), from: start, to: start + 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      append(.closeBracket, id: TermID(byte), from: start, to: start + 1)
    case UInt8(ascii: "-"):
      if follows(byte) {
        var end = start + 2
        while end < bytes.count, bytes[end] == byte { end += 1 }
        append(.dash, id: TermID(byte), from: start, to: end)
      } else {
        append(
          sawBlank && blankAfter ? .dash : .hyphen, id: TermID(byte), from: start, to: start + 1)
      }
    case UInt8(ascii: "\""):
      appendStraight(.double, from: start, to: start + 1, bytes)
    case UInt8(ascii: "'"):
      if follows(byte), sawBlank || !isTripled(bytes, from: start) {
        appendStraight(.double, from: start, to: start + 2, bytes)
      } else if !sawBlank, isWordBefore, let end = cliticEnd(bytes, from: start + 1) {
        appendClitic(bytes, from: start, letters: start + 1..<end)
      } else {
        appendStraight(.single, from: start, to: start + 1, bytes)
      }
    case UInt8(ascii: "`"):
      let double = follows(byte)
      append(
        .quotationMark, id: TermID(byte), from: start, to: start + (double ? 2 : 1),
        mark: QuotationMark(double ? .double : .single, .opening))
    case UInt8(ascii: "&"):
      if let reference = CharacterReference(bytes, at: start) {
        scan(reference.scalar, from: start, to: reference.end, bytes)
      } else {
        append(.other, id: TermID(byte), from: start, to: start + 1)
      }
    default:
      append(.other, id: TermID(byte), from: start, to: start + 1)
    }
  }

  /// `''They say 'no,''' she said`: of three marks behind a word the first closes the inner quotation.
  private func isTripled(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    let mark = UInt8(ascii: "'")
    guard start + 2 < bytes.count, bytes[start + 2] == mark else { return false }
    return start + 3 == bytes.count || bytes[start + 3] != mark
  }

  private var isWordBefore: Bool {
    guard let last = tokens.last, Int(last.end) == position else { return false }
    return last.kind == .word || last.kind == .number
  }

  /// The end of the clitic whose letters begin at `first`, if one stands there whole.
  private func cliticEnd(_ bytes: Span<UInt8>, from first: Int) -> Int? {
    var end = first
    while end < bytes.count, classes[Int(bytes[end])].isLetter, end - first < 3 { end += 1 }
    return Clitic.isClitic(bytes.extracting(first..<end)) ? end : nil
  }

  private mutating func appendClitic(_ bytes: Span<UInt8>, from start: Int, letters: Range<Int>) {
    var hash = TermHash()
    hash.combine(UInt8(ascii: "'"))
    for i in letters { hash.combine(bytes[i] | 0x20) }
    append(.clitic, id: hash.finish(), from: start, to: letters.upperBound)
  }

  /// A straight mark opens after a blank, an opening bracket, a dash or another opening mark, and closes
  /// before a blank, the end or closing punctuation; where both or neither hold it may be either.
  private mutating func appendStraight(
    _ family: QuotationMark.Family, from start: Int, to end: Int, _ bytes: Span<UInt8>
  ) {
    let canOpen: Bool =
      sawBlank
      || tokens.last.map {
        [.openBracket, .dash, .hyphen].contains($0.kind)
          || $0.kind == .quotationMark && $0.mark.direction == .opening
      } ?? true
    let canClose: Bool
    if end == bytes.count {
      canClose = true
    } else if bytes[end] >= 0x80 {
      canClose = !decode(bytes, at: end).0.isWordScalar
    } else {
      canClose = classes[Int(bytes[end])].isBlank || ".,;:!?)]-\"'&".utf8.contains(bytes[end])
    }
    let direction: QuotationMark.Direction =
      canOpen == canClose ? .either : canOpen ? .opening : .closing
    append(
      .quotationMark, id: TermID(UInt8(ascii: "\"")), from: start, to: end,
      mark: QuotationMark(family, direction, straight: true))
  }

  /// The rest of "://host/path" up to a blank or a closing mark; a stop or comma at its end is the sentence's.
  private func endOfURL(_ bytes: Span<UInt8>) -> Int? {
    guard position + 2 < bytes.count, bytes[position + 2] == UInt8(ascii: "/") else { return nil }
    let first = position + 3
    var end = first
    while end < bytes.count {
      if bytes[end] >= 0x80 {
        let (scalar, length) = decode(bytes, at: end)
        guard scalar.isWordScalar else { break }
        end += length
      } else {
        guard !classes[Int(bytes[end])].isBlank, !"\")]>".utf8.contains(bytes[end]) else { break }
        end += 1
      }
    }
    while end > first, ".,;:!?'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func scanNonASCII(_ bytes: Span<UInt8>) {
    let (scalar, length) = decode(bytes, at: position)
    if scalar.beginsWord {
      scanWord(bytes)
    } else {
      scan(scalar, from: position, to: position + length, bytes)
    }
  }

  /// Appends what a character, or a reference to one, is outside words.
  private mutating func scan(
    _ scalar: Unicode.Scalar, from start: Int, to end: Int, _ bytes: Span<UInt8>
  ) {
    func mark(_ family: QuotationMark.Family, _ direction: QuotationMark.Direction) -> QuotationMark
    {
      QuotationMark(family, direction)
    }
    let id = TermHash.spread(UInt64(scalar.value))
    switch scalar {
    case "\u{A0}", "\u{1680}", "\u{2000}"..."\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}",
      "\u{FEFF}", "\u{85}":
      sawBlank = true
      position = end
    case "\u{2028}", "\u{2029}":
      newlines += scalar == "\u{2029}" ? 2 : 1
      sawBlank = true
      position = end
    case "\"": appendStraight(.double, from: start, to: end, bytes)
    case "'":
      if !sawBlank, isWordBefore, let letters = cliticEnd(bytes, from: end) {
        appendClitic(bytes, from: start, letters: end..<letters)
      } else {
        appendStraight(.single, from: start, to: end, bytes)
      }
    case "\u{AD}", "\u{200C}"..."\u{200F}", "\u{2060}", "\u{FE00}"..."\u{FE0F}":
      position = end  // Invisible: neither a blank nor a character.
    case "\u{201C}":
      append(.quotationMark, id: id, from: start, to: end, mark: mark(.double, .opening))
    case "\u{201D}":
      append(.quotationMark, id: id, from: start, to: end, mark: mark(.double, .closing))
    case "\u{201E}", "\u{201F}":
      append(.quotationMark, id: id, from: start, to: end, mark: mark(.double, .opening))
    case "\u{201A}", "\u{201B}":
      append(.quotationMark, id: id, from: start, to: end, mark: mark(.single, .opening))
    case "\u{2018}", "\u{2019}", "\u{02BC}":
      if !sawBlank, isWordBefore, let letters = cliticEnd(bytes, from: end) {
        appendClitic(bytes, from: start, letters: end..<letters)
      } else {
        append(
          .quotationMark, id: id, from: start, to: end,
          mark: mark(.single, scalar == "\u{2018}" ? .opening : .closing))
      }
    case "\u{AB}", "\u{2039}":
      append(.quotationMark, id: id, from: start, to: end, mark: mark(.guillemet, .opening))
    case "\u{BB}", "\u{203A}":
      append(.quotationMark, id: id, from: start, to: end, mark: mark(.guillemet, .closing))
    case "\u{2010}", "\u{2011}":
      append(.hyphen, id: TermID(UInt8(ascii: "-")), from: start, to: end)
    case "\u{2012}"..."\u{2015}": append(.dash, id: TermID(UInt8(ascii: "-")), from: start, to: end)
    case "\u{2026}": append(.stop, id: TermID(UInt8(ascii: ".")), from: start, to: end)
    default: append(.other, id: id, from: start, to: end)
    }
  }

  /// The scalar at `index` of valid UTF-8 and its length in bytes.
  private func decode(_ bytes: Span<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    func continuation(_ k: Int) -> UInt32 { UInt32(bytes[index + k] & 0x3F) }
    let lead = UInt32(bytes[index])
    let (value, length): (UInt32, Int) =
      switch lead {
      case 0xF0...:
        ((lead & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
      case 0xE0...: ((lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3)
      default: ((lead & 0x1F) << 6 | continuation(1), 2)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

extension Token {
  /// All numbers share one id: a model or a cue never depends on which number it is.
  public static let numberID = TermHash.id(of: "0")
}
