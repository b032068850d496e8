internal import FoundationEssentials
internal import Glibc
public import LinearClassifier
public import Quotations

/// A model with where it came from.
public struct LoadedModel: Sendable {
  public let path: String
  public let sha256: String
  /// Size of the file.
  public let byteCount: Int
  public let classifier: TextClassifier

  /// Loads a model file, or the shipped model for `nil`.
  ///
  /// - Throws: ``ParleyError`` 66 if there is none, 65 if it cannot be used.
  public init(path: String?) throws(ParleyError) {
    let file = if let path { path } else { try Self.shippedPath() }
    let bytes = try WholeFile.read(file)
    do throws(ModelFileError) {
      classifier = try TextClassifier(serialized: bytes)
    } catch {
      throw ParleyError(.unusableInput, "\(file): \(error.reason)")
    }
    self.path = file
    sha256 = SHA256.hexadecimal(of: bytes)
    byteCount = bytes.count
  }

  private static let fileName = "stance-en.safetensors"

  /// The shipped model: where `PARLEY_MODEL` says, in `share/parley` beside the binary's folder, or in the
  /// `models` folder of the source tree that the binary was built in.
  private static func shippedPath() throws(ParleyError) -> String {
    if let chosen = ProcessInfo.processInfo.environment["PARLEY_MODEL"], !chosen.isEmpty {
      return chosen
    }
    let binary =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    var folder = binary.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var tried: [String] = []
    for _ in 0..<5 where !folder.isEmpty {
      for place in ["share/parley", "models"] {
        let candidate = (folder + [Substring(place), Substring(fileName)]).joined(separator: "/")
        if FileManager.default.fileExists(atPath: candidate) { return candidate }
        tried.append(candidate)
      }
      folder = folder.dropLast()
    }
    throw ParleyError(
      .cannotOpenInput,
      "no model: \(fileName) was not found above \(binary); give --model FILE or run 'make model'")
  }
}

/// A lexicon with where it came from.
public struct LoadedLexicon: Sendable {
  public let path: String
  public let sha256: String
  public let lexicon: Lexicon

  /// - Throws: ``ParleyError`` 66, or 65 with file and line.
  public init(path: String) throws(ParleyError) {
    let bytes = try WholeFile.read(path)
    do throws(LexiconError) {
      lexicon = try Lexicon(tsv: bytes)
    } catch {
      throw ParleyError(.unusableInput, "\(path):\(error.line): \(error.reason)")
    }
    self.path = path
    sha256 = SHA256.hexadecimal(of: bytes)
  }
}

/// An actor dictionary with where it came from.
public struct LoadedDictionary: Sendable {
  /// The user's file, or `shipped`.
  public let path: String
  public let sha256: String
  public let dictionary: ActorDictionary

  /// The dictionary inside the program, with a user's file that adds to it or overrides it: our TSV or a PETRARCH
  /// actor dictionary.
  ///
  /// - Throws: ``ParleyError`` 66, or 65 with file and line.
  public init(path: String?) throws(ParleyError) {
    guard let path else {
      self.path = "shipped"
      sha256 = SHA256.hexadecimal(of: ActorDictionary.shippedBytes)
      dictionary = .shipped
      return
    }
    let bytes = try WholeFile.read(path)
    do throws(DictionaryError) {
      dictionary = try ActorDictionary(shippedWith: bytes)
    } catch {
      throw ParleyError(.unusableInput, "\(path):\(error.line): \(error.reason)")
    }
    self.path = path
    sha256 = SHA256.hexadecimal(of: bytes)
  }
}

extension WholeFile {
  /// All bytes of a file.
  /// - Throws: ``ParleyError`` 66.
  public static func read(_ path: String) throws(ParleyError) -> [UInt8] {
    guard case .bytes(let bytes) = try InputFile(path, unpacks: false).rest(limit: Int(Int32.max))
    else {
      throw ParleyError(.unusableInput, "\(path): larger than 2 GiB")
    }
    return bytes
  }
}
