// Exercise: 4.4
// Mistake: takes what is on its way for what is in the accounts
// Shows: so 79.00 are in the accounts
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
inAccounts = try deposited.subtracting(withdrawn)
