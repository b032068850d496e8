internal import Tokenization

/// The article on a web page: main text, title, date.
struct WebPage {
  /// Paragraphs parted by blank lines; valid UTF-8.
  let text: [UInt8]
  let title: String?
  /// What stands where pages keep their date, as written, the most trustworthy first.
  let dates: [String]
  let url: String?
  /// The outlet.
  let source: String?
  /// How many ill-formed byte sequences were replaced.
  let repairs: Int

  /// Each element takes some 360 bytes while a page is read: a page of nothing but tags must not take all memory.
  private static let mostTags = 250_000

  /// - Throws: a reason in words.
  init(_ raw: [UInt8]) throws(ArticleFields.Failure) {
    let tags = raw.count { $0 == UInt8(ascii: "<") }
    guard tags <= Self.mostTags else {
      throw ArticleFields.Failure(
        reason: "\(tags) tags on one web page; at most \(Self.mostTags) are read")
    }
    let decoded = try PageBytes(raw)
    let tree = try HTMLTree(decoded.bytes, encoding: decoded.encoding)
    guard let read = tree.read({ (PageFacts($0), PageText.paragraphs(of: $0)) }), !read.1.isEmpty
    else { throw ArticleFields.Failure(reason: "no article text on this web page") }
    let facts = read.0
    text = Array(read.1.joined(separator: [0x0A, 0x0A]))
    title = facts.title
    dates = facts.dates
    url = facts.url
    source = facts.source
    repairs = decoded.repairs
  }
}

/// A page's bytes with the encoding to read them in.
private struct PageBytes {
  let bytes: [UInt8]
  let encoding: String
  let repairs: Int

  /// What is valid UTF-8 is read as such, whatever it says of itself; else a byte order mark or the declared
  /// encoding decides, else Windows-1252, which browsers take as well for Latin-1 and ASCII (WHATWG Encoding, 4.2).
  init(_ raw: [UInt8]) throws(ArticleFields.Failure) {
    for (mark, name) in [([0xFF, 0xFE] as [UInt8], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")]
    where raw.starts(with: mark) {
      self.init(Array(raw.dropFirst(2)), name)
      return
    }
    // libxml2 would silently end there.
    guard !raw.contains(0) else { throw ArticleFields.Failure(reason: "NUL byte: not a text") }
    let repaired = RepairedText(raw)
    let declared = Self.declaredEncoding(raw)
    if repaired.repairs == 0 || declared == "utf-8" || declared == "utf8" {
      self.init(repaired.bytes, "UTF-8", repairs: repaired.repairs)
    } else if let declared, !Self.readAsWindows1252.contains(declared),
      HTMLTree.knows(encoding: declared)
    {
      self.init(raw, declared)
    } else {
      self.init(raw, "windows-1252")
    }
  }

  private init(_ bytes: [UInt8], _ encoding: String, repairs: Int = 0) {
    self.bytes = bytes
    self.encoding = encoding
    self.repairs = repairs
  }

  private static let readAsWindows1252: Set<String> = [
    "iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "cp1252", "windows-1252",
  ]

  /// The value of the first `charset=` in the first kilobytes, in lower case.
  private static func declaredEncoding(_ raw: [UInt8]) -> String? {
    let head = String(decoding: raw.prefix(4096).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
      .lowercased()
    for label in ["charset=", "encoding="] {
      let parts = Array(head.utf8).split(separator: Array(label.utf8), maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[1].drop { "\"' ".utf8.contains($0) }.prefix {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-_:.".utf8.contains($0)
      }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }
}

/// What a page says of its article beside the text.
private struct PageFacts {
  private(set) var title: String?
  private(set) var dates: [String] = []
  private(set) var url: String?
  private(set) var source: String?

  init(_ root: HTMLNode) {
    var metas: [String: String] = [:]
    var linked: [String] = []
    var times: [String] = []
    var titles: (page: String?, heading: String?)
    root.forEachElement { node in
      switch node.name {
      case "meta":
        let key = ["property", "name", "itemprop"].lazy.compactMap(node.attribute).first
        if let key = key?.lowercased(), let content = node.attribute("content")?.oneLine,
          metas[key] == nil
        {
          metas[key] = content
        }
      case "script":
        if node.attribute("type")?.lowercased() == "application/ld+json" {
          linked += Self.published(inLinkedData: node.content)
        }
      case "time":
        if let written = node.attribute("datetime")?.oneLine ?? node.plainText.oneLine {
          let isArticles = node.attribute("itemprop")?.lowercased() == "datepublished"
          times.insert(written, at: isArticles ? 0 : times.count)
        }
      case "link":
        if url == nil, node.attribute("rel")?.lowercased() == "canonical" {
          url = node.attribute("href")?.oneLine
        }
      case "title": titles.page = titles.page ?? node.plainText.oneLine
      case "h1": titles.heading = titles.heading ?? node.plainText.oneLine
      default: break
      }
    }
    title = metas["og:title"] ?? titles.page ?? titles.heading
    url = url ?? metas["og:url"]
    source = metas["og:site_name"]
    dates = Self.dateNames.compactMap { metas[$0] } + linked.prefix(1) + times.prefix(1)
  }

  private static let dateNames = [
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "citation_publication_date", "date",
  ]

  /// The values of "datePublished" in JSON-LD, by a scan: much of it in the wild is no valid JSON.
  private static func published(inLinkedData bytes: [UInt8]) -> [String] {
    bytes.split(separator: Array("\"datePublished\"".utf8)).dropFirst().compactMap { after in
      let value = after.drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
      guard value.first == UInt8(ascii: "\"") else { return nil }
      let written = value.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
      return written.count > 64 ? nil : String(decoding: written, as: UTF8.self)
    }
  }
}

extension HTMLNode {
  /// Every element from here down, in document order.
  func forEachElement(_ body: (HTMLNode) -> Void) {
    walk(
      enter: {
        if $0.isElement { body($0) }
        return true
      }, leave: { _ in })
  }

  /// Goes through the tree without recursion: a page may be nested as deep as it likes.
  ///
  /// - Parameters:
  ///   - enter: whether to go inside and call `leave` afterwards.
  func walk(enter: (HTMLNode) -> Bool, leave: (HTMLNode) -> Void) {
    var node = self
    while true {
      var entered = enter(node)
      if entered, let child = node.firstChild {
        node = child
        continue
      }
      while true {
        if entered { leave(node) }
        if node == self { return }
        if let sibling = node.nextSibling {
          node = sibling
          break
        }
        guard let parent = node.parent else { return }
        node = parent
        entered = true
      }
    }
  }

  /// All text inside, as it stands.
  var content: [UInt8] {
    var bytes: [UInt8] = []
    walk(
      enter: {
        bytes += $0.text
        return true
      }, leave: { _ in })
    return bytes
  }

  var plainText: String { String(decoding: content, as: UTF8.self) }
}

extension String {
  /// Blanks collapsed; `nil` for an empty text.
  fileprivate var oneLine: String? {
    let words = split { $0.isWhitespace }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
