extension Session {
  /// The library that the first `stages` need and this machine lacks; `nil` when there is none.
  ///
  /// - Throws: ``FileError``, naming the file that should tell.
  func missingLibrary(for stages: Int) throws(FileError) -> MissingLibrary? {
    for stage in road.stages where stage.number <= stages {
      for library in try stage.libraries(in: package) where !machine.has(library) {
        return MissingLibrary(
          library: library, stage: stage.number, installation: machine.installation(of: library))
      }
    }
    return nil
  }

  /// Makes sure that the first `stages` can be built and tested, by an installation if the learner agrees, or
  /// `hasAgreed` already.
  ///
  /// The compiler would only report a missing header, without a solution; and each test that needs a
  /// program would fail.
  ///
  /// - Throws: ``MissingLibrary`` when there is no terminal to ask on, ``NotInstalled`` otherwise.
  func provideLibraries(for stages: Int, hasAgreed: Bool = false) async throws {
    while let missing = try missingLibrary(for: stages) {
      guard let installation = missing.installation else { throw missing }
      try await hasAgreed ? announce(missing, installation) : ask(about: missing)
      let status = try await installation.run()
      try Task.checkCancellation()
      guard status == 0 else { throw NotInstalled.failed(installation, status: status) }
      guard machine.has(missing.library) else { throw NotInstalled.notFound(missing.library) }
    }
  }

  /// Shows the command that runs without another question, and whose rights it has.
  private func announce(_ missing: MissingLibrary, _ installation: Installation) {
    terminal.print([
      "Stage \(missing.stage) needs \(missing.library.name). Running: \(installation.command)"
    ])
  }

  private func ask(about missing: MissingLibrary) async throws {
    guard terminal.canAsk else { throw missing }
    terminal.print(
      "\(missing)".lines + [
        "",
        "  y  run it now (after `apt-get update`, if necessary) and continue",
        "  n  install nothing and stop (also: return)", "",
      ])
    guard try await terminal.agrees(to: "Install it now?") else { throw NotInstalled.declined }
  }
}
