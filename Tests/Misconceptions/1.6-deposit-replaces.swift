// Exercise: 1.6
// Mistake: takes the amount of a deposit for the new balance
// Shows: not what the balance was
switch event {
case .opened:
  state.status = .open
case .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  state.balance = state.balance &- amount
case .deposited(_, let amount):
  state.balance = amount
case .closed:
  state.status = .closed
}
