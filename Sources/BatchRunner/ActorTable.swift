public import Aggregates
internal import Quotations

/// Sums of all actors and affiliations of a run.
struct ActorTable: Sendable {
  struct Key: Hashable, Sendable {
    let name: String
    let kind: String
  }

  /// One actor's sums, and how often it spoke for whom.
  private struct Entry: Sendable {
    var sums = ActorAggregate()
    var affiliations: [String: Int] = [:]
  }

  /// What one document adds, computed by the worker that read it.
  struct Contribution: Sendable {
    var actors: [(key: Key, affiliation: String?, statements: [ScoredStatement])] = []
    var affiliations: [(name: String, statements: [ScoredStatement])] = []

    /// Groups a document's statements, in order of first appearance.
    init(_ document: LedgerDocument) {
      var actorIndex: [Key: Int] = [:]
      var affiliationIndex: [String: Int] = [:]
      for result in document.statements {
        let scored = result.aggregated
        if let key = result.actor {
          if let index = actorIndex[key] {
            actors[index].statements.append(scored)
            if actors[index].affiliation == nil {
              actors[index].affiliation = result.affiliation
            }
          } else {
            actorIndex[key] = actors.count
            actors.append((key, result.affiliation, [scored]))
          }
        }
        if let affiliation = result.affiliation {
          if let index = affiliationIndex[affiliation] {
            affiliations[index].statements.append(scored)
          } else {
            affiliationIndex[affiliation] = affiliations.count
            affiliations.append((affiliation, [scored]))
          }
        }
      }
    }
  }

  private var actors: [Key: Entry] = [:]
  private var affiliations: [String: ActorAggregate] = [:]

  mutating func add(_ contribution: Contribution) {
    for (key, affiliation, statements) in contribution.actors {
      actors[key, default: Entry()].sums.add(document: statements)
      if let affiliation { actors[key]?.affiliations[affiliation, default: 0] += statements.count }
    }
    for (name, statements) in contribution.affiliations {
      affiliations[name, default: ActorAggregate()].add(document: statements)
    }
  }

  /// Estimates by actor, most statements first, then by name.
  func actorEstimates(softConfusion: [Double]) -> [Estimate] {
    sorted(
      actors.map { key, entry in
        // The side an actor spoke for most often; of equals the first by name.
        let side = entry.affiliations.min { ($1.value, $0.key) < ($0.value, $1.key) }
        return Estimate(
          actor: key.name, actorType: key.kind, affiliation: side?.key ?? "", aggregate: entry.sums,
          softConfusion: softConfusion)
      })
  }

  /// Estimates by affiliation, same order.
  func affiliationEstimates(softConfusion: [Double]) -> [Estimate] {
    sorted(
      affiliations.map {
        Estimate(
          actor: "", actorType: "", affiliation: $0.key, aggregate: $0.value,
          softConfusion: softConfusion)
      })
  }

  private func sorted(_ rows: [Estimate]) -> [Estimate] {
    rows.sorted {
      if $0.statements != $1.statements { return $0.statements > $1.statements }
      return ($0.actor, $0.affiliation, $0.actorType) < ($1.actor, $1.affiliation, $1.actorType)
    }
  }
}

extension Estimate {
  /// A whole table as CSV with its header.
  public static func csv(_ rows: [Estimate], by key: Key) -> String {
    CSVText.row(columns(by: key)) + rows.map { CSVText.row($0.fields(by: key)) }.joined()
  }
}
