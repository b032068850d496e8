internal import CXML2

/// A web page as libxml2 parsed it: the one place that holds its pointers.
///
/// Nodes are handed out as ``HTMLNode`` inside ``read(_:)`` only.
final class HTMLTree {
  private let document: htmlDocPtr

  /// - Parameters:
  ///   - bytes: at most 2 GiB.
  ///   - encoding: a name that ``knows(encoding:)``.
  /// - Throws: a reason in words where libxml2 gives up: too deep, out of memory.
  init(_ bytes: [UInt8], encoding: String) throws(ArticleFields.Failure) {
    _ = Self.started
    guard let context = htmlNewParserCtxt() else {
      throw ArticleFields.Failure(reason: "the web page cannot be parsed: out of memory")
    }
    defer { htmlFreeParserCtxt(context) }
    // Tags that are never closed nest deep in old pages: 2,048 levels instead of 256, and no limit on one text.
    context.pointee.options |= Int32(bitPattern: XML_PARSE_HUGE.rawValue)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeBytes { raw in
      htmlCtxtReadMemory(
        context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), nil,
        encoding, Int32(bitPattern: options))
    }
    guard let parsed else { throw ArticleFields.Failure(reason: "no web page: it has no content") }
    // Everything short of this is repaired, as browsers do.
    if let error = xmlCtxtGetLastError(context), error.pointee.level == XML_ERR_FATAL,
      error.pointee.code == XML_ERR_INTERNAL_ERROR.rawValue
        || error.pointee.code == XML_ERR_NO_MEMORY.rawValue
    {
      xmlFreeDoc(parsed)
      throw ArticleFields.Failure(reason: "the web page is nested too deep")
    }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  /// libxml2 asks that it be started once, before threads use it.
  private static let started: Void = xmlInitParser()

  static func knows(encoding: String) -> Bool {
    _ = started
    guard let handler = xmlFindCharEncodingHandler(encoding) else { return false }
    xmlCharEncCloseFunc(handler)
    return true
  }

  /// Calls `body` with the root element; nodes must not leave it.
  func read<Result>(_ body: (HTMLNode) throws -> Result) rethrows -> Result? {
    guard let root = xmlDocGetRootElement(document) else { return nil }
    return try body(HTMLNode(root))
  }
}

/// An element, or a run of text. Valid as long as its ``HTMLTree``.
struct HTMLNode: Hashable {
  private let pointer: xmlNodePtr

  fileprivate init(_ pointer: xmlNodePtr) { self.pointer = pointer }

  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
  var isText: Bool {
    pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE
  }

  /// In lower case; empty for what is no element.
  var name: String {
    guard isElement, let name = pointer.pointee.name else { return "" }
    return String(cString: name)
  }

  var parent: HTMLNode? { pointer.pointee.parent.map(HTMLNode.init) }
  var firstChild: HTMLNode? {
    // The children of an entity reference are not its own.
    pointer.pointee.type == XML_ENTITY_REF_NODE ? nil : pointer.pointee.children.map(HTMLNode.init)
  }
  var nextSibling: HTMLNode? { pointer.pointee.next.map(HTMLNode.init) }

  /// The bytes of a run of text.
  var text: [UInt8] {
    guard isText, let content = pointer.pointee.content else { return [] }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
  }

  func attribute(_ name: String) -> String? {
    guard isElement, let value = xmlGetProp(pointer, name) else { return nil }
    defer { parley_xml_free(value) }
    return String(cString: value)
  }
}
