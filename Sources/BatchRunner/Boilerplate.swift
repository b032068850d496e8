/// Lines that web pages and message boards put around an article: nobody's statements.
///
///     Anonymous ID: bbeb40 Jan. 11, 2021, 2:20 a.m. No.12461849 >>1871
///     Advertisement
///     Read more: Kim says talks are over
struct Boilerplate {
  private let bytes: [UInt8]
  /// What to blank, in order.
  private(set) var ranges: [Range<Int>] = []

  /// The text with blanks in place of boilerplate: as many bytes as before, so all offsets stay what they were.
  ///
  /// - Parameter text: valid UTF-8.
  /// - Complexity: O(*n*); a text without boilerplate is not copied.
  static func blanked(_ text: [UInt8]) -> [UInt8] {
    let found = Boilerplate(in: text).ranges
    guard !found.isEmpty else { return text }
    var text = text
    for range in found { for i in range { text[i] = UInt8(ascii: " ") } }
    return text
  }

  /// - Parameter text: valid UTF-8.
  init(in text: [UInt8]) {
    bytes = text
    let span = text.span
    var start = 0
    // Reply marks stand anywhere, but hardly any line has one of their signs.
    var hasSign = false
    for i in span.indices {
      let byte = span[i]
      if byte == UInt8(ascii: "\n") {
        read(trimmed(start..<i), hasSign: hasSign)
        start = i + 1
        hasSign = false
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") {
        hasSign = true
      }
    }
    read(trimmed(start..<text.count), hasSign: hasSign)
  }

  /// Without blanks at either end; a no-break space counts as one.
  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end {
      if bytes[start] <= 0x20 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// Longer lines are prose, whatever they begin with.
  private static let longest = 400

  private mutating func read(_ line: Range<Int>, hasSign: Bool) {
    guard !line.isEmpty else { return }
    let first = bytes[line.lowerBound]
    // Most lines are prose: they end here, at the price of one look-up.
    if line.count <= Self.longest,
      BoilerplateTable.phrases[Int(Self.lowered(first))].contains(where: { matches($0, line) })
        || isAddress(line, first: first) || isCopyright(line, first: first) || isButtons(line)
    {
      ranges.append(line)
      return
    }
    if BoardHeader.mayBegin(with: first), let header = BoardHeader.end(in: bytes, line) {
      ranges.append(line.lowerBound..<header)
      if hasSign { readReplyMarks(header..<line.upperBound) }
    } else if hasSign {
      readReplyMarks(line)
    }
  }

  static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Whether a phrase stands at `start`, letters of either case; ASCII only.
  private func stands(_ phrase: [UInt8], at start: Int, before end: Int) -> Bool {
    guard end - start >= phrase.count else { return false }
    return phrase.indices.allSatisfy { Self.lowered(bytes[start + $0]) == phrase[$0] }
  }

  private func matches(_ phrase: BoilerplateTable.Phrase, _ line: Range<Int>) -> Bool {
    guard stands(phrase.bytes, at: line.lowerBound, before: line.upperBound) else { return false }
    let after = line.lowerBound + phrase.bytes.count
    switch phrase.extent {
    case .opening:
      // A wrapped line of prose goes on in lower case.
      return !(0x61...0x7A).contains(bytes[line.lowerBound])
    case .whole:
      // Marks and arrows: what is not ASCII begins with 0xC2 or 0xE2 (U+0080 to U+00BF, U+2000 to U+2FFF).
      return bytes[after..<line.upperBound].allSatisfy {
        $0 < 0xC0 && !Self.isWordByte($0) || $0 == 0xC2 || $0 == 0xE2
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// First bytes of addresses and of the labels before them.
  private static let beginsAddress = (0..<256).map { "hwHW<([vVsSlL".utf8.contains(UInt8($0)) }

  /// Nothing but addresses: `https://...`, `www....`, several of them, one after "via" or "Source:".
  private func isAddress(_ line: Range<Int>, first: UInt8) -> Bool {
    guard Self.beginsAddress[Int(first)] else { return false }
    var addresses = 0
    var isFirst = true
    var end = line.lowerBound
    while let word = nextWord(in: end..<line.upperBound) {
      defer {
        isFirst = false
        end = word.upperBound
      }
      let start =
        word.lowerBound + ("<([".utf8.contains(bytes[word.lowerBound]) ? 1 : 0)
      if BoilerplateTable.addressBeginnings.contains(where: {
        stands($0, at: start, before: word.upperBound)
      }) {
        addresses += 1
      } else if !isFirst
        || !BoilerplateTable.addressLabels.contains(where: {
          $0.count == word.count && stands($0, at: word.lowerBound, before: word.upperBound)
        })
      {
        return false
      }
    }
    return addresses > 0
  }

  /// "© 2021 Reuters", "Copyright 2021 ...", "... All rights reserved."
  private func isCopyright(_ line: Range<Int>, first: UInt8) -> Bool {
    if first == 0xC2, line.count > 1, bytes[line.lowerBound + 1] == 0xA9 { return true }
    if "cC(".utf8.contains(first) {
      var words: [[UInt8]] = []
      var end = line.lowerBound
      while words.count < 2, let word = nextWord(in: end..<line.upperBound) {
        words.append(bytes[word].map(Self.lowered))
        end = word.upperBound
      }
      let signs = [Array("(c)".utf8), [0xC2, 0xA9]]
      let isDated = words.last.map {
        signs.contains($0)
          || $0.count >= 4 && $0.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
      }
      if words.count == 2, isDated == true,
        signs.contains(words[0]) || words[0] == Array("copyright".utf8)
      {
        return true
      }
    }
    let phrase = BoilerplateTable.rightsReserved
    guard line.count >= phrase.count else { return false }
    // Near the end, where it stands; a sentence about rights goes on.
    let earliest = max(line.lowerBound, line.upperBound - phrase.count - 2)
    return (earliest...line.upperBound - phrase.count).contains {
      stands(phrase, at: $0, before: line.upperBound)
    }
  }

  /// A row of buttons: "Share on Facebook", "Facebook Twitter Email", "12 Comments".
  private func isButtons(_ line: Range<Int>) -> Bool {
    guard line.count <= 120 else { return false }
    var buttons = 0
    var start = line.lowerBound
    while start < line.upperBound {
      guard Self.isWordByte(bytes[start]) else {
        // Symbols stand between buttons; letters of other scripts and quotation marks do not.
        guard bytes[start] < 0x80, !"\"'?!".utf8.contains(bytes[start]) else { return false }
        start += 1
        continue
      }
      var end = start
      while end < line.upperBound, Self.isWordByte(bytes[end]) { end += 1 }
      let word = bytes[start..<end].map(Self.lowered)
      if BoilerplateTable.buttons.contains(word) {
        buttons += 1
      } else if !BoilerplateTable.besideButtons.contains(word),
        !word.allSatisfy({ (0x30...0x39).contains($0) })
      {
        return false
      }
      start = end
    }
    return buttons > 0
  }

  /// `>>1871`, also as `&gt;&gt;1871`, wherever it stands.
  private mutating func readReplyMarks(_ line: Range<Int>) {
    var i = line.lowerBound
    while let mark = bytes[i..<line.upperBound].firstIndex(where: {
      $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "&")
    }) {
      i = mark + 1
      for sign in BoilerplateTable.replySigns where stands(sign, at: mark, before: line.upperBound)
      {
        var end = mark + sign.count
        while end < line.upperBound, (0x30...0x39).contains(bytes[end]) { end += 1 }
        if end > mark + sign.count {
          ranges.append(mark..<end)
          i = end
        }
        break
      }
    }
  }

  private func nextWord(in line: Range<Int>) -> Range<Int>? {
    guard let start = bytes[line].firstIndex(where: { $0 > 0x20 }) else { return nil }
    let end = bytes[start..<line.upperBound].firstIndex { $0 <= 0x20 } ?? line.upperBound
    return start..<end
  }
}

/// The line above a message-board post: who, when, which number, what it answers to.
enum BoardHeader {
  static func mayBegin(with first: UInt8) -> Bool { first == 0x41 || first == 0x61 }

  /// The end of a header at the line's start, `nil` where there is none.
  ///
  /// Only "Anonymous" with an id or a post's number begins one. Numbers, times, months and what has no letters
  /// belong to it; the first other word ends it.
  static func end(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var end = line.lowerBound
    var hasMark = false
    var afterID = false
    for (n, word) in bytes[line].split(whereSeparator: { $0 <= 0x20 }).enumerated() {
      let text = word.map(Boilerplate.lowered)
      let letters = text.filter { (0x61...0x7A).contains($0) }
      if n == 0 {
        guard text == Array("anonymous".utf8) else { return nil }
      } else if letters == Array("id".utf8), text.last == UInt8(ascii: ":") {
        afterID = true
        hasMark = true
        end = word.endIndex
        continue
      } else if letters == Array("no".utf8), text.contains(where: { (0x30...0x39).contains($0) }) {
        hasMark = true
      } else if !(letters.isEmpty || afterID || isMoment(text, letters: letters)) {
        break
      }
      afterID = false
      end = word.endIndex
    }
    return hasMark ? end : nil
  }

  /// "Jan.", "a.m.", "01/11/21(Mon)02:20:11", and the links to archives, which begin with a symbol.
  private static func isMoment(_ text: [UInt8], letters: [UInt8]) -> Bool {
    if let first = text.first, (0x30...0x39).contains(first) || first >= 0x80 { return true }
    return BoilerplateTable.moments.contains(letters)
  }
}
