// Exercise: 4.1
// Alternative: lets the fold of stage 1 do it
guard let change = event.event as? Account.Event else { return }
let id = change.accountID
let row = rows[id] ?? Row(id: id)
var state = Account.State(status: row.status, balance: row.balance)
Account.evolve(&state, with: change)
rows.set(
  Row(id: id, status: state.status, balance: state.balance, version: event.version), for: id)
