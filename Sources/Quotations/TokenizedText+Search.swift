import Tokenization

extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies `predicate`, in a collection where all that do come last.
  /// - Complexity: O(log *n*).
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension TokenizedText {
  /// An auxiliary or a past form without a capital: where one stands, a noun phrase has ended.
  func isVerbLike(_ i: Int) -> Bool {
    let words = WordSets.english
    let token = tokens[i]
    guard token.kind == .word, !token.shape.contains(.capitalised) else { return false }
    return words.auxiliaries.contains(token.id) || words.irregularPasts.contains(token.id)
      || endsInEd(i)
  }

  /// A word in -ed, as most pasts and participles are.
  func endsInEd(_ i: Int) -> Bool {
    let token = tokens[i]
    let end = Int(token.end)
    return token.kind == .word && token.length > 3 && bytes[end - 1] == UInt8(ascii: "d")
      && bytes[end - 2] == UInt8(ascii: "e")
  }
}
