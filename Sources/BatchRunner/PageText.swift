/// The paragraphs of a web page that are its article.
///
/// Blocks of text vote for what they stand in, long ones with commas most, as in Readability (Arc90, 2010); the
/// element with most votes holds the article. Navigation, footers, scripts, comments, captions, forms, asides
/// and what is mostly links are left out by their element, role or class.
enum PageText {
  /// Paragraphs, headings, list items and block quotes in order, blanks collapsed; empty where there is no text.
  static func paragraphs(of root: HTMLNode) -> [[UInt8]] {
    // Where the classes leave nothing, they meant something else than usual.
    for minding in [true, false] {
      var blocks = PageBlocks(mindingClasses: minding)
      blocks.read(root)
      let kept = article(in: blocks.blocks)
      if !kept.isEmpty { return kept.map(\.text) }
    }
    return []
  }

  private static func article(in blocks: [PageBlocks.Block]) -> [PageBlocks.Block] {
    guard let holder = holder(of: blocks) else { return blocks.filter { !$0.isMostlyLinks } }
    var inside: Set<HTMLNode> = []
    holder.forEachElement { inside.insert($0) }
    var kept = blocks.filter { !$0.isMostlyLinks && inside.contains($0.owner) }
    // A heading with nothing below it stood above links.
    while kept.last?.isHeading == true, kept.count > 1 { kept.removeLast() }
    return kept
  }

  /// The element with most votes; the first of equals. `nil` where nothing is long enough to vote.
  private static func holder(of blocks: [PageBlocks.Block]) -> HTMLNode? {
    var votes: [HTMLNode: Double] = [:]
    var order: [HTMLNode] = []
    for block in blocks where block.text.count >= 25 && !block.isMostlyLinks && !block.isHeading {
      let commas = block.text.count { $0 == UInt8(ascii: ",") }
      let vote = 1 + Double(commas) + min(Double(block.text.count) / 100, 3)
      var ancestor = block.isOwnHolder ? block.owner : block.owner.parent
      // Paragraphs are often spread over a few boxes of one article.
      for weight in [1, 0.5, 0.25, 0.125] {
        guard let element = ancestor else { break }
        if votes[element] == nil { order.append(element) }
        votes[element, default: 0] += vote * weight
        ancestor = element.parent
      }
    }
    var best: HTMLNode?
    for element in order where votes[element, default: 0] > best.map({ votes[$0, default: 0] }) ?? 0
    {
      best = element
    }
    // The title and lead often stand beside the text, inside the element that says it is the article.
    guard let best else { return nil }
    var ancestor: HTMLNode? = best
    while let element = ancestor {
      if PageTags.articles.contains(element.name) { return element }
      ancestor = element.parent
    }
    return best
  }
}

/// A page cut into blocks of text.
struct PageBlocks {
  struct Block {
    var text: [UInt8]
    /// How much of it stands in links.
    var linked: Int
    /// The block element that it stands in directly.
    let owner: HTMLNode

    var isMostlyLinks: Bool { linked * 2 > text.count }
    var isHeading: Bool { PageTags.headings.contains(owner.name) }
    /// Text right inside of a box that holds other blocks as well.
    var isOwnHolder: Bool { PageTags.boxes.contains(owner.name) }
  }

  private let mindsClasses: Bool
  private(set) var blocks: [Block] = []
  private var owners: [HTMLNode] = []
  private var linkDepth = 0
  private var articleDepth = 0
  private var text: [UInt8] = []
  private var linked = 0
  private var lineBreaks = 0
  private var sawBlank = false

  /// - Parameter mindingClasses: whether classes and ids may say that something is not the article.
  init(mindingClasses: Bool) { mindsClasses = mindingClasses }

  mutating func read(_ root: HTMLNode) {
    owners = [root]
    // The two closures would both hold `self`.
    var blocks = self
    withUnsafeMutablePointer(to: &blocks) { here in
      root.walk(enter: { here.pointee.enter($0) }, leave: { here.pointee.leave($0) })
    }
    self = blocks
    flush()
  }

  private mutating func enter(_ node: HTMLNode) -> Bool {
    guard node.isElement else {
      if node.isText { append(node.text) }
      return false
    }
    let name = node.name
    if PageTags.silent.contains(name) { return false }
    if name == "br" {
      lineBreaks += 1
      return false
    }
    if PageTags.leftOut.contains(name) || isLeftOut(node, name: name) {
      if !PageTags.inline.contains(name) { flush() }
      return false
    }
    if name == "a" { linkDepth += 1 }
    if PageTags.articles.contains(name) { articleDepth += 1 }
    if !PageTags.inline.contains(name) {
      flush()
      owners.append(node)
    }
    return true
  }

  private mutating func leave(_ node: HTMLNode) {
    guard node.isElement else { return }
    let name = node.name
    if name == "a" { linkDepth -= 1 }
    if PageTags.articles.contains(name) { articleDepth -= 1 }
    if !PageTags.inline.contains(name) {
      flush()
      owners.removeLast()
    }
  }

  private func isLeftOut(_ node: HTMLNode, name: String) -> Bool {
    if node.attribute("hidden") != nil || node.attribute("aria-hidden") == "true" { return true }
    if let role = node.attribute("role"), PageTags.rolesLeftOut.contains(role) { return true }
    if let style = node.attribute("style")?.lowercased().filter({ $0 != " " }),
      style.contains("display:none")
    {
      return true
    }
    // A page's header is its masthead; an article's holds the headline.
    if name == "header" { return articleDepth == 0 }
    guard mindsClasses, !["html", "body", "article", "main"].contains(name) else { return false }
    return ["class", "id"].contains { attribute in
      node.attribute(attribute).map(PageTags.saysLeftOut) ?? false
    }
  }

  private mutating func append(_ bytes: [UInt8]) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte <= 0x20 {
        sawBlank = true
        i += 1
        continue
      }
      if lineBreaks > 1 { flush() }
      if !text.isEmpty {
        if lineBreaks == 1 {
          text.append(0x0A)
        } else if sawBlank {
          text.append(0x20)
        }
      }
      lineBreaks = 0
      sawBlank = false
      let start = i
      while i < bytes.count, bytes[i] > 0x20 { i += 1 }
      Self.append(bytes[start..<i], to: &text)
      if linkDepth > 0 { linked += i - start + 1 }
    }
  }

  /// Characters 128 to 159 are control characters that nobody writes: pages mean those of Windows-1252, where
  /// the quotation marks are (WHATWG HTML, 13.2.5.80).
  private static func append(_ word: ArraySlice<UInt8>, to text: inout [UInt8]) {
    guard word.contains(0xC2) else {
      text += word
      return
    }
    var i = word.startIndex
    while i < word.endIndex {
      if word[i] == 0xC2, i + 1 < word.endIndex, word[i + 1] < 0xA0 {
        let scalar = PageTags.windows1252[Int(word[i + 1]) - 0x80]
        text += Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
        i += 2
      } else {
        text.append(word[i])
        i += 1
      }
    }
  }

  private mutating func flush() {
    // A no-break space alone is an empty paragraph.
    if text.contains(where: { $0 != 0xC2 && $0 != 0xA0 }), let owner = owners.last {
      blocks.append(Block(text: text, linked: linked, owner: owner))
    }
    text = []
    linked = 0
    lineBreaks = 0
    sawBlank = false
  }
}
