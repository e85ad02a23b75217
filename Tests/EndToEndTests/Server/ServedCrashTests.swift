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
    try await expectSums(ledgers, bank: bank)
    try await expectRepetitions(ledgers, bank: bank)
    try expectSingleEffects()
    try await bank.end()
  }

  /// What the clients were told adds up to what the accounts hold, cent by cent.
  private func expectSums(_ ledgers: [MixClient.Ledger], bank: RestartedBank) async throws {
    var expected: [Int: Int] = [:]
    for ledger in ledgers { expected.merge(ledger.changes, uniquingKeysWith: +) }
    #expect(ledgers.reduce(0) { $0 + $1.acknowledged } > 500, "There were too few commands.")
    var total = 0
    for id in 1...Self.accounts {
      let answer = try await bank.send("GET", "/accounts/\(id)")
      let balance = try #require(answer.body.firstMatch(of: #/"balance":([-0-9.]+)/#)?.1)
      let cents = try #require(Decimal(string: String(balance))) * 100
      #expect(cents == Decimal(expected[id] ?? 0), "account \(id)")
      total += expected[id] ?? 0
    }
    // What transfers took they also brought: only deposits and withdrawals change the sum.
    #expect(total == ledgers.reduce(0) { $0 + $1.fromOutside })
  }

  /// Sent once more, each of the last requests is answered as it was.
  private func expectRepetitions(_ ledgers: [MixClient.Ledger], bank: RestartedBank) async throws {
    for ledger in ledgers {
      guard let last = ledger.last else { continue }
      let again = try await bank.send(last.request)
      #expect(again == last.answer)
    }
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
final class RestartedBank: Sendable {
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

  func send(_ request: MixClient.Request) async throws -> BankAnswer {
    try await send("POST", request.path, request.body, headers: ["Idempotency-Key": request.key])
  }

  /// Sends the request until it is answered by anything but "not now".
  func send(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
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

/// A client who brings money, takes money and sends it around, and keeps book.
struct MixClient {
  struct Request {
    let path: String
    let key: String
    let body: String
  }

  /// What a client was told.
  struct Ledger {
    /// By how many cents each account has changed.
    var changes: [Int: Int] = [:]
    /// How many cents came into the bank, less those that left it.
    var fromOutside = 0
    var acknowledged = 0
    var last: (request: Request, answer: BankAnswer)?
  }

  let number: Int
  let accounts: Int
  let bank: RestartedBank
  private var random: SeededGenerator
  private var ledger = Ledger()
  private var count = 0

  init(number: Int, accounts: Int, bank: RestartedBank) {
    self.number = number
    self.accounts = accounts
    self.bank = bank
    random = Seed.generator(for: 601 + number)
  }

  mutating func work() async throws -> Ledger {
    while !bank.isClosing { try await act() }
    return ledger
  }

  private mutating func act() async throws {
    let from = Int.random(in: 1...accounts, using: &random)
    let to = Int.random(in: 1...accounts, using: &random)
    let cents = Int.random(in: 1...5_000, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5:
      try await send("/deposit/", "\"account_id\":\(to)", cents, changes: [to: cents])
    case 5..<8:
      try await send("/withdraw/", "\"account_id\":\(from)", cents, changes: [from: -cents])
    default:
      let changes = from == to ? [:] : [from: -cents, to: cents]
      try await send("/transfer/", "\"from\":\(from),\"to\":\(to)", cents, changes: changes)
    }
  }

  private mutating func send(
    _ path: String, _ members: String, _ cents: Int, changes: [Int: Int]
  ) async throws {
    count += 1
    let amount = "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    let request = Request(
      path: path, key: "client-\(number)-\(count)", body: "{\(members),\"amount\":\(amount)}")
    let answer = try await bank.send(request)
    ledger.last = (request, answer)
    switch answer.status {
    case 201:
      ledger.acknowledged += 1
      ledger.changes.merge(changes, uniquingKeysWith: +)
      ledger.fromOutside += changes.values.reduce(0, +)
    case 404, 409:
      break
    case 422 where changes.isEmpty:
      // Nobody transfers to the same account.
      break
    default:
      Issue.record("\(path) \(request.body) was answered \(answer.status): \(answer.body)")
    }
  }
}
