// Exercise: 1.6
// Mistake: leaves an event out when the sum is out of range
// Shows: nor leave an event out
switch event {
case .opened:
  state.status = .open
case .deposited(_, let amount),
  .transferReceived(_, _, _, let amount),
  .transferReturned(_, _, let amount):
  if let sum = try? state.balance.adding(amount) { state.balance = sum }
case .withdrawn(_, let amount),
  .transferSent(_, _, _, let amount):
  if let rest = try? state.balance.subtracting(amount) { state.balance = rest }
case .closed:
  state.status = .closed
}
