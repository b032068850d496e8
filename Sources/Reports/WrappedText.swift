/// Text from a corpus as lines of a terminal: broken between words, with nothing in it that steers the terminal.
public enum WrappedText {
  /// - Parameter width: columns, at least 2; a longer word is cut.
  /// - Returns: at least one line.
  public static func lines(_ text: String, width: Int) -> [String] {
    precondition(width >= 2)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words(text) {
      for piece in pieces(word, width: width) {
        let columns = StyledText(piece).width
        if !line.isEmpty, used + 1 + columns > width {
          lines.append(line)
          (line, used) = ("", 0)
        }
        used += (line.isEmpty ? 0 : 1) + columns
        line += (line.isEmpty ? "" : " ") + piece
      }
    }
    return lines + (!line.isEmpty || lines.isEmpty ? [line] : [])
  }

  /// Words without invisible characters that only guide line breaks and joins; other controls become U+FFFD.
  private static func words(_ text: String) -> [String] {
    let visible = text.unicodeScalars.filter {
      ![0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains($0.value)
    }
    return visible.split { $0.properties.isWhitespace }.map {
      StyledText(String(String.UnicodeScalarView($0))).rendered(colour: false)
    }
  }

  private static func pieces(_ word: String, width: Int) -> [String] {
    guard StyledText(word).width > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for scalar in word.unicodeScalars {
      let columns = StyledText(String(scalar)).width
      if used + columns > width {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.unicodeScalars.append(scalar)
      used += columns
    }
    return pieces + (piece.isEmpty ? [] : [piece])
  }
}
