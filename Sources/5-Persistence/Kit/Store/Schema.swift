import SQLite

/// The tables of the file, and the migrations of older files.
public enum Schema {
  /// The application id in the file's header: the letters "BANK".
  public static let applicationID = 0x4241_4E4B

  /// The migrations, each from one version of the schema to the next; the first starts empty.
  ///
  /// A released step never changes: there are files that have run it.
  public static let steps = [
    events + ";" + guards, snapshots, projections, causes, replacementGuards,
    idempotencyRecords, hashes, oneSpelling,
  ]

  /// One row for each event.
  ///
  /// The constraints hold even when the code above has a bug: two events never have the same place
  /// in a stream. A position is never reused, even if its row were deleted.
  public static var events: String {
    // BEGIN EXERCISE 5.1
    // The columns are there. Which constraints are missing?
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
  }

  /// Triggers that hold for each statement of every program, also from a shell: a stream has no gaps,
  /// and events are not changed or deleted.
  ///
  /// They guard against mistakes, not against intent: a person with the right to write to the file
  /// can drop a trigger, switch triggers off, edit the schema (`PRAGMA writable_schema`), or
  /// overwrite the bytes of the file. No rule in a file can prevent that; ``hashes`` show it.
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

  /// Snapshots of states. All rows may be deleted at any time.
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

  /// The progress of each read model in this file.
  static let projections = """
    CREATE TABLE projections (
      name TEXT PRIMARY KEY,
      shape INTEGER NOT NULL,
      checkpoint INTEGER NOT NULL,
      unknown_events INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Finds the events of a command by its id, without reading their stream.
  private static let causes = """
    CREATE INDEX events_by_cause ON events (causation_id) WHERE causation_id IS NOT NULL;
    """

  /// The records of requests with idempotency keys, until they expire.
  private static let idempotencyRecords = """
    CREATE TABLE idempotency_records (
      key TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      response TEXT,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX idempotency_records_by_expiry ON idempotency_records (expires_at);
    """

  /// Triggers against `INSERT OR REPLACE`: it removes the row in its way, and no trigger for
  /// deletions fires, unless the connection has set `PRAGMA recursive_triggers`.
  ///
  /// A position that the database has to choose is not known before the insert, and reads as -1. So
  /// no event may have it, and because a trigger can't see the difference before, one looks after.
  private static let replacementGuards = """
    CREATE TRIGGER events_come_once BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
      OR EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'an event is never replaced; record another one'); END;

    CREATE TRIGGER events_count_from_one AFTER INSERT ON events WHEN NEW.position < 1
    BEGIN SELECT RAISE(ABORT, 'positions count from 1'); END;
    """

  /// Gives each event the hash that continues the chain, also those that are there already.
  ///
  /// An event from a shell has none, and breaks the chain. `chain_events` is defined in Swift, and
  /// has to change events.
  private static let hashes = """
    ALTER TABLE events ADD COLUMN hash BLOB;

    DROP TRIGGER events_never_change;
    SELECT chain_events();
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed; record another one'); END;
    """

  /// Makes an id the same in capitals and in small letters: `UNIQUE` alone compares the bytes.
  ///
  /// The store writes small letters, so its events are found by the index that is there, and an
  /// append costs one more search in an empty index: the new one has only ids that other programs
  /// wrote otherwise. Idempotency keys, the causes of events and the names of streams are words of
  /// clients, which distinguish "A" and "a": there, the bytes count.
  private static let oneSpelling = """
    CREATE INDEX events_by_other_spelling ON events (lower(id)) WHERE id <> lower(id);

    DROP TRIGGER events_come_once;
    CREATE TRIGGER events_come_once BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
      OR EXISTS (SELECT 1 FROM events WHERE id = lower(NEW.id))
      OR EXISTS (SELECT 1 FROM events WHERE id <> lower(id) AND lower(id) = lower(NEW.id))
      OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'an event is never replaced; record another one'); END;
    """

  /// The version of the schema from which on events have hashes.
  static let chainedVersion = steps.count - steps.reversed().prefix { $0 != hashes }.count
}
