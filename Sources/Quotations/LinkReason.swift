/// Why words are taken to mean an actor.
public enum LinkReason: String, Sendable, CaseIterable {
  /// A full name or another alias of the dictionary, as it stands there.
  case exactAlias = "exact-alias"
  /// An alias that names a state by its capital or the seat of its government ("Seoul", "the Kremlin").
  case metonym
  /// A demonym beside a noun for those who speak for a state ("Egyptian officials").
  case demonym
  /// A surname that the dictionary knows, of somebody the article does not name in full.
  case dictionarySurname = "surname-in-dictionary"
  /// A full name that the article introduces and the dictionary lacks.
  case nameInArticle = "name-in-article"
  /// The surname of somebody named before.
  case surname = "surname-of-person-named-before"
  /// The same after a title, whose gender and office count.
  case titleAndSurname = "title-and-surname"
  /// The given name of somebody named before.
  case givenName = "given-name-of-person-named-before"
  /// Initials and surname of somebody named before, or of somebody the dictionary knows.
  case initials
  /// An acronym that the article defines: "the Ruritanian Mining Union (RMU)".
  case acronym = "acronym-defined-in-article"
  /// A part of a body's name: "Halden" for Halden Ports.
  case shortForm = "short-form-of-name-in-article"
  /// A state or body with an office: who held it at the document's date.
  case office = "office-at-date"
  /// The name that stands beside the description: "the army spokeswoman, Anna Brandt".
  case apposition
  case pronoun
  /// "the ministry", "the spokesman": the last one that fits.
  case definiteDescription = "definite-description"
  /// "the North" of two states that a direction tells apart.
  case direction
  /// An unnamed source counts for the side it is named with: "a State Department official".
  case sideOfSource = "side-of-unnamed-source"
}
