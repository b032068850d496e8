import Aggregates

/// A corpus in memory with a labelled sample: what the sums are made from, for tests to compute slowly.
struct LabelledCorpus {
  struct Statement {
    var probabilities: (Int64, Int64, Int64)
    var truth: Int
    /// Row of the sample, `nil` for a statement that was not drawn.
    var row: Int?

    var decided: Int {
      let p = [probabilities.0, probabilities.1, probabilities.2]
      return p.indices.max { p[$0] < p[$1] } ?? 0
    }

    func prediction(of outcome: Outcome) -> Double {
      let (first, middle, last) = probabilities
      let value =
        switch outcome {
        case .score: first - last
        case .first: first
        case .middle: middle
        case .last: last
        }
      return Double(value) / 10_000
    }
  }

  var documents: [[Statement]]
  var rows: [ResponseGroups.Row]

  var groups: ResponseGroups { ResponseGroups(rows) }

  func sums(_ groups: ResponseGroups, where isMember: (Statement) -> Bool = { _ in true })
    -> LabelledSums
  {
    var sums = LabelledSums()
    for document in documents {
      let judged = document.filter(isMember).map { statement in
        let row = statement.row.flatMap { rows[$0].isLabelled ? $0 : nil }
        return JudgedStatement(
          probabilities: statement.probabilities, decided: statement.decided,
          label: row.map {
            .init(
              value: statement.truth, weight: groups.weights[$0],
              responseGroup: groups.groupOfRow[$0])
          })
      }
      if !judged.isEmpty { sums.add(document: judged) }
    }
    return sums
  }
}
