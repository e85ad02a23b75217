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

  /// The connection string for clients that may be served by this server or by its `standby`.
  ///
  /// - Throws: `InvalidPostgresAddress`, where libpq is missing.
  public func connectionString(
    with standby: ScratchServer, database: String = "postgres"
  ) throws -> String {
    let hosts = try [address().hosts[0], standby.address().hosts[0]]
    return """
      host=\(hosts[0].name),\(hosts[1].name) port=\(hosts[0].port),\(hosts[1].port) \
      user=bank dbname=\(database)
      """
  }

  /// Makes the processes that send the log to standbys stand still until this server ends.
  ///
  /// Clients and standbys see connections that are open, and on which nothing comes.
  ///
  /// - Returns: the number of these processes.
  /// - Throws: errors of the connection.
  @discardableResult
  public func pauseSenders() async throws -> Int {
    let address = try address()
    let connection = try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(30))
    let rows = try await connection.run("SELECT pid FROM pg_stat_replication")
    await connection.close()
    for row in rows { ServerProcesses.pause(row.integer(0)) }
    return rows.count
  }

  /// Makes this standby a primary, and returns when it accepts writes.
  ///
  /// - Throws: errors of the connection, and `PostgresError` when it is no standby.
  public func promote() async throws { try await administer("SELECT pg_promote()") }
}
