internal import FoundationEssentials
internal import Glibc

/// What a run was started with: everything that its results depend on. A run goes on only under the same.
struct RunIdentity: Sendable, Equatable, Codable {
  /// parley's version.
  let version: String
  /// SHA-256 of model and dictionary.
  let model: String
  let actors: String
  /// As the user named them.
  let inputs: [String]
  /// How many files they are, of how many bytes, and a checksum of their names and sizes.
  let files: Int
  let bytes: Int
  let listing: String
  /// Every other option by its name, as Swift prints it.
  let options: [String: String]

  /// Options that leave no trace in the results, or stand above.
  private static let indifferent: Set = [
    "inputs", "output", "jobs", "overwrite", "resume", "database", "journalSeconds",
  ]

  init(options: BatchOptions, list: InputList, model: LoadedModel, dictionary: LoadedDictionary) {
    version = ParleyVersion.current
    self.model = model.sha256
    actors = dictionary.sha256
    inputs = options.inputs
    var listing = Checksum()
    var total = 0
    for entry in list.entries {
      let size = Self.size(entry.path)
      listing.update(entry.path)
      listing.update(size)
      total += size
    }
    files = list.entries.count
    bytes = total
    self.listing = listing.text
    // By reflection, so that an option which somebody adds tomorrow counts without a line here.
    var named: [String: String] = [:]
    for child in Mirror(reflecting: options).children {
      guard let label = child.label, !Self.indifferent.contains(label) else { continue }
      named[label] = String(describing: child.value)
    }
    self.options = named
  }

  /// Bytes of a file; 0 for what is none, standard input too.
  private static func size(_ path: String) -> Int {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return 0
    }
    return Int(status.st_size)
  }

  /// What differs in `now`, in words; empty if nothing does.
  func differences(from now: RunIdentity) -> [String] {
    var words: [String] = []
    if version != now.version { words.append("parley's version (\(version), now \(now.version))") }
    if model != now.model { words.append("the model") }
    if actors != now.actors { words.append("the actor dictionary") }
    if inputs != now.inputs {
      words.append(
        "the inputs (\(inputs.joined(separator: " ")), now \(now.inputs.joined(separator: " ")))")
    } else if (files, bytes) != (now.files, now.bytes) {
      words.append(
        "the input (\(files) files of \(bytes) bytes, now \(now.files) of \(now.bytes))")
    } else if listing != now.listing {
      words.append("names or sizes of input files")
    }
    for name in Set(options.keys).union(now.options.keys).sorted()
    where options[name] != now.options[name] {
      words.append(
        "\(name) (\(options[name] ?? "unknown"), now \(now.options[name] ?? "unknown"))")
    }
    return words
  }
}
