import Tokenization

/// Nouns for bodies, by what they tell of the words beside them.
struct BodyNouns: Sendable {
  static let english = BodyNouns()

  /// Last words of the names of bodies, beyond those of ``WordSets/organisationNouns``.
  private let names = WordSets.ids(
    """
    ports panel trust board command inquiry confederation conference service rescue museum mission secretariat
    tribunal parliament assembly union senate club agency bloc watchdog democrats liberals conservatives socialists
    republicans nationalists greens airline railways hospital charity
    """)
  /// Bodies that news names in lower case, after a demonym or after those who belong to them:
  /// "the Polish federation", "the cattle breeders' federation".
  let lowerCase = WordSets.ids(
    "union association federation confederation conference council league alliance board club society party"
  )
  /// Nouns that stand for a body named before: "the agency", "the bloc".
  let definite = WordSets.ids(
    """
    agency union council commission committee company firm bank board federation association party group club league
    court alliance bloc organisation organization charity ministry department museum inquiry tribunal movement
    force fund institute confederation conference watchdog rebels guerrillas militia panel
    """)
  /// Names of parties that are plurals.
  let parties = WordSets.ids(
    "democrats liberals conservatives socialists republicans nationalists greens tories communists")
  /// Last words of names of what belongs to a state: they speak for it and are no side of their own.
  let ofState = WordSets.ids(
    "ministry department army navy guard embassy cabinet treasury staff chiefs secretariat parliament"
  )
  /// Bodies whose people speak for themselves: a professor is not the voice of a university.
  let academic = WordSets.ids("university college institute school academy")

  /// What several places have together: "Devon and Cornwall Police".
  let joint = WordSets.ids(
    "police council constabulary authority association alliance board nations")

  /// Whether names of bodies end in the word.
  func contains(_ id: TermID) -> Bool {
    names.contains(id) || WordSets.english.organisationNouns.contains(id)
  }
}
