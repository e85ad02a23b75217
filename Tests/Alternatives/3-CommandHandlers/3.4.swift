// Other right answers to exercise 3.4.

// Answer: switch
// Alternative: switches over the status
// Hole: 1
switch state.status {
case .closed:
  return []
case .unopened:
  throw .unknownAccount(id)
case .open:
  if state.balance != .zero { throw .moneyLeft(balance: state.balance) }
  return [.closed(accountID: id)]
}
