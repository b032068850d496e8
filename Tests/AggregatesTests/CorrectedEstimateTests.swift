import Aggregates
import ParleyTestSupport
import Testing

@Suite("Corrected estimates")
struct CorrectedEstimateTests {
  /// 600 documents of one statement each, every tenth labelled: a simple random sample without clusters.
  private func plain() -> LabelledCorpus {
    var state = 1
    func next(_ limit: Int) -> Int {
      state = (state * 1_103_515_245 + 12345) % 2_147_483_648
      return (state >> 16) % limit
    }
    var corpus = LabelledCorpus(documents: [], rows: [])
    for n in 0..<600 {
      let (first, last) = (Int64(next(5001)), Int64(next(5001)))
      var statement = LabelledCorpus.Statement(
        probabilities: (first, 10_000 - first - last, last), truth: next(3))
      if n % 10 == 3 {
        statement.row = corpus.rows.count
        corpus.rows.append(
          .init(actorGroup: 0, band: 1, inclusionProbability: 0.1, isLabelled: true))
      }
      corpus.documents.append([statement])
    }
    return corpus
  }

  /// What ppi_py 0.2.3 gave for these numbers: `ppi_mean_pointestimate` and `ppi_mean_ci` with alpha 0.05 and lambda
  /// 0.9, the share of rows without a label.
  @Test(
    "agree with ppi_py in a simple random sample without clusters",
    arguments: [
      (Outcome.score, 0.044947333333333325, -0.17919250696957767, 0.2690871736362443),
      (.first, 0.354821, 0.21949826706197784, 0.49014373293802216),
      (.middle, 0.3353053333333334, 0.19294537517539545, 0.47766529149127135),
      (.last, 0.3098736666666667, 0.17971887113820045, 0.440028462195133),
    ])
  func predictionPowered(_ outcome: Outcome, _ mean: Double, _ low: Double, _ high: Double) throws {
    let corpus = plain()
    let groups = corpus.groups
    let estimate = try CorrectedEstimate(corpus.sums(groups), of: outcome, groups: groups)
    #expect(abs(estimate.value - mean) < 1e-12)
    #expect(estimate.degreesOfFreedom == 59)
    // n - 1 for n, and for shares 1/(4 n²) more.
    let peer = (high - low) / 2 / 1.959963984540054
    let floor = outcome == .score ? 0 : 0.25 / 3600
    let expected = (peer * peer * 60 / 59 + floor).squareRoot()
    #expect(abs(estimate.standardError / expected - 1) < 0.002)
    // Student's t of 59 degrees of freedom.
    let reach = (estimate.interval.upperBound - estimate.interval.lowerBound) / 2
    #expect(abs(reach - 2.000995378 * estimate.standardError) < 1e-8)
  }

  /// Clustered, stratified, some rows without a label.
  private func clustered(_ seed: UInt64) -> LabelledCorpus {
    var generator = SeededGenerator(seed: seed)
    var corpus = LabelledCorpus(documents: [], rows: [])
    for _ in 0..<80 {
      let document = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        let first = Int64.random(in: 0...10_000, using: &generator)
        let middle = Int64.random(in: 0...(10_000 - first), using: &generator)
        var statement = LabelledCorpus.Statement(
          probabilities: (first, middle, 10_000 - first - middle),
          truth: Int.random(in: 0..<3, using: &generator))
        let band = SampleDesign.band(ofScore: 2 * first + middle - 10_000)
        let probability = [0.5, 0.25, 0.4][band]
        if Double.random(in: 0..<1, using: &generator) < probability {
          statement.row = corpus.rows.count
          corpus.rows.append(
            .init(
              actorGroup: 0, band: band, inclusionProbability: probability,
              isLabelled: Double.random(in: 0..<1, using: &generator) < 0.9))
        }
        return statement
      }
      corpus.documents.append(document)
    }
    return corpus
  }

  @Test("are what the formula says, summed statement by statement", arguments: 1...5)
  func reference(_ seed: UInt64) throws {
    let corpus = clustered(seed)
    let groups = corpus.groups
    for outcome in Outcome.allCases {
      let estimate = try CorrectedEstimate(corpus.sums(groups), of: outcome, groups: groups)
      let all = corpus.documents.joined()
      let mean = all.reduce(0) { $0 + $1.prediction(of: outcome) } / Double(all.count)
      func weight(_ s: LabelledCorpus.Statement) -> Double { s.row.map { groups.weights[$0] } ?? 0 }
      func error(_ s: LabelledCorpus.Statement) -> Double {
        outcome.value(ofLabel: s.truth) - s.prediction(of: outcome)
      }
      let weights = all.reduce(0) { $0 + weight($1) }
      let meanError = all.reduce(0) { $0 + weight($1) * error($1) } / weights
      func z(_ s: LabelledCorpus.Statement) -> Double {
        weight(s) * (error(s) - meanError) / weights
      }
      let squares = corpus.documents.reduce(0.0) { sum, document in
        let total = document.reduce(0.0) {
          $0 + ($1.prediction(of: outcome) - mean) / Double(all.count) + z($1)
        }
        return sum + total * total
      }
      let documents = Double(corpus.documents.count)
      var variance = documents / (documents - 1) * squares
      for g in groups.labelled.indices {
        let members = all.filter { $0.row.map { groups.groupOfRow[$0] == g } ?? false }
          .filter { weight($0) > 0 }
        let m = Double(members.count)
        let centre = members.reduce(0) { $0 + z($1) } / m
        let left = 1 - groups.fractions[g]
        for member in members {
          variance -= left * z(member) * z(member)
          variance += left * m / (m - 1) * (z(member) - centre) * (z(member) - centre)
        }
      }
      let labels = Double(groups.labelled.reduce(0, +))
      if outcome != .score { variance += 0.25 / (labels * labels) }
      #expect(abs(estimate.value - (mean + meanError)) < 1e-12)
      #expect(abs(estimate.raw - mean) < 1e-12)
      #expect(abs(estimate.standardError - variance.squareRoot()) < 1e-10)
      let counted = all.reduce(0) { $0 + outcome.value(ofLabel: $1.decided) } / Double(all.count)
      #expect(abs(estimate.counted - counted) < 1e-12)
    }
  }

  @Test("with every statement labelled, are the labels' own mean and spread between documents")
  func census() throws {
    var corpus = clustered(9)
    corpus.rows = []
    var labels = ClusterSums()
    for d in corpus.documents.indices {
      for s in corpus.documents[d].indices {
        corpus.documents[d][s].row = corpus.rows.count
        corpus.rows.append(
          .init(actorGroup: 0, band: 0, inclusionProbability: 1, isLabelled: true))
      }
      labels.add(
        count: Int64(corpus.documents[d].count),
        sum: corpus.documents[d].reduce(into: SIMD3<Int64>.zero) { $0[$1.truth] += 10_000 })
    }
    let groups = corpus.groups
    let estimate = try CorrectedEstimate(corpus.sums(groups), of: .score, groups: groups)
    #expect(abs(estimate.value - (try #require(labels.scores.mean))) < 1e-12)
    #expect(abs(estimate.standardError - (try #require(labels.scores.standardError))) < 1e-12)
  }

  @Test("are the same in any order of documents, and shares sum to one")
  func order() throws {
    var corpus = clustered(4)
    let groups = corpus.groups
    let before = try Outcome.allCases.map {
      try CorrectedEstimate(corpus.sums(groups), of: $0, groups: groups)
    }
    corpus.documents.reverse()
    let after = try Outcome.allCases.map {
      try CorrectedEstimate(corpus.sums(groups), of: $0, groups: groups)
    }
    for (a, b) in zip(before, after) {
      #expect(abs(a.value - b.value) < 1e-12 && abs(a.standardError - b.standardError) < 1e-12)
    }
    #expect(abs(before[1...].reduce(0) { $0 + $1.value } - 1) < 1e-9)
  }

  @Test("stay in their range where predictions and labels are extreme")
  func range() throws {
    var corpus = plain()
    for d in corpus.documents.indices {
      corpus.documents[d][0].probabilities = d % 10 == 3 ? (0, 0, 10_000) : (9_000, 1_000, 0)
      corpus.documents[d][0].truth = 0
    }
    let groups = corpus.groups
    let sums = corpus.sums(groups)
    for outcome in Outcome.allCases {
      let estimate = try CorrectedEstimate(sums, of: outcome, groups: groups)
      #expect(outcome.range.contains(estimate.value))
      #expect(outcome.range.contains(estimate.interval.lowerBound))
      #expect(outcome.range.contains(estimate.interval.upperBound))
    }
    #expect(try CorrectedEstimate(sums, of: .score, groups: groups).value == 1)
  }

  @Test("are refused with the reason where labels or documents are few")
  func refusals() throws {
    var corpus = plain()
    corpus.documents.removeLast(460)
    let groups = corpus.groups
    let few = corpus.sums(groups)
    #expect(throws: CorrectedEstimate.Refusal.fewLabels(14)) {
      try CorrectedEstimate(few, of: .score, groups: groups)
    }
    #expect(throws: CorrectedEstimate.Refusal.fewLabels(14)) {
      try LabelQuality(few, groups: groups)
    }
    var joined = plain()
    joined.documents = [Array(joined.documents[..<400].joined())] + joined.documents[400..<480]
    let other = joined.groups
    let narrow = joined.sums(other)
    let error = #expect(throws: CorrectedEstimate.Refusal.self) {
      try CorrectedEstimate(narrow, of: .score, groups: other)
    }
    #expect(error == .fewDocuments(9))
    #expect(error?.description == "labels in 9 documents, at least 10 needed")
    #expect(CorrectedEstimate.Refusal.fewLabels(1).description == "1 label, at least 15 needed")
  }
}
