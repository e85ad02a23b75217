// Exercise: 3.4
// Alternative: switches over the status
switch state.status {
case .closed:
  return []
case .unopened:
  throw .unknownAccount(id)
case .open:
  if state.balance != .zero { throw .moneyLeft(balance: state.balance) }
  return [.closed(accountID: id)]
}
