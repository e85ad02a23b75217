// Exercise: 1.6
// Mistake: sorts a returned transfer in with the sent ones
// Shows: gives the amount back to the sender
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &- amount
case .closed:
  state.status = .closed
}
