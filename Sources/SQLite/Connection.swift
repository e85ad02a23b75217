import CSQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open database.
///
/// It belongs to one task at a time: keep it in a mutex or in an actor.
public final class Connection {
  public enum Mode: Sendable {
    case readOnly
    case readWrite
    /// Makes the file when there is none.
    case create

    fileprivate var flags: Int32 {
      switch self {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }
  }

  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// How many transactions that may write were committed; each of them has cost a sync.
  public private(set) var commitCount = 0
  /// How long it waits for a lock, and since when it does.
  private var patience = Duration.zero
  private var waitStart = ContinuousClock.now
  /// The microseconds between two looks whether a lock is free.
  private static let lookInterval: UInt32 = 200
  /// The failure because of which SQLite has taken back a whole transaction that is still being
  /// worked on here; `nil` as long as that has not happened.
  private var loss: (any Error)?

  /// Opens the database in the file at `path`; `:memory:` is one without a file.
  ///
  /// - Throws: ``SQLiteError`` when the file cannot be opened. Whether it is a database shows
  ///   with the first statement.
  public init(path: String, mode: Mode = .create) throws(SQLiteError) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(
      path, &handle, mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let handle, code == SQLITE_OK else {
      let error = SQLiteError(handle)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(handle)
  }

  /// How long a statement waits for the lock of another connection before it fails.
  ///
  /// Whoever writes without a pause leaves the lock for some microseconds between two commits, and
  /// nobody stands in line for it. SQLite's own waiting soon looks every tenth of a second only,
  /// and may miss that moment until the time is over. This one looks thousands of times a second.
  public func waitForLocks(atMost limit: Duration) {
    patience = limit
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_busy_handler(
      handle,
      { context, attempt in
        guard let context else { return 0 }
        let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
        return connection.waitsOn(attempt: attempt) ? 1 : 0
      }, context)
  }

  /// Waits a little before an attempt to get a lock, the first of which is 0.
  ///
  /// Returns `false` when the time is over.
  private func waitsOn(attempt: Int32) -> Bool {
    if attempt == 0 { waitStart = .now }
    guard ContinuousClock.now - waitStart < patience else { return false }
    usleep(Self.lookInterval)
    return true
  }

  /// Runs one or more statements that need no values and answer nothing.
  ///
  /// - Throws: ``SQLiteError``.
  public func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteError(handle) }
  }

  /// Runs a statement with `values` in the places of its `?`, and returns what `read` makes of
  /// each row.
  ///
  /// The statement is prepared once and kept for the next time.
  ///
  /// - Throws: ``SQLiteError``, and what `read` throws.
  public func run<Value>(
    _ sql: String, _ values: SQLValue..., read: (Row) throws -> Value
  ) throws -> [Value] {
    var answers: [Value] = []
    try forEachRow(of: sql, values) { answers.append(try read($0)) }
    return answers
  }

  /// Runs a statement with `values` in the places of its `?`; its rows are passed over.
  ///
  /// - Throws: ``SQLiteError``.
  public func run(_ sql: String, _ values: SQLValue...) throws {
    try forEachRow(of: sql, values) { _ in }
  }

  /// The first integer that a statement answers with; 0 when it answers with none.
  ///
  /// - Throws: ``SQLiteError``.
  public func integer(_ sql: String, _ values: SQLValue...) throws -> Int {
    var first: Int?
    try forEachRow(of: sql, values) { first = first ?? $0.integer(0) }
    return first ?? 0
  }

  private func forEachRow(
    of sql: String, _ values: [SQLValue], _ body: (Row) throws -> Void
  ) throws {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() { try body(statement.row) }
  }

  /// How many rows the last statement changed.
  public var changeCount: Int { Int(sqlite3_changes64(handle)) }

  /// The key of the row that was inserted last.
  public var lastInsertedKey: Int { Int(sqlite3_last_insert_rowid(handle)) }

  private func prepared(_ sql: String) throws(SQLiteError) -> Statement {
    if let statement = statements[sql] { return statement }
    let statement = try Statement(sql, on: handle)
    statements[sql] = statement
    return statement
  }
}

extension Connection {
  /// Runs `body` in a transaction that may write: all of it happens or nothing.
  ///
  /// It takes the lock at once. A transaction that begins with reading and wants to write later
  /// may be refused in the middle, and waiting does not help it.
  ///
  /// - Throws: ``SQLiteError``, and what `body` throws; then nothing has changed.
  public func write<Value>(_ body: () throws -> Value) throws -> Value {
    loss = nil
    try run("BEGIN IMMEDIATE")
    do {
      let value = try body()
      if let loss { throw loss }
      try run("COMMIT")
      commitCount += 1
      return value
    } catch {
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body` within a transaction that is open: when it throws, only what it did is undone.
  ///
  /// Some failures, such as a full disk, may end the whole transaction. Then every further part
  /// of it fails in the same way, and so does the transaction.
  ///
  /// - Throws: ``SQLiteError``, also when no transaction is open, and what `body` throws.
  public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    if let loss { throw loss }
    guard isInTransaction else { throw SQLiteError.noTransaction }
    try run("SAVEPOINT part")
    do {
      let value = try body()
      try run("RELEASE part")
      return value
    } catch {
      if isInTransaction {
        try run("ROLLBACK TO part")
        try run("RELEASE part")
      } else {
        loss = error
      }
      throw error
    }
  }

  /// Runs `body` on one state of the database, whatever others write meanwhile.
  ///
  /// - Throws: ``SQLiteError``, and what `body` throws.
  public func read<Value>(_ body: () throws -> Value) throws -> Value {
    try run("BEGIN")
    defer { try? run("COMMIT") }
    return try body()
  }

  private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
