public import Postgres

extension PostgresSchema {
  /// Creates the tables and the functions, or checks the tables that are there.
  ///
  /// Several machines may start at the same time: the first one creates, the others wait for it. The
  /// functions are replaced each time, because they are part of the program and not of the data.
  ///
  /// - Throws: ``UnsuitableDatabase``, and the errors of the session; then nothing was changed, unless
  ///   the connection was lost.
  public static func install(on session: any PostgresSession) async throws {
    do {
      let found = try await look(on: session)
      try await run(
        (found ? [] : creation) + functions + [PostgresStatement("COMMIT")], on: session)
    } catch {
      // Without a connection, the server rolls back by itself.
      _ = try? await session.run("ROLLBACK")
      throw error
    }
  }

  /// Opens a transaction, and returns whether the tables are there.
  ///
  /// It locks before it looks, in separate statements: each sees what was committed before it
  /// began.
  private static func look(on session: any PostgresSession) async throws -> Bool {
    let results = try await run(
      [
        PostgresStatement("BEGIN ISOLATION LEVEL READ COMMITTED"),
        PostgresStatement("SELECT pg_advisory_xact_lock($1)", .integer(lockKey)),
        PostgresStatement(tableNames),
      ], on: session)
    let names = results.last?.map { $0.text(0) } ?? []
    guard names.contains("workbook_schema") else {
      guard names.isEmpty else { throw UnsuitableDatabase.foreignTables(names) }
      return false
    }
    let plate = try await session.run("SELECT name, version FROM workbook_schema").first
    guard let plate, plate.text(0) == name else {
      throw UnsuitableDatabase.otherProgram(plate?.text(0) ?? "")
    }
    guard plate.integer(1) <= version else {
      throw UnsuitableDatabase.fromTheFuture(version: plate.integer(1))
    }
    return true
  }

  /// Runs `statements` in one round trip.
  ///
  /// - Throws: the first error.
  @discardableResult
  private static func run(
    _ statements: [PostgresStatement], on session: any PostgresSession
  ) async throws -> [PostgresRows] {
    try await session.send(statements).map { try $0.get() }
  }

  private static var creation: [PostgresStatement] {
    tables.map { PostgresStatement($0) } + [
      PostgresStatement(
        "INSERT INTO workbook_schema (name, version) VALUES ($1, $2)",
        .text(name), .integer(version))
    ]
  }

  private static var functions: [PostgresStatement] {
    [PostgresStatement(AppendFunction.definition), PostgresStatement(SharingSchema.function)]
  }

  /// The key of the lock that an installation holds: the letters "SCHEMA".
  private static let lockKey = 0x5343_4845_4D41

  /// The tables where this program's tables are or would be, without those of extensions.
  private static let tableNames = """
    SELECT relname::text FROM pg_class
    WHERE relnamespace = to_regnamespace(current_schema()::text) AND relkind IN ('r', 'p')
      AND NOT EXISTS (
        SELECT FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
    ORDER BY relname
    """
}
