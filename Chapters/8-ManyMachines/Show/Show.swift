import ScratchPostgres

/// What the stage does, part by part, on a PostgreSQL server in a temporary folder.
enum Show {
  /// Plays it, and returns the exit status: 0 when the comparisons at its end found no difference, 1
  /// otherwise.
  ///
  /// - Throws: `ScratchPostgresError` when there is no PostgreSQL, or it doesn't start.
  static func run() async throws -> Int32 {
    print("Stage 8: Many machines")
    let server = try await ScratchPostgres.shared()
    await showRace(on: server)
    await showLateCommits(on: server)
    await showLostAnswers(on: server)
    await showSignals(on: server)
    await showSleeper(on: server)
    await showShares(on: server)
    await server.server.remove()
    return await showFailover() ? 0 : 1
  }
}
