import Postgres
import ScratchPostgres
import Testing

@Suite("Connecting to PostgreSQL", .timeLimit(.minutes(10)))
struct PostgresOpeningTests {
  private func refusal(of address: PostgresAddress) async -> (code: String?, reason: String)? {
    let error = await #expect(throws: PostgresUnavailable.self) {
      _ = try await PostgresConnection.open(address, host: address.hosts[0], timeout: patience)
    }
    guard case .refused(let host, let code, let reason) = error else { return nil }
    #expect(host == address.hosts[0])
    return (code, reason)
  }

  @Test("Each way of refusing has its code: the password, the user, the database")
  func refused() async throws {
    let server = try await ScratchServer.start()
    let address = try server.address()
    let host = address.hosts[0]
    let admin = try await PostgresConnection.open(address, host: host, timeout: patience)
    try await admin.run("CREATE ROLE clerk LOGIN PASSWORD 'right'")
    let rules = try await admin.run("SELECT current_setting('hba_file')")[0].text(0)
    try await admin.run(
      "COPY (VALUES ('local all bank trust'), ('local all all scram-sha-256')) TO '\(rules)'")
    try await admin.run("SELECT pg_reload_conf()")
    func signIn(_ user: String, _ password: String, _ database: String) throws -> PostgresAddress {
      try PostgresAddress(
        parsing: "host=\(host.name) port=\(host.port) user=\(user) password=\(password) "
          + "dbname=\(database)")
    }
    try await eventually("the rules count") {
      let error = await refusal(of: try signIn("clerk", "wrong", "postgres"))
      return error?.code == "28P01"
    }
    #expect(await refusal(of: try signIn("nobody", "x", "postgres"))?.code == "28P01")
    #expect(await refusal(of: try signIn("clerk", "right", "nothing"))?.code == "3D000")
    let right = try signIn("clerk", "right", "postgres")
    let clerk = try await PostgresConnection.open(right, host: host, timeout: patience)
    #expect(try await clerk.run("SELECT current_user")[0].text(0) == "clerk")
    #expect(clerk.host == host)
    await clerk.close()
    await admin.close()
    await server.remove()
  }

  @Test("Where nothing listens, there is no code, and the reason names the socket")
  func nothing() async throws {
    let address = try PostgresAddress(parsing: "host=/nowhere port=5433 user=bank")
    let refusal = await refusal(of: address)
    #expect(refusal?.code == nil)
    #expect(refusal?.reason.contains("/nowhere/.s.PGSQL.5433") == true)
  }

  @Test("A host that never answers is given up after the timeout, or when the task is cancelled")
  func silence() async throws {
    let silent = try CuttingProxy(for: nil)
    let address = try PostgresAddress(
      parsing: "host=127.0.0.1 port=\(silent.port) user=bank dbname=bank")
    let host = address.hosts[0]
    let timeout = Duration.milliseconds(200)
    await #expect(throws: PostgresUnavailable.noAnswer(host, within: timeout)) {
      _ = try await PostgresConnection.open(address, host: host, timeout: timeout)
    }
    let task = Task {
      _ = try await PostgresConnection.open(address, host: host, timeout: patience)
    }
    task.cancel()
    await #expect(throws: PostgresUnavailable.cancelled(host)) { try await task.value }
  }

  @Test("An option that libpq does not understand is named")
  func option() async throws {
    let address = try PostgresAddress(parsing: "postgresql:///bank?sslmode=some")
    #expect(await refusal(of: address)?.reason.contains("sslmode") == true)
  }
}
