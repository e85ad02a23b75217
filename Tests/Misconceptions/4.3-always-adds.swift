// Exercise: 4.3
// Mistake: adds what goes out
// Shows: The balances after each line are
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let amount = max(change.balanceChange, .zero &- change.balanceChange)
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ amount)
entries[change.accountID, default: []].append(entry)
