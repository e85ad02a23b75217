// Exercise: 1.6
// Mistake: enforces a rule in the fold and leaves out what has happened
// Shows: hides a debt from the bank
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  state.balance = state.balance &+ amount
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  if state.balance >= amount { state.balance = state.balance &- amount }
case .closed:
  state.status = .closed
}
