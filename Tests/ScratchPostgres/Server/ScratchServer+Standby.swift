import Postgres

extension ScratchServer {
  /// Makes a standby of this server, which follows it, and starts it.
  ///
  /// For a standby that this server waits for at each commit, start this one with the parameter
  /// `synchronous_standby_names`; then its first commit waits for the standby. `parameters` are those
  /// of the standby.
  ///
  /// - Throws: ``ScratchPostgresError``; then there is no standby.
  public func standby(_ parameters: [String: String] = [:]) async throws -> ScratchServer {
    let standby = try ScratchServer(
      Settings(parameters, listensOnTCP: settings.listensOnTCP))
    try await standby.copy(self)
    try await standby.start()
    return standby
  }

  /// Makes this server, which was stopped, a standby of `primary`, and starts it. What it had is lost.
  ///
  /// Stop it by ``stop()``: a killed server leaves a piece of shared memory, whose number is in its
  /// folder.
  ///
  /// - Throws: ``ScratchPostgresError``; then it does not run, and may be damaged.
  public func follow(_ primary: ScratchServer) async throws {
    guard !isRunning else { throw ScratchPostgresError.wrongState("runs") }
    let removal = try ServerRun(["/bin/rm", "-rf", data], in: folder, as: account)
    defer { removal.dismiss() }
    try await removal.succeed()
    try await copy(primary)
    try await start()
  }

  private func copy(_ primary: ScratchServer) async throws {
    let host = try primary.address().hosts[0]
    try await run(
      "pg_basebackup", "--checkpoint=fast", "--no-sync", "--write-recovery-conf",
      "--pgdata=\(data)", "--dbname=host=\(host.name) port=\(host.port) user=bank")
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
    let connection = try await connect()
    let rows = try await connection.run("SELECT pid FROM pg_stat_replication")
    await connection.close()
    for row in rows { ServerProcesses.pause(row.integer(0)) }
    return rows.count
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
