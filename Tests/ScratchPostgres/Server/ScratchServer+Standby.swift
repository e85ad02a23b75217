import Postgres

extension ScratchServer {
  /// Makes a standby of this server, which follows it, and starts it.
  ///
  /// For a standby that this server waits for at each commit, start this one with the parameter
  /// `synchronous_standby_names`; then its first commit waits for the standby.
  ///
  /// - Throws: ``ScratchPostgresError``; then there is no standby.
  public func standby() async throws -> ScratchServer {
    let standby = try ScratchServer(Settings(listensOnTCP: settings.listensOnTCP))
    let host = try address().hosts[0]
    try await standby.run(
      "pg_basebackup", "--checkpoint=fast", "--no-sync", "--write-recovery-conf",
      "--pgdata=\(standby.data)",
      "--dbname=host=\(host.name) port=\(host.port) user=bank")
    try await standby.start()
    return standby
  }

  /// Makes this standby a primary, and returns when it accepts writes.
  ///
  /// - Throws: errors of the connection, and `PostgresError` when it is no standby.
  public func promote() async throws {
    let session = try await connect()
    do {
      try await session.run("SELECT pg_promote()")
      await session.close()
    } catch {
      await session.close()
      throw error
    }
  }
}
