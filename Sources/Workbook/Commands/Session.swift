/// One start of the companion: the package, its road, the machine and where the answers go.
struct Session: Sendable {
  let package: Package
  let road: Road
  let machine: Machine
  let terminal: Terminal

  /// Runs `command`.
  ///
  /// Returns whether all that was asked for is well, for the exit status.
  ///
  /// - Throws: errors that describe themselves in one line; nothing was half written.
  func perform(_ command: Command) async throws -> Bool {
    if command != .watch { terminal.print(interruptionLines) }
    switch command {
    case .status: return try await status()
    case .watch: try await watch()
    case .list: try await list()
    case .check(let scopes): return try await check(scopes)
    case .hint(let scope):
      let exercise = try await exercise(in: scope)
      let results = try await resultsForHint(of: exercise)
      terminal.print(try hintLines(for: exercise, in: results))
    case .diff(let scope): terminal.print(try diffLines(for: try await exercise(in: scope)))
    case .solve(let scopes): try solve(scopes)
    case .reset(let scopes): try reset(scopes)
    case .update(let isOffline): return try await update(isOffline: isOffline)
    case .test(let mayInstall): return try await testReference(mayInstall: mayInstall)
    case .verify(let subject): return try await verify(subject)
    case .help: terminal.print([Command.usage])
    }
    return true
  }

  /// The same with another `road`: a save may have been in a chapter.
  func on(_ road: Road) -> Session {
    Session(package: package, road: road, machine: machine, terminal: terminal)
  }

  /// The same on another `terminal`: its size may have changed.
  func on(_ terminal: Terminal) -> Session {
    Session(package: package, road: road, machine: machine, terminal: terminal)
  }

  /// The exercise that `scope` names; without one, the next that does not pass.
  private func exercise(in scope: Scope?) async throws -> Exercise {
    if let scope { return try road.exercise(in: scope) }
    let results = try await testCurrentStage()
    guard let next = results.next else { throw NothingIsLeft() }
    return next
  }
}

/// The next exercise was asked for, and there is none.
struct NothingIsLeft: Error, CustomStringConvertible {
  let description = "All exercises pass. To choose one, add its number, such as `1.1`."
}
