import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import Synchronization
import Testing

@Suite("Stage 5: Schema migrations")
struct MigrationTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  @Test("An older file runs the missing steps and keeps its events", .exercise("5.4"))
  func migrates() throws {
    let old = try file.look()
    try Schema.migrate(old, by: Array(Schema.steps.prefix(1)))
    let before = try old.integer("PRAGMA user_version")
    try old.insertEvent()
    let outcome = try Outcome { try Connection.eventStore(at: file.path) }
    let look = try file.look()
    let events = try look.integer("SELECT count(*) FROM events")
    let (tables, version) = (try look.tables, try look.integer("PRAGMA user_version"))
    try #require(
      before == 1 && outcome.value != nil && events == 1 && version == Schema.steps.count
        && tables == ["events", "idempotency_records", "projections", "snapshots"],
      """
      A file of the first release has run step 1 of \(Schema.steps.count), and has one event. Then \
      it was opened.
        expected: user_version 1 before; afterwards \(Schema.steps.count), all tables, and 1 event
        got:      \(before) before, opening it \(outcome.happening); afterwards \(version), the \
      tables \(tables), and \(events) events
      Run the steps that are missing, and set `user_version` to the number of `steps` in the \
      parameter. A `PRAGMA` accepts no `?`: interpolate the number. Chapter 5, exercise 5.4.
      """)
  }

  @Test("A failed step leaves the file at its old version", .exercise("5.4"))
  func migratesWhole() throws {
    let connection = try file.look()
    let first = "CREATE TABLE first (a)"
    try Schema.migrate(connection, by: [first])
    let bad = "CREATE TABLE third (a); CREATE TABLE fourth (a); CREATE TABLE fourth (b)"
    let outcome = try Outcome {
      try Schema.migrate(connection, by: [first, "CREATE TABLE second (a)", bad])
    }
    let (tables, version) = (try connection.tables, try connection.integer("PRAGMA user_version"))
    try #require(
      outcome.error is SQLiteError && tables == ["first"] && version == 1,
      """
      A file is at version 1. The second step succeeded, and the third one created two tables and \
      then failed.
        expected: throws SQLiteError; version 1 with the table ["first"]
        got:      migrating \(outcome.happening); version \(version) with the tables \(tables)
      A file with half a migration can't go forward or back: the new program fails, and the old \
      one doesn't know it. Run all steps in one transaction. Chapter 5, exercise 5.4.
      """)
  }

  @Test("The steps and user_version commit together", .exercise("5.4"))
  func marksWhole() throws {
    let connection = try file.look()
    try Schema.migrate(connection, by: ["CREATE TABLE first (a)"])
    // From the end of this step on the connection writes nothing any more.
    let last = "CREATE TABLE second (a); PRAGMA query_only = ON"
    let outcome = try Outcome {
      try Schema.migrate(connection, by: ["CREATE TABLE first (a)", last])
    }
    try connection.execute("PRAGMA query_only = OFF")
    let (tables, version) = (try connection.tables, try connection.integer("PRAGMA user_version"))
    try #require(
      (tables == ["first"] && version == 1) || (tables == ["first", "second"] && version == 2),
      """
      A file at version 1 ran its second step, and right after it nothing could be written any \
      more.
        expected: version 1 with ["first"], or version 2 with ["first", "second"]
        got:      migrating \(outcome.happening); version \(version) with the tables \(tables)
      If the process ends between the two, the next one runs the step again. The numbers belong \
      in the transaction of the steps. Chapter 5, exercise 5.4.
      """)
  }

  @Test("Processes that migrate at the same time run each step once", .exercise("5.4"))
  func migratesOnce() async throws {
    for _ in 1...40 {
      let file = try BankFile()
      let outcomes = await atOnce(4) {
        let connection = try file.look()
        try Schema.migrate(
          connection,
          by: ["CREATE TABLE log (a); INSERT INTO log VALUES (1)", "INSERT INTO log VALUES (2)"])
      }
      for outcome in outcomes where outcome.error is Unfinished { try outcome.get() }
      let taken = try file.look().run("SELECT a FROM log ORDER BY rowid") { $0.integer(0) }
      let failure = outcomes.compactMap(\.error).first
      try #require(
        failure == nil && taken == [1, 2],
        """
        Four processes migrated a new file at the same moment, by two steps.
          expected: no process fails, and the steps [1, 2] run
          got:      \(failure.map { "one of the four threw \($0)" } ?? "none failed"), and the \
        steps \(taken) ran
        Either a process ran a step that another one had run while it waited for the lock, or it \
        read before it took the lock. Read the version again inside `write`. Chapter 5, exercise \
        5.4.
        """)
    }
  }

  @Test("A migration never lowers the version of a newer file", .exercise("5.4"))
  func keepsNewerVersion() async throws {
    let steps = [
      "CREATE TABLE log (a)", "INSERT INTO log VALUES (2)", "INSERT INTO log VALUES (3)",
    ]
    for _ in 1...40 {
      let file = try BankFile()
      let number = Atomic(0)
      let outcomes = await atOnce(4) {
        let isOld = number.add(1, ordering: .relaxed).newValue.isMultiple(of: 2)
        try Schema.migrate(try file.look(), by: isOld ? Array(steps.prefix(2)) : steps)
      }
      for outcome in outcomes where outcome.error is Unfinished { try outcome.get() }
      let look = try file.look()
      let version = try look.integer("PRAGMA user_version")
      let taken = try look.run("SELECT a FROM log ORDER BY rowid") { $0.integer(0) }
      try #require(
        version == 3 && taken == [2, 3],
        """
        Two processes that know 3 steps, and two older ones that know 2, opened a new file at the \
        same moment.
          expected: version 3, and the steps 2 and 3 have run once
          got:      version \(version), and the steps \(taken) have run
        An older program that waited for the lock finds a newer file, and must not set its version \
        back: the next program would run step 3 again. Compare the version inside the transaction. \
        Chapter 5, exercise 5.4.
        """)
    }
  }

  @Test("Steps run in order, each once", .exercise("5.4"))
  func stepsInOrder() throws {
    let connection = try file.look()
    let steps = (1...4).map { "CREATE TABLE IF NOT EXISTS log (a); INSERT INTO log VALUES (\($0))" }
    for count in [2, 2, 4, 4] {
      let outcome = try Outcome { try Schema.migrate(connection, by: Array(steps.prefix(count))) }
      try #require(
        outcome.error == nil,
        """
        A file was migrated to version \(count).
          expected: it went well
          got:      it \(outcome.happening)
        See whether each statement is valid: a `PRAGMA` accepts no `?`. Chapter 5, exercise 5.4.
        """)
    }
    let taken = try connection.run("SELECT a FROM log ORDER BY rowid") { $0.integer(0) }
    try #require(
      taken == [1, 2, 3, 4],
      """
      A file was migrated to version 2, twice, and then to version 4, twice.
        expected: the steps [1, 2, 3, 4] ran, each once and in order
        got:      the steps \(taken) ran
      Chapter 5, exercise 5.4.
      """)
  }

  @Test("Processes that create the same file at the same time all succeed", .exercise("5.4"))
  func opensOnce() async throws {
    for _ in 1...5 {
      let file = try BankFile()
      let outcomes = await atOnce(4) { _ = try Connection.eventStore(at: file.path) }
      for outcome in outcomes where outcome.error is Unfinished { try outcome.get() }
      let failure = outcomes.compactMap(\.error).first
      try #require(
        failure == nil,
        """
        Four processes opened a bank at the same moment, and its file didn't exist.
          expected: one of them creates it, and all four get it
          got:      \(failure.map { "one of them threw \($0)" } ?? "")
        See whether each statement is valid: a `PRAGMA` accepts no `?`. Chapter 5, exercise 5.4.
        """)
    }
  }
}

/// What comes of `body` on so many threads that begin at the same moment.
func atOnce(
  _ count: Int, _ body: @escaping @Sendable () throws -> Void
) async -> [Result<Void, any Error>] {
  let ready = Atomic(0)
  let (results, result) = AsyncStream<Result<Void, any Error>>.makeStream()
  for _ in 0..<count {
    Thread.detachNewThread {
      ready.add(1, ordering: .relaxed)
      while ready.load(ordering: .relaxed) < count { sched_yield() }
      result.yield(Result(catching: body))
    }
  }
  return await results.prefix(count).reduce(into: []) { $0.append($1) }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
