internal import Aggregates
internal import LinearClassifier

/// A sheet with hand labels, held against the sample that it must be.
struct LabelledSample {
  /// Class number of each row of the sample, `nil` where it has none.
  let labels: [Int?]

  /// Draws the sample that a sheet says it is.
  ///
  /// - Throws: ``ParleyError`` 65 for a sheet that no sample of these results is.
  static func drawn(for sheet: LabelSheet, folder: String) throws(ParleyError) -> StatementSample {
    if sheet.isForTraining {
      throw ParleyError(
        .unusableInput,
        "\(sheet.path):1: from parley suggest, which picks what the model is unsure of: no probability sample, and estimates from it would be wrong; label a file of parley sample"
      )
    }
    let written = sheet.value(LabelSheet.Column.design, row: 0)
    guard let (size, seed) = parameters(ofDesign: written) else {
      throw ParleyError(
        .unusableInput,
        "\(sheet.place(ofRow: 0)): no usable '\(LabelSheet.Column.design)': not a file of parley sample; estimates need to know how its rows were drawn"
      )
    }
    let sample = try StatementSample(folder: folder, size: size, seed: seed)
    guard sample.design == written else {
      throw ParleyError(
        .unusableInput,
        "\(sheet.place(ofRow: 0)): drawn from other statements than \(folder) holds; give the folder that it was drawn from"
      )
    }
    return sample
  }

  /// Size and seed from ``StatementSample/design``.
  private static func parameters(ofDesign written: String) -> (Int, UInt64)? {
    let words = written.split(separator: " ")
    guard words.count == 4, words[0] == "stratified-1", words[1].hasPrefix("size="),
      words[2].hasPrefix("seed="), let size = Int(words[1].dropFirst(5)),
      let seed = UInt64(words[2].dropFirst(5)),
      (SampleDesign.smallestSize...StatementSample.largestSize).contains(size)
    else { return nil }
    return (size, seed)
  }

  /// - Throws: ``ParleyError`` 65 with file and line for a row that is not the sample's, for a missing row and for a
  ///   word that is not the codebook's.
  init(_ sheet: LabelSheet, of sample: StatementSample, head: Head) throws(ParleyError) {
    guard sheet.columns.contains(head.rawValue) else {
      throw ParleyError(.unusableInput, "\(sheet.path):1: no column '\(head.rawValue)'")
    }
    let places = Dictionary(
      uniqueKeysWithValues: sample.rows.enumerated().map { ($1.id, $0) })
    var labels = [Int?](repeating: nil, count: sample.rows.count)
    var seen = [Int?](repeating: nil, count: sample.rows.count)
    for row in sheet.rows.indices {
      let id = sheet.value("id", row: row)
      let place = sheet.place(ofRow: row)
      guard let drawn = places[id] else {
        throw ParleyError(
          .unusableInput, "\(place): id '\(id)' is not in the sample; restore it or draw a new one")
      }
      if let earlier = seen[drawn] {
        throw ParleyError(
          .unusableInput, "\(place): id '\(id)' stands on \(sheet.place(ofRow: earlier)) already")
      }
      seen[drawn] = row
      try Self.check(sheet, row: row, against: sample.rows[drawn], design: sample.design)
      labels[drawn] = try sheet.label(of: head, row: row)
    }
    if let missing = seen.firstIndex(of: nil) {
      throw ParleyError(
        .unusableInput,
        "\(sheet.path): row '\(sample.rows[missing].id)' of the sample is missing; keep rows without a label in the file"
      )
    }
    self.labels = labels
  }

  private static func check(
    _ sheet: LabelSheet, row: Int, against drawn: StatementSample.Row, design: String
  ) throws(ParleyError) {
    let place = sheet.place(ofRow: row)
    let column = LabelSheet.Column.probability
    let written = sheet.value(column, row: row)
    // A spreadsheet may save fewer digits than it was given.
    guard let probability = Double(written),
      abs(probability / drawn.inclusionProbability - 1) < 1e-5
    else {
      throw ParleyError(
        .unusableInput,
        "\(place): \(column) '\(written)' is not the \(drawn.inclusionProbability) with which '\(drawn.id)' was drawn; restore it"
      )
    }
    guard sheet.value(LabelSheet.Column.stratum, row: row) == drawn.stratum else {
      throw ParleyError(
        .unusableInput,
        "\(place): '\(drawn.id)' was drawn in stratum '\(drawn.stratum)'; restore it")
    }
    guard sheet.value(LabelSheet.Column.design, row: row) == design else {
      throw ParleyError(
        .unusableInput,
        "\(place): another \(LabelSheet.Column.design) than the first row has; do not mix samples")
    }
    guard beginning(sheet.value("text", row: row)) == beginning(drawn.text) else {
      throw ParleyError(
        .unusableInput,
        "\(place): the text is not that of '\(drawn.id)'; were some columns sorted without the others?"
      )
    }
  }

  /// The first letters of a text without its blanks, which programs change at will.
  private static func beginning(_ text: String) -> [Unicode.Scalar] {
    Array(text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }.prefix(1000))
  }
}
