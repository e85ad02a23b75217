// Exercise: 1.6
// Alternative: finds the change of the balance first and adds it in one place
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
