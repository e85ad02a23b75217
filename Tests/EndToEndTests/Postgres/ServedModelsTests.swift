import EventSourcing
import Foundation
import Postgres
import ScratchPostgres
import StoreConformance
import Testing

@Suite("Two served banks that share their read models")
struct ServedModelsTests {
  private static let rounds = 5

  private let folder: TemporaryFolder
  private let database: ScratchDatabase
  private let client = BankClient()

  init() async throws {
    folder = try TemporaryFolder()
    database = try await ScratchPostgres.shared().database()
  }

  private func bank() async throws -> BankServer {
    let host = database.address.hosts[0]
    return try await BankServer(
      in: folder,
      postgres: "host=\(host.name) port=\(host.port) user=bank dbname=\(database.name)")
  }

  @Test("A keeper that is paused or killed is replaced, and each event counts once in all models")
  func replaces() async throws {
    var random = Seed.generator(for: 895)
    var banks = [try await bank(), try await bank()]
    let session = try await database.connect()
    var count = 0
    for round in 1...Self.rounds {
      let keeper = try await keeper(of: banks, seenBy: session)
      let other = banks[1 - keeper]
      let sleeper = banks[keeper]
      async let deposits: Void = deposit(20, at: other)
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...50, using: &random)))
      if round == Self.rounds { try await sleeper.kill() } else { sleeper.pause() }
      try await deposits
      count += 20
      // The other one has to take the lease for that.
      try await expect(count, at: other)
      if round == Self.rounds { banks[keeper] = try await bank() } else { sleeper.wake() }
      try await deposit(1, at: banks[keeper])
      count += 1
      for bank in banks { try await expect(count, at: bank) }
    }
    for (table, rows) in [("read_statements", count + 1), ("read_feed", count + 1)] {
      #expect(try await session.run("SELECT count(*) FROM \(table)")[0].integer(0) == rows)
    }
    #expect(try await session.run("SELECT deposited FROM read_totals")[0].integer(0) == count)
    for bank in banks {
      let run = try await bank.close()
      #expect(run.status == 0)
    }
    let free = try await session.run(
      "SELECT FROM leases WHERE name = 'read-models' AND expires_at <= clock_timestamp()")
    #expect(free.count == 1, "The keeper has not given the lease back.")
    await session.close()
  }

  /// Waits until one of `banks` keeps the models, and returns its index.
  private func keeper(
    of banks: [BankServer], seenBy session: PostgresConnection
  ) async throws -> Int {
    var found: Int?
    try await eventually("one of the banks keeps the models") {
      let holder = try await session.run(
        """
        SELECT holder FROM leases WHERE name = 'read-models' AND expires_at > clock_timestamp()
        """
      ).first?.text(0)
      found = banks.firstIndex { holder?.hasPrefix("\($0.processID) ") == true }
      return found != nil
    }
    return try #require(found)
  }

  /// Deposits a cent `count` times.
  private func deposit(_ count: Int, at bank: BankServer) async throws {
    for _ in 0..<count {
      let answer = try await client.send(
        "POST", try bank.url("/deposit/"), #"{"account_id": 1, "amount": 0.01}"#)
      #expect(answer.status == 201)
    }
  }

  /// Waits until a bank shows the balance, which never is more.
  private func expect(_ cents: Int, at bank: BankServer) async throws {
    var shown = 0
    try await eventually("the bank shows \(cents) cents") {
      let answer = try await client.send("GET", try bank.url("/accounts/1"))
      let balance = (answer["balance"] as? Double).map { Int(($0 * 100).rounded()) }
      #expect(balance ?? 0 >= shown && balance ?? 0 <= cents)
      shown = balance ?? shown
      return balance == cents
    }
  }
}
