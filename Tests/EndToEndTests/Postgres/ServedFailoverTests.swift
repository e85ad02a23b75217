import Postgres
import ScratchPostgres
import StoreConformance
import Testing

@Suite("Two served banks and 64 clients, with killed banks and killed primaries")
struct ServedFailoverTests {
  private static let clients = 64
  private static let accounts = 20
  private static let addresses = 150

  /// What dies, in this order: five times a bank, and twice the primary.
  private enum Victim {
    case bank(Int)
    case primary
  }

  private static let victims: [Victim] = [
    .bank(0), .primary, .bank(1), .bank(0), .primary, .bank(1), .bank(0),
  ]

  private let folder: TemporaryFolder
  private let first: ScratchServer
  private let second: ScratchServer

  /// Both wait for a standby at each commit, when they are the primary.
  init() async throws {
    folder = try TemporaryFolder()
    let parameters = ["synchronous_standby_names": "*"]
    first = try await ScratchServer.start(ScratchServer.Settings(parameters))
    second = try await first.standby(parameters)
  }

  @Test("No acknowledged command is lost, none counts twice, sums are exact, addresses unique")
  func mix() async throws {
    let banks = try await RestartedBanks(on: first.connectionString(with: second), in: folder)
    let ledgers = try await withThrowingTaskGroup { group in
      for number in 0..<Self.clients {
        group.addTask {
          var client = MixClient(
            number: number, accounts: Self.accounts, addresses: Self.addresses, bank: banks)
          return try await client.work()
        }
      }
      try await kill(banks)
      banks.close()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    try await banks.expectSums(
      of: ledgers, accounts: Self.accounts, within: .seconds(30))
    try await banks.expectRepetitions(of: ledgers)
    try await expectLog(ledgers)
    try await banks.end()
    for server in [first, second] { await server.remove() }
  }

  /// Kills at moments that are determined by the seed.
  private func kill(_ banks: RestartedBanks) async throws {
    var random = Seed.generator(for: 880)
    var (primary, standby) = (first, second)
    for victim in Self.victims {
      try await Task.sleep(for: .milliseconds(Int.random(in: 500...2_500, using: &random)))
      switch victim {
      case .bank(let number): try await banks.killAndRestart(number)
      case .primary:
        try await failOver(from: primary, to: standby)
        (primary, standby) = (standby, primary)
      }
    }
    try await Task.sleep(for: .seconds(1))
  }

  /// Until the old primary has become a standby, the new one acknowledges nothing. The old one comes
  /// back as a primary first, which no bank may choose.
  private func failOver(from primary: ScratchServer, to standby: ScratchServer) async throws {
    try await primary.kill()
    try await standby.promote()
    try await primary.start()
    try await primary.stop()
    try await primary.follow(standby)
  }

  /// No account has two events of the same kind with the same cause, and no address two users.
  private func expectLog(_ ledgers: [MixClient.Ledger]) async throws {
    // After two failovers, the first server is the primary again.
    let address = try first.address()
    let session = try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(30))
    let doubled = try await session.run(
      """
      SELECT stream, causation_id FROM events WHERE stream LIKE 'account-%'
      GROUP BY stream, causation_id HAVING count(*) > 1
      """
    ).map { "\($0.text(0)): \($0.text(1))" }
    #expect(doubled == [])
    let registered = try await session.run(
      """
      SELECT data::json->>'email' FROM events WHERE type = 'UserCreated' ORDER BY position
      """
    ).map { $0.text(0) }
    await session.close()
    let acknowledged = ledgers.flatMap(\.addresses)
    #expect(acknowledged.count > Self.addresses / 4, "There were too few users.")
    #expect(registered.count == Set(registered).count, "An address has two users.")
    #expect(acknowledged.sorted() == registered.sorted())
  }
}
