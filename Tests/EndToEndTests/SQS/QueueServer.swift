import ChapterSupport
import Foundation
import Testing

/// The queue of chapter 7, in a separate process, on its own port.
final class QueueServer: Sendable {
  let port: Int
  private let program: Program
  /// It is there for as long as the server writes into it.
  private let folder: TemporaryFolder

  var endpoint: String { "http://127.0.0.1:\(port)" }

  /// Starts the server, and returns when it listens.
  init(in folder: TemporaryFolder) async throws {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The queue is the reference here: run these tests with SOLUTIONS=1.")
    self.folder = folder
    let program = try Program(
      try BuiltProgram.url(of: "Chapter7").path, ["queue"], folder: folder.url,
      environment: ["PORT": "0", "QUEUE_DATABASE": folder.url.appending(path: "q.sqlite3").path]
    ) { folder.url.appending(path: "\(UUID()).log") }
    self.program = program
    try program.start()
    port = try await program.port(after: #/open at http:\S+:(\d+)[,\s]/#)
  }

  deinit {
    if program.isRunning { program.send(signal: SIGKILL) }
  }

  /// Asks it to end, and returns what it has said.
  func close() async throws -> Companion.Run {
    program.send(signal: SIGTERM)
    return try await program.end()
  }
}

extension Program {
  /// The port that the program prints, or an error that quotes what it has said.
  func port(after pattern: Regex<(Substring, Substring)>) async throws -> Int {
    var found: Int?
    try await eventually("the server is open", every: .milliseconds(5)) {
      found = printed.firstMatch(of: pattern).flatMap { Int($0.1) }
      return found != nil || !isRunning
    }
    guard let found else {
      let run = try await end()
      throw NeverHappened(what: "The server opens: \(run.errors)", limit: .zero)
    }
    return found
  }
}
