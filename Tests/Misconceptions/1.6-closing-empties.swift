// Exercise: 1.6
// Mistake: empties the account on closing, though no money has moved
// Shows: no money has moved
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  state.balance = state.balance &- amount
case .closed:
  state = State(status: .closed, balance: .zero)
}
