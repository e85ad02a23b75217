import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import ScriptedPostgres
import StoreConformance
import Testing

@Suite("Stage 8: Many appends in one round trip")
struct AppendGroupTests {
  /// Writes `appends` to `database` as one group.
  private func write(
    _ appends: [PendingAppend], to database: ScriptedDatabase
  ) async throws -> [String] {
    let session = try await database.connect()
    return try await AppendGroup(appends).write(on: session).map(WriterWords.of)
  }

  @Test("A group is one round trip and one transaction", .exercise("8.7"))
  func sharesRoundTrip() async throws {
    let database = ScriptedDatabase()
    let words = try await write(
      [.notes([1], to: .note("a")), .notes([2, 3], to: .note("b")), .notes([4], to: .note("a"))],
      to: database)
    let batches = database.batches.map { WriterWords.of($0) }
    try #require(
      batches.count == 1 && words == ["version 1", "version 2", "version 2"],
      """
      A group has an append to note-a, one of 2 events to note-b, and another one to note-a.
        expected: 1 round trip; [version 1, version 2, version 2]
        got:      \(batches.count): \(batches.joined(separator: ", ")); \(WriterWords.list(words))
      `send` takes many statements, and returns their results in order. With a round trip for each, \
      the network limits the rate. Chapter 8, exercise 8.7.
      """)
    try #require(
      database.log == [1, 2, 3, 4] && !database.hasOpenTransaction,
      """
      A group of appends has the events 1, 2 and 3, and 4.
        expected: they are committed, in the order of arrival: [1, 2, 3, 4]
        got:      \(WriterWords.list(database.log))\
      \(database.hasOpenTransaction ? ", and a transaction is open" : "")
      The order is BEGIN, the appends, COMMIT. Chapter 8, exercise 8.7.
      """)
  }

  @Test("A refused append doesn't affect the others", .exercise("8.7"))
  func keepsRefusalsApart() async throws {
    let database = ScriptedDatabase()
    let words = try await write(
      [
        .notes([1], to: .note("a")), .notes([2], to: .note("b"), expecting: .exactly(7)),
        .notes([1], to: .note("c")), .notes([4], to: .note("d")),
      ], to: database)
    try #require(
      words == ["version 1", "conflict at version 0", "id taken", "version 1"]
        && database.log == [1, 4],
      """
      The second append of a group expects version 7 of an empty stream, and the third one has the \
      event id of the first one.
        expected: [version 1, conflict at version 0, id taken, version 1]; in the log: [1, 4]
        got:      \(WriterWords.list(words)); in the log: \(WriterWords.list(database.log))
      A refusal is an answer like any other, and the transaction goes on. The first result of the \
      batch is that of BEGIN. Chapter 8, exercise 8.7.
      """)
    try #require(
      database.batches.count == 1,
      """
      Two appends of a group were refused.
        expected: 1 round trip
        got:      \(database.batches.count)
      `append_events` returns a refusal as a row, so nothing has to be repeated. Chapter 8, \
      exercise 8.7.
      """)
  }

  @Test("If COMMIT fails, nothing of the group is stored", .exercise("8.7"))
  func believesCommitOnly() async throws {
    let database = ScriptedDatabase(refusing: ScriptedDatabase.Refusals(commits: "53100"))
    let words = try await write(
      [
        .notes([1], to: .note("a")), .notes([2], to: .note("b"), expecting: .exactly(7)),
        .notes([3], to: .note("c")),
      ], to: database)
    try #require(
      words == ["error 53100", "error 53100", "error 53100"] && database.log.isEmpty,
      """
      Each statement of a group was answered, and then COMMIT failed, as each COMMIT does: the disk \
      is full (53100).
        expected: [error 53100, error 53100, error 53100]; in the log: nothing
        got:      \(WriterWords.list(words)); in the log: \(WriterWords.list(database.log))
      Until COMMIT has been answered, nothing has happened. Look at its result before the others. \
      Chapter 8, exercise 8.7.
      """)
  }

  @Test("An append that raises an error doesn't affect the others", .exercise("8.7"))
  func keepsErrorsApart() async throws {
    let database = ScriptedDatabase(refusing: ScriptedDatabase.Refusals(streams: ["note-bad"]))
    let words = try await write(
      [
        .notes([1], to: .note("a")), .notes([2], to: .note("bad")),
        .notes([3], to: .note("a"), expecting: .exactly(1)), .notes([4], to: .note("b")),
      ], to: database)
    try #require(
      words == ["version 1", "error 22021", "version 2", "version 1"]
        && database.log == [1, 3, 4],
      """
      The second of four appends raises an error (22021), which ends the transaction of the group.
        expected: [version 1, error 22021, version 2, version 1]; in the log: [1, 3, 4]
        got:      \(WriterWords.list(words)); in the log: \(WriterWords.list(database.log))
      Nothing of the group is stored then. ROLLBACK, and then `writeAlone` for each append. \
      Chapter 8, exercise 8.7.
      """)
    try #require(
      !database.hasOpenTransaction,
      """
      An append of a group raised an error.
        expected: no transaction is left open
        got:      one is open, and keeps the other writers waiting
      After an error, the server skips the COMMIT, too. Chapter 8, exercise 8.7.
      """)
  }

  @Test("When a group can't begin, no append is lost", .exercise("8.7"))
  func survivesOpenTransaction() async throws {
    let database = ScriptedDatabase(refusing: ScriptedDatabase.Refusals(streams: ["note-bad"]))
    let session = try await database.connect()
    _ = try await session.send([
      PostgresStatement("BEGIN"), PendingAppend.notes([9], to: .note("bad")).statement,
    ])
    let group = AppendGroup([.notes([1], to: .note("a")), .notes([2], to: .note("b"))])
    let words = try await group.write(on: session).map(WriterWords.of)
    try #require(
      words == ["version 1", "version 1"] && database.log == [1, 2],
      """
      The session has a failed transaction, so that BEGIN raises an error, and all else is skipped.
        expected: [version 1, version 1]; in the log: [1, 2]
        got:      \(WriterWords.list(words)); in the log: \(WriterWords.list(database.log))
      When any statement before COMMIT has failed, ROLLBACK, and write each append alone. \
      Chapter 8, exercise 8.7.
      """)
  }

  @Test("A group notifies once, at its commit", .exercise("8.7"))
  func notifiesOnce() async throws {
    let database = ScriptedDatabase()
    _ = try await write((1...5).map { .notes([$0], to: .note("\($0)")) }, to: database)
    let statements = database.batches.flatMap { $0 }
    let count = statements.count { $0.sql.contains("pg_notify") }
    try #require(
      count == 1 && database.notificationCount == 1,
      """
      A group has 5 appends.
        expected: pg_notify once, in the transaction
        got:      \(count) times, \(database.notificationCount) of them in a transaction with events
      Other machines read the log when it comes. Once is enough, and it is sent at the commit. \
      Chapter 8, exercise 8.7.
      """)
  }

  @Test("Missing results are a lost connection", .exercise("8.7"))
  func noticesMissingResults() async throws {
    let session = ShortSession(results: [
      .rows(), .rows([.text("stored"), .integer(1), .integer(1), .null]),
    ])
    let group = AppendGroup([.notes([1], to: .note("a")), .notes([2], to: .note("b"))])
    let outcome = try await Outcome.awaiting {
      try await group.write(on: session).map(WriterWords.of)
    }
    try #require(
      outcome.error is ConnectionLost,
      """
      A group of 2 was sent, and only the results of BEGIN and of the first append came.
        expected: it threw ConnectionLost
        got:      it \(outcome)
      `allResults(of:)` sends, and throws when results are missing. Chapter 8, exercise 8.7.
      """)
  }
}

/// A session that always answers with the same results.
private struct ShortSession: PostgresSession {
  let results: [PostgresResult]

  func send(_ statements: [PostgresStatement]) async throws(ConnectionLost) -> [PostgresResult] {
    results
  }

  func notifications() -> AsyncStream<PostgresNotification> { AsyncStream { $0.finish() } }

  func close() async {}
}
