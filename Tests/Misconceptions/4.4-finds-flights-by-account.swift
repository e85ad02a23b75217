// Exercise: 4.4
// Mistake: finds a flight by its account instead of its transfer
// Shows: Only t is in flight
guard let change = event.event as? Account.Event else { return }
let inAccounts = try self.inAccounts.adding(change.balanceChange)
switch change {
case .deposited(_, let amount):
  deposited = try deposited.adding(amount)
case .withdrawn(_, let amount):
  withdrawn = try withdrawn.adding(amount)
case .transferSent(let from, let id, let to, let amount):
  inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
case .transferReceived(let id, _, _, _):
  inFlight = inFlight.filter { $0.value.to != id }
case .transferReturned(let id, _, _):
  inFlight = inFlight.filter { $0.value.from != id }
case .opened, .closed:
  break
}
self.inAccounts = inAccounts
