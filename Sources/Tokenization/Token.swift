/// The identity of a word: a 64-bit hash of its lower-cased, apostrophe-normalised UTF-8.
///
/// Equal words have equal ids in every process and version of one model format, so tables of words
/// (cues, aliases, vocabulary) are keyed by id and no word is ever turned into a `String` to be looked up.
public typealias TermID = UInt64

/// One token: where it stands, what it is, and the id of its lower-cased form.
///
/// A token never holds text. Read it with ``TokenizedText/text(of:)`` at the edges only.
public struct Token: Sendable, Equatable {
  /// What a token is, as far as its bytes alone can tell.
  public enum Kind: UInt8, Sendable {
    case word
    case number
    /// `'s`, `'ll`, `'re`, `'ve`, `'d`, `'m` split off the word before it.
    case clitic
    /// `.`, `!`, `?`, `…` where it does not belong to an abbreviation.
    case stop
    case comma
    case semicolon
    case colon
    /// An en or em dash, `--`, or a hyphen that stands alone between blanks.
    case dash
    /// A hyphen between two words without blanks.
    case hyphen
    case openBracket
    case closeBracket
    /// A quotation mark or apostrophe that is not inside a word; see ``Token/mark``.
    case quotationMark
    case other
  }

  /// What the bytes and the blanks around them tell of a token.
  public struct Shape: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Begins with an upper-case letter.
    public static let capitalised = Shape(rawValue: 1)
    /// Two or more letters, none of them lower-case.
    public static let allCapitals = Shape(rawValue: 2)
    /// A blank or the start of the text stands before it.
    public static let afterBlank = Shape(rawValue: 4)
    /// It is the first token of a line that is not the first.
    public static let afterLineBreak = Shape(rawValue: 8)
    /// A blank line stands before it.
    public static let afterBlankLine = Shape(rawValue: 16)
    /// An abbreviation that swallowed its point ("Mr.", "U.S.").
    public static let endsWithPoint = Shape(rawValue: 32)
    /// Holds a digit.
    public static let hasDigit = Shape(rawValue: 64)
    /// Ends in "n't", however the apostrophe is written.
    public static let negated = Shape(rawValue: 128)
  }

  /// UTF-8 offset of the first byte in the text.
  public let start: UInt32
  /// Length in UTF-8 bytes, at least 1.
  public let length: UInt32
  /// Hash of the lower-cased form; for punctuation, of its bytes.
  public let id: TermID
  public let kind: Kind
  public let shape: Shape
  /// For ``Kind/quotationMark``: family and direction. Otherwise `nil`-like (`.none`).
  public let mark: QuotationMark

  /// UTF-8 offset after the last byte.
  public var end: UInt32 { start + length }

  public init(
    start: UInt32, length: UInt32, id: TermID, kind: Kind, shape: Shape, mark: QuotationMark = .none
  ) {
    self.start = start
    self.length = length
    self.id = id
    self.kind = kind
    self.shape = shape
    self.mark = mark
  }
}

/// Family and direction of a quotation mark, one byte.
///
/// The direction is what the character says; where it says nothing (straight marks), what the blanks
/// around it suggest. Pairing decides in the end.
public struct QuotationMark: Sendable, Equatable {
  public enum Family: UInt8, Sendable { case none, double, single, guillemet }
  public enum Direction: UInt8, Sendable { case opening, closing, either }

  public let family: Family
  public let direction: Direction
  /// The character itself says nothing of direction, or is known to be written both ways round.
  public let isStraight: Bool

  public static let none = QuotationMark(.none, .either)

  public init(_ family: Family, _ direction: Direction, straight: Bool = false) {
    self.family = family
    self.direction = direction
    self.isStraight = straight
  }
}
