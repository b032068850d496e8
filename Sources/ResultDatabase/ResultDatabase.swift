internal import GRDB
internal import Glibc

/// An SQLite file that grows batch by batch, one transaction each, and becomes a single whole file at the end.
///
/// How many batches it holds stands in the file itself and changes with them in one transaction. So a file whose
/// writer was killed says where to go on, whatever else was lost. One writer; callers take turns.
public final class ResultDatabase: Sendable {
  private let path: String
  private let queue: DatabaseQueue
  private let growing: [TableSchema]

  /// Marks a file whose tables are all there: "prly".
  private static let wholeMark: Int32 = 0x7072_6c79

  /// A failure of SQLite, in its own words.
  public struct Failure: Error, Sendable {
    public let reason: String

    init(_ error: any Error) {
      let failure = error as? DatabaseError
      reason = failure?.message ?? "\(error)"
    }

    init(errno code: Int32) { reason = String(cString: strerror(code)) }
  }

  /// Opens a file, or makes it.
  ///
  /// - Parameter growing: the tables that batches fill; a file of other tables is refused.
  public init(path: String, growing: [TableSchema]) throws(Failure) {
    self.growing = growing
    self.path = path
    do {
      var configuration = Configuration()
      configuration.maximumReaderCount = 1
      configuration.prepareDatabase { database in
        // Here, because GRDB's own way makes and drops a table, which leaves a trace in the file. Without the others
        // the file is synced and copied every four megabytes.
        try database.execute(
          sql: """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8192;
            PRAGMA cache_size = -16384
            """)
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        let there = try String.fetchAll(
          database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
        if there.isEmpty {
          for table in growing { try database.execute(sql: table.create) }
        } else if Array(there.prefix(growing.count)) != growing.map(\.create) {
          throw DatabaseError(message: "the file has other tables")
        }
      }
    } catch {
      throw Failure(error)
    }
  }

  /// How many batches it holds.
  public func batchCount() throws(Failure) -> Int {
    try perform { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  /// Whether ``finish(tables:)`` has been here.
  public func isWhole() throws(Failure) -> Bool {
    try perform { try Int32.fetchOne($0, sql: "PRAGMA application_id") == Self.wholeMark }
  }

  /// Appends the next batch: a block for each of the growing tables. One transaction.
  public func append(_ blocks: [RowBlock]) throws(Failure) {
    precondition(blocks.count == growing.count)
    try perform { database in
      let batches = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      for (table, block) in zip(growing, blocks) {
        let statement = try database.cachedStatement(sql: table.insert)
        try RowBinding.insert(block, columns: table.columns.count, with: statement, in: database)
      }
      try database.execute(sql: "PRAGMA user_version = \(batches + 1)")
    }
  }

  /// A table that is written in one go.
  public struct Table: Sendable {
    public let schema: TableSchema
    public let count: Int
    /// The fields of a row as text; an empty one is null, a number in a column of numbers becomes one.
    public let row: @Sendable (Int) -> [String]

    public init(schema: TableSchema, count: Int, row: @escaping @Sendable (Int) -> [String]) {
      self.schema = schema
      self.count = count
      self.row = row
    }
  }

  /// Fills the other tables, makes the indexes and turns the file into a single one.
  public func finish(tables: [Table]) throws(Failure) {
    if try !isWhole() {
      try perform { database in
        for table in tables { try Self.fill(table, in: database) }
        for schema in growing + tables.map(\.schema) {
          for index in schema.indexes { try database.execute(sql: index) }
        }
        try database.execute(sql: "PRAGMA application_id = \(Self.wholeMark)")
      }
    }
    do {
      try queue.writeWithoutTransaction { database in
        try database.checkpoint(.truncate)
        // The file beside it goes, and readers need no right to write.
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
    } catch {
      throw Failure(error)
    }
    try forgetChanges()
  }

  /// Sets the counter of changes to 1: it says how often the file was opened for writing, and a file that was
  /// interrupted and resumed shall be the same as one that was not.
  ///
  /// Four bytes, big-endian, at offset 24, and again at 92 where they must agree (SQLite file format, 1.3.7, 1.3.14).
  /// Nobody else has the file yet.
  private func forgetChanges() throws(Failure) {
    let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    defer { Glibc.close(descriptor) }
    let one: [UInt8] = [0, 0, 0, 1]
    for offset in [24, 92] {
      guard pwrite(descriptor, one, 4, off_t(offset)) == 4 else { throw Failure(errno: errno) }
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure(errno: errno) }
  }

  private static func fill(_ table: Table, in database: Database) throws {
    try database.execute(sql: table.schema.create)
    let statement = try database.cachedStatement(sql: table.schema.insert)
    for n in 0..<table.count {
      var block = RowBlock()
      for field in table.row(n) { block.append(text: field.isEmpty ? nil : field) }
      try RowBinding.insert(
        block, columns: table.schema.columns.count, with: statement, in: database)
    }
  }

  /// Closes the file; what was appended stays.
  public func close() { try? queue.close() }

  private func perform<T: Sendable>(_ body: (Database) throws -> T) throws(Failure) -> T {
    do {
      return try queue.write(body)
    } catch {
      throw Failure(error)
    }
  }
}
