internal import Aggregates
internal import LinearClassifier
internal import Quotations

/// What one document adds to the tables: everything that an aggregate may be made of, and nothing else.
///
/// The tables of a run are a function of these alone, in order. So a resumed run, a merge of shards and the run
/// that read the articles all make the same tables.
struct LedgerDocument: Sendable, Equatable {
  let id: String
  let date: String?
  let title: String?
  let url: String?
  /// The outlet.
  let source: String?
  let statements: [LedgerStatement]
}

/// What one statement adds to the tables. Probabilities are whole ten-thousandths, as printed.
struct LedgerStatement: Sendable, Equatable {
  /// Who speaks: name, and kind as printed.
  struct Actor: Sendable, Equatable {
    let name: String
    let kind: String
  }

  let kind: Statement.Kind
  /// `nil` where nobody is known.
  let actor: Actor?
  let affiliation: String?
  let targets: [String]
  /// Confidence that the speaker is right, 0...10,000.
  let attribution: Int64
  /// Class number, and probabilities by class.
  let stance: Int
  let stanceProbabilities: [Int64]
  /// The same of the tone; `nil` where the model has no such head.
  let sentiment: Int?
  let sentimentProbabilities: [Int64]
  /// Number of the act among the codebook's, and its probability.
  let act: Int?
  let actProbability: Int64
  /// Stance scores by the model's replicates, -10,000...10,000.
  let replicateScores: [Int64]

  /// In the form that sums are made of.
  var aggregated: ScoredStatement {
    func opinion(_ label: Int, _ values: [Int64]) -> ScoredStatement.Opinion {
      ScoredStatement.Opinion(
        label: label, probabilities: SIMD3(values[0], values[1], values[2]))
    }
    return ScoredStatement(
      stance: opinion(stance, stanceProbabilities),
      sentiment: sentiment.map { opinion($0, sentimentProbabilities) },
      replicateScores: replicateScores)
  }
}

extension LedgerStatement {
  init(_ result: ScoredResult) {
    let statement = result.statement
    kind = statement.kind
    actor = statement.actor.map { Actor(name: $0.name, kind: $0.kind.rawValue) }
    affiliation = statement.affiliation
    targets = statement.targets
    attribution = Int64((statement.confidence * 10_000).rounded())
    stance = result.stance.best
    stanceProbabilities = result.stance.tenThousandths
    sentiment = result.sentiment?.best
    sentimentProbabilities = result.sentiment?.tenThousandths ?? []
    act = result.act?.best
    actProbability = result.act.map { $0.tenThousandths[$0.best] } ?? 0
    replicateScores = result.replicateScores.map(tenThousandths)
  }
}

extension LedgerDocument {
  init(_ article: Article, _ results: [ScoredResult]) {
    self.init(
      id: article.id, date: article.date, title: article.title, url: article.url,
      source: article.source, statements: results.map(LedgerStatement.init))
  }
}
