/// The tags of a page, read by the strict rules that the report keeps: every tag is closed, every attribute stands in
/// double quotes, text holds no bare `<`.
struct PageTags {
  struct Element: Equatable {
    let name: String
    let attributes: [String: String]
    /// How many elements it stands in.
    let depth: Int
  }

  private(set) var elements: [Element] = []
  /// What is not as it should be, with the text around it; empty for a page that is well formed.
  private(set) var faults: [String] = []

  private static let void: Set<String> = ["meta", "input", "br"]

  init(_ page: String) {
    var rest = Substring(page)
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst("<!DOCTYPE html>".count) }
    if rest.hasPrefix("<?xml"), let end = rest.firstIndex(of: ">") {
      rest = rest[rest.index(after: end)...]
    }
    var open: [String] = []
    while let start = rest.unicodeScalars.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      guard let end = rest.unicodeScalars.firstIndex(of: ">") else {
        faults.append("no end: \(rest.prefix(40))")
        return
      }
      let tag = rest[..<end]
      rest = rest[rest.unicodeScalars.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { faults.append("closes nothing: \(tag)") }
        continue
      }
      guard let element = read(tag, depth: open.count) else {
        faults.append("no tag: \(tag.prefix(60))")
        continue
      }
      elements.append(element)
      if Self.void.contains(element.name) || tag.hasSuffix("/") { continue }
      open.append(element.name)
      // What a script or a style holds is no markup.
      if element.name == "script" || element.name == "style" {
        guard let close = rest.range(of: "</\(element.name)>") else {
          faults.append("\(element.name) without end")
          return
        }
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { faults.append("never closed: \(open)") }
  }

  private func read(_ tag: Substring, depth: Int) -> Element? {
    var scalars = Substring(tag.hasSuffix("/") ? tag.dropLast() : tag)
    let name = scalars.prefix { $0.isLetter || $0.isNumber }
    guard !name.isEmpty else { return nil }
    scalars = scalars.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while let first = scalars.first {
      guard first == " " || first == "\n" else { return nil }
      scalars = scalars.dropFirst()
      guard let equals = scalars.firstIndex(of: "=") else {
        return scalars.isEmpty
          ? Element(name: String(name), attributes: attributes, depth: depth) : nil
      }
      let key = String(scalars[..<equals])
      scalars = scalars[equals...].dropFirst()
      guard scalars.first == "\"", key.allSatisfy({ $0.isLetter || $0 == "-" || $0.isNumber }),
        let end = scalars.dropFirst().firstIndex(of: "\""), attributes[key] == nil
      else { return nil }
      attributes[key] = String(scalars.dropFirst()[..<end])
      scalars = scalars[end...].dropFirst()
    }
    return Element(name: String(name), attributes: attributes, depth: depth)
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}

extension Substring {
  fileprivate func range(of needle: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(needle) {
        return place..<index(place, offsetBy: needle.count)
      }
      place = index(after: place)
    }
    return nil
  }
}
