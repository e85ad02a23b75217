import Postgres
import ScratchPostgres
import Testing

@Suite("A session with PostgreSQL that ends", .timeLimit(.minutes(10)))
struct PostgresLossTests {
  private func open(_ server: ScratchServer) async throws -> PostgresConnection {
    let address = try server.address()
    return try await PostgresConnection.open(address, host: address.hosts[0], timeout: patience)
  }

  private func pid(of connection: PostgresConnection) async throws -> Int {
    try await connection.run("SELECT pg_backend_pid()")[0].integer(0)
  }

  private func isWaiting(_ pid: Int, seenBy watcher: PostgresConnection) async throws -> Bool {
    let sql = "SELECT FROM pg_stat_activity WHERE pid = $1 AND state = 'active'"
    return try await watcher.run(sql, .integer(pid)).count == 1
  }

  @Test("When the server is killed, each call that waits throws, and so does each later one")
  func killed() async throws {
    let server = try await ScratchServer.start()
    let connection = try await open(server)
    let watcher = try await open(server)
    let pid = try await pid(of: connection)
    let stream = connection.notifications()
    try await withThrowingTaskGroup { group in
      for _ in 0..<16 {
        group.addTask {
          await #expect(throws: ConnectionLost.self) {
            try await connection.send([
              PostgresStatement("SELECT 1"), PostgresStatement("SELECT pg_sleep(600)"),
            ])
          }
        }
      }
      try await eventually("it runs") { try await isWaiting(pid, seenBy: watcher) }
      try await server.kill()
      try await group.waitForAll()
    }
    await #expect(throws: ConnectionLost.self) { try await connection.run("SELECT 1") }
    await #expect(throws: ConnectionLost.self) { try await watcher.run("SELECT 1") }
    #expect(await stream.first { _ in true } == nil)
    await connection.close()
    await server.remove()
  }

  @Test("When the server ends an idle session, its reason is in the error")
  func terminated() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let other = try await database.connect()
    let stream = connection.notifications()
    try await other.run("SELECT pg_terminate_backend($1)", .integer(pid(of: connection)))
    #expect(await stream.first { _ in true } == nil)
    let error = await #expect(throws: ConnectionLost.self) { try await connection.run("SELECT 1") }
    #expect(error?.reason == "terminating connection due to administrator command")
    await other.close()
  }

  @Test("Closing ends what waits, and the server knows it")
  func closed() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let other = try await database.connect()
    try await other.run("SELECT pg_advisory_lock(6)")
    let pid = try await pid(of: connection)
    let waiting = Task { try await connection.run("SELECT pg_advisory_lock(6)") }
    try await eventually("it runs") { try await isWaiting(pid, seenBy: other) }
    await connection.close()
    await connection.close()
    await #expect(throws: ConnectionLost(reason: "it was closed")) { try await waiting.value }
    await #expect(throws: ConnectionLost(reason: "it was closed")) {
      try await connection.run("SELECT 1")
    }
    await other.close()
  }

  @Test("A session ends with the last reference to it")
  func released() async throws {
    let database = try await ScratchPostgres.shared().database()
    let other = try await database.connect()
    var connection: PostgresConnection? = try await database.connect()
    let pid = try await pid(of: #require(connection))
    connection = nil
    try await eventually("the server has ended the process") {
      try await other.run("SELECT FROM pg_stat_activity WHERE pid = $1", .integer(pid)).isEmpty
    }
    await other.close()
  }

  @Test("A commit for which the server no longer waits for its standby is unknown")
  func standbyGivenUp() async throws {
    let server = try await ScratchServer.start(.init(["synchronous_standby_names": "nobody"]))
    let connection = try await open(server)
    let other = try await open(server)
    for each in [connection, other] { try await each.run("SET synchronous_commit = local") }
    try await connection.run("CREATE TABLE notes (number int)")
    try await connection.run("SET synchronous_commit = on")
    let pid = try await pid(of: connection)
    let commit = Task { try await connection.run("INSERT INTO notes VALUES (1)") }
    try await eventually("it waits for the standby") {
      let sql = "SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'SyncRep'"
      return try await other.run(sql, .integer(pid)).count == 1
    }
    try await other.run("SELECT pg_cancel_backend($1)", .integer(pid))
    let error = await #expect(throws: ConnectionLost.self) { try await commit.value }
    #expect(error?.reason.contains("standby") == true)
    #expect(try await other.run("SELECT FROM notes").count == 1)
    await other.close()
    await server.remove()
  }
}
