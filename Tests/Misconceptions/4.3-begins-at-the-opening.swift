// Exercise: 4.3
// Mistake: begins at nothing when an account is opened
// Shows: All of that has happened: five lines
guard let change = event.event as? Account.Event else { return }
var balance = (entries[change.accountID]?.last?.balance ?? .zero) &+ change.balanceChange
if case .opened = change { balance = .zero }
let entry = Entry(
  version: event.version, position: event.position, date: event.recordedAt, event: change,
  balance: balance)
entries[change.accountID, default: []].append(entry)
