/// All that a report shows, as plain values: where they come from is the caller's business.
public struct ReportContent: Sendable {
  /// A figure with its 95 % interval, where there is one.
  public struct Measure: Sendable, Equatable {
    public let value: Double
    public let interval: ClosedRange<Double>?

    public init(_ value: Double, low: Double?, high: Double?) {
      self.value = value
      if let low, let high, low <= high { interval = low...high } else { interval = nil }
    }
  }

  /// One row of a table of estimates.
  public struct Row: Sendable {
    /// Of the actor, or of the side where a row is a side or a dyad.
    public let name: String
    /// The side that an actor speaks for, the target of a dyad.
    public let side: String
    /// ISO month; empty where the table has none, or the articles no date.
    public let period: String
    public let statements: Int
    public let documents: Int
    /// Mean of P(conciliatory) - P(hostile), -1...1.
    public let stance: Measure?
    /// Corrected conciliatory less hostile share, -1...1.
    public let net: Measure?
    /// The same from the labels as they were given.
    public let rawNet: Double?
    /// Corrected shares, 0...1.
    public let conciliatory: Double?
    public let hostile: Double?
    /// Mean tone, -1...1.
    public let tone: Double?
    /// Why shares have no interval; empty where they have one or nobody said.
    public let refused: String

    public init(
      name: String, side: String = "", period: String = "", statements: Int, documents: Int,
      stance: Measure?, net: Measure? = nil, rawNet: Double? = nil, conciliatory: Double? = nil,
      hostile: Double? = nil, tone: Double? = nil, refused: String = ""
    ) {
      self.name = name
      self.side = side
      self.period = period
      self.statements = statements
      self.documents = documents
      self.stance = stance
      self.net = net
      self.rawNet = rawNet
      self.conciliatory = conciliatory
      self.hostile = hostile
      self.tone = tone
      self.refused = refused
    }
  }

  /// Words of a statement, and how they pull: above 0 towards conciliatory, in log-odds; `nil` between words.
  public struct Piece: Sendable, Equatable {
    public let text: String
    public let pull: Double?

    public init(_ text: String, pull: Double?) {
      self.text = text
      self.pull = pull
    }
  }

  /// A statement that is shown.
  public struct Statement: Sendable {
    public let id: String
    public let date: String?
    public let text: String
    /// What attributes it: "said", "accused".
    public let cue: String?
    /// -1...1.
    public let score: Double
    /// 90 % interval of the score.
    public let interval: ClosedRange<Double>?
    /// The words that made the score; `nil` where they could not be found again.
    public let pieces: [Piece]?
    /// Words of the cue, where the score was made of them too.
    public let cuePieces: [Piece]
    /// Where the article stands, if the data say so.
    public let link: String?

    public init(
      id: String, date: String?, text: String, cue: String?, score: Double,
      interval: ClosedRange<Double>?, pieces: [Piece]?, cuePieces: [Piece], link: String?
    ) {
      self.id = id
      self.date = date
      self.text = text
      self.cue = cue
      self.score = score
      self.interval = interval
      self.pieces = pieces
      self.cuePieces = cuePieces
      self.link = link
    }
  }

  /// The statements of one actor that are furthest from the middle.
  public struct Extremes: Sendable {
    public let actor: String
    public let conciliatory: [Statement]
    public let hostile: [Statement]

    public init(actor: String, conciliatory: [Statement], hostile: [Statement]) {
      self.actor = actor
      self.conciliatory = conciliatory
      self.hostile = hostile
    }
  }

  /// How a model did on labelled rows that it had not seen.
  public struct Quality: Sendable {
    public struct Bin: Sendable, Equatable {
      public let rows: Int
      /// Mean probability of the decided class, 0...1.
      public let certainty: Double
      /// Share decided right, 0...1.
      public let accuracy: Double

      public init(rows: Int, certainty: Double, accuracy: Double) {
        self.rows = rows
        self.certainty = certainty
        self.accuracy = accuracy
      }
    }

    public let rows: Int
    public let accuracy: Double
    public let macroF1: Double
    public let calibrationError: Double
    public let bins: [Bin]

    public init(
      rows: Int, accuracy: Double, macroF1: Double, calibrationError: Double, bins: [Bin]
    ) {
      self.rows = rows
      self.accuracy = accuracy
      self.macroF1 = macroF1
      self.calibrationError = calibrationError
      self.bins = bins
    }
  }

  /// The stance head of the model that scored.
  public struct Model: Sendable {
    public let classes: [String]
    /// Row: label; column: mean probability given, 0...1.
    public let confusion: [[Double]]
    public let quality: Quality?
    public let replicates: Int

    public init(classes: [String], confusion: [[Double]], quality: Quality?, replicates: Int) {
      self.classes = classes
      self.confusion = confusion
      self.quality = quality
      self.replicates = replicates
    }
  }

  /// What the run was, from its manifest.
  public struct Run: Sendable {
    public let version: String
    public let start: String
    public let modelFile: String
    public let modelHash: String
    public let dictionaryHash: String
    public let documents: Int
    public let rejected: Int
    public let statements: Int
    public let unattributed: Int
    public let direct: Int
    public let mixed: Int
    public let indirect: Int
    public let inputs: Int
    /// The whole record as it stands in the file.
    public let manifest: String

    public init(
      version: String, start: String, modelFile: String, modelHash: String, dictionaryHash: String,
      documents: Int, rejected: Int, statements: Int, unattributed: Int, direct: Int, mixed: Int,
      indirect: Int, inputs: Int, manifest: String
    ) {
      self.version = version
      self.start = start
      self.modelFile = modelFile
      self.modelHash = modelHash
      self.dictionaryHash = dictionaryHash
      self.documents = documents
      self.rejected = rejected
      self.statements = statements
      self.unattributed = unattributed
      self.direct = direct
      self.mixed = mixed
      self.indirect = indirect
      self.inputs = inputs
      self.manifest = manifest
    }
  }

  public let run: Run
  /// Most statements first.
  public let actors: [Row]
  /// Actors by month; `nil` where the folder has no such table.
  public let timeline: [Row]?
  /// Side to target; `nil` where the folder has no such table.
  public let dyads: [Row]?
  /// First and last day of dated statements.
  public let days: ClosedRange<String>?
  /// Statements of articles without a date.
  public let undated: Int
  public let extremes: [Extremes]
  public let model: Model?
  /// Why there is no model, in one sentence.
  public let missingModel: String
  /// What the corrected figures rest on; `nil` where the folder does not say.
  public let assumption: String?
  /// At most so many actors in a picture.
  public let top: Int

  public init(
    run: Run, actors: [Row], timeline: [Row]?, dyads: [Row]?, days: ClosedRange<String>?,
    undated: Int, extremes: [Extremes], model: Model?, missingModel: String, assumption: String?,
    top: Int
  ) {
    self.run = run
    self.actors = actors
    self.timeline = timeline
    self.dyads = dyads
    self.days = days
    self.undated = undated
    self.extremes = extremes
    self.model = model
    self.missingModel = missingModel
    self.assumption = assumption
    self.top = top
  }
}
