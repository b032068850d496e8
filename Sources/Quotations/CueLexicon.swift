import Tokenization

/// A word that attributes: its frame says where the content stands.
struct Cue: Sendable, Equatable {
  /// What stands around the verb.
  enum Frame: UInt8, Sendable {
    /// Takes any clause: *said (that) talks would resume*.
    case say
    /// Takes a clause only with "that" or a plain subject and verb: *claimed that ...*, not *claimed victory*.
    case claim
    /// Takes an infinitive too: *vowed to fight on*, *threatened to leave*.
    case commit
    /// Takes an object first: *told reporters that ...*.
    case tell
    /// Takes an object and an infinitive or noun: *urged the North to return*, *called for calm*.
    case urge
    /// Attributes only what is quoted: *called the move "a farce"*, *dismissed it as "absurd"*.
    case describe
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
struct CueLexicon: Sendable {
  static let english = CueLexicon()

  private let cues: [TermID: Cue]

  /// - Complexity: O(1).
  func cue(_ id: TermID) -> Cue? { cues[id] }

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
    self.cues = cues
  }

  /// Verbs by frame: `base`, or `base/past/third/participle` where the spelling is not regular.
  private static let verbs: [(Cue.Frame, String)] = [
    (
      .say,
      """
      say/said/says/saying add/added/adds/adding state note explain insist stress declare announce
      reiterate remark comment conclude continue/continued/continues/continuing recall joke quip quote tweet
      write/wrote/writes/writing post argue/argued/argues/arguing respond reply/replied/replies/replying
      answer retort counter shout yell scream cry/cried/cries/crying whisper mutter murmur exclaim lament boast
      testify/testified/testifies/testifying opine/opined/opines/opining observe/observed/observes/observing
      muse/mused/muses/musing assert contend maintain concede/conceded/concedes/conceding acknowledge/acknowledged/acknowledges/acknowledging
      admit/admitted/admits/admitting affirm reaffirm confirm emphasize/emphasized/emphasizes/emphasizing
      emphasise/emphasised/emphasises/emphasising underline/underlined/underlines/underlining
      underscore/underscored/underscores/underscoring elaborate/elaborated/elaborates/elaborating
      interject snap chime/chimed/chimes/chiming fume/fumed/fumes/fuming recount narrate/narrated/narrates/narrating
      protest plead
      read/read/reads/reading thunder drawl chuckle/chuckled/chuckles/chuckling laugh smile/smiled/smiles/smiling
      deadpan/deadpanned/deadpans/deadpanning
      """
    ),
    (
      .claim,
      """
      claim suggest allege/alleged/alleges/alleging complain report believe/believed/believes/believing
      predict estimate/estimated/estimates/estimating warn caution
      agree/agreed/agrees/agreeing deny/denied/denies/denying hint imply/implied/implies/implying
      indicate/indicated/indicates/indicating signal/signaled/signals/signaling signalled/signalled/signals/signalling
      disclose reveal propose/proposed/proposes/proposing
      recommend speculate/speculated/speculates/speculating clarify/clarified/clarifies/clarifying
      repeat point proclaim profess rule/ruled/rules/ruling forecast/forecast/forecasts/forecasting
      rebut/rebutted/rebuts/rebutting refute/refuted/refutes/refuting wonder vouch
      demand ask/asked/asks/asking charge/charged/charges/charging decree/decreed/decrees/decreeing
      contradict dispute/disputed/disputes/disputing object stipulate/stipulated/stipulates/stipulating
      acknowledge/acknowledged/acknowledges/acknowledging express voice/voiced/voices/voicing
      """
    ),
    (
      .commit,
      """
      vow pledge/pledged/pledges/pledging swear/swore/swears/swearing promise/promised/promises/promising
      threaten offer
      """
    ),
    (
      .tell,
      """
      tell/told/tells/telling inform assure/assured/assures/assuring remind notify/notified/notifies/notifying
      advise/advised/advises/advising reassure/reassured/reassures/reassuring convince/convinced/convinces/convincing
      brief
      """
    ),
    (
      .urge,
      """
      urge/urged/urges/urging exhort implore/implored/implores/imploring beseech/besought/beseeches/beseeching
      """
    ),
    (
      .describe,
      """
      call describe/described/describes/describing denounce/denounced/denounces/denouncing condemn dismiss
      accuse/accused/accuses/accusing blast slam/slammed/slams/slamming criticize/criticized/criticizes/criticizing
      criticise/criticised/criticises/criticising label/labeled/labels/labeling brand deride/derided/derides/deriding
      mock ridicule/ridiculed/ridicules/ridiculing praise/praised/praises/praising hail welcome/welcomed/welcomes/welcoming
      reject decry/decried/decries/decrying lambast lambaste/lambasted/lambastes/lambasting rebuke/rebuked/rebukes/rebuking
      characterize/characterized/characterizes/characterizing characterise/characterised/characterises/characterising
      refer/referred/refers/referring dub/dubbed/dubs/dubbing term applaud laud attack blame/blamed/blames/blaming
      chide/chided/chides/chiding scold berate/berated/berates/berating deplore/deplored/deplores/deploring
      vilify/vilified/vilifies/vilifying paint compare/compared/compares/comparing liken deem portray
      bemoan bash taunt accept
      """
    ),
  ]

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
        let hisses = base.hasSuffix("s") || base.hasSuffix("sh") || base.hasSuffix("ch")
        let dropsE = base.hasSuffix("e")
        past = base + (dropsE ? "d" : "ed")
        third = base + (hisses ? "es" : "s")
        participle = (dropsE ? String(base.dropLast()) : base) + "ing"
      }
    }
  }
}
