import EventSourcing
public import Foundation
public import SQLite

/// The messages that were handled, in the file of their effects.
///
/// A queue delivers a message at least once. The inbox and the effect are written in one transaction,
/// so the effect of each message happens exactly once, whenever the process ends.
public struct Inbox {
  private let connection: Connection

  /// What became of a message.
  public enum Outcome: Hashable, Sendable {
    case handled
    /// Its effect happened before.
    case duplicate
  }

  /// An inbox in the file of `connection`, which has to have ``tables``.
  public init(on connection: Connection) {
    self.connection = connection
  }

  /// `horizon` has one row: the inbox no longer knows messages from before it.
  public static let tables = """
    CREATE TABLE IF NOT EXISTS inbox (
      message_id TEXT PRIMARY KEY,
      message_time INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS inbox_by_time ON inbox (message_time);

    CREATE TABLE IF NOT EXISTS inbox_horizon (
      row INTEGER PRIMARY KEY CHECK (row = 1),
      time INTEGER NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO inbox_horizon VALUES (1, 0);
    """

  /// Carries out the effect of a message, unless it happened before.
  ///
  /// - Throws: ``MessageTooOld``, errors of `effect`, and `SQLiteError`. Then nothing has changed, and
  ///   the message can be delivered again. `UncertainCommit` when nobody knows what is in the file.
  public func handle(
    _ message: Message, effect: (Connection) throws -> Void
  ) throws -> Outcome {
    // BEGIN EXERCISE 7.9
    // The inbox and the effect: both, or none of them.
    throw Unfinished("7.9")
    // END EXERCISE 7.9
  }

  /// Notes a message. Returns `false` when it was noted before.
  private func note(_ message: Message) throws -> Bool {
    // BEGIN EXERCISE 7.9
    // `changeCount` says how many rows the last statement changed.
    throw Unfinished("7.9")
    // END EXERCISE 7.9
  }

  /// Forgets the messages from before `time`. One that comes again is too old from then on.
  ///
  /// - Throws: `SQLiteError`; then nothing was forgotten.
  public func prune(before time: Date) throws {
    try connection.write {
      try connection.run(
        "DELETE FROM inbox WHERE message_time < ?", .integer(time.milliseconds))
      try connection.run(
        "UPDATE inbox_horizon SET time = max(time, ?)", .integer(time.milliseconds))
    }
  }

  /// The inbox no longer knows messages from before this time.
  func horizon() throws -> Date {
    Date(milliseconds: try connection.integer("SELECT time FROM inbox_horizon"))
  }
}

/// A message is older than what the inbox still knows: it may have been handled, and nobody can tell.
public struct MessageTooOld: Error, Hashable, CustomStringConvertible {
  public let id: MessageID

  public init(id: MessageID) { self.id = id }

  public var description: String {
    "message \(id) is older than the inbox: it may have been handled before, so it is left alone"
  }
}
