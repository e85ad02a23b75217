// Exercise: 4.4
// Mistake: ends a flight only when the money arrives
// Shows: 30.00 were in flight, and then came
guard let change = event.event as? Account.Event else { return }
let inAccounts = try self.inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(_, let id, _, _):
  inFlight[id] = nil
case .opened, .closed, .transferReturned:
  break
}
self.inAccounts = inAccounts
