public import Tokenization

/// How a term of the vocabulary is spelled and hashed.
///
/// A word is written as it is lower-cased; in the scope of a negation `¬` stands before it. A run of two or
/// three words has single spaces. `‹actor›` stands for any masked name, `0` for any number.
public enum Term {
  /// What every name becomes.
  static let actorText = "‹actor›"
  static let actorID = TermHash.id(of: actorText)

  /// Stands before a word in the scope of a negation.
  static let negationMark = "¬"

  /// The id of a word inside the scope of a negation.
  static func negated(_ id: TermID) -> TermID { TermHash.pair(0x6e65_6761_7465, id) }

  /// The id of a term from its spelling: the inverse of what the extractor writes.
  ///
  /// - Complexity: O(*n*) for *n* bytes; for loading a model, not for text.
  public static func id(of spelling: String) -> TermID {
    // Scalar by scalar: a mark that begins a word would melt with the blank or the sign before it.
    let words = spelling.unicodeScalars.split(separator: " ").map { word -> TermID in
      word.first == negationMark.unicodeScalars.first
        ? negated(TermHash.id(of: String(word.dropFirst()))) : TermHash.id(of: String(word))
    }
    guard let first = words.first else { return 0 }
    return words.dropFirst().reduce(first) { TermHash.pair($0, $1) }
  }
}
