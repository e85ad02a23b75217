import BankMessaging
import ChapterSupport
import Foundation
import Serving

/// Banks on one log, each a process of this program.
final class BankProcesses: Sendable {
  private struct State {
    var running: [Int: BackgroundProcess] = [:]
    /// The banks that can be asked.
    var ports: [Int: UInt16] = [:]
    var failure: BankEnded?
  }

  private let environment: [String: String]
  private let state = Watched(State())

  /// How long a bank may take to start, and to end.
  private static let patience = Duration.seconds(30)

  /// Nothing runs yet. `database` is what the banks get as `DATABASE_URL`.
  init(on database: String) {
    // What is set for a bank in general is not meant for these ones. An empty setting counts as one
    // that is not set.
    let foreign = ["HOST", "ALLOWED_HOSTS", "SNAPSHOT_THRESHOLD", "KEY_HOURS"]
    let settings = ["DATABASE_URL": database, "PORT": "0", "ENDS_WITH_INPUT": "1"]
    environment = ProcessInfo.processInfo.environment
      .merging(foreign.map { ($0, "") }) { $1 }.merging(settings) { $1 }
  }

  /// Starts the bank with this number, and returns when it is open.
  ///
  /// - Throws: ``BankEnded``, `TookTooLong`, `CannotStart`, and `CancellationError`.
  func start(_ bank: Int) async throws {
    let process = try BackgroundProcess(["serve"], environment: environment)
    state.change { $0.running[bank] = process }
    let port = try await within(Self.patience, "bank \(bank) opens") {
      try await process.first { line in
        line.firstMatch(of: #/open at http:\S+:(\d+)[,\s]/#).flatMap { UInt16($0.1) }
      }
    }
    guard let port else { throw BankEnded(bank, process) }
    state.change { $0.ports[bank] = port }
    Task { try await watch(bank, process) }
  }

  /// Notes a failure when the bank ends by itself.
  private func watch(_ bank: Int, _ process: BackgroundProcess) async throws {
    _ = try await process.end()
    state.change { state in
      guard state.running[bank] === process else { return }
      state.ports[bank] = nil
      state.failure = BankEnded(bank, process)
    }
  }

  /// Waits until a bank ends by itself.
  ///
  /// - Throws: ``BankEnded``, and `CancellationError`; it never returns.
  func fail() async throws -> Never { throw try await state.wait { $0.failure } }

  /// Kills a bank with `SIGKILL`, and returns when it is gone.
  func kill(_ bank: Int) async throws {
    let process = state.change { state in
      state.ports[bank] = nil
      return state.running.removeValue(forKey: bank)
    }
    process?.send(signal: SIGKILL)
    _ = try await within(Self.patience, "bank \(bank) ends") { try await process?.end() }
  }

  /// Kills all banks, also in a task that is cancelled, and returns when they are gone.
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

/// A bank has ended by itself.
struct BankEnded: Error, CustomStringConvertible {
  let description: String

  init(_ bank: Int, _ process: BackgroundProcess) {
    let said = process.lines.suffix(10).map { "  \($0)" }.joined(separator: "\n")
    description =
      "bank \(bank) \(process.ending?.description ?? "does not end"). Its last output:\n\(said)"
  }
}
