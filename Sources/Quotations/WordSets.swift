import Tokenization

/// The closed classes of English that the extractor knows, as sets of term ids.
final class WordSets: Sendable {
  static let english = WordSets()

  let personalPronouns = ids("he she they it i we")
  /// Pronouns that can only be subjects: a clause begins with them.
  let nominativePronouns = ids("he she they i we there")
  let masculine = ids("he him his himself")
  let feminine = ids("she her hers herself")
  let relativePronouns = ids("who")
  let determiners = ids(
    """
    the a an this that these those his her its their our my your one two three four five six seven eight nine ten
    some several many most both all other another any each every no few dozens hundreds
    """)
  let prepositions = ids(
    """
    of for from at in with on to by about against under over during after before between among through inside
    outside near behind within without into onto upon towards toward across around since until despite amid as
    per via regarding concerning following
    """)
  /// Words that open a clause; a subject never reaches back across them.
  let clauseOpeners = ids(
    """
    that which because although though while whereas when whenever where if unless since until after before so but
    and or nor yet than whether as how why what then once whose whom
    """)
  let coordinators = ids("and but or")
  let auxiliaries = ids(
    """
    is are was were be been being am has have had having do does did will would shall should can could may might must
    """)
  let passive = ids("is are was were be been being")
  /// Adverbs that stand between a subject and its cue, or after the cue, without changing who speaks.
  let adverbs = ids(
    """
    also then later once again still now today yesterday tomorrow never ever always often even just only recently
    previously earlier already meanwhile instead further first finally both all all's twice simply flatly bluntly
    repeatedly publicly privately reportedly famously not soon long separately jointly similarly angrily
    """)
  let weekdays = ids(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    """)
  /// Personal titles: a name follows, and they tell gender where they can.
  let titles = ids(
    """
    mr mrs ms miss dr prof professor gen general lt col colonel sgt sergeant capt captain maj major adm admiral rev
    reverend hon fr father sister sen senator rep representative gov governor congressman congresswoman president
    vice prime minister premier chancellor king queen prince princess sheikh sheik sultan emir pope bishop archbishop
    cardinal imam ayatollah rabbi pastor judge justice chief commander mayor secretary ambassador envoy spokesman
    spokeswoman spokesperson chairman chairwoman chair director speaker lord lady sir dame baroness baron leader
    foreign defence defense deputy former ex acting interim analyst lawyer attorney officer coach striker
    superintendent inspector detective councillor alderman candidate commissioner
    """)
  let masculineTitles = ids(
    "mr king prince sheikh sheik lord sir baron spokesman chairman congressman fr father pope")
  let feminineTitles = ids(
    "mrs ms miss queen princess lady dame baroness spokeswoman chairwoman congresswoman sister actress"
  )
  /// Nouns for people and bodies that speak, singular and plural: heads of a source without a name.
  let sourceNouns = ids(
    """
    official officials spokesman spokeswoman spokesperson spokesmen spokespeople minister ministers ministry president
    premier chancellor leader leaders government governments administration army military police court courts
    judge judges prosecutor prosecutors lawyer lawyers attorney attorneys company companies firm firms bank banks
    union unions party parties group groups agency agencies office bureau department council commission committee
    union's authority authorities source sources witness witnesses resident residents analyst analysts expert experts
    economist economists researcher researchers scientist scientists professor activist activists critic critics
    supporter supporters voter voters aide aides adviser advisers advisor advisors diplomat diplomats envoy envoys
    ambassador general generals commander commanders officer officers soldier soldiers rebel rebels protester
    protesters doctor doctors teacher teachers worker workers farmer farmers mother father brother sister son
    daughter wife husband widow neighbour neighbor man woman men women people person statement report reports survey
    study poll newspaper paper magazine agency's campaign senator congressman congresswoman representative governor
    mayor lawmaker lawmakers legislator legislators candidate candidates opposition chairman chairwoman chair
    director executive executives manager managers coach captain team club league federation association
    organization organisation foundation institute university church bishop archbishop cardinal pope king queen
    prince secretary deputy chief head embassy kremlin palace junta regime side sides delegation negotiator
    negotiators mediator mediators observer observers inspector inspectors monitor monitors watchdog regulator
    regulators ruling judge's jury tribunal parliament senate house cabinet coalition alliance movement militia
    guerrillas insurgents fighters families relatives parents students student workers' strategist strategists
    pollster pollsters commentator columnist journalist journalists reporter reporters editor host pundits
    republicans democrats conservatives liberals progressives speaker broadcaster network channel website
    letter memo document communique communiqué filing lawsuit investigators detectives
    """)
  /// Source nouns whose holders speak for the state that qualifies them ("South Korean officials").
  let stateNouns = ids(
    """
    official officials spokesman spokeswoman spokesperson ministry minister ministers government administration army
    military police embassy authorities cabinet parliament diplomat diplomats envoy envoys ambassador leadership
    leaders junta regime side delegation negotiators negotiator state office agency department navy forces troops
    lawmakers intelligence prosecutors
    """)
  /// Last words of the name of a body.
  let organisationNouns = ids(
    """
    party ministry union agency council committee commission corp corporation inc company co ltd llc plc university
    bank army institute association group court police times post journal news federation foundation front movement
    league club congress parliament senate house bureau department office administration organization organisation
    nations network fund authority force guard church center centre college school society alliance coalition
    assembly airlines airways motors energy holdings campaign brigade militia navy observatory watch international
    press daily herald tribune gazette telegraph guardian
    """)
  let directions = ids("north south east west")
  /// Particles inside names.
  let nameParticles = ids(
    "de da di del della der den van von bin ibn al el la le abu ben ould dos du y ter ten")
  /// Capitalised words that are no part of a name even where one would fit.
  let neverNames = ids(
    """
    i the a an he she it they we you his her its their our my this that these those but and or if when while in on at
    for after before as since by with from to what why how where who yes no not now then there here so also
    however meanwhile still even monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december today yesterday tomorrow god mr mrs ms dr asked
    according both some many most all several earlier later last next
    """)
  /// Past forms that -ed does not give away, and verbs of opinion.
  let irregularPasts = ids(
    """
    went came took gave made got knew thought saw found left kept held brought began stood ran lost paid met led sent
    built spent fell cut rose grew won sought fought told felt became broke chose drew drove meant need want know think
    believe hope expect seem remain
    """)
  let reporters = ids(
    """
    reporters journalists lawmakers parliament congress supporters voters delegates them him her us me crowds
    members workers viewers listeners readers investors officials
    """)
  /// Third persons of cues that are more often plural nouns.
  let nounLikeCues = ids(
    """
    states comments notes posts quotes reports claims estimates points rules demands charges disputes objects protests
    jokes tweets counters offers promises answers remarks cries shouts screams yells smiles laughs snaps reads
    forecasts pledges vows labels brands calls attacks blasts slams praises rebukes terms taunts paints repeats
    signals hints quips retorts whispers murmurs boasts laments voices hails briefs charges dubs reminds
    emails texts details questions challenges faults credits cheers reasons outlines requests orders blogs echoes
    continues maintains
    """)
  /// Open questions of content: what follows these is no reported clause.
  let notClause = ids(
    "to of for about nothing something anything little much more so goodbye hello yes no farewell")

  static func ids(_ words: String) -> TermSet {
    TermSet(words.split(whereSeparator: \.isWhitespace).map { TermHash.id(of: String($0)) })
  }
}

/// Single words that the rules name one by one.
enum Words {
  static let that = id("that")
  static let to = id("to")
  static let on = id("on")
  static let of = id("of")
  static let `as` = id("as")
  static let and = id("and")
  static let according = id("according")
  static let quoted = id("quoted")
  static let cited = id("cited")
  static let the = id("the")
  static let `in` = id("in")
  static let it = id("it")
  static let they = id("they")
  static let i = id("i")
  static let we = id("we")
  static let who = id("who")
  static let `if` = id("if")
  static let whether = id("whether")
  static let with = id("with")
  static let a = id("a")
  static let an = id("an")

  private static func id(_ word: String) -> TermID { TermHash.id(of: word) }
}
