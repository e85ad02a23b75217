// Other right answers to exercise 1.1.

// Answer: case-by-case
// Alternative: has one case for each event
// Hole: 1
switch event {
case .opened: state.status = .open
case .deposited(_, let amount): state.balance = state.balance &+ amount
case .withdrawn(_, let amount): state.balance = state.balance &- amount
case .transferSent(_, _, _, let amount): state.balance = state.balance &- amount
case .transferReceived(_, _, _, let amount): state.balance = state.balance &+ amount
case .transferReturned(_, _, let amount): state.balance = state.balance &+ amount
case .closed: state.status = .closed
}

// Answer: change-and-status
// Alternative: computes the change of the balance first, and adds it in one place
// Hole: 1
let change: Money =
  switch event {
  case .opened, .closed: .zero
  case .deposited(_, let amount): amount
  case .transferReceived(_, _, _, let amount): amount
  case .transferReturned(_, _, let amount): amount
  case .withdrawn(_, let amount): .zero &- amount
  case .transferSent(_, _, _, let amount): .zero &- amount
  }
var status = state.status
if case .opened = event { status = .open }
if case .closed = event { status = .closed }
state = State(status: status, balance: state.balance &+ change)
