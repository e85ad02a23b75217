// Exercise: 4.4
// Mistake: changes what is in the accounts before it has computed the rest
// Shows: something has changed
guard let change = event.event as? Account.Event else { return }
inAccounts = try inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
  break
}
