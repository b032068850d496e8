internal import FoundationEssentials
internal import Glibc

/// What a manifest records, read back, with the file as it stands.
public struct RecordedRun: Sendable, Decodable {
  public struct File: Sendable, Decodable {
    public let file: String
    public let sha256: String
  }

  public struct Counts: Sendable, Decodable {
    public let documents: Int
    public let rejected: Int
    public let statements: Int
    public let unattributed: Int
    public let direct: Int
    public let mixed: Int
    public let indirect: Int
  }

  private struct Input: Decodable {}

  public let version: String
  public let start: String
  public let model: File
  public let actors: File
  public let counts: Counts
  /// Files that went in.
  public let inputs: Int
  /// The file's text.
  public let text: String

  private enum CodingKeys: CodingKey { case version, start, model, actors, counts, inputs }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    version = try fields.decode(String.self, forKey: .version)
    start = try fields.decode(String.self, forKey: .start)
    model = try fields.decode(File.self, forKey: .model)
    actors = try fields.decode(File.self, forKey: .actors)
    counts = try fields.decode(Counts.self, forKey: .counts)
    inputs = try fields.decode([Input].self, forKey: .inputs).count
    text = ""
  }

  fileprivate init(_ run: RecordedRun, text: String) {
    version = run.version
    start = run.start
    model = run.model
    actors = run.actors
    counts = run.counts
    inputs = run.inputs
    self.text = text
  }
}

extension ResultFolder {
  /// - Throws: ``ParleyError`` 65.
  public func recordedRun() throws(ParleyError) -> RecordedRun {
    let file = path + "/" + OutputFolder.manifest
    let bytes = try WholeFile.read(file)
    guard let run = try? JSONDecoder().decode(RecordedRun.self, from: Data(bytes)) else {
      throw ParleyError(.unusableInput, "\(file): cannot be read; run parley score again")
    }
    return RecordedRun(run, text: String(decoding: bytes, as: UTF8.self))
  }

  private struct Notes: Decodable { let assumption: String }

  /// What the corrected figures rest on, from `estimates.json`; `nil` where the folder does not say.
  ///
  /// - Throws: ``ParleyError`` 65.
  public func assumption() throws(ParleyError) -> String? {
    let file = path + "/estimates.json"
    guard access(file, F_OK) == 0 else { return nil }
    guard let notes = try? JSONDecoder().decode(Notes.self, from: Data(try WholeFile.read(file)))
    else {
      throw ParleyError(.unusableInput, "\(file): cannot be read; run parley score again")
    }
    return notes.assumption
  }
}
