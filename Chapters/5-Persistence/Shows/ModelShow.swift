import ChapterSupport
import EventSourcing
import Events
import Persistence
import ReadModels
import SQLite
import TestStores

func showModel(in file: BankFile) async {
  await part("A read model that is ready at once", exercises: ["5.13", "5.14"]) {
    let bank = try await Bank.filled(at: file.path)
    let store = CountingStore(bank.store)
    for title in ["the first time", "opened again"] {
      let readBefore = store.eventsRead
      let accounts = try DurableProjection<AccountTable>(path: file.path)
      try await accounts.catchUp(with: store)
      let rows = try accounts.read { try AccountTable.rows(of: $1, in: $0) }
      guard !rows.isEmpty else { throw Unfinished("5.13") }
      let progress = try accounts.progress()
      print(
        "  \(title):  \(column(store.eventsRead - readBefore, 4)) events read, \(rows.count) accounts,",
        "position \(progress.checkpoint), \(progress.unknownEventCount) of an unknown type")
    }
    try await showRebuild(in: file, from: store)
  }
}

/// Corrupts the model with a statement that no program should run, and rebuilds it.
private func showRebuild(in file: BankFile, from store: CountingStore) async throws {
  let accounts = try DurableProjection<AccountTable>(path: file.path)
  let table = try accounts.read { $1 }
  try Connection(path: file.path).run("UPDATE \(table) SET balance = balance * 2 WHERE id = 1")
  print("  corrupted:       account 1 has \(try balance(of: 1, in: accounts))")
  try await accounts.rebuild(from: store)
  print("  rebuilt:         account 1 has \(try balance(of: 1, in: accounts))")
  let books = try await Books(of: store)
  let rows = try accounts.read { try AccountTable.rows(of: $1, in: $0) }
  let verb = books.agree(with: rows) ? "agrees" : "does not agree"
  print("  a fold of the log \(verb) with all \(rows.count) rows")
}

private func balance(
  of account: AccountID, in accounts: DurableProjection<AccountTable>
) throws -> Money {
  let rows = try accounts.read { try AccountTable.rows(of: $1, in: $0) }
  return rows.first { $0.id == account }?.balance ?? .zero
}
