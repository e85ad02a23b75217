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
    print("  after \(threshold.eventCount) events or more a snapshot is kept")
    let accounts: [AccountID] = [3, 7, 19]
    let without = try await load(accounts, by: loader)
    let with = try await load(accounts, by: loader)
    try requireSnapshots(in: file, after: without, with: with, threshold: threshold)
    try snapshots.removeAll()
    let removed = try await load(accounts, by: loader)
    print("                               events read")
    print("  account    balance  version    without     with  removed")
    for (index, account) in accounts.enumerated() {
      let loads = [without[index], with[index], removed[index]]
      guard Set(loads.map(\.state)).count == 1 else { throw OtherBalance(account: account) }
      let columns = [
        column(account, 7), column(with[index].state.balance, 10), column(with[index].version, 8),
        column(without[index].eventsRead, 10), column(with[index].eventsRead, 8),
        column(removed[index].eventsRead, 8),
      ]
      print("  \(columns.joined(separator: " "))")
    }
  }
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
  in file: BankFile, after without: [Loaded<Account.State>], with: [Loaded<Account.State>],
  threshold: SnapshotThreshold
) throws {
  let isDue = without.contains { $0.eventsRead >= threshold.eventCount }
  guard isDue, without.map(\.eventsRead) == with.map(\.eventsRead) else { return }
  let connection = try Connection.bank(at: file.path)
  let count = try connection.integer("SELECT count(*) FROM snapshots")
  throw Unfinished(count == 0 ? "5.11" : "5.12")
}

private struct OtherBalance: Error, CustomStringConvertible {
  let account: AccountID

  var description: String { "with a snapshot, account \(account) has another balance" }
}
