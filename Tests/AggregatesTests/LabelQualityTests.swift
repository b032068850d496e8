import Aggregates
import ParleyTestSupport
import Testing

@Suite("Quality from a labelled sample")
struct LabelQualityTests {
  /// Documents of one statement: decided label, true label, chance to be drawn.
  private func corpus(_ statements: [(decided: Int, truth: Int, probability: Double)])
    -> LabelledCorpus
  {
    var corpus = LabelledCorpus(documents: [], rows: [])
    for (n, statement) in statements.enumerated() {
      var probabilities: [Int64] = [1000, 1000, 1000]
      probabilities[statement.decided] = 8000
      corpus.documents.append([
        .init(
          probabilities: (probabilities[0], probabilities[1], probabilities[2]),
          truth: statement.truth, row: n)
      ])
      corpus.rows.append(
        .init(
          actorGroup: statement.probability == 0.5 ? 0 : 1, band: 0,
          inclusionProbability: statement.probability, isLabelled: true))
    }
    return corpus
  }

  @Test("weights each label by what it stands for")
  func weighted() throws {
    // Ten rows that stand for 20 statements, all right; ten that stand for 100, four of them right.
    let rows =
      (0..<10).map { (decided: $0 % 2, truth: $0 % 2, probability: 0.5) }
      + (0..<10).map { (decided: 0, truth: $0 < 4 ? 0 : 1, probability: 0.1) }
    let corpus = corpus(rows)
    let groups = corpus.groups
    let quality = try LabelQuality(corpus.sums(groups), groups: groups)
    // 20 + 40 of 120.
    #expect(abs(quality.accuracy.value - 0.5) < 1e-12)
    // Class 0: right 10 + 40, by hand 50, by the model 110. Class 1: right 10, by hand 70, by the model 10.
    let macro = (2 * 50.0 / 160 + 2 * 10.0 / 80) / 2
    #expect(abs(quality.macroF1.value - macro) < 1e-12)
    #expect(quality.accuracy.interval.contains(0.5))
    #expect(quality.macroF1.interval.contains(macro))
  }

  @Test("the interval of the accuracy is that of a share in a simple random sample")
  func plain() throws {
    let rows = (0..<50).map { (decided: 0, truth: $0 % 5 == 0 ? 2 : 0, probability: 0.5) }
    let corpus = corpus(rows)
    let groups = corpus.groups
    let quality = try LabelQuality(corpus.sums(groups), groups: groups)
    // p = 0.8, n = 50, half of the statements labelled. Between documents: p q / n, with 50/49 for those drawn;
    // drawn from the corpus: half of p q / n, with 50/49 in the stratum.
    let share = 0.8 * 0.2 / 50
    let variance = 50.0 / 49 * share - 0.5 * share + 0.5 * 50 / 49 * share
    let reach = 2.009575237 * variance.squareRoot()
    #expect(abs(quality.accuracy.interval.upperBound - (0.8 + reach)) < 1e-8)
    #expect(abs(quality.accuracy.interval.lowerBound - (0.8 - reach)) < 1e-8)
  }

  @Test("the slope of the mean F1 is that of finite differences")
  func slope() throws {
    // The linearised variance must equal the jackknife's to first order.
    var generator = SeededGenerator(seed: 5)
    let rows = (0..<400).map { _ in
      let truth = Int.random(in: 0..<3, using: &generator)
      let decided = Int.random(in: 0..<10, using: &generator) < 6 ? truth : 1
      return (decided: decided, truth: truth, probability: 0.5)
    }
    let corpus = corpus(rows)
    let groups = corpus.groups
    let quality = try LabelQuality(corpus.sums(groups), groups: groups)
    func macro(without left: Int) -> Double {
      (0..<3).reduce(0.0) { sum, c in
        let kept = rows.indices.filter { $0 != left }.map { rows[$0] }
        let right = kept.count { $0.decided == c && $0.truth == c }
        return sum
          + 2 * Double(right)
          / Double(kept.count { $0.decided == c } + kept.count { $0.truth == c }) / 3
      }
    }
    let all = rows.indices.map { macro(without: $0) }
    let mean = all.reduce(0, +) / 400
    let jackknife = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 399 / 400
    let interval = quality.macroF1.interval
    let error = (interval.upperBound - interval.lowerBound) / 2 / 1.9659
    #expect(abs(error / jackknife.squareRoot() - 1) < 0.02)
  }
}

@Suite("Cohen's kappa")
struct CohenKappaTests {
  private func pairs(_ table: [[Int]]) -> [(first: Int, second: Int)] {
    table.indices.flatMap { i in
      table[i].indices.flatMap { j in
        [(first: Int, second: Int)](repeating: (i, j), count: table[i][j])
      }
    }
  }

  @Test("is 0.4 in the textbook's table of 20, 5, 10 and 15")
  func textbook() {
    let kappa = CohenKappa(pairs([[20, 5], [10, 15]]), classes: 2)
    #expect(kappa.rows == 50)
    #expect(abs(kappa.agreement - 0.7) < 1e-12)
    #expect(abs(kappa.kappa - 0.4) < 1e-12)
  }

  @Test("its variance is that of Fleiss, Cohen and Everitt, term by term")
  func variance() throws {
    let table = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]
    let kappa = CohenKappa(pairs(table), classes: 3)
    // By chance 0.5 · 0.6 + 0.3 · 0.3 + 0.2 · 0.1 = 0.41.
    #expect(abs(kappa.agreement - 0.7) < 1e-12)
    #expect(abs(kappa.kappa - 0.29 / 0.59) < 1e-12)
    // Formula 13 in its other form: (a + b - c) / (n (1 - p_e)^2).
    let n = 200.0
    let p = table.map { $0.map { Double($0) / n } }
    let rows = p.map { $0.reduce(0, +) }
    let columns = (0..<3).map { c in p.reduce(0) { $0 + $1[c] } }
    let k = kappa.kappa
    let a = (0..<3).reduce(0.0) { sum, i in
      let term = 1 - (rows[i] + columns[i]) * (1 - k)
      return sum + p[i][i] * term * term
    }
    var b = 0.0
    for i in 0..<3 {
      for j in 0..<3 where i != j {
        b += p[i][j] * (columns[i] + rows[j]) * (columns[i] + rows[j])
      }
    }
    b *= (1 - k) * (1 - k)
    let c = (k - 0.41 * (1 - k)) * (k - 0.41 * (1 - k))
    let error = ((a + b - c) / n).squareRoot() / 0.59
    let interval = try #require(kappa.interval)
    #expect(abs(interval.upperBound - (k + 1.959963984540054 * error)) < 1e-9)
  }

  @Test("is 1 for full agreement and undefined for one label or no rows")
  func edges() {
    #expect(CohenKappa(pairs([[3, 0], [0, 4]]), classes: 2).kappa == 1)
    let same = CohenKappa(pairs([[9, 0], [0, 0]]), classes: 2)
    #expect(same.kappa.isNaN && same.interval == nil && same.agreement == 1)
    let none = CohenKappa([], classes: 3)
    #expect(none.rows == 0 && none.kappa.isNaN && none.agreement.isNaN && none.interval == nil)
  }
}
