/// A key as the labeller knows it.
enum TerminalKey: Equatable {
  case character(UInt8)
  case up, down
  /// Anything that has no meaning here: arrows to the sides, function keys, letters beyond ASCII.
  case other
}

/// Keys from a terminal's bytes, however reading cuts them up.
///
/// A sequence that begins with ESC is one key: none of its letters may count as a label. Text that is pasted between
/// the marks of bracketed paste is passed over.
struct TerminalKeys {
  private enum State {
    case ground, escape
    case sequence([UInt8])
  }
  private var state = State.ground
  private var isPasting = false

  mutating func keys(_ bytes: some Sequence<UInt8>) -> [TerminalKey] {
    var keys: [TerminalKey] = []
    for byte in bytes {
      if let key = key(of: byte), !isPasting { keys.append(key) }
    }
    return keys
  }

  /// ESC alone is no key: call after a pause, so that it does not swallow the next one.
  mutating func pause() {
    if case .escape = state { state = .ground }
  }

  private mutating func key(of byte: UInt8) -> TerminalKey? {
    switch state {
    case .ground:
      guard byte == 0x1B else { return byte < 0x80 ? .character(byte) : .other }
      state = .escape
      return nil
    case .escape:
      let opens = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
      state = opens ? .sequence([]) : byte == 0x1B ? .escape : .ground
      return opens || byte == 0x1B ? nil : .other
    case .sequence(let begun):
      // Parameters are below 0x40; the first byte from there on ends the sequence (ECMA-48, section 5.4).
      guard (0x40...0x7E).contains(byte) else {
        state = .sequence(begun.count < 16 ? begun + [byte] : begun)
        return nil
      }
      state = .ground
      return key(ofSequence: begun + [byte])
    }
  }

  private mutating func key(ofSequence sequence: [UInt8]) -> TerminalKey {
    switch String(decoding: sequence, as: UTF8.self) {
    case "A": return .up
    case "B": return .down
    case "200~": isPasting = true
    case "201~": isPasting = false
    default: break
    }
    return .other
  }
}
