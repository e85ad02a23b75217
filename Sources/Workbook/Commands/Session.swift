/// One start of the companion: the package, its road and where the answers go.
struct Session: Sendable {
  let package: Package
  let road: Road
  let terminal: Terminal

  /// Does what `command` asks.
  ///
  /// Returns whether all that was asked for is well, for the exit status.
  ///
  /// - Throws: errors that describe themselves in one line; nothing was half written.
  func perform(_ command: Command) async throws -> Bool {
    switch command {
    case .status: return try await status()
    case .watch: try await watch()
    case .list: try await list()
    case .check(let scopes): return try await check(scopes)
    case .hint(let scope): try hint(scope)
    case .diff(let scope): try diff(scope)
    case .solve(let scopes): try solve(scopes)
    case .reset(let scopes): try reset(scopes)
    case .update: try update()
    case .verify(let scope): return try await verify(scope)
    case .help: terminal.print([Command.usage])
    }
    return true
  }
}
