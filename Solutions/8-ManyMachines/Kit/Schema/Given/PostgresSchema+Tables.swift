extension PostgresSchema {
  /// The version of the schema that this program makes.
  ///
  /// A change of the tables gets the next number, and a step that brings older databases there.
  public static let version = 1

  /// The name of the program in its own databases.
  static let name = "event-sourcing workbook"

  /// All tables and indexes, each in a statement: a pipeline takes one statement at a time.
  static var tables: [String] {
    [
      nameplate, events, causes, idempotencyRecords, idempotencyExpiries,
    ] + SharingSchema.tables
  }

  /// One row, with the name of the program that owns the database, and the version of its tables.
  private static let nameplate = """
    CREATE TABLE workbook_schema (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      name text NOT NULL,
      version integer NOT NULL
    )
    """

  /// Finds the events of a command by its id, without reading their stream.
  private static let causes = """
    CREATE INDEX events_by_cause ON events (causation_id, stream) WHERE causation_id IS NOT NULL
    """

  /// The records of requests with idempotency keys, until they expire. Times are microseconds since
  /// 1970.
  private static let idempotencyRecords = """
    CREATE TABLE idempotency_records (
      key text COLLATE "C" PRIMARY KEY,
      fingerprint text NOT NULL,
      response text,
      expires_at bigint NOT NULL
    )
    """

  private static let idempotencyExpiries = """
    CREATE INDEX idempotency_records_by_expiry ON idempotency_records (expires_at)
    """
}
