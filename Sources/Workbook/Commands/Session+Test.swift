import Foundation

extension Session {
  /// Builds the whole package with the reference solutions and runs all of its tests; true when they
  /// pass.
  ///
  /// Missing system libraries are installed first: after a question, or at once if `mayInstall`.
  ///
  /// - Throws: errors of ``provideLibraries(for:hasAgreed:)`` and ``Toolchain``.
  func testReference(mayInstall: Bool) async throws -> Bool {
    try await provideLibraries(for: .max, hasAgreed: mayInstall)
    // A separate build folder, so that the learner's code need not be built again afterwards.
    var toolchain = Toolchain(
      package, scratch: package.url(".build/reference"), stages: nil, solved: true)
    // All tests at once may keep each other waiting.
    toolchain.patience = .seconds(120)
    if let failure = try await build(with: toolchain) {
      terminal.print(Reasons(terminal: terminal).lines(for: failure))
      return false
    }
    let report = TestReport(try await test(with: toolchain))
    terminal.print(report.lines(on: terminal))
    return report.isGood
  }

  private func build(with toolchain: Toolchain) async throws -> CompileFailure? {
    let title = "Building everything with the reference solutions"
    say("\(title) …")
    let log = "build.log"
    let file = toolchain.scratch.appending(path: log)
    return try await Progress(terminal: terminal).during(
      "\(title): \(Self.step(of: file) ?? "") …"
    ) {
      try await toolchain.build(log: log)
    }
  }

  private func test(with toolchain: Toolchain) async throws -> TestProcess {
    say("Testing …")
    let events = "events.jsonl"
    let file = toolchain.scratch.appending(path: events)
    return try await Progress(terminal: terminal).during("Testing: \(Self.count(in: file)) …") {
      try await toolchain.test(filter: ".", events: events)
    }
  }

  /// Without a terminal, the progress is a line for each part of the work.
  private func say(_ line: String) {
    if !terminal.isInteractive { terminal.print([line]) }
  }

  /// How far a build has come, in the words of its log, such as `12/345`.
  private static func step(of log: URL) -> String? {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.lines.reversed().lazy
      .compactMap { $0.prefixMatch(of: /\[(\d+\/\d+)\]/).map { String($0.1) } }.first
  }

  /// How many tests have come to their end.
  private static func count(in events: URL) -> String {
    let log = EventLog((try? Data(contentsOf: events)) ?? Data())
    return "\(log.ended.count) of \(log.places.count)"
  }
}
