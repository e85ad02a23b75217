import Foundation
import Synchronization

/// Two banks on one log, as one address: a request goes to one of them in turn, and to the other one
/// when there is no answer.
final class RestartedBanks: MixedBank {
  private struct State {
    var servers: [BankServer]
    var turn = 0
    var isClosing = false
  }

  private let state: Mutex<State>
  private let database: String
  private let folder: TemporaryFolder
  private let client = BankClient()

  /// Starts both banks. `database` is a connection string.
  init(on database: String, in folder: TemporaryFolder) async throws {
    self.database = database
    self.folder = folder
    var servers: [BankServer] = []
    for _ in 1...2 { servers.append(try await BankServer(in: folder, postgres: database)) }
    state = Mutex(State(servers: servers))
  }

  var isClosing: Bool { state.withLock { $0.isClosing } }

  func close() { state.withLock { $0.isClosing = true } }

  /// Kills one of the banks, and starts it again at the same port.
  func killAndRestart(_ bank: Int) async throws {
    let server = state.withLock { $0.servers[bank] }
    try await server.kill()
    let next = try await BankServer(port: server.port, in: folder, postgres: database)
    state.withLock { $0.servers[bank] = next }
  }

  /// Ends both.
  func end() async throws {
    for server in state.withLock({ $0.servers }) { try await server.close() }
  }

  func send(
    _ method: String, _ path: String, _ body: String?, headers: [String: String]
  ) async throws -> BankAnswer {
    let deadline = ContinuousClock.now + patience
    while true {
      let server = state.withLock { state in
        state.turn += 1
        return state.servers[state.turn % state.servers.count]
      }
      let answer = try? await client.send(method, try server.url(path), body, headers: headers)
      if let answer, answer.status < 500 { return answer }
      guard ContinuousClock.now < deadline else {
        throw NeverHappened(what: "\(method) \(path) is answered", limit: patience)
      }
      // The bank is dead, or has no database; nothing tells a client when it is back but trying.
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
