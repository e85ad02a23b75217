import ChapterSupport
import EventSourcing
import Events
import Persistence
import SQLite

func showSnapshots(in file: BankFile, threshold: SnapshotThreshold) async {
  await part("With and without snapshots", exercises: ["5.9", "5.11", "5.12"]) {
    let bank = try await Bank.filled(at: file.path)
    let snapshots = try Snapshots(path: file.path)
    let loader = SnapshotLoader(store: bank.store, snapshots: snapshots, threshold: threshold)
    print(
      "  a snapshot is saved after \(threshold.eventCount) events or more, and then more events come"
    )
    let accounts: [AccountID] = [3, 7, 19]
    let before = try await load(accounts, by: loader)
    for (account, loaded) in zip(accounts, before) {
      try await pay(account, after: loaded.version, in: bank)
    }
    let with = try await load(accounts, by: loader)
    try requireSnapshots(in: file, after: before, with: with, threshold: threshold)
    try snapshots.removeAll()
    let without = try await load(accounts, by: loader)
    print("                                events read   and without")
    print("  account    balance  version  with snapshots          them")
    for (account, (with, without)) in zip(accounts, zip(with, without)) {
      guard with.state == without.state else { throw OtherBalance(account: account) }
      let columns = [
        column(account, 7), column(without.state.balance, 10), column(without.version, 8),
        column(with.eventsRead, 15), column(without.eventsRead, 13),
      ]
      print("  \(columns.joined(separator: " "))")
    }
  }
}

/// Deposits one unit, or more for a higher account number.
private func pay(_ account: AccountID, after version: Int, in bank: Bank) async throws {
  let events = (0..<account.rawValue).map { number in
    NewEvent(
      id: CountedEventIDs.id(numbered: UInt64(100_000 * account.rawValue + number)),
      event: Account.Event.deposited(accountID: account, amount: Money(cents: 1_00)))
  }
  try await bank.store.append(
    events, to: Account.stream(of: account), expecting: .exactly(version))
}

private func load(
  _ accounts: [AccountID], by loader: SnapshotLoader
) async throws -> [Loaded<Account.State>] {
  var loads: [Loaded<Account.State>] = []
  for account in accounts {
    loads.append(try await loader.load(Account.self, from: Account.stream(of: account)))
  }
  return loads
}

/// - Throws: `Unfinished` when snapshots should have been kept and used, and were not.
private func requireSnapshots(
  in file: BankFile, after before: [Loaded<Account.State>], with: [Loaded<Account.State>],
  threshold: SnapshotThreshold
) throws {
  let isDue = before.contains { $0.eventsRead >= threshold.eventCount }
  guard isDue, zip(before, with).allSatisfy({ $0.eventsRead < $1.eventsRead }) else { return }
  let connection = try Connection.eventStore(at: file.path)
  let count = try connection.integer("SELECT count(*) FROM snapshots")
  throw Unfinished(count == 0 ? "5.11" : "5.12")
}

private struct OtherBalance: Error, CustomStringConvertible {
  let account: AccountID

  var description: String { "with a snapshot, account \(account) has another balance" }
}
