import Features
import ParleyTestSupport
import Testing
import Tokenization

@testable import LinearClassifier

@Suite("Training")
struct TrainingTests {
  private static func row(
    _ text: String, _ stance: Int?, sentiment: Int? = nil, group: String, weight: Double = 1
  ) -> LabelledText {
    var labels: [Head: Int] = [:]
    labels[.stance] = stance
    labels[.sentiment] = sentiment
    return LabelledText(
      text: FeatureText(TokenizedText(text), masked: []), labels: labels, group: group,
      weight: weight)
  }

  /// Four groups that say the same three things.
  private static let rows: [LabelledText] = (0..<4).flatMap { group in
    [
      row("we welcome peace talks", 0, sentiment: 0, group: "\(group)"),
      row("the meeting starts at noon", 1, sentiment: 1, group: "\(group)"),
      row("we reject their threats", 2, group: "\(group)"),
      row("the losses are terrible", nil, sentiment: 2, group: "\(group)"),
    ]
  }

  private static var options: TrainingOptions {
    var options = TrainingOptions()
    options.folds = 4
    options.inversePenalty = 30
    return options
  }

  private func predictions(_ classifier: TextClassifier, _ texts: [String]) -> [Head: [Prediction]]
  {
    var scratch = Vectorizer.Scratch()
    return classifier.predict(
      texts.map { FeatureText(TokenizedText($0), masked: []) }, scratch: &scratch)
  }

  @Test("a tiny labelled set teaches its words to both heads")
  func learns() throws {
    let result = try TextClassifier.train(Self.rows, options: Self.options, facts: ["a": "b"])
    #expect(result.classifier.facts == ["a": "b"])
    #expect(result.classifier.heads.map(\.head) == [.stance, .sentiment])
    let found = predictions(
      result.classifier, ["they welcome peace", "meeting at noon", "threats", "terrible losses"])
    #expect(found[.stance]?.prefix(3).map(\.best) == [0, 1, 2])
    #expect(found[.sentiment]?.last?.best == 2)
    for prediction in (found[.stance] ?? []) + (found[.sentiment] ?? []) {
      #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-5)
      #expect(prediction.probabilities.allSatisfy { $0 >= 0 })
    }
  }

  @Test("figures come from every labelled row once, and from no other")
  func figures() throws {
    let result = try TextClassifier.train(Self.rows, options: Self.options)
    // Each fold holds one group, and the other three say the same: nothing is decided wrong.
    for head in Head.allCases {
      let evaluation = try #require(result.evaluations[head])
      #expect(evaluation.labels == head.classes)
      #expect(evaluation.confusion == [[4, 0, 0], [0, 4, 0], [0, 0, 4]])
      #expect(result.outOfFold[head]?.count == 12)
      #expect(result.fits[head]?.converged == true)
      let soft = try #require(result.classifier.trainedHead(head)?.softConfusion)
      #expect(soft.count == 9)
      for t in 0..<3 {
        #expect(abs(soft[t * 3..<t * 3 + 3].reduce(0, +) - 1) < 1e-5)
        #expect(soft[t * 3 + t] > 0.5)
      }
    }
  }

  @Test("a fold's weights never see the rows it is asked about")
  func heldOut() throws {
    // The word "zeta" stands in one group only; rows of it alone are all hostile.
    let secret = (0..<3).map { _ in Self.row("zeta", 2, group: "secret") }
    let result = try TextClassifier.train(Self.rows + secret, options: Self.options)
    let known = try #require(predictions(result.classifier, ["zeta"])[.stance]?.first)
    let unseen = try #require(result.outOfFold[.stance]?.last)
    #expect(known.probabilities[2] > 0.8)
    #expect(unseen.probabilities[2] < 0.5)
  }

  @Test("a text without a known term gets the intercepts alone")
  func unknownText() throws {
    let classifier = try TextClassifier.train(Self.rows, options: Self.options).classifier
    let found = predictions(classifier, ["", "xyzzy plugh"])
    for trained in classifier.heads {
      let intercepts = classifier.intercepts[trained.firstColumn..<trained.firstColumn + 3]
      let expected = Prediction(probabilities: softmax(intercepts))
      #expect(found[trained.head] == [expected, expected])
    }
  }

  @Test("no texts get no predictions")
  func noTexts() throws {
    let classifier = try TextClassifier.train(Self.rows, options: Self.options).classifier
    #expect(predictions(classifier, []) == [.stance: [], .sentiment: []])
  }

  @Test("the same rows, options and seed give the same bytes")
  func deterministic() throws {
    let a = try TextClassifier.train(Self.rows, options: Self.options).classifier
    let b = try TextClassifier.train(Self.rows, options: Self.options).classifier
    #expect(a == b)
    #expect(try a.serialized() == b.serialized())
  }

  @Test("spellings that only Unicode holds equal are terms in the order of their bytes")
  func termOrder() throws {
    let words = "bcdfghjklmnpqrst".flatMap { ["\($0)e\u{301}", "\($0)\u{E9}"] }
    let rows =
      Self.rows + (0..<2).map { Self.row(words.joined(separator: ", "), 0, group: "x\($0)") }
    let classifier = try TextClassifier.train(rows, options: Self.options).classifier
    let terms = classifier.vectorizer.vocabulary.terms.map { Array($0.utf8) }
    #expect(words.allSatisfy { terms.contains(Array($0.utf8)) })
    #expect(zip(terms, terms.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(try TextClassifier(serialized: classifier.serialized()) == classifier)
  }

  @Test("two of three classes are enough, and the third is never predicted")
  func twoClasses() throws {
    let rows = (0..<4).flatMap { group in
      [
        Self.row("we welcome peace talks", 0, group: "\(group)"),
        Self.row("we reject their threats", 2, group: "\(group)"),
      ]
    }
    let result = try TextClassifier.train(rows, options: Self.options)
    for prediction in result.outOfFold[.stance] ?? [] {
      #expect(prediction.probabilities[1] < 1e-12)
    }
    // The class without rows keeps the identity's row.
    #expect(result.classifier.trainedHead(.stance)?.softConfusion[3..<6] == [0, 1, 0])
  }

  @Test("the soft confusion holds mean predictions by gold class")
  func softConfusion() {
    let found = TextClassifier.softConfusion(
      gold: [0, 0, 2],
      predictions: [[0.5, 0.25, 0.25], [1, 0, 0], [0.125, 0.125, 0.75]].map {
        Prediction(probabilities: $0)
      }, classes: 3)
    #expect(found == [0.75, 0.125, 0.125, 0, 1, 0, 0.125, 0.125, 0.75])
  }

  private func error(_ rows: [LabelledText], folds: Int = 2) -> TrainingError? {
    var options = TrainingOptions()
    options.folds = folds
    do throws(TrainingError) {
      _ = try TextClassifier.train(rows, options: options)
      return nil
    } catch {
      return error
    }
  }

  @Test("rows that teach nothing are refused")
  func noRows() {
    #expect(error([]) == .noRows)
    #expect(error([Self.row("we welcome talks", nil, group: "1")]) == .noRows)
    #expect(
      error(Self.rows.map { Self.row("we welcome talks", 0, group: $0.group, weight: 0) })
        == .noRows)
  }

  @Test("rows of one class are refused, whatever rows of weight 0 say")
  func oneClass() {
    let rows = (0..<4).map { Self.row("we welcome talks", 0, group: "\($0)") }
    #expect(error(rows) == .oneClass(.stance, "conciliatory"))
    let weightless = Self.row("we welcome talks", 2, group: "5", weight: 0)
    #expect(error(rows + [weightless]) == .oneClass(.stance, "conciliatory"))
  }

  @Test("fewer groups than folds are refused")
  func tooFewGroups() {
    #expect(error(Self.rows, folds: 5) == .tooFewGroups(groups: 4, folds: 5))
    #expect(error(Self.rows, folds: 4) == nil)
  }

  @Test("a head whose rows all fall into one fold is refused")
  func headInOneGroup() {
    let rows = (0..<4).flatMap { group in
      [
        Self.row("we welcome talks", 0, sentiment: group == 0 ? 0 : nil, group: "\(group)"),
        Self.row("we reject talks", 2, sentiment: group == 0 ? 2 : nil, group: "\(group)"),
      ]
    }
    #expect(error(rows, folds: 4) == .headInOneFold(.sentiment))
  }

  @Test("rows that share no word are refused")
  func emptyVocabulary() {
    let rows = ["alpha", "beta", "gamma", "delta"].enumerated().map {
      Self.row($1, $0 % 2 * 2, group: "\($0)")
    }
    #expect(error(rows) == .emptyVocabulary)
  }

  @Test("errors say what is wrong and what to do")
  func messages() {
    #expect(TrainingError.noRows.description.contains("columns text and stance"))
    #expect(
      TrainingError.oneClass(.sentiment, "negative").description.contains("sentiment 'negative'"))
    #expect(
      TrainingError.tooFewGroups(groups: 3, folds: 5).description
        == "3 groups for 5 folds; lower --folds or give more groups")
    #expect(TrainingError.headInOneFold(.sentiment).description.contains("sentiment"))
    #expect(TrainingError.emptyVocabulary.description.contains("too small"))
  }
}
