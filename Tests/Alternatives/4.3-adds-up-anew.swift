// Exercise: 4.3
// Alternative: adds up all lines each time
guard let change = event.event as? Account.Event else { return }
let lines = entries[change.accountID] ?? []
let balance = (lines.map(\.event) + [change]).reduce(.zero) { $0 &+ $1.balanceChange }
entries[change.accountID] =
  lines + [
    Entry(
      version: event.version, position: event.position, date: event.recordedAt, event: change,
      balance: balance)
  ]
