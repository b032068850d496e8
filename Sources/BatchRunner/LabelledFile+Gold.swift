public import LinearClassifier

extension LabelledFile {
  /// A text with what hands said of it.
  public struct GoldRow: Sendable, Equatable {
    public let text: String
    /// A word of the head's classes, or `other` for stance.
    public let label: String
  }

  /// The rows that have a label for the head, in the order of the file.
  ///
  /// The head's own column wins; where no row fills one, the column of labels stands for it.
  /// - Throws: ``ParleyError`` 65 with file and line for a word that is neither a class of the head nor, for stance,
  ///   `other`.
  public func gold(for head: Head) throws(ParleyError) -> [GoldRow] {
    let hasOwnColumn = rows.contains { $0.labels[head.rawValue] != nil }
    let column = hasOwnColumn ? head.rawValue : "label"
    var gold: [GoldRow] = []
    for row in rows {
      guard let written = row.labels[column] else { continue }
      let label = Self.mended(written)
      guard head.column(of: label) != nil || head == .stance && label == "other" else {
        throw ParleyError(
          .unusableInput,
          "\(row.place): row '\(row.id)': '\(written)' is no \(head.rawValue); known: \(head.classes.joined(separator: ", "))\(head == .stance ? ", or hostile and other" : "")"
        )
      }
      gold.append(GoldRow(text: row.text, label: label))
    }
    return gold
  }
}
