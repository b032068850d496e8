internal import FoundationEssentials

/// The fields of a JSON object on one line, found in one pass: a few strings and numbers of many, without values
/// made of all.
///
/// Strings are not looked into before they are asked for. Nested values are passed over with their brackets counted.
struct FlatJSON {
  /// Fields to find, in the order in which they usually stand.
  struct Names {
    fileprivate let bytes: [[UInt8]]

    init(_ names: [String]) { bytes = names.map { Array($0.utf8) } }
  }

  private let line: [UInt8]
  /// Where each value stands, its quotation marks included; `nil` for a field that is missing.
  private let values: [Range<Int>?]

  /// `nil` for what is not one JSON object.
  ///
  /// - Complexity: O(*n*) for *n* bytes, as long as fields stand in the order of `names`.
  init?(_ line: [UInt8], names: Names) {
    var scan = Scan(line: line)
    var values = [Range<Int>?](repeating: nil, count: names.bytes.count)
    var expected = 0
    guard scan.takes(UInt8(ascii: "{")) else { return nil }
    if !scan.takes(UInt8(ascii: "}")) {
      repeat {
        guard let key = scan.value(), line[key.lowerBound] == UInt8(ascii: "\""),
          scan.takes(UInt8(ascii: ":")), let value = scan.value()
        else { return nil }
        let name = line[key.lowerBound + 1..<key.upperBound - 1]
        for step in 0..<names.bytes.count {
          let place = (expected + step) % names.bytes.count
          guard names.bytes[place].count == name.count, names.bytes[place].elementsEqual(name)
          else { continue }
          values[place] = value
          expected = (place + 1) % names.bytes.count
          break
        }
      } while scan.takes(UInt8(ascii: ","))
      guard scan.takes(UInt8(ascii: "}")) else { return nil }
    }
    guard scan.isAtEnd else { return nil }
    self.line = line
    self.values = values
  }

  enum Value<T> {
    case found(T)
    /// `null`, or no such field.
    case none
    /// A value of another kind.
    case other
  }

  /// - Parameter place: of the field among the names.
  func string(_ place: Int) -> Value<String> {
    guard let range = values[place] else { return .none }
    guard line[range.lowerBound] == UInt8(ascii: "\"") else {
      return isNull(range) ? .none : .other
    }
    let inside = line[range.lowerBound + 1..<range.upperBound - 1]
    if !inside.contains(UInt8(ascii: "\\")) {
      return .found(String(decoding: inside, as: UTF8.self))
    }
    // Escapes are rare: a decoder knows them all.
    guard let text = try? JSONDecoder().decode(String.self, from: Data(line[range])) else {
      return .other
    }
    return .found(text)
  }

  /// - Parameter place: of the field among the names.
  func number(_ place: Int) -> Value<Double> {
    guard let range = values[place] else { return .none }
    if isNull(range) { return .none }
    let digits = line[range]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(String(decoding: digits, as: UTF8.self))
    else { return .other }
    return .found(value)
  }

  private func isNull(_ range: Range<Int>) -> Bool { line[range].elementsEqual("null".utf8) }
}

/// A place in a line of JSON.
private struct Scan {
  let line: [UInt8]
  private var next = 0

  init(line: [UInt8]) { self.line = line }

  var isAtEnd: Bool {
    line[next...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private mutating func passBlanks() {
    while next < line.count, line[next] == 0x20 || line[next] == 0x09 { next += 1 }
  }

  /// Whether the next mark is this one, which is then passed.
  mutating func takes(_ mark: UInt8) -> Bool {
    passBlanks()
    guard next < line.count, line[next] == mark else { return false }
    next += 1
    return true
  }

  /// The range of the value that begins here; `nil` for none.
  mutating func value() -> Range<Int>? {
    passBlanks()
    let start = next
    guard next < line.count else { return nil }
    switch line[next] {
    case UInt8(ascii: "\""): return passString() ? start..<next : nil
    case UInt8(ascii: "["), UInt8(ascii: "{"): return passNested() ? start..<next : nil
    default:
      while next < line.count, !Self.endsWord(line[next]) { next += 1 }
      return next > start ? start..<next : nil
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"), 0x22, 0...0x20:
      true
    default: false
    }
  }

  /// Passes a string; `false` where the line ends in it or a control character stands in it.
  private mutating func passString() -> Bool {
    next += 1
    while next < line.count {
      switch line[next] {
      case UInt8(ascii: "\""):
        next += 1
        return true
      case UInt8(ascii: "\\"): next += 2
      case 0..<0x20: return false
      default: next += 1
      }
    }
    return false
  }

  /// Passes a list or object and all that it holds.
  private mutating func passNested() -> Bool {
    var depth = 0
    while next < line.count {
      switch line[next] {
      case UInt8(ascii: "\""):
        guard passString() else { return false }
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      next += 1
      if depth == 0 { return true }
    }
    return false
  }
}
