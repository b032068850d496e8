/// An aggregate that takes little room while there is little in it.
///
/// Most actors of a corpus speak once or twice in a month, and the sums of ``ActorAggregate`` take a kilobyte for
/// one statement as for thousands. So the first statements are kept as they are, in 16 bits a number, and are added
/// up when they are asked for or no longer few. What was added up when makes no difference: the sums are exact.
public struct CompactAggregate: Sendable {
  /// Numbers kept before they are added up.
  static let limit = 320

  /// Documents, one after another: counts of statements and of unattributed opinions, then these.
  private var packed: [Int16] = []
  /// None or one.
  private var sums: [ActorAggregate] = []

  public init() {}

  /// See ``ActorAggregate/add(document:unattributed:)``.
  public mutating func add(
    document: [ScoredStatement], unattributed: [ScoredStatement.Opinion] = []
  ) {
    statements += Int64(document.count)
    let room = document.reduce(2 + 4 * unattributed.count) { $0 + 9 + $1.replicateScores.count }
    if sums.isEmpty, packed.count + room > Self.limit {
      sums = [aggregate]
      packed = []
    }
    guard sums.isEmpty else { return sums[0].add(document: document, unattributed: unattributed) }
    packed.reserveCapacity(packed.count + room)
    packed += [Int16(document.count), Int16(unattributed.count)]
    for statement in document {
      append(statement.stance)
      append(statement.sentiment)
      packed.append(Int16(statement.replicateScores.count))
      for score in statement.replicateScores { packed.append(Int16(score)) }
    }
    for opinion in unattributed { append(opinion) }
  }

  /// - Parameter opinion: `nil` is kept as label -1.
  private mutating func append(_ opinion: ScoredStatement.Opinion?) {
    let p = opinion?.probabilities ?? .zero
    packed += [Int16(opinion?.label ?? -1), Int16(p[0]), Int16(p[1]), Int16(p[2])]
  }

  /// How many statements there are.
  public private(set) var statements: Int64 = 0

  /// Everything added up.
  /// - Complexity: O(1) of much, O(numbers) of little.
  public var aggregate: ActorAggregate {
    if let sums = sums.first { return sums }
    var all = ActorAggregate()
    var rest = packed[...]
    func number() -> Int64 { Int64(rest.removeFirst()) }
    func opinion() -> ScoredStatement.Opinion? {
      let label = number()
      let probabilities = SIMD3(number(), number(), number())
      return label < 0 ? nil : .init(label: Int(label), probabilities: probabilities)
    }
    while !rest.isEmpty {
      let (statements, others) = (number(), number())
      let document = (0..<statements).compactMap { _ -> ScoredStatement? in
        let (stance, sentiment) = (opinion(), opinion())
        let replicates = (0..<number()).map { _ in number() }
        return stance.map {
          ScoredStatement(stance: $0, sentiment: sentiment, replicateScores: replicates)
        }
      }
      all.add(document: document, unattributed: (0..<others).compactMap { _ in opinion() })
    }
    return all
  }
}
