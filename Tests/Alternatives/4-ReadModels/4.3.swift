// Other right answers to exercise 4.3.

// Answer: adds-up-anew
// Alternative: adds up all lines each time
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let lines = entries[change.accountID] ?? []
let balance = (lines.map(\.event) + [change]).reduce(.zero) { $0 &+ $1.balanceChange }
entries[change.accountID] =
  lines + [
    Entry(
      version: event.version, position: event.position, date: event.recordedAt, event: change,
      balance: balance)
  ]

// Answer: evolve
// Alternative: uses `evolve` of stage 1
// Hole: 1
guard let change = event.event as? Account.Event else { return }
var lines = entries[change.accountID] ?? []
var state = Account.State(balance: lines.last?.balance ?? .zero)
Account.evolve(&state, with: change)
lines.append(
  Entry(
    version: event.version, position: event.position, date: event.recordedAt, event: change,
    balance: state.balance))
entries[change.accountID] = lines
