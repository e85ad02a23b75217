// Exercise: 4.3
// Mistake: takes the time of the machine instead of that of the event
// Shows: at the minutes with the same numbers
guard let change = event.event as? Account.Event else { return }
let before = entries[change.accountID]?.last?.balance ?? .zero
let entry = Entry(
  version: event.version, position: event.position,
  date: Date(), event: change, balance: before &+ change.balanceChange)
entries[change.accountID, default: []].append(entry)
