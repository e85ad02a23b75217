// Other right answers to exercise 4.1.

// Answer: case-by-case
// Alternative: has one case for each event
// Instead of:
default: break
}
row.balance = row.balance &+ change.balanceChange
// Write:
case .deposited(_, let amount), .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  row.balance = row.balance &+ amount
case .withdrawn(_, let amount), .transferSent(_, _, _, let amount):
  row.balance = row.balance &- amount
}

// Answer: evolve
// Alternative: uses `evolve` of stage 1
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let id = change.accountID
let row = rows[id] ?? Row(id: id)
var state = Account.State(status: row.status, balance: row.balance)
Account.evolve(&state, with: change)
rows.set(
  Row(id: id, status: state.status, balance: state.balance, version: event.version), for: id)
