/// The tables of the file, and how an older file gets them.
enum Schema {
  /// What tells a file of this program from others: the letters "BANK".
  static let applicationID = 0x4241_4E4B

  /// Each step leads from one version of the schema to the next; the first one begins with nothing.
  static let steps = [events]

  /// One row for each event.
  ///
  /// Whatever goes wrong above, two events never have the same place in a stream: the database
  /// does not take the second one. A position is never used again, even if its row were deleted.
  private static let events = """
    CREATE TABLE events (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL,
      shape INTEGER NOT NULL,
      data TEXT NOT NULL,
      correlation_id TEXT,
      causation_id TEXT,
      recorded_at INTEGER NOT NULL,
      UNIQUE (stream, version)
    ) STRICT
    """
}
