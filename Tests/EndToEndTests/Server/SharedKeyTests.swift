import Foundation
import SQLite
import StoreConformance
import Testing

@Suite("Two served banks on one file, with requests to both")
struct SharedKeyTests {
  private static let rounds = 150
  private let client = BankClient()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Both give one response to a key, and a rejected command was not carried out")
  func agree() async throws {
    let banks = [
      try await BankServer(database: folder.bank, in: folder),
      try await BankServer(database: folder.bank, in: folder),
    ]
    // The account is there, and empty.
    #expect(try await send("/deposit/", to: banks[0]).status == 201)
    #expect(try await send("/withdraw/", to: banks[0]).status == 201)
    var random = Seed.generator(for: 618)
    var refusals = 0
    for round in 1...Self.rounds {
      let order = [banks, banks.reversed()].randomElement(using: &random) ?? banks
      // The withdrawal is refused, unless the deposit comes first.
      async let first = send("/withdraw/", key: "key-\(round)", to: order[0])
      async let deposit = send("/deposit/", to: order[1])
      async let second = send("/withdraw/", key: "key-\(round)", to: order[1])
      let answers = [try await first, try await second]
      #expect(try await deposit.status == 201)
      #expect(answers[0] == answers[1], "round \(round)")
      let repeated = try await send("/withdraw/", key: "key-\(round)", to: order[0])
      #expect(repeated == answers[0], "round \(round)")
      if answers[0].status == 409 {
        refusals += 1
        #expect(try await send("/withdraw/", to: banks[1]).status == 201)
      }
    }
    try expectOneWithdrawalForEachDeposit()
    #expect(1..<Self.rounds ~= refusals, "There was no race.")
    for bank in banks { try await bank.close() }
  }

  @Test("Both run one transfer, and it has one outcome")
  func carryOutOneTransfer() async throws {
    let banks = [
      try await BankServer(database: folder.bank, in: folder),
      try await BankServer(database: folder.bank, in: folder),
    ]
    // Account 1 is there, and empty.
    #expect(try await send("/deposit/", to: banks[0]).status == 201)
    #expect(try await send("/withdraw/", to: banks[0]).status == 201)
    #expect(try await send("/deposit/", about: 2, to: banks[1]).status == 201)
    var random = Seed.generator(for: 1_618)
    var refusals = 0
    for round in 1...Self.rounds {
      let order = [banks, banks.reversed()].randomElement(using: &random) ?? banks
      // The sender refuses, unless the deposit comes first.
      async let first = transfer(key: "key-\(round)", by: order[0])
      async let deposit = send("/deposit/", to: order[1])
      async let second = transfer(key: "key-\(round)", by: order[1])
      let answers = [try await first, try await second]
      #expect(try await deposit.status == 201)
      try #require(answers[0] == answers[1], "round \(round)")
      if answers[0].status == 409 {
        refusals += 1
        // What was refused is still there.
        try #require(try await send("/withdraw/", to: banks[1]).status == 201, "round \(round)")
      }
    }
    let moved = Self.rounds - refusals
    #expect(
      try counts(of: "Transfer%") == [
        "TransferCompleted \(moved)", "TransferFailed \(refusals)", "TransferReceived \(moved)",
        "TransferRequested \(Self.rounds)", "TransferSent \(moved)", "TransferTaken \(moved)",
      ])
    #expect(1..<Self.rounds ~= refusals, "There was no race.")
    for bank in banks { try await bank.close() }
  }

  private func transfer(key: String, by bank: BankServer) async throws -> BankAnswer {
    try await client.send(
      "POST", try bank.url("/transfer/"), #"{"from": 1, "to": 2, "amount": 1}"#,
      headers: ["Idempotency-Key": key])
  }

  /// Sends a request for 1.00 of account 1, unless it is about another one.
  private func send(
    _ path: String, about account: Int = 1, key: String? = nil, to bank: BankServer
  ) async throws -> BankAnswer {
    try await client.send(
      "POST", try bank.url(path), #"{"account_id": \#(account), "amount": 1}"#,
      headers: key.map { ["Idempotency-Key": $0] } ?? [:])
  }

  /// Every deposit was withdrawn once: by its round, or after it by a request without a key.
  private func expectOneWithdrawalForEachDeposit() throws {
    let count = Self.rounds + 1
    let expected = ["MoneyDeposited \(count)", "MoneyWithdrawn \(count)"]
    #expect(try counts(of: "Money%") == expected)
  }

  /// The number of events of each type that is like `pattern`.
  private func counts(of pattern: String) throws -> [String] {
    try Connection(path: folder.bank, mode: .readOnly).run(
      "SELECT type, count(*) FROM events WHERE type LIKE ? GROUP BY type ORDER BY type",
      .text(pattern)
    ) { "\($0.text(0)) \($0.integer(1))" }
  }
}
