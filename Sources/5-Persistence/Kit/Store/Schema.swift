import SQLite

/// The tables of the file, and how an older file gets them.
public enum Schema {
  /// What tells a file of this program from others: the letters "BANK".
  public static let applicationID = 0x4241_4E4B

  /// Each step leads from one version of the schema to the next; the first one begins with nothing.
  ///
  /// A step that was released is never changed again: there are files that have made it.
  public static let steps = [events + ";" + guards, snapshots, projections]

  /// One row for each event.
  ///
  /// Whatever goes wrong above, two events never have the same place in a stream: the database
  /// does not take the second one. A position is never used again, even if its row were deleted.
  public static let events =
    // BEGIN EXERCISE 5.1
    // The columns are there. What may never stand in them?
    """
    CREATE TABLE events (
      position INTEGER PRIMARY KEY,
      stream TEXT,
      version INTEGER,
      id TEXT,
      type TEXT,
      shape INTEGER,
      data TEXT,
      correlation_id TEXT,
      causation_id TEXT,
      recorded_at INTEGER
    );
    """
  // END EXERCISE 5.1

  /// What holds for everybody who has the file open, a person with a shell included: a stream has
  /// no gap, and what has happened is neither changed nor taken back.
  private static let guards = """
    CREATE TRIGGER events_have_no_gap BEFORE INSERT ON events
    WHEN NEW.version <> 1 AND NOT EXISTS (
      SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version - 1)
    BEGIN SELECT RAISE(ABORT, 'the version before it is missing'); END;

    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed; record another one'); END;

    CREATE TRIGGER events_stay BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted; record another one'); END;
    """

  /// States that need not be folded again. All of it may be deleted at any time.
  private static let snapshots = """
    CREATE TABLE snapshots (
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      last_event_id TEXT NOT NULL,
      shape INTEGER NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID;
    """

  /// How far each read model has come that is kept in this file.
  private static let projections = """
    CREATE TABLE projections (
      name TEXT PRIMARY KEY,
      shape INTEGER NOT NULL,
      checkpoint INTEGER NOT NULL,
      unknown_events INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
