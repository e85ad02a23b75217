import BankMessaging
import ChapterSupport
import Foundation
import Serving

/// The banks on one log, and the worker that follows it, each a process of this program.
final class FailoverProcesses: Sendable {
  private struct State {
    var running: [Program: BackgroundProcess] = [:]
    /// The banks that can be asked.
    var ports: [Int: UInt16] = [:]
    var failure: ProgramEnded?
  }

  fileprivate enum Program: Hashable, CustomStringConvertible {
    case bank(Int)
    case worker

    var description: String {
      switch self {
      case .bank(let number): "bank \(number)"
      case .worker: "the worker"
      }
    }
  }

  private let environment: [String: String]
  private let state = Watched(State())

  /// How long a program may take to start, and to end.
  private static let patience = Duration.seconds(30)

  /// Nothing runs yet. `database` is what the programs get as `DATABASE_URL`.
  init(on database: String) {
    // What is set for a bank in general is not meant for these ones. An empty setting counts as one
    // that is not set.
    let foreign = ["HOST", "ALLOWED_HOSTS", "SNAPSHOT_THRESHOLD", "KEY_HOURS"]
    let settings = ["DATABASE_URL": database, "PORT": "0", "LEASE": "2", "ENDS_WITH_INPUT": "1"]
    environment = ProcessInfo.processInfo.environment
      .merging(foreign.map { ($0, "") }) { $1 }.merging(settings) { $1 }
  }

  /// Starts the bank with this number, and returns when it is open.
  ///
  /// - Throws: ``ProgramEnded``, `TookTooLong`, `CannotStart`, and `CancellationError`.
  func start(_ bank: Int) async throws {
    let port = try await start(.bank(bank), ["serve"]) { line in
      line.firstMatch(of: #/open at http:\S+:(\d+)[,\s]/#).flatMap { UInt16($0.1) }
    }
    state.change { $0.ports[bank] = port }
  }

  /// Starts the worker, and returns when it follows the log.
  ///
  /// - Throws: ``ProgramEnded``, `TookTooLong`, `CannotStart`, and `CancellationError`.
  func startWorker() async throws {
    try await start(.worker, ["worker"]) { $0.contains("follows the log") ? () : nil }
  }

  /// Starts a program, and returns what `ready` finds in a line of its output.
  private func start<Value: Sendable>(
    _ program: Program, _ arguments: [String], ready: @escaping @Sendable (String) -> Value?
  ) async throws -> Value {
    let process = try BackgroundProcess(arguments, environment: environment)
    state.change { $0.running[program] = process }
    let value = try await within(Self.patience, "\(program) starts") {
      try await process.first(ready)
    }
    guard let value else { throw ProgramEnded(program, process) }
    Task { try await watch(program, process) }
    return value
  }

  /// Notes a failure when the program ends by itself.
  private func watch(_ program: Program, _ process: BackgroundProcess) async throws {
    _ = try await process.end()
    state.change { state in
      guard state.running[program] === process else { return }
      if case .bank(let number) = program { state.ports[number] = nil }
      state.failure = ProgramEnded(program, process)
    }
  }

  /// Waits until a program ends by itself.
  ///
  /// - Throws: ``ProgramEnded``, and `CancellationError`; it never returns.
  func fail() async throws -> Never { throw try await state.wait { $0.failure } }

  /// Kills a bank with `SIGKILL`, and returns when it is gone.
  func kill(_ bank: Int) async throws {
    let process = state.change { state in
      state.ports[bank] = nil
      return state.running.removeValue(forKey: .bank(bank))
    }
    process?.send(signal: SIGKILL)
    _ = try await within(Self.patience, "bank \(bank) ends") { try await process?.end() }
  }

  /// Kills all programs, also in a task that is cancelled, and returns when they are gone.
  func close() async {
    let processes = state.change { state in
      defer { state.running = [:] }
      state.ports = [:]
      return Array(state.running.values)
    }
    for process in processes { process.send(signal: SIGKILL) }
    await Task {
      for process in processes { _ = try? await process.end() }
    }.value
  }

  /// Returns a client of the bank with this number, or else of another bank that is open, as a load
  /// balancer does. It waits until one of them is.
  ///
  /// - Throws: `CancellationError`.
  func client(preferring bank: Int) async throws -> HTTPClient {
    let port = try await state.wait { $0.ports[bank] ?? $0.ports.values.first }
    return HTTPClient(address: HTTPAddress(port: port))
  }
}

/// A bank or the worker has ended by itself.
struct ProgramEnded: Error, CustomStringConvertible {
  let description: String

  fileprivate init(_ program: FailoverProcesses.Program, _ process: BackgroundProcess) {
    let said = process.lines.suffix(10).map { "  \($0)" }.joined(separator: "\n")
    description =
      "\(program) \(process.ending?.description ?? "does not end"). Its last output:\n\(said)"
  }
}
