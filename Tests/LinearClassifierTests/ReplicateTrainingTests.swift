import Features
import Testing

@testable import LinearClassifier

@Suite("Training with replicates")
struct ReplicateTrainingTests {
  /// Twelve groups of three rows, every fourth labelled another way, so that nothing is certain; one word of each
  /// row stands in no other group.
  private static let rows: [LabelledText] = (0..<12).flatMap { g in
    let shift = g % 4 / 3
    return [
      LabelledText("we welcome alpha\(g)x", shift, group: "\(g)"),
      LabelledText("the meeting beta\(g)x starts", (1 + shift) % 3, group: "\(g)"),
      LabelledText("we reject gamma\(g)x", (2 + shift) % 3, group: "\(g)"),
    ]
  }

  private static func options(replicates: Int, seed: UInt64 = 1) -> TrainingOptions {
    var options = TrainingOptions.fourFolds(replicates: replicates)
    options.features.minimumRows = 1
    options.seed = seed
    return options
  }

  @Test("the same seed gives the same bytes, another seed other replicates of the same weights")
  func seeds() throws {
    let rows = Self.rows
    func model(_ seed: UInt64) throws -> TextClassifier {
      try TextClassifier.train(rows, options: Self.options(replicates: 4, seed: seed)).classifier
    }
    let (first, again, other) = (try model(1), try model(1), try model(2))
    #expect(try first.serialized() == again.serialized())
    #expect(first.replicateCount == 4 && other.replicateCount == 4)
    #expect(first.weights == other.weights && first.intercepts == other.intercepts)
    #expect(first.ensemble.levels != other.ensemble.levels)
    #expect(first.ensemble.intercepts != other.ensemble.intercepts)
    // Nor is one replicate like another.
    let columns = (0..<8).map { column in
      (0..<first.termCount).map { first.ensemble.weight($0, column) }
    }
    #expect(Set(columns).count == 8)
  }

  @Test("the number of threads changes no byte", arguments: [2, 5])
  func threads(count: Int) throws {
    var options = Self.options(replicates: 10)
    let one = try TextClassifier.train(Self.rows, options: options).classifier.serialized()
    options.threads = count
    #expect(try TextClassifier.train(Self.rows, options: options).classifier.serialized() == one)
  }

  @Test("every text's interval holds its score")
  func intervals() throws {
    let result = try TextClassifier.train(Self.rows, options: Self.options(replicates: 12))
    #expect(result.unconvergedReplicates == 0)
    let texts = ["we welcome talks", "the meeting", "reject", "", "alpha3x", "we we we", "unknown"]
    let found = result.classifier.predictions(texts)
    for i in texts.indices {
      let interval = try #require(found.scoreInterval(of: i))
      let score = try #require(found[.stance]?[i].score)
      #expect(interval.contains(score))
      #expect((-1...1).contains(interval.lowerBound) && (-1...1).contains(interval.upperBound))
      #expect(found.replicateScores(of: i).count == 12)
      #expect(interval.lowerBound < interval.upperBound)
    }
  }

  @Test("what one group alone vouches for is less certain than what many do")
  func widths() throws {
    let lone = (0..<4).map { _ in LabelledText("they threaten", 2, group: "lone") }
    let classifier = try TextClassifier.train(
      Self.rows + lone, options: Self.options(replicates: 40)
    ).classifier
    let found = classifier.predictions(["they threaten", "we reject"])
    #expect(found[.stance]?.map(\.best) == [2, 2])
    let widths = try (0..<2).map { text in
      let interval = try #require(found.scoreInterval(of: text))
      return interval.upperBound - interval.lowerBound
    }
    #expect(widths[0] > 1.05 * widths[1])
  }

  @Test("a draw takes a whole group or leaves it, and every replicate draws anew")
  func groupsStayWhole() throws {
    // In each group two rows that differ in one word each. Drawn together, both words get the same weight; were
    // rows drawn one by one, hardly any two would.
    let rows = (0..<12).flatMap { g in
      [
        LabelledText("left\(g)x talks", g % 3, group: "\(g)"),
        LabelledText("right\(g)x talks", g % 3, group: "\(g)"),
      ]
    }
    var options = Self.options(replicates: 16)
    options.folds = 2
    let classifier = try TextClassifier.train(rows, options: options).classifier
    let vectorizer = classifier.vectorizer
    func weights(_ word: String) throws -> [Float] {
      let column = try #require(vectorizer.columns(ofPhrase: word).plain)
      return (0..<32).map { classifier.ensemble.weight(column, $0) }
    }
    var drawn: [[Bool]] = []
    for g in 0..<12 {
      let (left, right) = (try weights("left\(g)x"), try weights("right\(g)x"))
      for column in 0..<32 {
        #expect(abs(left[column] - right[column]) <= classifier.ensemble.scales[column] * 1.01)
      }
      // The words of a group that was not drawn keep the weight 0.
      drawn.append((0..<16).map { left[2 * $0] != 0 || left[2 * $0 + 1] != 0 })
    }
    // A draw of 12 lacks a group with the chance (11/12)^12 = 0.352: 67.6 of 192, with a deviation below 6.6.
    let missing = drawn.reduce(0) { $0 + $1.count { !$0 } }
    #expect((48...88).contains(missing))
    // Two draws disagree on 12 · 2 · 0.352 · 0.648 = 5.5 groups; draws that are shifts of each other on 2 at most.
    let changes = (1..<16).map { r in drawn.count { $0[r] != $0[r - 1] } }
    #expect(changes.reduce(0, +) > 15 * 4)
  }

  @Test("no replicates make no ensemble, and no stance makes no replicates")
  func none() throws {
    let plain = try TextClassifier.train(Self.rows, options: Self.options(replicates: 0)).classifier
    #expect(plain.replicateCount == 0 && plain.ensemble == .none)
    #expect(plain.predictions(["we welcome"]).scoreInterval(of: 0) == nil)
    let tones = (0..<8).map {
      LabelledText(
        $0 < 4 ? "great gains" : "terrible losses", nil, sentiment: $0 / 4 * 2, group: "\($0)")
    }
    let result = try TextClassifier.train(tones, options: Self.options(replicates: 5))
    #expect(result.classifier.heads.map(\.head) == [.sentiment])
    #expect(result.classifier.replicateCount == 0)
  }

  @Test("two of three classes train with replicates too, and the third stays out", arguments: 0...2)
  func twoClasses(absent: Int) throws {
    let rows = Self.rows.filter { $0.labels[.stance] != absent }
    let result = try TextClassifier.train(rows, options: Self.options(replicates: 6))
    let found = result.classifier.predictions(["we welcome", "the meeting starts", "we reject", ""])
    let stances = try #require(found[.stance])
    for (i, stance) in stances.enumerated() {
      #expect(stance.probabilities[absent] < 1e-4)
      #expect(found.scoreInterval(of: i)?.contains(stance.score) == true)
    }
    let classes = (0..<3).filter { $0 != absent }
    #expect(classes.map { stances[$0].best } == classes)
    let confusion = try #require(result.classifier.trainedHead(.stance)?.softConfusion)
    #expect(confusion[absent * 3 + absent] == 1)
    let read = try TextClassifier(serialized: result.classifier.serialized())
    #expect(read == result.classifier)
  }

  @Test("one class in a single group leaves draws without it, and training goes on")
  func classInOneGroup() throws {
    let rows =
      Self.rows.filter { $0.labels[.stance] != 2 }
      + (0..<5).map { LabelledText("we reject delta\($0)x", 2, group: "hostile") }
    let result = try TextClassifier.train(rows, options: Self.options(replicates: 20))
    let found = result.classifier.predictions(["we reject"])
    // About a third of the draws lack the group, (1 - 1/13)^13: they know nothing hostile.
    let scores = found.replicateScores(of: 0)
    #expect((3...12).contains(scores.count { $0 > 0.4 }))
    #expect(scores.count { $0 < 0 } == 20 - scores.count { $0 > 0.4 })
  }

  @Test("progress rises to 1 over folds, final fits and replicates")
  func progress() throws {
    let seen = ProgressLog()
    _ = try TextClassifier.train(
      Self.rows, options: Self.options(replicates: 9), progress: seen.add)
    #expect(seen.values.max() == 1)
    #expect(seen.values.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(seen.values.count >= 3)
  }
}
