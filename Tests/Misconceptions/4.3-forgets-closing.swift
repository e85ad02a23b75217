// Exercise: 4.3
// Mistake: leaves out that an account was closed
// Shows: account 3 was opened and closed
guard let change = event.event as? Account.Event else { return }
if case .closed = change { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: event.recordedAt, event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
