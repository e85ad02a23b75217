// Exercise: 4.3
// Mistake: leaves out what moves no money
// Shows: Each of these events is a line
guard let change = event.event as? Account.Event else { return }
guard change.balanceChange != .zero else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
