/// The verbs of speech, by what stands around them.
extension CueLexicon {
  /// Verbs by frame: `base`, or `base/past/third/participle` where the spelling is not regular. A verb stands in
  /// the first table that fits it best.
  static let verbs: [(Cue.Frame, String)] = [
    (
      .say,
      """
      say/said/says/saying add/added/adds/adding state note explain insist stress declare remark comment conclude
      continue/continued/continues/continuing recall joke quip quote tweet retweet blog/blogged/blogs/blogging
      write/wrote/writes/writing post email text argue/argued/argues/arguing respond reply/replied/replies/replying
      answer retort counter rejoin shout yell scream cry/cried/cries/crying whisper mutter murmur mumble exclaim
      lament boast testify/testified/testifies/testifying opine/opined/opines/opining
      observe/observed/observes/observing muse/mused/muses/musing assert contend maintain
      admit/admitted/admits/admitting affirm reaffirm confirm emphasize/emphasized/emphasizes/emphasizing
      emphasise/emphasised/emphasises/emphasising underline underscore elaborate/elaborated/elaborates/elaborating
      interject snap/snapped/snaps/snapping chime/chimed/chimes/chiming fume/fumed/fumes/fuming recount narrate
      protest plead read/read/reads/reading thunder drawl chuckle laugh smile deadpan/deadpanned/deadpans/deadpanning
      scoff marvel gush rave rant grumble gripe moan sigh gasp intone bellow bark growl snarl sneer sniff
      sob/sobbed/sobs/sobbing wail blurt stammer concur/concurred/concurs/concurring reason surmise posit theorize
      venture inquire enquire tease chant recite reckon attest aver/averred/avers/averring confess confide preach
      specify/specified/specifies/specifying summarize summarise press pronounce utter coo enthuse editorialize
      counsel query/queried/queries/querying
      """
    ),
    (
      .claim,
      """
      claim suggest allege/alleged/alleges/alleging complain report believe/believed/believes/believing predict
      estimate warn caution agree/agreed/agrees/agreeing hint imply/implied/implies/implying indicate
      signal/signaled/signals/signaling signalled/signalled/signals/signalling speculate
      clarify/clarified/clarifies/clarifying point proclaim profess rule forecast/forecast/forecasts/forecasting
      wonder vouch charge object stipulate
      """
    ),
    (
      .raise,
      """
      announce propose deny/denied/denies/denying express voice demand ask disclose reveal recommend contradict
      dispute rebut/rebutted/rebuts/rebutting refute request cite echo/echoed/echoes/echoing question outline detail
      advocate order decree/decreed/decrees/decreeing concede reiterate repeat acknowledge
      """
    ),
    (
      .commit,
      """
      vow pledge swear/swore/swears/swearing promise threaten offer
      """
    ),
    (
      .tell,
      """
      tell/told/tells/telling inform assure remind notify/notified/notifies/notifying advise reassure convince brief
      """
    ),
    (
      .urge,
      """
      urge exhort implore beseech/besought/beseeches/beseeching
      """
    ),
    (
      .describe,
      """
      call describe denounce condemn dismiss accuse blast slam/slammed/slams/slamming criticize criticise
      label/labeled/labels/labeling brand deride mock ridicule praise hail welcome reject
      decry/decried/decries/decrying lambast lambaste rebuke characterize characterise
      refer/referred/refers/referring dub/dubbed/dubs/dubbing term applaud laud attack blame chide scold berate
      deplore vilify/vilified/vilifies/vilifying paint compare liken portray bemoan bash taunt endorse
      defend assail tout challenge thank congratulate salute commend admonish reprimand repudiate disavow
      castigate excoriate pillory/pilloried/pillories/pillorying skewer rip/ripped/rips/ripping chastise
      upbraid insult belittle disparage fault reproach censure extol/extolled/extols/extolling eulogize compliment
      cheer credit denigrate malign downplay champion caricature nickname depict
      """
    ),
  ]

  /// Verbs and the particles that go with them; a verb that stands in no table above is speech with these only.
  static let particleVerbs = """
    call for on upon; refer/referred/refers/referring to; point to; rail against at; hint at; allude to; object to;
    boast of about; brag/bragged/brags/bragging of about; apologize for; apologise for; appeal for;
    complain of about; warn of against about; argue for against; rant about against; fume about at;
    speak/spoke/speaks/speaking of against; insist on upon; disagree/disagreed/disagrees/disagreeing with;
    vouch for; plead for; inveigh against; ask for; sneer at; scoff at; bristle at; gloat over about; enthuse about;
    protest against; agree/agreed/agrees/agreeing with; consent to; elaborate on; remark on; comment on;
    lobby/lobbied/lobbies/lobbying for
    """
}
