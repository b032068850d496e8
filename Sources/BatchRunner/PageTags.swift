/// What a page's elements, roles and classes say of their content.
enum PageTags {
  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// They say that the article is inside.
  static let articles: Set<String> = ["article", "main"]

  /// They hold paragraphs, and sometimes text right inside.
  static let boxes: Set<String> = ["div", "td", "section", "article", "main", "body", "center"]

  /// They do not begin a paragraph.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  /// Left out without ending the paragraph around them.
  static let silent: Set<String> = [
    "script", "style", "noscript", "template", "svg", "math", "canvas", "link", "meta", "title",
    "iframe", "object", "embed", "audio", "video", "map",
  ]

  static let leftOut: Set<String> = [
    "nav", "footer", "aside", "form", "button", "select", "textarea", "input", "label", "fieldset",
    "figcaption", "caption", "menu", "dialog", "head", "frameset", "noframes",
  ]

  static let rolesLeftOut: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar",
  ]

  /// Whether a class or id names something beside the article: `related-stories`, `wp-caption-text`.
  static func saysLeftOut(_ attribute: String) -> Bool {
    // What is longer names nothing.
    attribute.utf8.count <= 1024
      && attribute.lowercased().split(whereSeparator: \.isWhitespace).contains { name in
        let parts = name.split { $0 == "-" || $0 == "_" || $0 == ":" }.map(String.init)
        // "has-sidebar" and "comments-open" say what the page is like, not what stands here.
        guard !parts.contains(where: { describing.contains($0) }) else { return false }
        return parts.contains { beside.contains($0) }
      }
  }

  private static let describing: Set<String> = [
    "has", "with", "without", "no", "is", "open", "closed", "category", "tag", "body", "container",
    "wrapper", "layout", "page",
  ]

  private static let beside = Set(
    """
    ad ads advert adverts advertisement advertising dfp sponsor sponsored promo promos promoted promotion outbrain
    taboola nav navbar navigation menu breadcrumb breadcrumbs footer masthead toolbar sidebar sidebars rail widget
    widgets comment comments disqus respond share sharing sharebar social socials related recommended recommendations
    recirc trending popular newsletter newsletters signup subscribe subscription paywall cookie cookies consent gdpr
    popup modal overlay caption captions figcaption credit credits byline bylines pagination pager tags taglist
    copyright hidden invisible screenreader skip print
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// The code points of Windows-1252 from 0x80 to 0x9F; its five holes stay what they are (WHATWG Encoding).
  static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
