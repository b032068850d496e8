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

  /// A word in -ing, as gerunds and participles are.
  func endsInIng(_ i: Int) -> Bool {
    let end = Int(tokens[i].end)
    return tokens[i].length > 4 && bytes[end - 3..<end].elementsEqual("ing".utf8)
  }

  /// A word in -s but not -ss: a plural, or the third person of a verb.
  func endsInSingleS(_ token: Token) -> Bool {
    let end = Int(token.end)
    return token.length > 2 && bytes[end - 1] == UInt8(ascii: "s")
      && bytes[end - 2] != UInt8(ascii: "s")
  }

  /// A noun for people and bodies, or a capitalised word that may be a name.
  func isNameLike(_ i: Int) -> Bool {
    let words = WordSets.english
    let token = tokens[i]
    return words.sourceNouns.contains(token.id)
      || token.kind == .word && token.shape.contains(.capitalised)
        && !words.neverNames.contains(token.id)
  }
}
