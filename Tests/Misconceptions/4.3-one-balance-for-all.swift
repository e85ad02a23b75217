// Exercise: 4.3
// Mistake: goes on from the last line of all accounts
// Shows: The balances after each line are
guard let change = event.event as? Account.Event else { return }
let last = entries.values.compactMap(\.last).max { $0.position < $1.position }
let before = last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
