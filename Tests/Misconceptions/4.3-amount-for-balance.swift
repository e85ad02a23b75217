// Exercise: 4.3
// Mistake: takes the amount for the balance
// Shows: The balances after each line are
guard let change = event.event as? Account.Event else { return }
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: change.balanceChange)
entries[change.accountID, default: []].append(entry)
