import Features
import LinearClassifier
import Tokenization

extension FeatureText {
  /// A text without known names.
  init(plain text: String) { self.init(TokenizedText(text), masked: []) }
}

extension LabelledText {
  /// A row with class numbers by head, `nil` for none.
  init(
    _ text: String, _ stance: Int?, sentiment: Int? = nil, act: Int? = nil, group: String,
    weight: Double = 1
  ) {
    var labels: [Head: Int] = [:]
    labels[.stance] = stance
    labels[.sentiment] = sentiment
    labels[.act] = act
    self.init(
      text: FeatureText(plain: text), labels: labels, group: group, weight: weight)
  }

  /// Four groups of the same four rows.
  static let fourGroups: [LabelledText] = (0..<4).flatMap { group in
    [
      LabelledText("we welcome peace talks", 0, sentiment: 0, group: "\(group)"),
      LabelledText("the meeting starts at noon", 1, sentiment: 1, group: "\(group)"),
      LabelledText("we reject their threats", 2, group: "\(group)"),
      LabelledText("the losses are terrible", nil, sentiment: 2, group: "\(group)"),
    ]
  }
}

extension TrainingOptions {
  /// For ``LabelledText/fourGroups``; penalties stand here, so that tuning the defaults moves no test.
  static func fourFolds(replicates: Int = 0) -> TrainingOptions {
    var options = TrainingOptions()
    options.folds = 4
    options.inversePenalty = 30
    options.neutralPenalty = 100
    options.naiveBayesFloor = 0.1
    options.replicates = replicates
    return options
  }
}

extension TextClassifier {
  /// What the model says of texts without known names.
  func predictions(_ texts: [String]) -> Predictions {
    var scratch = Vectorizer.Scratch()
    return predict(texts.map { FeatureText(plain: $0) }, scratch: &scratch)
  }
}
