/// Text as bytes that are known to be valid UTF-8.
public struct RepairedText: Sendable, Equatable {
  /// Valid UTF-8, without a byte order mark.
  public let bytes: [UInt8]
  /// How many ill-formed sequences were replaced by U+FFFD.
  public let repairs: Int

  /// Valid bytes stay as they are; each maximal ill-formed sequence becomes one U+FFFD (Unicode, chapter 3.9).
  ///
  /// Idempotent. Leading byte order marks are dropped.
  /// - Complexity: O(*n*).
  public init(_ raw: [UInt8]) {
    var rest = raw[...]
    while rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let body = rest.count == raw.count ? raw : Array(rest)
    if (try? UTF8Span(validating: body.span)) != nil {
      self.init(valid: body, repairs: 0)
    } else {
      let before = Self.countReplacementCharacters(body)
      let repaired = Array(String(decoding: body, as: UTF8.self).utf8)
      self.init(valid: repaired, repairs: Self.countReplacementCharacters(repaired) - before)
    }
  }

  private init(valid: [UInt8], repairs: Int) {
    bytes = valid
    self.repairs = repairs
  }

  private static func countReplacementCharacters(_ bytes: [UInt8]) -> Int {
    var count = 0
    var i = 0
    while i + 2 < bytes.count {
      if bytes[i] == 0xEF, bytes[i + 1] == 0xBF, bytes[i + 2] == 0xBD {
        count += 1
        i += 3
      } else {
        i += 1
      }
    }
    return count
  }
}
