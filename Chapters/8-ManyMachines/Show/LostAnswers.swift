import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import ManyMachines
import Postgres
import ScratchPostgres

/// The connections of a bank are cut in the middle of its work, again and again.
func showLostAnswers(on server: ScratchPostgres) async {
  await part("Answers that never come", exercises: ["8.4", "8.7", "8.8", "8.10"]) {
    let database = try await server.database()
    let bank = try await Machine(on: database)
    let acknowledged = Watched(0)
    async let cuts = cut(10, in: database, after: acknowledged)
    _ = try await together(16) { account in
      let id = AccountID(rawValue: account + 1)
      try await bank.ask(.open(id), of: id, id: "open \(id)")
      for number in 1...25 {
        try await bank.ask(
          .deposit(id, Money(cents: 1_00)), of: id, id: "deposit \(number) of \(id)")
        acknowledged.change { $0 += 1 }
      }
    }
    print("  16 clerks deposited 1.00 into 16 accounts, 25 times each; 400 answers came")
    print("  connections cut meanwhile: \(try await cuts)")
    var cents = 0
    for account in 1...16 {
      cents += try await bank.balance(of: AccountID(rawValue: account)).cents
    }
    print("  the sum of all balances: \(Money(cents: cents))")
    await bank.store.close()
  }
}

/// Cuts all connections of the bank `times` times: each time when 30 more answers have come.
private func cut(
  _ times: Int, in database: ScratchDatabase, after acknowledged: Watched<Int>
) async throws -> Int {
  let session = try await database.connect()
  var count = 0
  for number in 1...times {
    _ = try await acknowledged.wait { $0 >= number * 30 ? $0 : nil }
    count += try await session.run(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND backend_type = 'client backend'
      """
    ).count
  }
  await session.close()
  return count
}
