/// What is gathered of one word while its bytes go by.
struct WordRun {
  private var hash = TermHash()
  private(set) var letters = 0
  private var uppers = 0
  private var digits = 0
  private var startsUpper = false
  private var points = 0
  private var endsInN = false
  private var isNegated = false
  private var firstIsI = false

  var id: TermID { hash.finish() }
  var isNumber: Bool { digits > 0 && letters == 0 }
  /// Letters with a point after each but the last so far: "U", "U.S", "a.m".
  var isInitials: Bool { digits == 0 && letters == points + 1 && letters > 0 }
  var isLetterI: Bool { letters == 1 && firstIsI }

  var shape: Token.Shape {
    var shape: Token.Shape = []
    if startsUpper { shape.insert(.capitalised) }
    if letters > 1, uppers == letters { shape.insert(.allCapitals) }
    if digits > 0 { shape.insert(.hasDigit) }
    if isNegated { shape.insert(.negated) }
    return shape
  }

  mutating func add(lower byte: UInt8) {
    hash.combine(byte)
    letters += 1
    endsInN = byte == UInt8(ascii: "n")
  }

  mutating func add(upper byte: UInt8) {
    if letters == 0 {
      startsUpper = digits == 0
      firstIsI = byte == UInt8(ascii: "I")
    }
    uppers += 1
    add(lower: byte | 0x20)
  }

  mutating func add(digit byte: UInt8) {
    hash.combine(byte)
    digits += 1
    endsInN = false
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    let lower = scalar.simpleLowercase
    if scalar.isLetterScalar {
      if lower != scalar {
        if letters == 0 { startsUpper = digits == 0 }
        uppers += 1
      }
      letters += 1
    }
    hash.combine(lowercased: scalar)
    endsInN = false
  }

  mutating func addApostrophe(beforeT: Bool) {
    hash.combine(UInt8(ascii: "'"))
    if beforeT, endsInN { isNegated = true }
    endsInN = false
  }

  /// The point inside "U.S" is no part of the word's identity: US and U.S. are one word.
  mutating func addInitialsPoint() { points += 1 }
}

/// The endings that English writes after an apostrophe and that are words of their own.
enum Clitic {
  static func isClitic(_ letters: Span<UInt8>) -> Bool {
    switch letters.count {
    case 1:
      let letter = letters[0] | 0x20
      return letter == UInt8(ascii: "s") || letter == UInt8(ascii: "d")
        || letter == UInt8(ascii: "m")
    case 2:
      let pair = (letters[0] | 0x20, letters[1] | 0x20)
      return pair == (UInt8(ascii: "l"), UInt8(ascii: "l"))
        || pair == (UInt8(ascii: "r"), UInt8(ascii: "e"))
        || pair == (UInt8(ascii: "v"), UInt8(ascii: "e"))
    default:
      return false
    }
  }
}

/// Abbreviations that keep their point. A sentence may still end after one; ``TextBounds`` decides.
enum Abbreviations {
  static let longest = 6
  static let all = ids(
    """
    mr mrs ms dr prof gen sen rep gov lt col sgt capt cpl maj adm rev hon fr sr jr st ste messrs mme mlle
    pres sec amb atty dept det insp cmdr brig pvt supt
    inc corp co ltd plc bros assn no nos vs etc al eds ed vol pp fig ave blvd rd
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri
    approx est dist univ ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss
    mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo
    """)
  /// After these a name or number follows: the point never ends a sentence.
  static let titles = ids(
    """
    mr mrs ms dr prof gen sen rep gov lt col sgt capt cpl maj adm rev hon fr st ste messrs mme mlle pres sec
    amb atty det insp cmdr brig pvt supt vs pp approx est
    """)

  private static func ids(_ words: String) -> Set<TermID> {
    Set(words.split(whereSeparator: \.isWhitespace).map { TermHash.id(of: String($0)) })
  }
}
