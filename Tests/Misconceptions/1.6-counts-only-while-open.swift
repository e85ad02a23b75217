// Exercise: 1.6
// Mistake: leaves out money that came in before the opening or after the closing
// Shows: rules are checked before an event is recorded
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  if state.status == .open { state.balance = state.balance &+ amount }
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  state.balance = state.balance &- amount
case .closed:
  state.status = .closed
}
