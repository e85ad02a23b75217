// Exercise: 1.6
// Alternative: begins a new state with the opening
switch event {
case .opened: state = State(status: .open, balance: .zero)
case .closed: state = State(status: .closed, balance: state.balance)
case .withdrawn(_, let amount), .transferSent(_, _, _, let amount):
  state.balance = Money(cents: state.balance.cents &- amount.cents)
case .deposited(_, let amount), .transferReturned(_, _, let amount),
  .transferReceived(_, _, from: _, let amount):
  state.balance = Money(cents: state.balance.cents &+ amount.cents)
}
