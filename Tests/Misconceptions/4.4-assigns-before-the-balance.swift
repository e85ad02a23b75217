// Exercise: 4.4
// Mistake: changes what came in before it has computed what is in the accounts
// Shows: Compute first, and
guard let change = event.event as? Account.Event else { return }
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
inAccounts = try inAccounts.adding(change.balanceChange)
