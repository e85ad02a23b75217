import EventSourcing
public import Foundation
public import SQLite

/// The messages that were handled, in the same file as their effects.
///
/// A queue delivers a message at least once. The row of the message and its effect are committed in
/// one transaction, so the effect happens exactly once, no matter when the process dies.
public struct Inbox {
  private let connection: Connection

  /// What became of a message.
  public enum Outcome: Hashable, Sendable {
    case handled
    /// Its effect happened before.
    case duplicate
  }

  /// Creates an inbox in the file of `connection`, which has to have ``tables``.
  public init(on connection: Connection) {
    self.connection = connection
  }

  /// A message is identified by its source and its id together, as CloudEvents require.
  ///
  /// `inbox_horizon` has the newest time of a message that was pruned, for each source.
  public static let tables = """
    CREATE TABLE IF NOT EXISTS inbox (
      source TEXT NOT NULL,
      message_id TEXT NOT NULL,
      message_time INTEGER NOT NULL,
      handled_at INTEGER NOT NULL,
      PRIMARY KEY (source, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS inbox_by_handling ON inbox (handled_at);

    CREATE TABLE IF NOT EXISTS inbox_horizon (
      source TEXT PRIMARY KEY,
      time INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Carries out the effect of a message, unless it happened before.
  ///
  /// `effect` writes to the connection of the inbox, and begins no transaction.
  ///
  /// - Throws: ``MessageTooOld``, errors of `effect`, and `SQLiteError`. Then nothing has changed, and
  ///   the message can be delivered again. `UncertainCommit` when it is unknown what is in the
  ///   file.
  public func handle(
    _ message: Message, at now: Date, effect: (Connection) throws -> Void
  ) throws -> Outcome {
    // BEGIN EXERCISE 7.9
    // The row of the message and its effect: both are committed, or neither is.
    throw Unfinished("7.9")
    // END EXERCISE 7.9
  }

  /// Inserts the row of a message. Returns `false` when the inbox has one already.
  private func note(_ message: Message, at now: Date) throws -> Bool {
    // BEGIN EXERCISE 7.9
    // Let the primary key decide; `changeCount` is the number of rows that were inserted.
    throw Unfinished("7.9")
    // END EXERCISE 7.9
  }

  /// Whether a message without a row may have had one that was pruned.
  private func isTooOld(_ message: Message) throws -> Bool {
    try connection.integer(
      "SELECT count(*) FROM inbox_horizon WHERE source = ? AND time >= ?", .text(message.source),
      .integer(message.time.milliseconds)) > 0
  }

  /// Forgets the messages that were handled before `time`.
  ///
  /// From then on, a message that is not newer than one of them and has no row is too old: it may
  /// be a duplicate.
  ///
  /// - Throws: `SQLiteError`; then nothing was forgotten.
  public func prune(handledBefore time: Date) throws {
    try connection.write {
      try connection.run(
        """
        INSERT INTO inbox_horizon
        SELECT source, max(message_time) FROM inbox WHERE handled_at < ? GROUP BY source
        ON CONFLICT (source) DO UPDATE SET time = max(time, excluded.time)
        """, .integer(time.milliseconds))
      try connection.run("DELETE FROM inbox WHERE handled_at < ?", .integer(time.milliseconds))
    }
  }
}

/// A message is older than what the inbox remembers: it may have been handled before.
public struct MessageTooOld: Error, Hashable, CustomStringConvertible {
  public let id: MessageID

  public init(id: MessageID) { self.id = id }

  public var description: String {
    "message \(id) is older than the inbox: it may have been handled before, so it is left alone"
  }
}
