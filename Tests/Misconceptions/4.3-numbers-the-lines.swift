// Exercise: 4.3
// Mistake: numbers the lines by itself
// Shows: not a count of your own
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: (entries[change.accountID]?.count ?? 0) + 1, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
