import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import Testing

@Suite("Stage 5: Triggers that guard the log")
struct GuardTests {
  private let file: BankFile

  init() throws {
    file = try BankFile()
    let outcome = try Outcome {
      let connection = try Connection.eventStore(at: file.path)
      try connection.insertEvent(at: 3, version: 1, id: Self.id(1), data: #"{"text":"first"}"#)
      try connection.insertEvent(at: 5, version: 2, id: Self.id(2), data: #"{"text":"last"}"#)
    }
    try #require(
      outcome.error == nil,
      """
      A new bank was opened, and two events were recorded.
        expected: it went well
        got:      it \(outcome.happening)
      Chapter 5, exercise 5.4.
      """)
  }

  /// What an event has besides its keys.
  private static let rest = "'Noted', 1, '{}', 0"
  private static let columns = "position, stream, version, id, type, shape, data, recorded_at"

  private static func id(_ number: UInt64) -> String { "\(CountedEventIDs.id(numbered: number))" }

  @Test(
    "A shell can't change, delete or replace an event", .exercise("5.4"),
    arguments: [
      "UPDATE events SET data = '{}'",
      "DELETE FROM events",
      // In the way is: the position, the id, the place in the stream, all of them, and two events.
      "INSERT OR REPLACE INTO events (\(columns)) VALUES (3, 'account-2', 1, '\(id(3))', \(rest))",
      "INSERT OR REPLACE INTO events (\(columns)) VALUES (NULL, 'account-2', 1, '\(id(1))', \(rest))",
      "INSERT OR REPLACE INTO events (\(columns)) VALUES (NULL, 'account-1', 2, '\(id(3))', \(rest))",
      "INSERT OR REPLACE INTO events (\(columns)) VALUES (5, 'account-1', 2, '\(id(2))', \(rest))",
      "INSERT OR REPLACE INTO events (\(columns)) VALUES (3, 'account-1', 2, '\(id(3))', \(rest))",
      "REPLACE INTO events (\(columns)) VALUES (5, 'account-2', 1, '\(id(3))', \(rest))",
      "REPLACE INTO events (\(columns)) VALUES (NULL, 'account-2', 1, '\(id(2))', \(rest))",
      "REPLACE INTO events (\(columns)) VALUES (NULL, 'account-1', 1, '\(id(3))', \(rest))",
      // The same keys, written otherwise.
      "REPLACE INTO events (\(columns)) VALUES ('3', 'account-2', 1, '\(id(3))', \(rest))",
      "REPLACE INTO events (\(columns)) VALUES (NULL, 'account-1', '2', '\(id(3))', \(rest))",
      "REPLACE INTO events (rowid, stream, version, id, type, shape, data, recorded_at) "
        + "VALUES (3, 'account-2', 1, '\(id(3))', \(rest))",
      "UPDATE OR REPLACE events SET position = 3 WHERE position = 5",
      "UPDATE OR REPLACE events SET id = '\(id(1))' WHERE position = 5",
      "UPDATE OR REPLACE events SET version = 1 WHERE position = 5",
      "INSERT INTO events (\(columns)) VALUES (NULL, 'account-2', 1, '\(id(1))', \(rest)) "
        + "ON CONFLICT (id) DO UPDATE SET data = '{}'",
      "INSERT INTO events (\(columns)) VALUES (NULL, 'account-1', 2, '\(id(3))', \(rest)) "
        + "ON CONFLICT (stream, version) DO UPDATE SET data = '{}'",
      // What an import writes: many rows, from another table or as a list.
      "REPLACE INTO events (\(columns)) SELECT 3, stream, version, id, \(rest) FROM events",
      "REPLACE INTO events (\(columns)) VALUES (NULL, 'account-2', 1, '\(id(3))', \(rest)), "
        + "(NULL, 'account-2', 1, '\(id(4))', \(rest))",
      // Positions that look as if the database had to choose them.
      "REPLACE INTO events (\(columns)) VALUES (-1, 'account-2', 1, '\(id(3))', \(rest))",
      "REPLACE INTO events (\(columns)) VALUES (0, 'account-2', 1, '\(id(3))', \(rest))",
    ])
  func refuses(sql: String) throws {
    let shell = try file.look()
    let before = try shell.rows
    let outcome = try Outcome { try shell.execute(sql) }
    let after = try shell.rows
    try #require(
      outcome.error != nil && before == after,
      """
      Two events are in the file, and this was typed into a shell:
        \(sql)
        expected: rejected, and the rows are as before
        got:      it \(outcome.happening), and the rows are
        \(after.joined(separator: "\n  "))
      A recorded event never changes. See whether `migrate` runs all steps of `Schema.steps`, also \
      the last one. Chapter 5, exercise 5.4.
      """)
  }

  @Test("A shell can insert a new event", .exercise("5.4"))
  func takes() throws {
    let shell = try file.look()
    let outcome = try Outcome {
      try shell.execute(
        """
        INSERT OR REPLACE INTO events (\(Self.columns)) VALUES
          (NULL, 'account-1', 3, '\(Self.id(3))', \(Self.rest)), (9, 'account-2', 1, '\(Self.id(4))', \(Self.rest))
        """)
    }
    let positions = try shell.run("SELECT position FROM events ORDER BY position") { $0.integer(0) }
    try #require(
      outcome.error == nil && positions == [3, 5, 6, 9],
      """
      Two new events came from a shell: one without a position, one at position 9.
        expected: went well, positions [3, 5, 6, 9]
        got:      \(outcome.happening), positions \(positions)
      Chapter 5, exercise 5.4.
      """)
  }
}
