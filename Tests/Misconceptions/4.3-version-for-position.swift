// Exercise: 4.3
// Mistake: takes the version for the position
// Shows: at the positions 1, 2, 4, 5 and 7
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: GlobalPosition(rawValue: event.version),
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
