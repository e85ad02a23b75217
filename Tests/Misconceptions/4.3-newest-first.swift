// Exercise: 4.3
// Mistake: puts the newest line first
// Shows: versions 1 to 5
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.first?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].insert(entry, at: 0)
