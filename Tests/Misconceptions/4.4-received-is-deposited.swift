// Exercise: 4.4
// Mistake: counts what arrives as paid in
// Shows: did not come from
guard let change = event.event as? Account.Event else { return }
let inAccounts = try self.inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, let amount):
  deposited = try deposited.adding(amount)
  inFlight[id] = nil
case .transferReturned(_, let id, _):
  inFlight[id] = nil
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
