// Exercise: 4.3
// Mistake: takes the position for the version
// Shows: versions 1 to 5
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.position.rawValue, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
