import ChapterSupport
import Foundation
import Postgres

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The served bank, in a separate process.
enum BankProcess {
  /// Serves the bank in the file at `database`, lets `body` use it, and ends it.
  ///
  /// - Throws: ``WrongResult`` when it can't be opened, and errors of `body`.
  static func with<Value>(
    _ database: String, _ body: (ServerProcess) async throws -> Value
  ) async throws -> Value {
    try await ServerProcess.with(
      "--serve", ["DATABASE": database],
      failure: "the bank of chapter 6 doesn't start; try `swift run Chapter6`", body)
  }

  /// Serves the bank whose log is in the database at `address`, lets `body` use it, and ends it.
  ///
  /// - Throws: ``WrongResult`` when it can't be opened, and errors of `body`.
  static func with<Value>(
    _ address: PostgresAddress, _ body: (ServerProcess) async throws -> Value
  ) async throws -> Value {
    try await ServerProcess.with(
      "--serve", ["DATABASE_URL": "\(address)"],
      failure: "the bank of chapter 8 doesn't start; try `swift run Chapter8 serve`", body)
  }
}

/// The queue as a server, in a separate process.
enum QueueProcess {
  /// Serves the queues in the file at `database`, lets `body` use them, and ends it.
  ///
  /// - Throws: ``WrongResult`` when it can't be opened, and errors of `body`.
  static func with<Value>(
    _ database: String, _ body: (ServerProcess) async throws -> Value
  ) async throws -> Value {
    try await ServerProcess.with(
      "--serve-queue", ["QUEUE_DATABASE": database],
      failure: "the queue of chapter 7 doesn't start; try `swift run Chapter7 queue`", body)
  }
}

/// A server in a separate process: this program, started with an option.
struct ServerProcess {
  /// Where it is open, such as `http://127.0.0.1:49152`.
  let address: String
  private let program: ChildProgram

  /// Starts the server of `option`, lets `body` use it, and ends it.
  ///
  /// - Throws: ``WrongResult`` with `failure` when it doesn't start, and errors of `body`.
  fileprivate static func with<Value>(
    _ option: String, _ settings: [String: String], failure: String,
    _ body: (ServerProcess) async throws -> Value
  ) async throws -> Value {
    let program = try ChildProgram(
      try BuiltProgram.url(of: "Benchmarks").path, [option], environment: environment(settings),
      isQuiet: true)
    do {
      let greeting = await program.output { $0.contains(#/open at http:\S+,/#) }
      guard let address = greeting.firstMatch(of: #/open at (http:\S+?),/#) else {
        throw WrongResult(failure)
      }
      let value = try await body(ServerProcess(address: String(address.1), program: program))
      await program.kill()
      return value
    } catch {
      await program.kill()
      throw error
    }
  }

  /// The status with which a GET of `target` is answered.
  ///
  /// - Throws: errors of the connection.
  func status(of target: String) async throws -> Int {
    guard let url = URL(string: address + target) else {
      throw WrongResult("\(target) is not a valid request target")
    }
    let (_, response) = try await URLSession.shared.data(from: url)
    return (response as? HTTPURLResponse)?.statusCode ?? 0
  }

  /// How much memory its process holds, in MB.
  var memory: Double {
    get throws { try ResidentMemory.megabytes(of: program.processID) }
  }

  /// How long it has used processors, in seconds.
  var processorTime: Double {
    get throws { try ProcessorTime.seconds(of: program.processID) }
  }

  private static func environment(_ settings: [String: String]) -> [String: String] {
    let foreign = ["HOST", "SNAPSHOT_THRESHOLD", "KEY_HOURS", "DATABASE_URL"]
    return ProcessInfo.processInfo.environment.filter { !foreign.contains($0.key) }
      .merging(settings) { $1 }.merging(["PORT": "0"]) { $1 }
  }
}
