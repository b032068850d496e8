internal import Features

extension TextClassifier {
  /// Labelled rows in the text format of libsvm and liblinear: `label column:value ...`, columns from 1, the classes
  /// of the first head as numbers; rows without its label are left out.
  ///
  /// So that any other linear learner can be tried on the very same matrix.
  public func libsvm(_ rows: [LabelledText]) -> [UInt8] {
    guard let head = heads.first?.head else { return [] }
    var matrix = FeatureMatrix(columnCount: termCount)
    var scratch = Vectorizer.Scratch()
    var out = ""
    for row in rows {
      guard let label = row.labels[head] else { continue }
      matrix.removeAllRows()
      vectorizer.appendRow(of: row.text, to: &matrix, scratch: &scratch)
      out += String(label)
      for (column, value) in zip(matrix.columns, matrix.values) { out += " \(column + 1):\(value)" }
      out += "\n"
    }
    return Array(out.utf8)
  }
}
