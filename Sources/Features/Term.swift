public import Tokenization

/// How a term of the vocabulary is spelled and hashed.
///
/// A word is written as it is lower-cased; in the scope of a negation `¬` stands before it. A run of two or
/// three words has single spaces, a pair with a word between them ` * `. A word after "but" is written `but›word`,
/// the beginning of a longer word `negot…`, a run of characters `‹~nego` with `~` for a word's edge.
/// `‹actor›` stands for any masked name, `0` for any number.
public enum Term {
  /// What every name becomes.
  static let actorText = "‹actor›"
  static let actorID = TermHash.id(of: actorText)

  /// Stands before a word in the scope of a negation.
  static let negationMark = "¬"

  /// The id of a word inside the scope of a negation.
  static func negated(_ id: TermID) -> TermID { TermHash.pair(0x6e65_6761_7465, id) }

  /// Stands between the words of a pair that another word parts.
  static let gap = "*"
  static let gapID = TermHash.id(of: gap)

  /// Stands before a word that follows "but" or "however".
  static let contrastMark = "but›"
  private static let contrastID = TermHash.id(of: contrastMark)

  /// The id of a word after "but" or "however".
  static func contrasted(_ id: TermID) -> TermID { TermHash.pair(contrastID, id) }

  /// Follows the beginning of a longer word.
  static let beginningMark = "…"
  /// Stands before a run of characters.
  static let characterMark = "‹"
  /// Stands for the edge of a word in a run of characters.
  static let edge: Unicode.Scalar = "~"

  /// The id of a term from its spelling: the inverse of what the extractor writes.
  ///
  /// - Complexity: O(*n*) for *n* bytes; for loading a model, not for text.
  public static func id(of spelling: String) -> TermID {
    // Scalar by scalar: a mark that begins a word would melt with the blank or the sign before it.
    let words = spelling.unicodeScalars.split(separator: " ").map { word -> TermID in
      if word.first == negationMark.unicodeScalars.first {
        return negated(TermHash.id(of: String(word.dropFirst())))
      }
      if word.starts(with: contrastMark.unicodeScalars) {
        return contrasted(
          TermHash.id(of: String(word.dropFirst(contrastMark.unicodeScalars.count))))
      }
      return TermHash.id(of: String(word))
    }
    guard let first = words.first else { return 0 }
    return words.dropFirst().reduce(first) { TermHash.pair($0, $1) }
  }
}
