/// The tables of a hub's file.
enum HubSchema {
  /// The letters "BANH".
  static let owner = FileOwner(applicationID: 0x4241_4E48, version: 1, tables: tables)

  private static let tables = """
    CREATE TABLE events (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      source TEXT NOT NULL,
      source_position INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      subject TEXT NOT NULL,
      message TEXT NOT NULL,
      UNIQUE (source, source_position)
    ) STRICT;
    CREATE INDEX events_by_subject ON events (subject, position);

    CREATE TABLE sources (
      name TEXT PRIMARY KEY,
      checkpoint INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
