import Foundation
import ParleyTestSupport

/// A line of `statements.jsonl`, read by somebody who knows INTERFACE.md only.
struct StatementRecord: Decodable {
  let id: String
  let document: String
  let date: String?
  let kind: String
  let text: String
  let start: Int
  let end: Int
  let parts: [[Int]]
  let speaker: String?
  let speakerStart: Int?
  let speakerEnd: Int?
  let cue: String?
  let cueStart: Int?
  let cueEnd: Int?
  let actor: String?
  let actorType: String?
  let affiliation: String?
  let targets: [String]
  let attribution: Double
  let stance: String
  let score: Double
  let conciliatory: Double
  let neutral: Double
  let hostile: Double
  let sentiment: String?
  let sentimentScore: Double?
  let positive: Double?
  let neutralSentiment: Double?
  let negative: Double?
  let cluster: String
  let warnings: [String]

  /// All names that a line must have.
  static let names = [
    "id", "document", "date", "kind", "text", "start", "end", "parts", "speaker", "speaker_start",
    "speaker_end", "cue", "cue_start", "cue_end", "actor", "actor_type", "affiliation", "targets",
    "attribution", "stance", "score", "conciliatory", "neutral", "hostile", "score_low",
    "score_high", "sentiment", "sentiment_score", "positive", "neutral_sentiment", "negative",
    "act",
    "act_probability", "cluster", "warnings",
  ]

  static func read(_ folder: ScratchFolder, _ output: String) throws -> [StatementRecord] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try folder.text(output + "/statements.jsonl").split(separator: "\n").map {
      try decoder.decode(StatementRecord.self, from: Data($0.utf8))
    }
  }
}
