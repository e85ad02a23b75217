import Foundation

/// A built program that runs in a separate folder.
struct ProgramRun: Sendable {
  let program: PageProgram
  let toolchain: Toolchain
  let folder: URL

  /// Runs it to its end and returns its output.
  ///
  /// - Throws: `CancellationError`, or an error when it cannot be started.
  func output() async throws -> String {
    let log = folder.appending(path: "output.log")
    if program.isCompanion {
      // A learner who has seen no hint yet.
      try? FileManager.default.removeItem(at: toolchain.package.url(".workbook"))
    }
    var child = child(log)
    child.heartbeat = ChildProcess.Heartbeat(file: log, limit: .seconds(300))
    _ = try await child.run()
    return try String(contentsOf: log, encoding: .utf8)
  }

  /// Starts it as a server, types `commands` one after the other, and ends it.
  ///
  /// The commands speak to port 8080; the server listens on one that the system has chosen.
  ///
  /// - Throws: `CancellationError`, ``NoServer``, or an error when something cannot be started.
  func answers(to commands: [String]) async throws -> [String] {
    let log = folder.appending(path: "server.log")
    return try await withThrowingTaskGroup { group in
      group.addTask { _ = try await child(log).run() }
      defer { group.cancelAll() }
      let port = try await port(of: log)
      var answers: [String] = []
      for command in commands {
        let output = folder.appending(path: "answer.log")
        _ = try await ChildProcess(
          arguments: ["/bin/sh", "-c", command.replacing(":8080", with: ":\(port)")],
          folder: folder, environment: ProcessInfo.processInfo.environment, output: output
        ).run()
        answers.append(try String(contentsOf: output, encoding: .utf8))
      }
      return answers
    }
  }

  /// Waits until the server says where it listens.
  private func port(of log: URL) async throws -> String {
    let clock = ContinuousClock()
    let limit = clock.now + .seconds(60)
    while clock.now < limit {
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      if let address = text.firstMatch(of: #/http://\S+?:(\d+)[,\s]/#) { return String(address.1) }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw NoServer(program: program)
  }

  private func child(_ output: URL) -> ChildProcess {
    var environment = ProcessInfo.processInfo.environment
    // It selects the sample of the proof, and would change the output of some programs.
    environment["SEED"] = nil
    environment["PORT"] = "0"
    environment["DATABASE"] = ":memory:"
    let built = toolchain.scratch.appending(path: "debug/\(program.product)")
    // The companion is this program, and it works on the package in whose folder it is started.
    let executable = program.isCompanion ? Bundle.main.executableURL ?? built : built
    return ChildProcess(
      arguments: [executable.path] + program.arguments,
      folder: program.isCompanion ? toolchain.package.root : folder, environment: environment,
      output: output)
  }
}

/// A program that a page talks to has not said within a minute where it listens.
struct NoServer: Error, CustomStringConvertible {
  let program: PageProgram

  var description: String { "`\(program)` didn't print its address." }
}
