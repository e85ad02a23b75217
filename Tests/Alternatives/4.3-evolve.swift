// Exercise: 4.3
// Alternative: lets the fold of stage 1 do it
guard let change = event.event as? Account.Event else { return }
var lines = entries[change.accountID] ?? []
var state = Account.State(balance: lines.last?.balance ?? .zero)
Account.evolve(&state, with: change)
lines.append(
  Entry(
    version: event.version, position: event.position, date: event.recordedAt, event: change,
    balance: state.balance))
entries[change.accountID] = lines
