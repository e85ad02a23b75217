// Exercise: 4.3
// Mistake: takes the amount for the balance
// Shows: In cents, the balances
guard let change = event.event as? Account.Event else { return }
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: change.balanceChange)
entries[change.accountID, default: []].append(entry)
