// Exercise: 1.6
// Mistake: makes a new state when the account is opened, and with it a new balance
// Shows: Opening moves no money
switch event {
case .opened:
  state = State(status: .open)
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  state.balance = state.balance &- amount
case .closed:
  state.status = .closed
}
