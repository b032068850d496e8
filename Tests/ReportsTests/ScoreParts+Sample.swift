@testable import Reports

extension ScoreParts {
  private static let stances = ["conciliatory", "neutral", "hostile"]

  /// Three terms, an intercept and their sum, in numbers that four decimals write exactly.
  static func sample(
    text: [Piece] = [
      Piece("Peace", pull: 1.75), Piece(", ", pull: nil), Piece("not", pull: -0.25),
      Piece(" ", pull: nil), Piece("war", pull: 0.0625),
    ],
    terms: [Term] = [
      Term("peace", value: 0.5, contributions: [1, -0.25, -0.75]),
      Term("not", value: 0.25, contributions: [-0.125, 0, 0.125]),
      Term("¬war", value: 0.75, contributions: [0.0625, 0.5, 0]),
    ], unknownWords: [String] = []
  ) -> ScoreParts {
    let intercepts = [0.125, 0.25, -0.125]
    return ScoreParts(
      head: "stance", classes: stances, probabilities: [0.625, 0.25, 0.125], decided: 0,
      poles: (0, 2), pieces: text, terms: terms, intercepts: intercepts,
      sums: terms.reduce(intercepts) { zip($0, $1.contributions).map(+) }, temperature: 1.25,
      unknownWords: unknownWords)
  }

  /// Seven classes, the third of which was decided.
  static func manyClasses() -> ScoreParts {
    let classes = ["agree", "aid", "state", "reject", "accuse", "coerce", "assault"]
    return ScoreParts(
      head: "act", classes: classes,
      probabilities: [0.0625, 0.03125, 0.5, 0.25, 0.125, 0.015625, 0.015625], decided: 2,
      poles: (2, 3), pieces: [Piece("We", pull: -0.5)],
      terms: [Term("we", value: 1, contributions: [0, 0, 0.5, 1, 0, 0, 0])],
      intercepts: [0, 0, 1, 0, 0, 0, 0], sums: [0, 0, 1.5, 1, 0, 0, 0], temperature: 1,
      unknownWords: [])
  }
}
