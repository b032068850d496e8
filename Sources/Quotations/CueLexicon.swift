import Tokenization

/// A word that attributes: its frame says where the content stands.
struct Cue: Sendable, Equatable {
  /// What stands around the verb.
  enum Frame: UInt8, Sendable {
    /// Takes any clause: *said (that) talks would resume*.
    case say
    /// Takes a clause only with "that" or a plain subject and verb: *claimed that ...*, not *claimed victory*.
    case claim
    /// Takes a clause, or the thing itself as its object: *announced a ban*, *denied the charge*, *proposed talks*.
    case raise
    /// Takes an infinitive too: *vowed to fight on*, *threatened to leave*.
    case commit
    /// Takes an object first: *told reporters that ...*.
    case tell
    /// Takes an object and an infinitive or noun: *urged the North to return*, *called for calm*.
    case urge
    /// Takes what the words were about as its object and says of what kind they were: *called the move a farce*,
    /// *accused the North of lying*.
    case describe
    /// Is speech with its particle only: *railed against the deal*, *hinted at a visit*.
    case particle
  }

  enum Form: UInt8, Sendable {
    /// "said", "says", "has said": can head a clause.
    case finite
    /// "say": finite with a plural subject, or an infinitive.
    case base
    /// "saying", "adding": takes the subject of its sentence.
    case participle
  }

  let frame: Frame
  let form: Form
}

/// All cue verbs with their inflections, by term id.
final class CueLexicon: Sendable {
  static let english = CueLexicon()

  private let cues: TermTable<Cue>
  /// Particles by verb form.
  private let particles: TermTable<TermSet>

  /// - Complexity: O(1).
  func cue(_ id: TermID) -> Cue? { cues[id] }

  /// Whether `verb` and `particle` make one cue: "called for", "railed against".
  /// - Complexity: O(1).
  func takes(_ particle: TermID, after verb: TermID) -> Bool {
    particles[verb]?.contains(particle) ?? false
  }

  private init() {
    var cues: [TermID: Cue] = [:]
    func add(_ word: String, _ frame: Cue.Frame, _ form: Cue.Form) {
      let id = TermHash.id(of: word)
      if cues[id] == nil { cues[id] = Cue(frame: frame, form: form) }
    }
    for (frame, verbs) in Self.verbs {
      for entry in verbs.split(whereSeparator: \.isWhitespace) {
        let forms = Inflection(entry)
        add(forms.past, frame, .finite)
        add(forms.third, frame, .finite)
        add(forms.base, frame, .base)
        add(forms.participle, frame, .participle)
      }
    }
    var particles: [TermID: Set<TermID>] = [:]
    for line in Self.particleVerbs.split(separator: ";") {
      let words = line.split(whereSeparator: \.isWhitespace)
      let forms = Inflection(words[0])
      for form in [forms.base, forms.past, forms.third, forms.participle] {
        particles[TermHash.id(of: form), default: []]
          .formUnion(words.dropFirst().map { TermHash.id(of: String($0)) })
      }
      add(forms.past, .particle, .finite)
      add(forms.third, .particle, .finite)
      add(forms.base, .particle, .base)
      add(forms.participle, .particle, .participle)
    }
    self.cues = TermTable(cues)
    self.particles = TermTable(particles.mapValues { TermSet($0) })
  }

  /// The four forms of a regular English verb, or those spelled out in the table.
  private struct Inflection {
    let base: String
    let past: String
    let third: String
    let participle: String

    init(_ entry: Substring) {
      let forms = entry.split(separator: "/").map(String.init)
      base = forms[0]
      if forms.count == 4 {
        (past, third, participle) = (forms[1], forms[2], forms[3])
      } else {
        precondition(forms.count == 1, "a verb has one form or four: \(entry)")
        let hisses =
          base.hasSuffix("s") || base.hasSuffix("sh") || base.hasSuffix("ch") || base.hasSuffix("x")
        let dropsE = base.hasSuffix("e")
        past = base + (dropsE ? "d" : "ed")
        third = base + (hisses ? "es" : "s")
        participle = (dropsE ? String(base.dropLast()) : base) + "ing"
      }
    }
  }
}
