internal import GRDB
internal import GRDBSQLite

/// The one place that hands memory to SQLite: cells are bound where they lie, without a copy.
enum RowBinding {
  /// Inserts all rows of a block.
  static func insert(
    _ block: RowBlock, columns: Int, with statement: Statement, in database: Database
  ) throws {
    precondition(block.cells.count % columns == 0)
    let handle = statement.sqliteStatement
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    // A pointer stays valid for the whole block, and the bindings are cleared before it ends.
    try block.bytes.withUnsafeBytes { bytes in
      for row in stride(from: 0, to: block.cells.count, by: columns) {
        for column in 0..<columns {
          let place = Int32(column + 1)
          let code =
            switch block.cells[row + column] {
            case .null: sqlite3_bind_null(handle, place)
            case .integer(let value): sqlite3_bind_int64(handle, place, value)
            case .real(let value): sqlite3_bind_double(handle, place, value)
            case .text(let range):
              bind(UnsafeRawBufferPointer(rebasing: bytes[range]), handle, place)
            }
          guard code == SQLITE_OK else { throw failure(code, in: database) }
        }
        guard case let code = sqlite3_step(handle), code == SQLITE_DONE else {
          throw failure(sqlite3_reset(handle), in: database)
        }
        sqlite3_reset(handle)
      }
    }
  }

  private static func bind(_ text: UnsafeRawBufferPointer, _ handle: OpaquePointer, _ place: Int32)
    -> Int32
  {
    guard let base = text.baseAddress else {
      return sqlite3_bind_zeroblob(handle, place, 0)
    }
    return sqlite3_bind_text64(
      handle, place, base.assumingMemoryBound(to: CChar.self), UInt64(text.count), nil,
      UInt8(SQLITE_UTF8))
  }

  private static func failure(_ code: Int32, in database: Database) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
  }
}
