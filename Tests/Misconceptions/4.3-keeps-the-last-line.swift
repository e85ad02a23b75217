// Exercise: 4.3
// Mistake: keeps the last line only
// Shows: The balances after each line are
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID] = [entry]
