import CSQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open database.
///
/// Only one task at a time may use it: keep it in a mutex or in an actor.
public final class Connection {
  public enum Mode: Sendable {
    case readOnly
    case readWrite
    /// Creates the file if it is missing.
    case create

    fileprivate var flags: Int32 {
      switch self {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }
  }

  let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// The number of committed write transactions; each of them has cost a sync.
  public private(set) var commitCount = 0
  /// The longest wait for a lock, and the start of the current wait.
  private var patience = Duration.zero
  private var waitStart = ContinuousClock.now
  /// The microseconds between two attempts to get a lock.
  private static let lookInterval: UInt32 = 200
  /// The error with which SQLite has rolled back a whole transaction whose body is still running;
  /// `nil` otherwise.
  private var loss: (any Error)?
  /// Whether a write within the open transaction is a part of it.
  private var joinsWrites = false
  /// The expected path of the file; `nil` when it is not checked.
  var place: FilePlace?

  /// Opens the database in the file at `path`; `:memory:` is one without a file.
  ///
  /// - Throws: ``SQLiteError`` when the file can't be opened. Only the first statement shows
  ///   whether it is a database.
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

  /// Sets how long a statement waits for the lock of another connection before it fails.
  ///
  /// A busy writer frees the lock for only some microseconds between two commits, and SQLite has no
  /// queue for it. SQLite's own busy handler soon retries only every tenth of a second, and may
  /// miss that moment until the time is over. This one retries thousands of times a second.
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

  /// Waits a little before an attempt to get a lock; the first attempt is 0.
  ///
  /// Returns `false` when the time is over.
  private func waitsOn(attempt: Int32) -> Bool {
    if attempt == 0 { waitStart = .now }
    guard ContinuousClock.now - waitStart < patience else { return false }
    usleep(Self.lookInterval)
    return true
  }

  /// Runs one or more statements without values and results.
  ///
  /// - Throws: ``SQLiteError``.
  public func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteError(handle) }
  }

  /// Runs a statement with `values` bound to its `?`, and returns the result of `read` for each
  /// row.
  ///
  /// The statement is prepared once and cached.
  ///
  /// - Throws: ``SQLiteError``, and errors of `read`.
  public func run<Value>(
    _ sql: String, _ values: SQLValue..., read: (Row) throws -> Value
  ) throws -> [Value] {
    var answers: [Value] = []
    try forEachRow(of: sql, values) { answers.append(try read($0)) }
    return answers
  }

  /// Runs a statement with `values` bound to its `?`; its rows are ignored.
  ///
  /// - Throws: ``SQLiteError``.
  public func run(_ sql: String, _ values: SQLValue...) throws {
    try run(sql, values)
  }

  /// Runs a statement with `values` bound to its `?`; its rows are ignored.
  ///
  /// - Throws: ``SQLiteError``.
  public func run(_ sql: String, _ values: [SQLValue]) throws {
    try forEachRow(of: sql, values) { _ in }
  }

  /// Returns the first integer of a statement's result; 0 when there is none.
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
    while try statement.step() {
      try body(statement.row)
      if let column = statement.fault.column { throw SQLiteError.noText(in: column, of: sql) }
    }
  }

  /// The number of rows that the last statement changed.
  public var changeCount: Int { Int(sqlite3_changes64(handle)) }

  /// The key of the row that was inserted last.
  public var lastInsertedKey: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// The number of prepared statements, one for each text that was run with ``run(_:_:read:)``.
  var statementCount: Int { statements.count }

  private func prepared(_ sql: String) throws(SQLiteError) -> Statement {
    if let statement = statements[sql] { return statement }
    let statement = try Statement(sql, on: handle)
    statements[sql] = statement
    return statement
  }
}

extension Connection {
  /// Runs `body` in a write transaction: all of it happens or nothing.
  ///
  /// It takes the lock at once. A transaction that begins with reading and writes later
  /// may fail in the middle, and waiting does not help it.
  ///
  /// - Throws: ``SQLiteError``, and errors of `body`; then nothing has changed. And
  ///   ``UncertainCommit``, when `body` returned and the content of the file is unknown.
  public func write<Value>(_ body: () throws -> Value) throws -> Value {
    if joinsWrites { return try savepoint(body) }
    loss = nil
    try run("BEGIN IMMEDIATE")
    do {
      let value = try body()
      if let loss { throw loss }
      try checkPlace()
      try commit()
      commitCount += 1
      do { try checkPlace() } catch { throw UncertainCommit(cause: error) }
      return value
    } catch {
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body`, in which each ``write(_:)`` is a savepoint of the open transaction, instead of a
  /// transaction: several writers that know nothing of each other share one commit.
  ///
  /// - Throws: errors of `body`.
  public func joiningWrites<Value>(_ body: () throws -> Value) rethrows -> Value {
    let before = joinsWrites
    joinsWrites = true
    defer { joinsWrites = before }
    return try body()
  }

  /// Commits the open transaction.
  ///
  /// - Throws: ``SQLiteError`` when nothing has changed for certain: SQLite has left the transaction
  ///   open, because of a lock, or the disk had no room for the end of it. ``UncertainCommit`` after
  ///   any other failure.
  private func commit() throws {
    do {
      try run("COMMIT")
    } catch let error as SQLiteError {
      guard !isInTransaction, error.code.primary != .full else { throw error }
      throw UncertainCommit(cause: error)
    }
  }

  /// Runs `body` in a savepoint of the open transaction: when it throws, only its changes are
  /// undone.
  ///
  /// Some failures, such as a full disk, may roll back the whole transaction. Then every further
  /// savepoint in it fails with the same error, and so does the transaction.
  ///
  /// - Throws: ``SQLiteError``, also when no transaction is open, and errors of `body`.
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

  /// Runs `body` on one snapshot of the database, whatever others write meanwhile.
  ///
  /// - Throws: ``SQLiteError``, and errors of `body`.
  public func read<Value>(_ body: () throws -> Value) throws -> Value {
    try run("BEGIN")
    defer { try? run("COMMIT") }
    return try body()
  }

  private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
