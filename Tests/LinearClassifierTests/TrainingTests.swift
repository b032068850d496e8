import Features
import Testing

@testable import LinearClassifier

@Suite("Training")
struct TrainingTests {
  @Test("a tiny labelled set teaches its words to both heads")
  func learns() throws {
    let result = try TextClassifier.train(
      LabelledText.fourGroups, options: .fourFolds(), facts: ["a": "b"])
    #expect(result.classifier.facts == ["a": "b"])
    #expect(result.classifier.heads.map(\.head) == [.stance, .sentiment])
    let found = result.classifier.predictions([
      "they welcome peace", "meeting at noon", "threats", "terrible losses",
    ])
    #expect(found[.stance]?.prefix(3).map(\.best) == [0, 1, 2])
    #expect(found[.sentiment]?.last?.best == 2)
    for prediction in (found[.stance] ?? []) + (found[.sentiment] ?? []) {
      #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-5)
      #expect(prediction.probabilities.allSatisfy { $0 >= 0 })
    }
  }

  @Test("figures come from every labelled row once, and from no other")
  func figures() throws {
    let result = try TextClassifier.train(LabelledText.fourGroups, options: .fourFolds())
    // Each fold holds one group, and the other three say the same: nothing is decided wrong.
    for head in [Head.stance, .sentiment] {
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
    let secret = (0..<3).map { _ in LabelledText("zeta", 2, group: "secret") }
    let result = try TextClassifier.train(LabelledText.fourGroups + secret, options: .fourFolds())
    let known = try #require(result.classifier.predictions(["zeta"])[.stance]?.first)
    let unseen = try #require(result.outOfFold[.stance]?.last)
    #expect(known.probabilities[2] > 0.8)
    #expect(unseen.probabilities[2] < 0.5)
  }

  @Test("a text without a known term gets the intercepts alone, and says so")
  func unknownText() throws {
    let classifier = try TextClassifier.train(LabelledText.fourGroups, options: .fourFolds())
      .classifier
    let found = classifier.predictions(["", "xyzzy plugh"])
    for trained in classifier.heads {
      let intercepts = classifier.intercepts[trained.firstColumn..<trained.firstColumn + 3]
      let inverse = Float(1 / trained.temperature)
      let expected = Prediction(
        probabilities: softmax(intercepts.map { $0 * inverse }[...]), isPrior: true)
      #expect(found[trained.head] == [expected, expected])
    }
  }

  @Test("no texts get no predictions")
  func noTexts() throws {
    let classifier = try TextClassifier.train(LabelledText.fourGroups, options: .fourFolds())
      .classifier
    let found = classifier.predictions([])
    #expect(found[.stance] == [] && found[.sentiment] == [] && found[.act] == nil)
    #expect(found.replicateScores.isEmpty)
  }

  @Test("the same rows, options and seed give the same bytes")
  func deterministic() throws {
    let options = TrainingOptions.fourFolds(replicates: 3)
    let a = try TextClassifier.train(LabelledText.fourGroups, options: options).classifier
    let b = try TextClassifier.train(LabelledText.fourGroups, options: options).classifier
    #expect(a == b)
    #expect(try a.serialized() == b.serialized())
  }

  @Test("spellings that only Unicode holds equal are terms in the order of their bytes")
  func termOrder() throws {
    let words = "bcdfghjklmnpqrst".flatMap { ["\($0)e\u{301}", "\($0)\u{E9}"] }
    let rows =
      LabelledText.fourGroups
      + (0..<2).map { LabelledText(words.joined(separator: ", "), 0, group: "x\($0)") }
    let classifier = try TextClassifier.train(rows, options: .fourFolds()).classifier
    let terms = classifier.vectorizer.vocabulary.terms.map { Array($0.utf8) }
    #expect(words.allSatisfy { terms.contains(Array($0.utf8)) })
    #expect(zip(terms, terms.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(try TextClassifier(serialized: classifier.serialized()) == classifier)
  }

  @Test("two of three classes are enough, and the third is never predicted")
  func twoClasses() throws {
    let rows = (0..<4).flatMap { group in
      [
        LabelledText("we welcome peace talks", 0, group: "\(group)"),
        LabelledText("we reject their threats", 2, group: "\(group)"),
      ]
    }
    let result = try TextClassifier.train(rows, options: .fourFolds())
    for prediction in result.outOfFold[.stance] ?? [] {
      #expect(prediction.probabilities[1] < 1e-12)
    }
    // The class without rows keeps the identity's row.
    #expect(result.classifier.trainedHead(.stance)?.softConfusion[3..<6] == [0, 1, 0])
  }

  @Test(
    "a class without rows is never predicted, whatever the lexicon says of the words",
    arguments: [0, 2])
  func absentClassWithLexicon(absent: Int) throws {
    let rows = (0..<4).flatMap { group in
      [
        LabelledText(absent == 0 ? "attack" : "help", 2 - absent, group: "\(group)"),
        LabelledText(absent == 0 ? "help" : "attack", 1, group: "\(group)"),
      ]
    }
    let lexicon = try Lexicon(
      tsv: Array("term\tstance\tsentiment\nattack\t-3\t0\nhelp\t3\t0\n".utf8))
    let result = try TextClassifier.train(
      rows, lexicon: lexicon, options: .fourFolds(replicates: 4))
    let found = result.classifier.predictions(["help", "attack", "not help", "not attack"])
    for prediction in (found[.stance] ?? []) + (result.outOfFold[.stance] ?? []) {
      #expect(prediction.probabilities[absent] < 1e-4)
    }
  }

  @Test("the temperature divides what the weights say, and changes no decision")
  func temperature() throws {
    // A quarter of each text's rows go through all labels, so that the folds' predictions are too certain.
    let texts = ["we welcome peace talks", "the meeting starts at noon", "we reject their threats"]
    let rows = (0..<16).flatMap { group in
      texts.enumerated().map { stance, text in
        LabelledText(text, group % 4 == stance ? group / 4 % 3 : stance, group: "\(group)")
      }
    }
    let classifier = try TextClassifier.train(rows, options: .fourFolds()).classifier
    let trained = try #require(classifier.trainedHead(.stance))
    #expect((0.2...5).contains(trained.temperature) && trained.temperature != 1)
    let plain = TextClassifier(
      vectorizer: classifier.vectorizer,
      heads: [
        .init(
          head: .stance, firstColumn: 0, temperature: 1, softConfusion: trained.softConfusion,
          quality: nil)
      ], facts: [:], weights: classifier.weights, intercepts: classifier.intercepts)
    let asked = ["we welcome", "threats", "the noon talks", "", "we", "peace at noon"]
    let a = try #require(classifier.predictions(asked)[.stance])
    let b = try #require(plain.predictions(asked)[.stance])
    #expect(a.map(\.best) == b.map(\.best))
    for (x, y) in zip(a, b) {
      #expect(
        distance(
          x.probabilities.map(Double.init),
          y.tempered(trained.temperature).probabilities.map(Double.init)) < 1e-5)
    }
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
    var options = TrainingOptions.fourFolds()
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
    #expect(error([LabelledText("we welcome talks", nil, group: "1")]) == .noRows)
    #expect(
      error(
        LabelledText.fourGroups.map {
          LabelledText("we welcome talks", 0, group: $0.group, weight: 0)
        })
        == .noRows)
  }

  @Test("rows of one class are refused, whatever rows of weight 0 say")
  func oneClass() {
    let rows = (0..<4).map { LabelledText("we welcome talks", 0, group: "\($0)") }
    #expect(error(rows) == .oneClass(.stance, "conciliatory"))
    let weightless = LabelledText("we welcome talks", 2, group: "5", weight: 0)
    #expect(error(rows + [weightless]) == .oneClass(.stance, "conciliatory"))
  }

  @Test("fewer groups than folds are refused")
  func tooFewGroups() {
    #expect(
      error(LabelledText.fourGroups + LabelledText.fourGroups, folds: 5)
        == .tooFewGroups(groups: 4, folds: 5))
    #expect(error(LabelledText.fourGroups, folds: 4) == nil)
  }

  @Test("a head whose rows all fall into one fold is refused")
  func headInOneGroup() {
    let rows = (0..<4).flatMap { group in
      [
        LabelledText("we welcome talks", 0, group: "\(group)"),
        LabelledText("we reject talks", 2, group: "\(group)"),
        LabelledText("the losses hurt", nil, sentiment: 2, group: "0"),
        LabelledText("the gains please", nil, sentiment: 0, group: "0"),
      ]
    }
    #expect(error(rows, folds: 4) == .headInOneFold(.sentiment))
  }

  @Test("a class of fewer rows than folds is refused; rows of weight 0 do not count")
  func tooFewRows() {
    let rows = (0..<4).flatMap { group in
      [
        LabelledText("we welcome talks", 0, group: "\(group)"),
        LabelledText("the talks start", 1, group: "\(group)", weight: group < 3 ? 1 : 0),
        LabelledText("we reject talks", 2, group: "\(group)"),
      ]
    }
    #expect(
      error(rows, folds: 4) == .tooFewRows(.stance, label: "neutral", rows: 3, folds: 4))
    #expect(error(rows, folds: 3) == nil)
    // Of sixteen acts some may be rarer than the folds.
    let acts = (0..<4).map { LabelledText("we join talks", nil, act: $0 / 3 * 15, group: "\($0)") }
    #expect(error(acts) == nil)
  }

  @Test("rows that share no word are refused")
  func emptyVocabulary() {
    let rows = ["alpha", "beta", "gamma", "delta"].enumerated().map {
      LabelledText($1, $0 % 2 * 2, group: "\($0)")
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
    let rare = TrainingError.tooFewRows(.act, label: "aid", rows: 3, folds: 5).description
    #expect(rare.hasPrefix("only 3 rows have the act 'aid', fewer than the 5 folds; "))
    #expect(rare.contains("--folds"))
  }
}
