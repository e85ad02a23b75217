import ChapterSupport
import Postgres
import ScratchPostgres
import Testing

@Suite("Many tasks on one connection to PostgreSQL", .timeLimit(.minutes(10)))
struct PostgresSharingTests {
  @Test("Each of 64 tasks gets its own answers, and its own errors", arguments: [true, false])
  func tasks(_ preparing: Bool) async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect(preparing: preparing)
    try await withThrowingTaskGroup { group in
      for task in 1...64 {
        group.addTask {
          for round in 1...50 {
            let isBad = (task + round).isMultiple(of: 7)
            let results = try await connection.send([
              PostgresStatement("SELECT $1::int8", .integer(task * 1_000 + round)),
              PostgresStatement("SELECT 1 / $1::int", .integer(isBad ? 0 : 1)),
              PostgresStatement("SELECT repeat('x', $1::int)", .integer(task)),
            ])
            #expect(try results[0].get()[0].integer(0) == task * 1_000 + round)
            guard case .success(let rows) = results[2] else {
              #expect(isBad)
              continue
            }
            #expect(!isBad && rows[0].text(0).utf8.count == task)
          }
        }
      }
      try await group.waitForAll()
    }
    await connection.close()
  }

  @Test("A cancelled task waits for its result, and gets it")
  func cancellation() async throws {
    let database = try await ScratchPostgres.shared().database()
    let holder = try await database.connect()
    let connection = try await database.connect()
    try await holder.run("SELECT pg_advisory_lock(5)")
    let task = Task {
      try await connection.run("SELECT 'done' FROM pg_advisory_lock(5)")[0].text(0)
    }
    try await eventually("it waits for the lock") {
      try await holder.run("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .count == 1
    }
    task.cancel()
    try await holder.run("SELECT pg_advisory_unlock(5)")
    #expect(try await task.value == "done")
    await connection.close()
    await holder.close()
  }

  @Test("Notifications reach all listeners, also while nothing is sent, and end with the session")
  func notifications() async throws {
    let database = try await ScratchPostgres.shared().database()
    let sender = try await database.connect()
    let connection = try await database.connect()
    try await connection.run("LISTEN events")
    let streams = [connection.notifications(), connection.notifications()]
    try await sender.run("SELECT pg_notify('events', $1)", .text("zwölf"))
    try await sender.run("NOTIFY events")
    let expected = ["zwölf", ""].map { PostgresNotification(channel: "events", payload: $0) }
    for stream in streams {
      var iterator = stream.makeAsyncIterator()
      let first = await iterator.next()
      #expect([first, await iterator.next()] == expected)
    }
    await connection.close()
    for stream in streams { #expect(await stream.first { _ in true } == nil) }
    #expect(await connection.notifications().first { _ in true } == nil)
    await sender.close()
  }
}
