/// Articles as they are read, one line of JSON each: the texts in which offsets count.
public struct ArticleListing: Sendable {
  private let options: BatchOptions

  public init(options: BatchOptions) { self.options = options }

  /// Reads all inputs, calls `line` for each article's line and `reject` for what could not be read.
  public func run(line: ([UInt8]) throws -> Void, reject: (Reject) -> Void) throws {
    try options.forEachArticle({ try line($0.jsonLine) }, reject: reject)
  }
}

extension Article {
  /// The fields under the names that parley reads by itself.
  var jsonLine: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + text.count / 8 + 256)
    for (name, value) in [
      ("{\"id\":", id as String?), (",\"date\":", date), (",\"title\":", title), (",\"url\":", url),
      (",\"source\":", source),
    ] {
      JSONText.append(name, to: &out)
      JSONText.append(string: value, to: &out)
    }
    JSONText.append(",\"text\":", to: &out)
    JSONText.append(utf8: text, to: &out)
    JSONText.append("}\n", to: &out)
    return out
  }
}
