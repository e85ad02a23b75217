import EventSourcing
import Foundation
import SQLite
import StoreConformance
import Synchronization
import Testing

@Suite("The served bank and 64 clients, with a killed process")
struct ServedCrashTests {
  private static let clients = 64
  private static let accounts = 20
  private static let lives = 6
  /// In all, over all lives of the server.
  private static let seconds = 30

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("No acknowledged command is lost, none counts twice, and the sum is exact")
  func mix() async throws {
    let bank = RestartedBank(
      server: try await BankServer(database: folder.bank, in: folder), database: folder.bank,
      in: folder)
    let ledgers = try await withThrowingTaskGroup { group in
      for number in 0..<Self.clients {
        group.addTask {
          var client = MixClient(number: number, accounts: Self.accounts, bank: bank)
          return try await client.work()
        }
      }
      var random = Seed.generator(for: 600)
      for life in 1...Self.lives {
        let share = Self.seconds * 1_000 / Self.lives
        let time = Int.random(in: share / 2...share * 3 / 2, using: &random)
        try await Task.sleep(for: .milliseconds(time))
        if life < Self.lives { try await bank.killAndRestart() }
      }
      bank.close()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    try await bank.expectSums(of: ledgers, accounts: Self.accounts)
    try await bank.expectRepetitions(of: ledgers)
    try expectSingleEffects()
    try await bank.end()
  }

  /// No account has two events of the same kind with the same cause.
  private func expectSingleEffects() throws {
    let connection = try Connection(path: folder.bank)
    let doubled = try connection.run(
      """
      SELECT stream, causation_id FROM events WHERE stream GLOB 'account-*'
      GROUP BY stream, causation_id HAVING count(*) > 1
      """
    ) { "\($0.text(0)): \($0.text(1))" }
    #expect(doubled == [])
  }
}

/// A bank whose process dies now and then, and begins again at the same port.
final class RestartedBank: MixedBank {
  private struct State {
    var server: BankServer
    var isClosing = false
  }

  private let state: Mutex<State>
  private let database: String
  private let folder: TemporaryFolder
  private let client = BankClient()

  init(server: BankServer, database: String, in folder: TemporaryFolder) {
    state = Mutex(State(server: server))
    self.database = database
    self.folder = folder
  }

  /// Whether clients shall begin nothing new.
  var isClosing: Bool { state.withLock { $0.isClosing } }

  func close() { state.withLock { $0.isClosing = true } }

  func killAndRestart() async throws {
    let server = state.withLock { $0.server }
    try await server.kill()
    let next = try await BankServer(port: server.port, database: database, in: folder)
    state.withLock { $0.server = next }
  }

  /// Ends the last process.
  func end() async throws { try await state.withLock { $0.server }.close() }

  /// Sends the request until it is answered by anything but "not now".
  func send(
    _ method: String, _ path: String, _ body: String?, headers: [String: String]
  ) async throws -> BankAnswer {
    let deadline = ContinuousClock.now + patience
    while true {
      let url = try state.withLock { $0.server }.url(path)
      if let answer = try? await client.send(method, url, body, headers: headers),
        answer.status < 500
      {
        return answer
      }
      guard ContinuousClock.now < deadline else {
        throw NeverHappened(what: "\(method) \(path) is answered", limit: patience)
      }
      // The server is dead; nothing tells a client when it is back but trying.
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
