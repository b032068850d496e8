extension BatchOptions {
  /// Reads all inputs one after the other: calls `body` for each article, `reject` for what could not be read.
  ///
  /// - Throws: ``ParleyError`` 66 for an input that cannot be opened, and what `body` throws.
  func forEachArticle(
    _ body: (Article) throws -> Void, reject: (Reject) -> Void
  ) throws {
    let list = try InputList(self)
    var reader = ArticleReader(list, self)
    while let record = reader.next() {
      let article: Article
      do throws(ArticleFields.Failure) {
        article = try Article(record, names: fields)
      } catch {
        reject(Reject(source: record.source, line: record.line, reason: error.reason))
        continue
      }
      try body(article)
    }
  }
}

extension InputList {
  /// All that the options name.
  init(_ options: BatchOptions) throws(ParleyError) {
    let listed = if let list = options.filesFrom { try FileList.paths(list) } else { [String]() }
    try self.init(options.inputs, listed: listed, format: options.format)
  }
}

extension ArticleReader {
  init(_ list: InputList, _ options: BatchOptions) {
    self.init(
      list, limit: options.articleLimit, names: options.fields, columns: options.columns)
  }
}
