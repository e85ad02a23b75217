import EventSourcing
import Foundation
import StoreConformance
import Testing

/// One bank or several of them, to which the clients of a mix send their requests.
protocol MixedBank: Sendable {
  /// Whether clients shall begin nothing new.
  var isClosing: Bool { get }

  /// Sends the request until it is answered by anything but "not now".
  func send(
    _ method: String, _ path: String, _ body: String?, headers: [String: String]
  ) async throws -> BankAnswer
}

extension MixedBank {
  func send(_ request: MixClient.Request) async throws -> BankAnswer {
    try await send("POST", request.path, request.body, headers: ["Idempotency-Key": request.key])
  }

  /// What the clients were told adds up to what the accounts hold, cent by cent.
  ///
  /// A bank sees what was sent to it at once, and what was sent to another one a little later: within
  /// `limit`.
  func expectSums(
    of ledgers: [MixClient.Ledger], accounts: Int, within limit: Duration = .zero
  ) async throws {
    var expected: [Int: Int] = [:]
    for ledger in ledgers { expected.merge(ledger.changes, uniquingKeysWith: +) }
    #expect(ledgers.reduce(0) { $0 + $1.acknowledged } > 500, "There were too few commands.")
    var total = 0
    for id in 1...accounts {
      var cents = try await balance(of: id)
      let deadline = ContinuousClock.now + limit
      while cents != Decimal(expected[id] ?? 0), ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(20))
        cents = try await balance(of: id)
      }
      #expect(cents == Decimal(expected[id] ?? 0), "account \(id)")
      total += expected[id] ?? 0
    }
    // What transfers took they also brought: only deposits and withdrawals change the sum.
    #expect(total == ledgers.reduce(0) { $0 + $1.fromOutside })
  }

  /// The balance of an account in cents, as a bank answers it.
  private func balance(of id: Int) async throws -> Decimal {
    let answer = try await send("GET", "/accounts/\(id)", nil, headers: [:])
    let balance = try #require(answer.body.firstMatch(of: #/"balance":([-0-9.]+)/#)?.1)
    return try #require(Decimal(string: String(balance))) * 100
  }

  /// Sent once more, each of the last requests is answered as it was.
  func expectRepetitions(of ledgers: [MixClient.Ledger]) async throws {
    for ledger in ledgers {
      guard let last = ledger.last else { continue }
      let again = try await send(last.request)
      #expect(again == last.answer)
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
    /// The e-mail addresses with which it has registered users.
    var addresses: [String] = []
  }

  let number: Int
  let accounts: Int
  let bank: any MixedBank
  /// Clients register with some addresses that others want as well, when this is above 0.
  let addresses: Int
  private var random: SeededGenerator
  private var ledger = Ledger()
  private var count = 0

  init(number: Int, accounts: Int, addresses: Int = 0, bank: any MixedBank) {
    self.number = number
    self.accounts = accounts
    self.addresses = addresses
    self.bank = bank
    random = Seed.generator(for: 601 + number)
  }

  mutating func work() async throws -> Ledger {
    while !bank.isClosing { try await act() }
    return ledger
  }

  private mutating func act() async throws {
    if addresses > 0, Int.random(in: 0..<10, using: &random) == 0 { try await register() }
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
    let amount = "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    let (request, answer) = try await send(path, "{\(members),\"amount\":\(amount)}")
    switch answer.status {
    case 202 where try await !hasArrived(request.key):
      break
    case 201, 202:
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

  /// Waits for the end of a transfer that a bank goes on with by itself.
  private func hasArrived(_ key: String) async throws -> Bool {
    var isCompleted = false
    try await eventually("transfer \(key) ends") {
      let answer = try await bank.send("GET", "/transfers/\(key)", nil, headers: [:])
      isCompleted = answer["status"] as? String == "completed"
      return isCompleted || answer["status"] as? String == "failed"
    }
    return isCompleted
  }

  /// Registers a user with an address that others try to get as well.
  private mutating func register() async throws {
    let address = "user\(Int.random(in: 1...addresses, using: &random))@example.com"
    let (request, answer) = try await send(
      "/users/", #"{"first_name":"Ada","last_name":"Byron","email":"\#(address)"}"#)
    switch answer.status {
    case 201: ledger.addresses.append(address)
    case 409: break
    default: Issue.record("\(request.body) was answered \(answer.status): \(answer.body)")
    }
  }

  private mutating func send(
    _ path: String, _ body: String
  ) async throws -> (request: Request, answer: BankAnswer) {
    count += 1
    let request = Request(path: path, key: "client-\(number)-\(count)", body: body)
    let answer = try await bank.send(request)
    ledger.last = (request, answer)
    return (request, answer)
  }
}
