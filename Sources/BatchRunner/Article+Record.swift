internal import Tokenization

extension Article {
  /// Parses a record.
  /// - Throws: ``Reject`` reasons in words.
  init(_ record: RawRecord, names: FieldNames) throws(ArticleFields.Failure) {
    switch record.body {
    case .text(let bytes):
      let repaired = RepairedText(bytes)
      try self.init(
        id: record.fallbackID, date: nil, title: nil, checkedText: repaired.bytes, url: nil,
        source: nil,
        repairs: repaired.repairs, hasUnreadDate: false)
    case .json(let line):
      try self.init(
        fields: try ArticleFields(jsonLine: line), fallbackID: record.fallbackID, names: names)
    case .row(let header, let fields):
      try self.init(
        fields: ArticleFields(header: header, row: fields), fallbackID: record.fallbackID,
        names: names)
    case .html(let bytes):
      try self.init(page: try WebPage(bytes), id: record.fallbackID)
    case .unreadable(let reason):
      throw ArticleFields.Failure(reason: reason)
    }
  }

  private init(fields: ArticleFields, fallbackID: String, names: FieldNames) throws(ArticleFields
    .Failure)
  {
    guard let text = fields.value(names.text) else {
      throw ArticleFields.Failure(
        reason:
          "no text: looked for \(names.text.joined(separator: ", ")); found \(fields.names.joined(separator: ", "))"
      )
    }
    let date = fields.day(names.date)
    try self.init(
      id: fields.value(names.id) ?? fallbackID, date: date.day,
      title: fields.value(names.title), checkedText: Array(text.utf8), url: fields.value(names.url),
      source: fields.value(names.source), repairs: fields.repairs, hasUnreadDate: date.isUnread)
  }

  private init(page: WebPage, id: String) throws(ArticleFields.Failure) {
    let days = page.dates.map { ArticleDay.parse($0) }
    try self.init(
      id: id, date: days.lazy.compactMap { $0 }.first, title: page.title, checkedText: page.text,
      url: page.url, source: page.source, repairs: page.repairs,
      hasUnreadDate: !days.isEmpty && days.allSatisfy { $0 == nil })
  }

  private init(
    id: String, date: String?, title: String?, checkedText text: [UInt8], url: String?,
    source: String?, repairs: Int, hasUnreadDate: Bool
  ) throws(ArticleFields.Failure) {
    guard text.contains(where: { $0 > 0x20 }) else {
      throw ArticleFields.Failure(reason: "empty text")
    }
    guard !text.contains(0) else { throw ArticleFields.Failure(reason: "NUL byte: not a text") }
    self.id = id
    self.date = date
    self.title = title
    self.text = text
    self.url = url
    self.source = source
    self.repairs = repairs
    self.hasUnreadDate = hasUnreadDate
  }
}

extension Article {
  /// The text that statements are looked for in: the same bytes at the same offsets, with blanks in place of
  /// boilerplate.
  var prose: [UInt8] { Boilerplate.blanked(text) }
}
