import Tokenization

/// Words that tell what kind of source a phrase is.
enum SourceWords {
  static let towards = WordSets.ids("to against with on towards toward")
  static let singular = WordSets.ids("a an the one another his her its")
  static let documents = WordSets.ids(
    "statement communique communiqué letter note post tweet recording transcript memo")
  static let spokespeople = WordSets.ids("spokesman spokeswoman spokesperson official")
  static let there = TermHash.id(of: "there")
  static let former = TermHash.id(of: "former")
  static let both = TermHash.id(of: "both")
  static let each = TermHash.id(of: "each")
  static let its = TermHash.id(of: "its")
  static let their = TermHash.id(of: "their")
  static let one = TermHash.id(of: "one")
  static let another = TermHash.id(of: "another")
  static let kinOrCounsel = WordSets.ids(
    "wife husband mother father son daughter brother sister widow solicitor lawyer attorney counsel captain coach"
  )
  static let pastOrSubordinate = WordSets.ids(
    "former ex then late deputy vice assistant acting aide spokesman spokeswoman")
  /// Those without a name who speak for the side that is named with them.
  static let voices = WordSets.ids(
    """
    source sources aide aides adviser advisers advisor advisors representative representatives delegate delegates
    secretariat television radio media broadcaster presidency mission statement communique declaration spokespeople
    spokesmen diplomat clerk camp office agency paper note host commander soldiers court
    officer officers
    """)
  /// Qualifiers and nouns that belong to a state, where no state is named.
  static let ofState = WordSets.ids(
    """
    presidential presidency government governmental military army ministry administration state cabinet foreign
    defence defense treasury authorities parliament
    """)
  /// Words for an office and the dictionary's word for it, longer ones first.
  static let roles: [(words: [TermID], role: String)] = [
    ("prime minister", "prime-minister"), ("foreign minister", "foreign-minister"),
    ("foreign secretary", "foreign-minister"), ("defence minister", "defence-minister"),
    ("defense minister", "defence-minister"), ("defence secretary", "defence-minister"),
    ("defense secretary", "defence-minister"), ("finance minister", "finance-minister"),
    ("supreme leader", "supreme-leader"), ("secretary general", "secretary-general"),
    ("president", "president"), ("premier", "prime-minister"), ("chancellor", "chancellor"),
    ("king", "king"), ("queen", "queen"), ("pope", "pope"),
  ].map { (WordSets.ids(inOrder: $0.0), $0.1) }
}

extension WordSets {
  /// The ids of several words in their order.
  static func ids(inOrder words: String) -> [TermID] {
    words.split(separator: " ").map { TermHash.id(of: String($0)) }
  }
}
