// Exercise: 1.6
// Mistake: adds where it has to take
// Shows: A withdrawal takes the amount away
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  state.balance = state.balance &+ amount
case .closed:
  state.status = .closed
}
