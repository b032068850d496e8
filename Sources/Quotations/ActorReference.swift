/// A place in a text that means an actor, and why.
public struct ActorReference: Sendable, Equatable {
  /// UTF-8 offsets.
  public let range: Range<Int>
  public let actor: Actor
  /// The side spoken for: a state's ISO 3166 alpha-3 code, a body's short name.
  public let affiliation: String?
  public let reason: LinkReason
  /// `false` for those whom only the article introduces.
  public let isInDictionary: Bool
}
