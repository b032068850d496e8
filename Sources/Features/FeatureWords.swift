public import Tokenization

/// A text to make a row of: which tokens count, and which of them name actors.
public struct FeatureText: Sendable {
  public let text: TokenizedText
  /// Token ranges that count, ascending.
  public let ranges: [Range<Int>]
  /// Token ranges of known names, ascending; capitals inside a sentence are masked besides.
  public let masked: [Range<Int>]

  public init(_ text: TokenizedText, ranges: [Range<Int>]? = nil, masked: [Range<Int>]) {
    self.text = text
    self.ranges = ranges ?? [0..<text.tokens.count]
    self.masked = masked
  }
}

/// One word as the features see it: names masked, contractions spelled out, negation marked.
struct FeatureWord: Sendable, Equatable {
  /// Surface id; the same word has the same id in and out of a negation's scope.
  let id: TermID
  /// The token it was read from.
  let token: Int
  let isNegated: Bool
  /// It may form a bigram with the word before it.
  let joinsPrevious: Bool
  /// "but" or "however" came before it in its sentence.
  let isContrasted: Bool
  /// Written in lower case, or no word of the text at all: proof that it is no name.
  let isCommon: Bool
}

/// Turns tokens into feature words. Stateless; scratch belongs to the caller.
struct FeatureWordReader: Sendable {
  private let options: FeatureOptions
  private let lists = FeatureWordLists.english

  init(options: FeatureOptions) { self.options = options }

  /// - Complexity: O(*t* log *s*) for *t* tokens in the ranges and *s* sentences.
  func read(_ input: FeatureText, into words: inout [FeatureWord]) {
    words.removeAll(keepingCapacity: true)
    var names = NameCursor(input.masked)
    let isShouted = Self.isShouted(input)
    for range in input.ranges {
      var state = Scope()
      for i in range {
        let name = names.name(at: i)
        // A new sentence begins here, unless its stop belongs to the name itself ("Yahoo! Japan").
        if input.text.beginsSentence(i), name.map({ $0.lowerBound == i }) ?? true {
          state = Scope()
        }
        read(
          i, of: input.text, isKnownName: name != nil, isShouted: isShouted, range: range, &state,
          &words)
      }
    }
  }

  /// Finds the known name that holds a token, asked for ascending tokens.
  private struct NameCursor {
    private let names: [Range<Int>]
    private var next = 0

    init(_ names: [Range<Int>]) { self.names = names }

    mutating func name(at i: Int) -> Range<Int>? {
      while next < names.count, names[next].upperBound <= i { next += 1 }
      return next < names.count && names[next].contains(i) ? names[next] : nil
    }
  }

  private struct Scope {
    var joins = false
    var negationLeft = 0
    var isContrasted = false
    var lastWasName = false
    /// The next word begins a sentence, so that its capital says nothing.
    var isInitial = true
  }

  private func read(
    _ i: Int, of text: TokenizedText, isKnownName: Bool, isShouted: Bool, range: Range<Int>,
    _ state: inout Scope, _ words: inout [FeatureWord]
  ) {
    let token = text.tokens[i]
    func emit(_ id: TermID, isCommon: Bool) {
      words.append(
        FeatureWord(
          id: id, token: i, isNegated: state.negationLeft > 0, joinsPrevious: state.joins,
          isContrasted: state.isContrasted, isCommon: isCommon))
      state.joins = true
      state.negationLeft = max(0, state.negationLeft - 1)
    }
    if isKnownName
      || !isShouted && looksLikeName(i, text, isInitial: state.isInitial, range: range)
    {
      state.isInitial = false
      if !state.lastWasName { emit(Term.actorID, isCommon: true) }
      state.lastWasName = true
      return
    }
    switch token.kind {
    case .word:
      state.isInitial = false
      state.lastWasName = false
      if let expansion = lists.contractions[token.id] {
        emit(expansion, isCommon: true)
        emit(lists.not, isCommon: true)
        if options.negationScope { state.negationLeft = options.negationReach }
      } else if lists.negators.contains(token.id) {
        emit(token.id, isCommon: true)
        if options.negationScope { state.negationLeft = options.negationReach }
      } else {
        if token.id == lists.but { state.negationLeft = 0 }
        emit(
          token.id,
          isCommon: token.shape.isDisjoint(with: .capitalised) || isShouted
            || lists.neverMasked.contains(token.id))
        if token.id == lists.but || token.id == lists.however { state.isContrasted = true }
      }
    case .number:
      state.isInitial = false
      state.lastWasName = false
      emit(Token.numberID, isCommon: true)
    case .clitic:
      if state.lastWasName, token.id == lists.possessive { return }
      emit(lists.clitics[token.id] ?? token.id, isCommon: true)
      state.lastWasName = false
    case .hyphen:
      break
    case .stop:
      state = Scope()
      let byte = text.bytes[Int(token.start)]
      if byte == UInt8(ascii: "!") { emit(lists.exclamation, isCommon: true) }
      if byte == UInt8(ascii: "?") { emit(lists.question, isCommon: true) }
      state.joins = false
    case .comma, .semicolon, .colon, .dash, .openBracket, .closeBracket, .other:
      state.joins = false
      state.negationLeft = 0
      state.lastWasName = false
      if token.kind == .colon { state.isInitial = true }
    case .quotationMark:
      state.lastWasName = false
      if token.mark.direction != .closing { state.isInitial = true }
    }
  }

  /// A capital inside a sentence, or two capitals at its start, mean a name, whoever bears it.
  private func looksLikeName(_ i: Int, _ text: TokenizedText, isInitial: Bool, range: Range<Int>)
    -> Bool
  {
    let token = text.tokens[i]
    guard token.kind == .word, token.shape.contains(.capitalised),
      !lists.neverMasked.contains(token.id)
    else { return false }
    if !isInitial { return true }
    guard i + 1 < range.upperBound, !lists.openers.contains(token.id),
      !lists.negators.contains(token.id), lists.contractions[token.id] == nil
    else { return false }
    let next = text.tokens[i + 1]
    return next.kind == .word && next.shape.contains(.capitalised)
      && !lists.neverMasked.contains(next.id)
  }

  /// Most words besides known names in capitals: then capitals tell nothing.
  private static func isShouted(_ input: FeatureText) -> Bool {
    var words = 0
    var capitals = 0
    var names = NameCursor(input.masked)
    for range in input.ranges {
      for i in range where input.text.tokens[i].kind == .word && input.text.tokens[i].length > 1 {
        if names.name(at: i) != nil { continue }
        words += 1
        if input.text.tokens[i].shape.contains(.capitalised) { capitals += 1 }
      }
    }
    return words >= 4 && capitals * 5 >= words * 4
  }

  /// How a feature word is spelled, negated or not; ``Term/id(of:)`` of it is the word's id.
  func spelling(of word: FeatureWord, in text: TokenizedText) -> String {
    let plain: String
    if word.id == Term.actorID {
      plain = Term.actorText
    } else if word.id == Token.numberID {
      plain = "0"
    } else if let base = lists.spellings[word.id] {
      plain = base
    } else {
      plain = String(
        String.UnicodeScalarView(
          text.text(of: word.token).unicodeScalars.compactMap(\.inWordIdentity)))
    }
    return plain
  }
}

/// The word lists of the feature words.
struct FeatureWordLists: Sendable {
  static let english = FeatureWordLists()

  let not = TermHash.id(of: "not")
  let but = TermHash.id(of: "but")
  let however = TermHash.id(of: "however")
  let possessive = TermHash.id(of: "'s")
  let exclamation = TermHash.id(of: "!")
  let question = TermHash.id(of: "?")
  let negators = ids("not never no nor neither nobody nothing none without nowhere")
  /// Never names, however they are written.
  let neverMasked = ids("i god")
  /// Words that begin sentences before a name: the capital after them is the name's own.
  let openers = ids(
    """
    a an the this that these those he she it we you they my your his her its our their who what why when where how
    if and but or so yet as at by for from in into of on to with without after before since until while because
    although though no not all any some many most both each every even only just now then there here let is are
    was were do does did has have had can could will would shall should may might must dear thank thanks yes
    """)
  /// "won't" is "will" and "not": contractions by what they are short for.
  let contractions: [TermID: TermID]
  let clitics: [TermID: TermID]
  /// Spellings of the words that no token spells.
  let spellings: [TermID: String]

  private init() {
    let full = [
      "won't": "will", "can't": "can", "cannot": "can", "shan't": "shall", "don't": "do",
      "doesn't": "does", "didn't": "did",
      "isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were", "hasn't": "has",
      "haven't": "have",
      "hadn't": "had", "wouldn't": "would", "couldn't": "could", "shouldn't": "should",
      "mustn't": "must",
      "needn't": "need", "mightn't": "might", "ain't": "is",
    ]
    let short = ["'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"]
    contractions = Dictionary(
      uniqueKeysWithValues: full.map { (TermHash.id(of: $0), TermHash.id(of: $1)) })
    clitics = Dictionary(
      uniqueKeysWithValues: short.map { (TermHash.id(of: $0), TermHash.id(of: $1)) })
    let words = Set(full.values).union(short.values).union(["not", "!", "?", "'s"])
    spellings = Dictionary(uniqueKeysWithValues: words.map { (TermHash.id(of: $0), $0) })
  }

  private static func ids(_ words: String) -> Set<TermID> {
    Set(words.split(whereSeparator: \.isWhitespace).map { TermHash.id(of: String($0)) })
  }
}
