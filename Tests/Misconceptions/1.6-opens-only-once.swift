// Exercise: 1.6
// Mistake: makes a rule of the opening: only an account that was never opened is opened
// Shows: Whether it may be opened again was decided before
switch event {
case .opened:
  if state.status == .unopened { state.status = .open }
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
