import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import Synchronization
import Testing

@Suite("Stage 5: An older file")
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
      A file of the first release has taken step 1 of \(Schema.steps.count), so its `user_version` \
      has to be 1 (it is \(before)), and it has one event. Opening it \(outcome.happening). Now it has \
      to be at version \(Schema.steps.count), with all tables, and with its event, but it is at \
      version \(version), with the tables \(tables) and \(events) events. Read: Chapter 5, \
      exercise 5.4.
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
      A file was at version 1. The second step went well, and the third one made two tables and then \
      failed. The error has to come through, and the file has to be at version 1 with the table \
      'first', but migrating \(outcome.happening), and the file is at version \(version) with the \
      tables \(tables). A file that has taken some of the steps, or half of one, can neither go on \
      nor back: the new program fails, and the old one does not know it any more. Read: Chapter 5, \
      exercise 5.4.
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
      A file at version 1 took its second step, and directly after it nothing could be written any \
      more. It has to be at version 1 with the table 'first', or at version 2 with 'first' and \
      'second', but migrating \(outcome.happening), and the file is at version \(version) with the \
      tables \(tables). If the process ends between the two, the next one takes the step again: the \
      marks belong to the steps, in the same transaction. Read: Chapter 5, exercise 5.4.
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
        Four processes opened a new file at the same moment, and there are two steps. All four have \
        to go on, with a file that has taken the steps 1 and 2, but the steps taken are \(taken), and \
        \(failure.map { "one of the four threw \($0)" } ?? "nobody threw an error"). Either somebody \
        took a step that somebody else had taken while he waited for the lock, or he began by reading \
        and asked for the lock too late. Read: Chapter 5, exercise 5.4.
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
        A file was migrated to version \(count), and that \(outcome.happening). Read: Chapter 5, \
        exercise 5.4.
        """)
    }
    let taken = try connection.run("SELECT a FROM log ORDER BY rowid") { $0.integer(0) }
    try #require(
      taken == [1, 2, 3, 4],
      """
      A file was brought to version 2, twice, and then to version 4, twice. It has to have taken the \
      steps 1, 2, 3 and 4, each once, but it has taken \(taken). Read: Chapter 5, exercise 5.4.
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
        Four processes opened a bank whose file was not there, at the same moment. One of them makes \
        it, and all four have to get it, but \(failure.map { "one of them threw \($0)" } ?? ""). Read: \
        Chapter 5, exercise 5.4.
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
