internal import FoundationEssentials

/// `manifest.json` of a results folder, read back.
struct ResultManifest {
  static let format = "parley-results-1"

  struct Content: Codable {
    struct File: Codable {
      let file: String
      let sha256: String
    }
    /// How many of what came into a stage of the run, and how many of the next thing went out of it.
    struct Stage: Codable {
      let stage: String
      let `in`: Int
      let out: Int
    }
    struct Throughput: Codable {
      let megabytesPerSecond: Double
      let statementsPerSecond: Double
      enum CodingKeys: String, CodingKey {
        case megabytesPerSecond = "megabytes_per_second"
        case statementsPerSecond = "statements_per_second"
      }
    }
    let format: String
    let version: String
    let command: String
    let model: File
    let actors: File
    let inputs: [InputRecord]
    let counts: BatchCounts
    // The next three are not in manifests of version 0.1.0 from before the journal.
    let stages: [Stage]?
    let outputs: [OutputRecord]?
    let run: RunIdentity?
    let start: String
    let end: String
    let seconds: Double
    let throughput: Throughput
  }

  /// Of the folder's manifest.
  let path: String
  let content: Content

  var counts: BatchCounts { content.counts }

  /// - Throws: ``ParleyError`` 66 where there are no results, 65 where they are of another version or cannot be read.
  init(folder: String) throws(ParleyError) {
    path = folder + "/" + OutputFolder.manifest
    guard FileManager.default.fileExists(atPath: path) else {
      if FileManager.default.fileExists(atPath: folder + "/" + OutputFolder.journal) {
        throw ParleyError(
          .cannotOpenInput,
          "\(folder): holds an unfinished run; finish it with the same parley score command and --resume"
        )
      }
      throw ParleyError(
        .cannotOpenInput,
        "\(folder): no results here; make some with: parley score INPUT --output '\(folder)'")
    }
    let data = Data(try WholeFile.read(path))
    struct Format: Decodable { let format: String }
    guard let format = try? JSONDecoder().decode(Format.self, from: data).format else {
      throw ParleyError(.unusableInput, "\(path): cannot be read; run parley score again")
    }
    guard format == Self.format else {
      throw ParleyError(
        .unusableInput,
        "\(path): format '\(format)' is of another version of parley, and this one (\(ParleyVersion.current)) reads '\(Self.format)'; use that version, or run parley score again"
      )
    }
    guard let content = try? JSONDecoder().decode(Content.self, from: data) else {
      throw ParleyError(.unusableInput, "\(path): cannot be read; run parley score again")
    }
    self.content = content
  }

  /// Refuses to take the results of one run for those of another.
  ///
  /// - Throws: ``ParleyError`` 65 that says what differs.
  func expectRun(_ now: RunIdentity) throws(ParleyError) {
    let differences = content.run?.differences(from: now) ?? []
    guard differences.isEmpty else {
      throw ParleyError(
        .unusableInput,
        "\(path): these results are finished, but were made with other settings: \(differences.joined(separator: "; ")); choose another folder, or --overwrite"
      )
    }
  }
}
